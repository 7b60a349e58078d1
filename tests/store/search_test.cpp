// Store::search: what ranks before what, filters, slips.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sample_documents.h"
#include "searched_plan.h"
#include "store/search_slips.h"
#include "store/search_texts.h"
#include "store/store.h"

namespace vanthu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::error_code_of;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::quoted;
using testing::SearchedPlan;
using testing::TemporaryFolder;
using testing::typed;

std::string name_of(const SearchHit& hit) {
  static const char* const kParts[]{"title", "task", "heading", "text"};
  return hit.path + " " + kParts[static_cast<std::size_t>(hit.part)] +
         (hit.index ? " " + std::to_string(*hit.index) : "") + (hit.as_written ? "" : " ~") +
         (hit.in_order ? " in order" : "");
}

class Search : public ::testing::Test {
 protected:
  void put(const SearchedPlan& plan) { store_.put(plan.document(), "r"); }

  std::vector<std::string> names(const SearchQuestion& question) const {
    std::vector<std::string> names;
    for (const SearchHit& hit : store_.search(question).hits) names.push_back(name_of(hit));
    return names;
  }
  std::vector<std::string> names(const std::string& words) const { return names({.query = typed(words)}); }

  TemporaryFolder folder_;
  std::string path_ = folder_.file("s.db");
  Store store_ = Store::open(path_, Access::read_write);
};

TEST_F(Search, DiacriticsComeBeforeOrderAndOrderBeforePlace) {
  put({.path = "a", .title = "Ban van khéo", .parts = {{"Dân vận khéo", "Mô hình dân vận khéo", {}}}});
  put({.path = "b", .title = "Dan van kheo", .parts = {{"", "", {"Khéo vận động dân", "Dân vận khéo"}}}});
  EXPECT_THAT(names("dân vận khéo"),
              ElementsAre("b task 1 in order", "a heading 0 in order", "a text in order", "b task 0",
                          "b title ~ in order", "a title ~"));
  EXPECT_THAT(names("dan van kheo"),
              ElementsAre("b title in order", "b task 1 in order", "a heading 0 in order", "a text in order",
                          "a title", "b task 0"));
}

TEST_F(Search, OfAVeryLongTextTheBeginningIsFound) {
  std::string text = "Mở đầu kế hoạch";
  for (int i = 0; text.size() < kMostIndexed; ++i) text += " từ" + std::to_string(i) + "\n";
  put({.path = "a", .parts = {{"", text + " cuối cùng", {}}}});
  EXPECT_THAT(names("mo dau"), ElementsAre("a text in order"));
  EXPECT_THAT(names("từ60001"), ElementsAre("a text"));  // more words than are remembered at a time
  EXPECT_THAT(names("cuoi cung"), IsEmpty());
  put({.path = "a", .parts = {{"", "Mở đầu", {}}}});
  EXPECT_THAT(names("từ60001"), IsEmpty());
  EXPECT_THAT(names("tu*"), IsEmpty());
}

TEST_F(Search, TitlesComeBeforeTasksHeadingsAndText) {
  put({.path = "a",
       .title = "Chuyển đổi số",
       .parts = {{"Chuyển đổi số", "Về chuyển đổi số.", {"Tập huấn chuyển đổi số"}}}});
  EXPECT_THAT(names("chuyen doi so"), ElementsAre("a title in order", "a task 0 in order",
                                                  "a heading 0 in order", "a text in order"));
}

TEST_F(Search, OfEqualPlacesTheBetterMatchComesFirst) {
  const std::string others(" việc khác nữa của các đơn vị trên địa bàn trong năm và các năm sau");
  put({.path = "a",
       .parts = {{"", "", {"Trồng cây" + others + others, "Trồng cây, chăm sóc cây", "Trồng cây"}}}});
  const std::vector<std::string> found = names("cay");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[2], "a task 0");
}

TEST_F(Search, EqualMatchesComeByDocumentAndPlace) {
  for (const char* path : {"a", "b", "c"}) {
    put({.path = path, .number = path, .parts = {{"", "", {"Trồng cây", "Trồng cây"}}}});
  }
  EXPECT_THAT(names("cay"),
              ElementsAre("a task 0", "a task 1", "b task 0", "b task 1", "c task 0", "c task 1"));
}

