#include "parsers/phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "normalize/text_forms.h"
#include "parsers/outdated_terms.h"
#include "plan_text.h"

namespace vanthu {
namespace {

using testing::ElementsAre;

std::vector<std::string> phrases_in(const PhraseFinder& finder, const std::string& key) {
  std::vector<std::string> found;
  for (const FoundPhrase& phrase : finder.find(key)) {
    found.push_back(std::to_string(phrase.phrase) + " " +
                    key.substr(phrase.where.begin, phrase.where.size()));
  }
  return found;
}

TEST(Phrases, TheLongestAtAWordCounts) {
  PhraseFinder finder;
  finder.add("phòng nội vụ", 1);
  finder.add("phòng nội vụ huyện", 2);
  finder.add("huyện ủy", 3);
  finder.add("phòng nội vụ", 4);
  EXPECT_THAT(phrases_in(finder, "phòng nội vụ, phòng nội vụ huyện ủy; huyện ủy"),
              ElementsAre("1 phòng nội vụ", "2 phòng nội vụ huyện", "3 huyện ủy"));
}

TEST(Phrases, BeginAndEndWithAWord) {
  PhraseFinder finder;
  finder.add("thị tứ", 1);
  EXPECT_THAT(phrases_in(finder, "(thị tứ)"), ElementsAre("1 thị tứ"));
  EXPECT_THAT(phrases_in(finder, "thị tứng, đôthị tứ"), testing::IsEmpty());
  EXPECT_THAT(phrases_in(finder, ""), testing::IsEmpty());
  EXPECT_THAT(phrases_in(finder, "thị"), testing::IsEmpty());
}

TEST(OutdatedTerms, BeginTheDayAfterTheLastDayOfTheRegister) {
  const OutdatedTermReader reader(test::vocabulary());
  const auto found = reader.find(comparison_key("Phòng Nội vụ và Sở Kế hoạch và Đầu tư"));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].term->since, "2025-07-01");
  EXPECT_EQ(found[0].term->present_vi, "Phòng Văn hóa - Xã hội (cấp xã)");
  EXPECT_EQ(found[1].term->present_vi, "Sở Tài chính");
  EXPECT_EQ(found[1].term->since, "2025-03-01");
}

TEST(OutdatedTerms, EveryMisprintOfTheRegisterThatIsFoundIsNoRightName) {
  const OutdatedTermReader reader(test::vocabulary());
  for (const Unit& unit : test::vocabulary().units()) {
    if (!unit.valid_to.empty()) continue;
    for (const FoundOutdatedTerm& found : reader.find(comparison_key(unit.canonical))) {
      EXPECT_NE(found.term->code, "unit-misspelt") << unit.canonical;
    }
  }
}

}  // namespace
}  // namespace vanthu
