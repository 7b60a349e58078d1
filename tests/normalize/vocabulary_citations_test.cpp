// Tables that tell what a citation means: bodies, terms, mandatory bases, versions of laws.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/text_forms.h"
#include "normalize/vocabulary.h"

namespace vanthu {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load();
  return loaded;
}

const std::set<std::string>& levels() {
  static const std::set<std::string> fixed = {"", "xã", "huyện", "tỉnh", "trung ương"};
  return fixed;
}

TEST(IssuingBodyNames, AreWrittenOutAndOfAKnownLevel) {
  for (const IssuingBodyName& name : vocabulary().issuing_bodies()) {
    EXPECT_EQ(vocabulary().expand_abbreviations(name.name), name.name);
    EXPECT_EQ(place_tones(name.name), name.name);
    EXPECT_TRUE(levels().contains(name.level)) << name.name;
    EXPECT_EQ(to_lower(name.body), name.body) << name.name;
  }
}

TEST(IssuingBodyNames, MeanOneBodyAtEachLevel) {
  std::map<std::string, std::string> bodies;
  for (const IssuingBodyName& name : vocabulary().issuing_bodies()) {
    const auto [known, added] = bodies.emplace(comparison_key(name.name) + " " + name.level, name.body);
    EXPECT_TRUE(added) << name.name << ": " << known->second << ", " << name.body;
  }
}

TEST(PartyTerms, FollowEachOtherWithoutOverlap) {
  std::map<std::string, std::string> last;  // by level, body and place
  for (const PartyTerm& term : vocabulary().party_terms()) {
    const std::string committee = term.level + "/" + term.body + "/" + term.place;
    EXPECT_TRUE(levels().contains(term.level) && !term.level.empty()) << committee;
    if (!term.place.empty()) {
      EXPECT_NE(vocabulary().find_province(term.place), nullptr) << committee;
    }
    const auto before = last.find(committee);
    if (before != last.end()) {
      EXPECT_FALSE(before->second.empty()) << committee << " " << term.term;
      EXPECT_LT(before->second, term.from) << committee << " " << term.term;
    }
    last[committee] = term.to;
  }
}

TEST(PartyTerms, AreNamedByTheirYears) {
  for (const PartyTerm& term : vocabulary().party_terms()) {
    ASSERT_EQ(term.term.size(), 9u) << term.term;
    EXPECT_EQ(std::stoi(term.term.substr(0, 4)) + 5, std::stoi(term.term.substr(5))) << term.term;
    EXPECT_LE(term.term.substr(0, 4), term.from.substr(0, 4)) << term.term;
    if (!term.to.empty()) {
      EXPECT_LE(term.to.substr(0, 4), term.term.substr(5)) << term.term;
    }
  }
}

TEST(MandatoryBases, NameLawsProvincesAndDocumentsThatExist) {
  std::set<std::string> laws;
  for (const Law& law : vocabulary().laws()) laws.insert(law.name);
  for (const MandatoryBasis& basis : vocabulary().mandatory_bases()) {
    EXPECT_FALSE(basis.valid_from.empty()) << basis.topics.front();
    if (!basis.law.empty()) {
      EXPECT_TRUE(laws.contains(basis.law)) << basis.law;
    }
    EXPECT_EQ(basis.document.empty(), basis.label.empty()) << basis.topics.front();
    if (!basis.province.empty()) {
      EXPECT_NE(vocabulary().find_province(basis.province), nullptr);
    }
    for (const std::string& topic : basis.topics) {
      EXPECT_EQ(place_tones(topic), topic);
      EXPECT_FALSE(topic.empty());
    }
  }
}

TEST(MandatoryBases, OfADocumentAreOlderThanTheirDuty) {
  for (const MandatoryBasis& basis : vocabulary().mandatory_bases()) {
    if (basis.document.empty()) continue;
    EXPECT_TRUE(basis.document.ends_with(basis.valid_from.substr(0, 4)) || basis.document.starts_with("pt:"))
        << basis.document;
  }
}

TEST(Laws, OfOneNameAreNeverInForceTogether) {
  std::map<std::string, std::vector<const Law*>> by_name;
  for (const Law& law : vocabulary().laws()) by_name[law.name].push_back(&law);
  for (const auto& [name, versions] : by_name) {
    for (std::size_t i = 1; i < versions.size(); ++i) {
      const Law& newer = *versions[i - 1];
      const Law& older = *versions[i];
      ASSERT_FALSE(newer.valid_from.empty()) << name;
      ASSERT_FALSE(older.valid_to.empty()) << name;
      EXPECT_LT(older.valid_to, newer.valid_from) << name;
    }
  }
}

TEST(Laws, ComeIntoForceAfterTheirPromulgation) {
  for (const Law& law : vocabulary().laws()) {
    if (!law.date.empty() && !law.valid_from.empty()) {
      EXPECT_LE(law.date, law.valid_from) << law.name;
    }
    const auto year = law.number.find('/');
    if (year != std::string::npos && !law.date.empty()) {
      EXPECT_EQ(law.number.substr(year + 1, 4), law.date.substr(0, 4)) << law.name;
    }
  }
}

TEST(Laws, ThatAnotherReplacedAreNoLongerInForce) {
  const auto law = [](std::string_view number) {
    const auto& laws = vocabulary().laws();
    return *std::find_if(laws.begin(), laws.end(), [&](const Law& one) { return one.number == number; });
  };
  EXPECT_EQ(law("11/2022/QH15").valid_to, "2025-06-30");
  EXPECT_EQ(law("21/2017/QH14").valid_to, "2026-02-28");
  EXPECT_EQ(law("61/2020/QH14").valid_to, "2026-02-28");
  EXPECT_EQ(law("83/2015/QH13").valid_to, "2025-12-31");
  EXPECT_EQ(law("87/2015/QH13").valid_to, "2026-02-28");
  EXPECT_EQ(law("29/2018/QH14").valid_to, "2026-02-28");
  EXPECT_EQ(law("38/2013/QH13").valid_to, "2025-12-31");
  EXPECT_EQ(law("34/2007/PL-UBTVQH11").valid_to, "2023-06-30");
  EXPECT_EQ(law("10/2022/QH15").valid_from, "2023-07-01");
}

}  // namespace
}  // namespace vanthu