TEST_F(Search, UnitsAndTimesAreFoundWithTheirTask) {
  put({.path = "a", .unit = "Trạm Y tế", .parts = {{"Phòng bệnh", "", {"Tiêm chủng"}}}});
  EXPECT_THAT(names("tiem chung tram y te"), ElementsAre("a task 0"));
  EXPECT_THAT(names("phong benh tiem chung"), ElementsAre("a task 0"));
  EXPECT_THAT(names("quy iii"), ElementsAre("a task 0 in order"));
  EXPECT_THAT(names({.query = quoted("benh tiem")}), IsEmpty()) << "no phrase across places";
}

TEST_F(Search, WordsOfAHeadingAndItsTextAreFoundTogether) {
  put({.path = "a", .parts = {{"Chuyển đổi số", "Mở lớp tập huấn.", {}}, {"Khác", "Mở lớp dạy bơi.", {}}}});
  EXPECT_THAT(names("chuyen doi tap huan"), ElementsAre("a text"));
  EXPECT_THAT(names({.query = typed("mo lop"), .parts = {SearchPart::text}}),
              ElementsAre("a text in order", "a text in order"));
  EXPECT_THAT(names({.query = typed("chuyen doi"), .parts = {SearchPart::text}}), IsEmpty());
}

TEST_F(Search, PhrasesPrefixesAndOperators) {
  put({.path = "a", .parts = {{"", "", {"Dân vận khéo", "Vận dân khéo léo", "Khen thưởng", "Quyên góp"}}}});
  EXPECT_THAT(names({.query = quoted("dan van")}), ElementsAre("a task 0"));
  EXPECT_THAT(names({.query = quoted("dan va*")}), ElementsAre("a task 0"));
  EXPECT_THAT(names({.query = quoted("khe*")}), ElementsAre("a task 2", "a task 0", "a task 1"));
  EXPECT_THAT(names({.query = quoted("khé*")}), ElementsAre("a task 0", "a task 1", "a task 2 ~"));
  SearchQuery query;
  query.node.kind = SearchNode::Kind::all;
  query.node.parts = {typed("kheo").node, {SearchNode::Kind::none, {}, {typed("leo").node}}};
  EXPECT_THAT(names({.query = query}), ElementsAre("a task 0"));
  query.node.parts = {{SearchNode::Kind::any, {}, {typed("leo").node, quoted("quyen gop").node}}};
  EXPECT_THAT(names({.query = query}), ElementsAre("a task 3", "a task 1"));
  query.node.parts = {{SearchNode::Kind::none, {}, {typed("leo").node}}};
  EXPECT_THAT(names({.query = query}), IsEmpty()) << "nothing that is to be there";
}

TEST_F(Search, NumbersAreFoundAsPeopleWriteThem) {
  put({.path = "a", .number = "05"});
  EXPECT_THAT(names({.query = quoted("05 kh ubnd")}), Contains("a title"));
  EXPECT_THAT(names({.query = quoted("5 kh ubnd")}), Contains("a title"));
}

TEST_F(Search, Filters) {
  put({.path = "a",
       .type = "Kế hoạch",
       .commune = "Tân Lộc",
       .date = "2026-03-02",
       .parts = {{"", "Trồng cây.", {"Trồng cây"}}}});
  put({.path = "b",
       .number = "9",
       .type = "Quyết định",
       .commune = "An Phú",
       .date = "2026-05",
       .unit = "Trạm Y tế",
       .parts = {{"", "Trồng cây.", {"Trồng cây"}}}});
  const SearchQuery query = typed("trong cay");
  const std::vector<std::string> of_a{"a task 0 in order", "a text in order"},
      of_b{"b task 0 in order", "b text in order"}, task_of_b{"b task 0 in order"};
  EXPECT_EQ(names({.query = query, .documents = {.commune = "tan loc"}}), of_a);
  EXPECT_EQ(names({.query = query, .documents = {.commune = "xã An Phú"}}), of_b);
  EXPECT_EQ(names({.query = query, .documents = {.type = "quyet dinh"}}), of_b);
  EXPECT_EQ(names({.query = query, .document = 2}), of_b);
  EXPECT_EQ(names({.query = query, .date_to = "2026-03-02"}), of_a);
  EXPECT_EQ(names({.query = query, .date_from = "2026-05-20"}), of_b) << "any day of May may be meant";
  EXPECT_EQ(names({.query = query, .units = {"Trạm Y tế"}}), task_of_b);
  EXPECT_EQ(names({.query = query, .unit_text = "y te", .role = "lead"}), task_of_b);
  EXPECT_THAT(names({.query = query, .unit_text = "y te", .role = "coordinate"}), IsEmpty());
  EXPECT_EQ(names({.query = query, .role = "lead"}).size(), 2u);
  EXPECT_THAT(names({.query = query, .units = {"Không có"}}), IsEmpty());
  EXPECT_EQ(names({.query = query, .parts = {SearchPart::task}, .limit = 1}).size(), 1u);
  EXPECT_THAT(names({.query = query, .limit = 0}), IsEmpty());
}

