// What mentions mean, without a store: scores, clusters, and what hostile text costs.
#include "store/match_citations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "store/citation_score.h"

namespace vanthu {
namespace {

CitedFacts facts(const std::string& identity, std::optional<std::string> date = std::nullopt,
                 const std::string& title = "") {
  CitedFacts made{parse_identity(identity).value(), std::move(date), {}};
  if (!title.empty()) made.titles = {title_grams(title)};
  return made;
}

constexpr const char* kTitle = "về đẩy mạnh chuyển đổi số trong các cơ quan hành chính nhà nước";
constexpr const char* kSameTitle = "Về việc đẩy mạnh chuyển đổi số trong các cơ quan hành chính";
constexpr const char* kOtherTitle = "phòng, chống thiên tai và tìm kiếm cứu nạn";

struct ScoreCase {
  std::string name;
  CitedFacts a, b;
  int score;
  bool contradicts;
};

TEST(CitationScore, AddsWhatAgreesAndTakesOffWhatDoesNot) {
  const std::string city = "st:hải-phòng.ubnd:KH:7:2026", somewhere = "st:?.ubnd:KH:7:2026";
  const std::vector<ScoreCase> cases{
      {"body, day, year", facts(city, "2026-02-03"), facts(city, "2026-02-03"), 7, false},
      {"title too", facts(city, "2026-02-03", kTitle), facts(city, "2026-02-03", kSameTitle), 9, false},
      {"one field of the day", facts(city, "2026-02-03"), facts(city, "2026-02-04"), 5, true},
      {"another day", facts(city, "2026-02-03"), facts(city, "2026-05-14"), 2, true},
      {"another day, one title", facts(city, "2026-02-03", kTitle), facts(city, "2026-05-14", kSameTitle), 4,
       true},
      {"no day", facts(city, "2026-02-03"), facts(city), 4, false},
      {"part of the day", facts(city, "2026-02-03"), facts(city, "2026-02"), 4, false},
      {"another month", facts(city, "2026-02-03"), facts(city, "2026-03"), 2, true},
      {"another year", facts(city), facts("st:hải-phòng.ubnd:KH:7:2025"), -1, true},
      {"body unknown", facts(city, "2026-02-03"), facts(somewhere, "2026-02-03"), 5, false},
      {"number alone", facts(city, "2026-02-03"), facts("st:?.ubnd:KH:7:?"), 1, false},
      {"bodies unknown, titles unlike", facts(somewhere, "2026-02-03", kTitle),
       facts(somewhere, "2026-02-03", kOtherTitle), 0, true},
      {"bodies unknown, one title", facts(somewhere, "2026-02-03", kTitle),
       facts(somewhere, "2026-02-03", kSameTitle), 7, false},
      {"another body of one place by chance", facts(city, "2026-02-03"),
       facts("st:hải-phòng.hđnd:KH:7:2026", "2026-02-03"), 0, true},
      {"another body of one place, one title", facts(city, "2026-02-03", kTitle),
       facts("st:hải-phòng.hđnd:KH:7:2026", "2026-02-03", kSameTitle), 3, true},
      {"another place, one title", facts(city, "2026-02-03", kTitle),
       facts("st:hưng-yên.ubnd:KH:7:2026", "2026-02-03", kSameTitle), 0, true},
      {"another regime", facts(city, "2026-02-03"), facts("qp:hải-phòng.ubnd:KH:7:2026", "2026-02-03"), 0,
       true},
      {"decision or rule of one day", facts("pt:tw:QĐ.qd:124:2016-2021", "2018-02-02"),
       facts("pt:tw:QĐ.qyd:124:2016-2021", "2018-02-02"), 7, false},
      {"decision and rule", facts("pt:tw:QĐ.qd:124:2016-2021", "2018-02-02"),
       facts("pt:tw:QĐ.qyd:124:2016-2021", "2018-02-03"), 0, true},
      {"decision, word absent", facts("pt:tw:QĐ.qd:124:2016-2021", "2018-02-02"), facts("pt:tw:QĐ.?:124:?"),
       3, false},
      {"a law's number, another day", facts("law:qh:10:2022", "2022-11-10"),
       facts("law:qh:10:2022", "2021-03-04"), 4, false},
  };
  for (const ScoreCase& one : cases) {
    for (const Agreement& agreement : {compare_cited(one.a, one.b), compare_cited(one.b, one.a)}) {
      EXPECT_EQ(agreement.score, one.score) << one.name;
      EXPECT_EQ(agreement.contradicts, one.contradicts) << one.name;
    }
  }
}

TEST(CitationScore, PlacesMeetWhereOneLiesInTheOther) {
  EXPECT_TRUE(places_may_meet("hải-phòng", "hải-phòng.xã-a"));
  EXPECT_TRUE(places_may_meet("", "hải-phòng.xã-a"));
  EXPECT_TRUE(places_may_meet("?tỉnh.xã-b", "hải-phòng.xã-a"));
  EXPECT_FALSE(places_may_meet("hải-phòng.xã-b", "hải-phòng.xã-a"));
  EXPECT_FALSE(places_may_meet("hải-phòng", "hưng-yên"));
}

/// Citations of one wording each in one document.
CitationBlock block_of_wordings(std::vector<CitationWording> wordings) {
  CitationBlock block{std::move(wordings), {{"document", "hải-phòng.xã-a"}}, {}, {}};
  for (std::size_t i = 0; i < block.wordings.size(); ++i) block.mentions.push_back({i, 0, 1});
  return block;
}

CitationWording wording(const std::string& identity, std::optional<std::string> date = std::nullopt,
                        std::optional<std::string> title = std::nullopt) {
  CitationWording made;
  made.identity = identity;
  made.date = std::move(date);
  made.title = std::move(title);
  return made;
}

TEST(CitationMatch, NeverChainsWhatConflicts) {
  // The second agrees with the first and with the third, which are of two bodies.
  const BlockMeaning meaning = match_citations(block_of_wordings(
      {wording("st:hải-phòng.ubnd:KH:7:2026", "2026-02-03"), wording("st:?.ubnd:KH:7:2026", "2026-02-03"),
       wording("st:hưng-yên.ubnd:KH:7:2026", "2026-02-03")}));
  ASSERT_EQ(meaning.documents.size(), 2u);
  EXPECT_EQ(meaning.mentions[0].document, 1u);
  EXPECT_EQ(meaning.mentions[2].document, 0u);
  EXPECT_FALSE(meaning.mentions[1].document);
  EXPECT_EQ(meaning.mentions[1].others, (std::vector<MeantCandidate>{{0, 5}, {1, 5}}));
}

TEST(CitationMatch, GivesAPartlyKnownKeyWhatTheOthersKnow) {
  const BlockMeaning meaning = match_citations(block_of_wordings(
      {wording("pt:tw:QĐ.?:217:?", "2013-12-12"), wording("pt:tw:QĐ.qd:217:?", "2013-12-12"),
       wording("pt:?.tw:QĐ.?:217:2011-2016", "2013-12-12")}));
  ASSERT_EQ(meaning.documents.size(), 1u);
  EXPECT_EQ(meaning.documents[0].entity, "pt:tw:QĐ.qd:217:2011-2016");
}

TEST(CitationMatch, TellsOnlySoManyCandidates) {
  std::vector<CitationWording> wordings;
  for (int i = 10; i < 60; ++i) {
    wordings.push_back(
        wording("st:hải-phòng.ubnd:KH:7:20" + std::to_string(i), "20" + std::to_string(i) + "-01-02"));
  }
  wordings.push_back(wording("st:hải-phòng.ubnd:KH:7:?"));
  const BlockMeaning meaning = match_citations(block_of_wordings(wordings));
  EXPECT_FALSE(meaning.mentions.back().document);
  EXPECT_EQ(meaning.mentions.back().others.size(), kMostCandidates);
}

/// Some of everything, as one seed has it.
CitationBlock random_block(std::uint32_t seed) {
  std::mt19937 dice(seed);
  const std::vector<std::string> issuers{"hải-phòng.đu-ubnd", "hải-phòng.tu", "?.đu",
                                         "hải-phòng.xã-a.đu", "?xã.đu",       "tw"},
      periods{"2025-2030", "2020-2025", "?"}, dates{"2026-03-20", "2026-03-21", "2026-01-14", "2026", ""},
      titles{kTitle, kSameTitle, kOtherTitle, ""};
  const auto one_of = [&](const std::vector<std::string>& from) { return from[dice() % from.size()]; };
  const auto optional = [](const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
  };
  CitationBlock block;
  for (int i = 0; i < 12; ++i) {
    block.wordings.push_back(wording("pt:" + one_of(issuers) + ":NQ:5:" + one_of(periods),
                                     optional(one_of(dates)), optional(one_of(titles))));
    block.wordings.back().contradicts_itself = dice() % 8 == 0;
  }
  for (int i = 0; i < 5; ++i) {
    block.documents.push_back({"document " + std::to_string(i), i % 2 == 0 ? "hải-phòng.xã-a"
                                                                : i == 1   ? ""
                                                                           : "hải-phòng"});
    if (dice() % 3 == 0) block.heads.push_back({dice() % 12, static_cast<std::size_t>(i), 1});
  }
  for (std::size_t w = 0; w < 12; ++w) block.mentions.push_back({w, dice() % 5, dice() % 3 + 1});
  return block;
}

/// The meaning of each mention in words that positions have no part in.
std::vector<std::string> told(const CitationBlock& block, const BlockMeaning& meaning) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < block.mentions.size(); ++i) {
    const CitationWording& said = block.wordings[block.mentions[i].wording];
    std::string line = block.documents[block.mentions[i].document].name + said.identity +
                       said.date.value_or("-") + said.title.value_or("-") +
                       (said.contradicts_itself ? "!" : "") + " means ";
    const MentionMeaning& mention = meaning.mentions[i];
    line += mention.document ? meaning.documents[*mention.document].entity : "nothing";
    line += mention.conflicting ? " conflicting" : "";
    for (const MeantCandidate& other : mention.others) {
      line += " or " + meaning.documents[other.document].entity + " " + std::to_string(other.score);
    }
    lines.push_back(std::move(line));
  }
  for (const MeantDocument& document : meaning.documents) {
    lines.push_back(document.entity + " is " + document.fields.date.value_or("-") +
                    document.fields.title.value_or("-") +
                    (document.head ? block.documents[*document.head].name : "awaited"));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// The same facts in another order.
CitationBlock shuffled(const CitationBlock& block, std::mt19937& dice) {
  std::vector<std::size_t> wordings(block.wordings.size()), documents(block.documents.size());
  for (std::size_t i = 0; i < wordings.size(); ++i) wordings[i] = i;
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i] = i;
  std::shuffle(wordings.begin(), wordings.end(), dice);
  std::shuffle(documents.begin(), documents.end(), dice);
  CitationBlock other = block;
  for (std::size_t i = 0; i < wordings.size(); ++i) other.wordings[wordings[i]] = block.wordings[i];
  for (std::size_t i = 0; i < documents.size(); ++i) other.documents[documents[i]] = block.documents[i];
  for (auto* list : {&other.mentions, &other.heads}) {
    for (BlockMention& mention : *list) {
      mention = {wordings[mention.wording], documents[mention.document], mention.times};
    }
    std::shuffle(list->begin(), list->end(), dice);
  }
  return other;
}

TEST(CitationMatch, IsAFunctionOfTheFactsInWhateverOrder) {
  std::mt19937 dice(1);
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const CitationBlock block = random_block(seed);
    const std::vector<std::string> expected = told(block, match_citations(block));
    for (int i = 0; i < 5; ++i) {
      const CitationBlock other = shuffled(block, dice);
      ASSERT_EQ(told(other, match_citations(other)), expected) << seed;
    }
  }
}

