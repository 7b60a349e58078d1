// The tables of citation_*.cpp: every example is read by its own rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <span>

#include "parsers/citation_cue.h"
#include "parsers/citation_relation.h"
#include "parsers/citation_tail.h"
#include "parsers/citation_title.h"
#include "plan_text.h"

namespace vanthu {
namespace {

const IssuerNameReader& issuers() {
  static const IssuerNameReader compiled(test::vocabulary());
  return compiled;
}

const CueReader& cues() {
  static const CueReader compiled(test::vocabulary(), issuers());
  return compiled;
}

TEST(CitationRules, EveryPartBehindANumberIsReadByItsOwnRule) {
  for (const TailRule& rule : tail_rules()) {
    ASSERT_FALSE(rule.examples.empty()) << rule.name;
    for (const std::string_view example : rule.examples) {
      const auto reading = read_tail_part(example, issuers());
      ASSERT_TRUE(reading) << rule.name << ": " << example;
      EXPECT_EQ(reading->rule, rule.name) << example;
      EXPECT_GT(reading->part.length, 0u) << example;
    }
  }
}

TEST(CitationRules, EveryRelationIsToldByItsOwnRule) {
  for (const RelationRule& rule : relation_rules()) {
    ASSERT_FALSE(rule.examples.empty()) << rule.relation;
    for (const std::string_view example : rule.examples) {
      EXPECT_TRUE(rule.pattern.contains(example)) << example;
      for (const RelationRule& first : relation_rules()) {
        if (!first.pattern.contains(example)) continue;
        EXPECT_EQ(&first, &rule) << example << " is read as " << first.relation;
        break;
      }
    }
  }
}

void expect_own_rules(std::span<const TitleRule> rules) {
  for (const TitleRule& rule : rules) {
    ASSERT_FALSE(rule.examples.empty()) << rule.name;
    for (const std::string_view example : rule.examples) {
      const auto first = std::find_if(rules.begin(), rules.end(), [&](const TitleRule& other) {
        return other.pattern.contains(example);
      });
      ASSERT_NE(first, rules.end()) << rule.name << ": " << example;
      EXPECT_EQ(first->name, rule.name) << example;
    }
  }
}

TEST(CitationRules, EveryBeginningOfATitleIsReadByItsOwnRule) { expect_own_rules(title_starts()); }
TEST(CitationRules, EveryEndOfATitleIsReadByItsOwnRule) { expect_own_rules(title_ends()); }

struct CueCase {
  const char* before;  // the text up to the number
  const char* type;    // "" where none is printed
  bool number_word;
  const char* issuer;  // printed between type and number
};

TEST(CitationRules, WordsBeforeANumberGiveItsTypeAndIssuer) {
  for (const CueCase& one : std::initializer_list<CueCase>{
           {"Căn cứ Nghị quyết số ", "Nghị quyết", true, ""},
           {"theo nghị quyết ", "Nghị quyết", false, ""},
           {"Kế hoạch Sô: ", "Kế hoạch", true, ""},
           {"Kế hoạch S ố ", "Kế hoạch", true, ""},
           {"Nghị quyết chuyên đề số ", "Nghị quyết", true, ""},
           {"QĐ số ", "Quyết định", true, ""},
           {"theo NQ ", "Nghị quyết", false, ""},
           {"Thông báo kết luận số ", "Thông báo", true, ""},
           {"Nghị định của Chính phủ: số ", "Nghị định", true, "Chính phủ"},
           {"Quyết định của UBND tỉnh số ", "Quyết định", true, "Ủy ban nhân dân tỉnh"},
           {"các văn bản có số ", "Văn bản", true, ""},
           {"vào sổ số ", "", true, ""},
           {"nộp trước ", "", false, ""}}) {
    const std::string text = one.before;
    const CitationCue cue = cues().read(text, 0, text.size());
    EXPECT_EQ(cue.type.value_or(""), one.type) << text;
    EXPECT_EQ(cue.has_number_word, one.number_word) << text;
    EXPECT_EQ(cue.issuer ? cue.issuer->canonical : "", one.issuer) << text;
    EXPECT_FALSE(cue.is_form) << text;
  }
}

TEST(CitationRules, NumbersOfFormsAndHousesAreToldByTheWordBefore) {
  for (const std::string text : {"theo Mẫu số ", "Biểu số ", "tại nhà số ", "số điện thoại ", "Phụ lục "}) {
    EXPECT_TRUE(cues().read(text, 0, text.size()).is_form) << text;
  }
}

TEST(CitationRules, BareNumbersOfAListBeginTheMention) {
  const std::string text = "các Quyết định số 1, 2 và 3/QĐ-UBND";
  const CitationCue cue = cues().read(text, 0, text.find("3/"));
  ASSERT_EQ(cue.bare.size(), 2u);
  EXPECT_EQ(cue.bare[0].number, "1");
  EXPECT_EQ(cue.bare[1].number, "2");
  EXPECT_EQ(cue.type, "Quyết định");
  EXPECT_EQ(text.substr(cue.begin, 12), text.substr(text.find("Quyết"), 12));
}

}  // namespace
}  // namespace vanthu