TEST_F(Search, ManyDocumentsOfAPlaceAreFilteredAsFewAre) {
  for (int i = 0; i < 150; ++i) {
    put({.path = std::to_string(i),
         .number = std::to_string(i),
         .title = "Việc " + std::to_string(i * 7919),
         .commune = i % 2 == 0 ? "Tân Lộc" : "An Phú",
         .parts = {{"", "", {"Trồng cây"}}}});
  }
  const std::vector<std::string> found =
      names({.query = typed("trong cay"), .documents = {.commune = "an phu"}});
  EXPECT_EQ(found.size(), 75u);
  EXPECT_EQ(found[0], "1 task 0 in order");
}

TEST_F(Search, HitsSayWhereTheyStand) {
  const SearchedPlan plan{.path = "a",
                          .opening = "Căn cứ Luật Trồng trọt;",
                          .parts = {{"Mục tiêu", "Phủ xanh đồi trọc, giữ rừng.", {"Trồng cây"}}}};
  put(plan);
  const std::string text = plan.document().text;
  const auto only = [&](const std::string& words) {
    const std::vector<SearchHit> hits = store_.search({.query = typed(words)}).hits;
    return hits.size() == 1 ? hits[0] : SearchHit{};
  };
  const auto at = [&](const Span& span) { return text.substr(span.bytes.begin, span.bytes.size()); };
  EXPECT_EQ(at(only("cong tac").span), "Kế hoạch\nCông tác năm 2026");
  const SearchHit task = only("cay");
  EXPECT_EQ(at(task.span), "Trồng cây\tPhòng Kinh tế\tquý III");
  EXPECT_EQ(task.span.page, 3);
  EXPECT_EQ(task.section, "1");
  EXPECT_EQ(task.snippet, "Trồng cây · Phòng Kinh tế quý III · Mục tiêu");
  const SearchHit words = only("doi troc rung");
  EXPECT_EQ(at(words.span), "đồi trọc, giữ rừng");
  EXPECT_EQ(words.section, "1");
  EXPECT_EQ(words.span.page, 3) << "the section's";
  EXPECT_EQ(at(only("luat trong trot").span), "Luật Trồng trọt");
  const SearchHit heading =
      store_.search({.query = typed("muc tieu"), .parts = {SearchPart::heading}}).hits.at(0);
  EXPECT_EQ(at(heading.span), "1. Mục tiêu");
  EXPECT_EQ(heading.index, 0u);
  EXPECT_EQ(heading.title, plan.title);
  EXPECT_EQ(heading.document_key, "12/KH-UBND");
  EXPECT_EQ(heading.commune, "Tân Lộc");
}

TEST_F(Search, WhatATaskSaysIsNoRunningText) {
  put({.path = "a", .parts = {{"Việc chính", "Lời dẫn.", {"Trồng cây"}}}});
  for (const char* words : {"cay", "viec chinh", "kinh te"}) {
    EXPECT_THAT(names(words), Not(Contains(::testing::HasSubstr("text")))) << words;
  }
  EXPECT_THAT(names("loi dan"), ElementsAre("a text in order"));
}

TEST_F(Search, ASlipOfOneLetterIsMended) {
  put({.path = "a", .parts = {{"", "", {"Tuyên truyền pháp luật", "Dân vận khéo"}}}});
  const struct {
    const char *words, *written, *meant;
  } cases[]{{"tuyen truyn", "truyn", "truyền"}, {"tuyen truyeen", "truyeen", "truyền"},
            {"dan van khoe", "khoe", "khéo"},   {"phap luaat", "luaat", "luật"},
            {"tuyên trưyền", "", ""},           {"pháp luệt", "luet", "luật"}};
  for (const auto& one : cases) {
    const SearchAnswer answer = store_.search({.query = typed(one.words)});
    EXPECT_EQ(answer.hits.size(), 1u) << one.words;
    EXPECT_EQ(answer.slip ? answer.slip->written : "", one.written) << one.words;
    EXPECT_EQ(answer.slip ? answer.slip->meant : "", one.meant) << one.words;
  }
}