/// A block in which each document without a head stands three times, and what its mentions are copies of.
struct SpreadBlock {
  CitationBlock block;
  std::vector<std::size_t> originals;  // of the mentions
};

bool has_head(const CitationBlock& block, std::size_t document) {
  return std::any_of(block.heads.begin(), block.heads.end(),
                     [&](const BlockMention& head) { return head.document == document; });
}

SpreadBlock spread(const CitationBlock& block) {
  SpreadBlock spread{block, {}};
  for (std::size_t i = 0; i < block.mentions.size(); ++i) spread.originals.push_back(i);
  for (std::size_t document = 0; document < block.documents.size(); ++document) {
    for (int copy = 0; copy < 2 && !has_head(block, document); ++copy) {
      for (std::size_t i = 0; i < block.mentions.size(); ++i) {
        if (block.mentions[i].document != document) continue;
        spread.block.mentions.push_back(
            {block.mentions[i].wording, spread.block.documents.size(), block.mentions[i].times});
        spread.originals.push_back(i);
      }
      spread.block.documents.push_back(block.documents[document]);
    }
  }
  return spread;
}

TEST(CitationMatch, DocumentsOfOnePlaceThatCiteAlikeMayStandAsOne) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    CitationBlock together = random_block(seed);
    const auto [apart, originals] = spread(together);
    for (BlockMention& mention : together.mentions) {
      if (!has_head(together, mention.document)) mention.times *= 3;
    }
    const BlockMeaning one = match_citations(together), each = match_citations(apart);
    ASSERT_EQ(each.documents.size(), one.documents.size()) << seed;
    for (std::size_t i = 0; i < one.documents.size(); ++i) {
      ASSERT_EQ(each.documents[i].entity, one.documents[i].entity) << seed;
      ASSERT_EQ(each.documents[i].fields, one.documents[i].fields) << seed;
      ASSERT_EQ(each.documents[i].head, one.documents[i].head) << seed;
    }
    for (std::size_t i = 0; i < each.mentions.size(); ++i) {
      ASSERT_EQ(each.mentions[i].document, one.mentions[originals[i]].document) << seed;
      ASSERT_EQ(each.mentions[i].conflicting, one.mentions[originals[i]].conflicting) << seed;
      ASSERT_EQ(each.mentions[i].others, one.mentions[originals[i]].others) << seed;
    }
  }
}