TEST_F(Search, WhatMayMeanSeveralWordsIsNotMended) {
  put({.path = "a", .parts = {{"", "", {"Dân vận khéo", "Dân vận khen"}}}});
  for (const char* words : {"dan van khe", "dan van kheb", "xyz", "va", "dan 202"}) {
    const SearchAnswer answer = store_.search({.query = typed(words)});
    EXPECT_THAT(answer.hits, IsEmpty()) << words;
    EXPECT_FALSE(answer.slip) << words;
  }
}

TEST_F(Search, OfSeveralWordsTheOneInOrderIsMeant) {
  put({.path = "a", .parts = {{"", "", {"Dân vận khéo", "Khen dân, vận"}}}});
  const SearchAnswer answer = store_.search({.query = typed("dan van kheb")});
  ASSERT_TRUE(answer.slip) << "khéo, khen";
  EXPECT_EQ(answer.slip->meant, "khéo");
}

TEST_F(Search, ASlipIsLookedForInWhatTheFiltersLeave) {
  put({.path = "a", .commune = "Tân Lộc", .parts = {{"", "", {"Dân vận khéo"}}}});
  put({.path = "b", .number = "9", .commune = "An Phú", .parts = {{"", "", {"Dân vận khen"}}}});
  EXPECT_FALSE(store_.search({.query = typed("dan van khe")}).slip);
  const SearchAnswer answer =
      store_.search({.query = typed("dan van khe"), .documents = {.commune = "an phu"}});
  ASSERT_TRUE(answer.slip);
  EXPECT_EQ(answer.slip->meant, "khen");
}

TEST(OneLetterAway, EveryWordOnce) {
  const std::vector<std::string> words = words_one_letter_away("ab");
  EXPECT_THAT(words, Contains("a"));
  EXPECT_THAT(words, Contains("ba"));
  EXPECT_THAT(words, Contains("xab"));
  EXPECT_THAT(words, Contains("axb"));
  EXPECT_THAT(words, Contains("abb"));
  EXPECT_THAT(words, Contains("az"));
  EXPECT_THAT(words, Not(Contains("ab")));
  EXPECT_EQ(words.size(), 2u + 1 + 2 * 25 + 3 * 26 - 2) << "removed, exchanged, replaced, added";
  EXPECT_TRUE(std::is_sorted(words.begin(), words.end()));
}

TEST_F(Search, HostileQuestionsFindNothingAndFailNothing) {
  put({.path = "a", .parts = {{"", "", {"Trồng cây"}}}});
  for (const std::string& key :
       {std::string("\"); DROP"), std::string("a|b"), std::string("\x1F"), std::string("a\0b", 3),
        std::string(100'000, 'x'), std::string("\xFF"), std::string("*"), std::string("-"), std::string()}) {
    for (const bool prefix : {false, true}) {
      SearchQuery query;
      query.node.phrase.words = {{key, false, prefix}};
      if (prefix && key.empty()) continue;  // the beginning of every word
      EXPECT_THAT(store_.search({.query = query}).hits, IsEmpty()) << key.substr(0, 20);
    }
  }
  SearchQuery empty;
  EXPECT_THAT(store_.search({.query = empty}).hits, IsEmpty());
}

TEST_F(Search, TheDeepestQueryIsUnderstood) {
  put({.path = "a", .parts = {{"", "", {"Trồng cây"}}}});
  SearchNode node = typed("cay").node;
  for (std::size_t depth = 0; depth < kDeepestQuery; ++depth) {
    node = {SearchNode::Kind::all, {}, {typed("trồng").node, std::move(node)}};
    node = {SearchNode::Kind::any, {}, {typed("khác").node, std::move(node)}};
  }
  SearchQuery query;
  query.node = node;
  query.in_order = {quoted("trồng cây").node.phrase};
  EXPECT_THAT(names({.query = query}), ElementsAre("a task 0 in order"));
  node = typed("khác").node;
  for (std::size_t depth = 0; depth < kDeepestQuery; ++depth) {
    node = {
        SearchNode::Kind::all, {}, {typed("trồng").node, {SearchNode::Kind::none, {}, {std::move(node)}}}};
    node = {SearchNode::Kind::any, {}, {typed("khác").node, std::move(node)}};
  }
  query.node = node;
  EXPECT_EQ(error_code_of([&] { store_.search({.query = query}); }), "");
}

}  // namespace
}  // namespace vanthu