TEST(CitationMatch, KeysAreNeverGivenTwiceAndHeadsNeverShared) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const CitationBlock block = random_block(seed);
    const BlockMeaning meaning = match_citations(block);
    std::size_t heads = 0;
    for (std::size_t i = 0; i < meaning.documents.size(); ++i) {
      if (i > 0) {
        ASSERT_LT(meaning.documents[i - 1].entity, meaning.documents[i].entity) << seed;
      }
      heads += meaning.documents[i].head ? 1 : 0;
    }
    ASSERT_EQ(heads, block.heads.size()) << seed;
    for (const MentionMeaning& mention : meaning.mentions) {
      ASSERT_TRUE(mention.document || !mention.others.empty()) << seed;
    }
  }
}

double seconds_for(const CitationBlock& block) {
  const std::clock_t start = std::clock();
  match_citations(block);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST(CitationMatch, HostileBlocksCostNoMoreThanInProportion) {
  const auto block_of_size = [](int shape, std::size_t size) {
    std::vector<CitationWording> wordings;
    for (std::size_t i = 0; i < size; ++i) {
      const std::string year = std::to_string(1000 + i % 9000), day = std::to_string(10 + i / 9000 % 18);
      const std::string title = std::to_string(i * 1'000'003) + " " + std::to_string(i * i * 7919 + i);
      if (shape == 0) wordings.push_back(wording("st:hải-phòng.ubnd:KH:7:2026", year + "-02-" + day, title));
      if (shape == 1) wordings.push_back(wording("st:?.ubnd:KH:7:?", std::nullopt, title));
      if (shape == 2) wordings.push_back(wording("st:?.ubnd:KH:7:?", year + "-02-" + day, title));
      if (shape == 3)
        wordings.push_back(wording("st:x" + std::to_string(i) + ".ubnd:KH:7:2026", "2026-02-03", title));
    }
    return block_of_wordings(std::move(wordings));
  };
  for (int shape = 0; shape < 4; ++shape) {
    const double few = seconds_for(block_of_size(shape, 2000)),
                 many = seconds_for(block_of_size(shape, 16'000));
    EXPECT_LT(many, 24 * few + 0.1) << shape << ": quadratic would be 64 times";
    std::cout << "shape " << shape << ": " << few << " s, " << many << " s\n";
  }
}

}  // namespace
}  // namespace vanthu
