#include "tools/readers/page_wire.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "planted_recognizer.h"

namespace vanthu {
namespace {

using testing::is_equal;
using testing::planted_page;
using testing::rich_page;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::optional<RecognizedPage> there_and_back(const RecognizedPage& page, const Limits& limits = {}) {
  return find_recognized_page(to_bytes(page), 7, limits);
}

TEST(PageWire, APageComesAsItWasSent) {
  for (const RecognizedPage& page : {planted_page(7), rich_page(7)}) {
    const auto back = there_and_back(page);
    ASSERT_TRUE(back);
    EXPECT_TRUE(is_equal(*back, page));
  }
  RecognizedPage blank;
  blank.page.number = 7;
  blank.page.width = blank.page.height = 1;
  EXPECT_TRUE(there_and_back(blank)) << "a page without words is a page";
}

struct Distortion {
  const char* what;
  std::function<void(RecognizedPage&)> act;
};

TEST(PageWire, WhatNoPageCanBeIsNone) {
  const Distortion kCases[] = {
      {"another number", [](auto& p) { p.page.number = 8; }},
      {"no width", [](auto& p) { p.page.width = 0; }},
      {"no number for a height", [](auto& p) { p.page.height = kNaN; }},
      {"an endless width", [](auto& p) { p.page.width = kInfinity; }},
      {"turned round and round", [](auto& p) { p.page.straightened = 1000; }},
      {"a box far off", [](auto& p) { p.page.words[0].box.x1 = 50'000; }},
      {"a box turned over", [](auto& p) { p.page.words[0].box.x1 = p.page.words[0].box.x0 - 1; }},
      {"a rule that is nowhere", [](auto& p) { p.page.rules[0].y0 = kNaN; }},
      {"an empty word", [](auto& p) { p.page.words[0].text.clear(); }},
      {"a word with a blank", [](auto& p) { p.page.words[0].text = "a bc"; }},
      {"a word with a line's end", [](auto& p) { p.page.words[0].text = "a\nbc"; }},
      {"a word that is no UTF-8", [](auto& p) { p.page.words[0].text = "\xc3\x28zz"; }},
      {"more letters than edges", [](auto& p) { p.page.words[0].ends.pop_back(); }},
      {"edges that go back", [](auto& p) { p.page.words[0].ends[1] = 0; }},
      {"a confidence above all", [](auto& p) { p.page.words[0].confidence = 1.5f; }},
      {"no confidence", [](auto& p) { p.page.words[0].confidence.reset(); }},
      {"a direction that is none",
       [](auto& p) { p.page.words[0].direction = static_cast<WordDirection>(99); }},
      {"damage that is no UTF-8", [](auto& p) { p.page.damage = "\xff"; }},
      {"a finding without words for it", [](auto& p) { p.findings[0].message_code = "no-such-message"; }},
      {"a finding of no code", [](auto& p) { p.findings[0].code = "<b>"; }},
      {"a finding of too many words", [](auto& p) { p.findings[0].arguments = {std::string(5000, 'x')}; }},
  };
  for (const Distortion& c : kCases) {
    RecognizedPage page = rich_page(7);
    c.act(page);
    EXPECT_FALSE(there_and_back(page)) << c.what;
  }
}

TEST(PageWire, ThereAreNoMoreLettersAndShapesThanAPageMayHave) {
  Limits limits;
  limits.page_letters = 5;  // "page" and "7"
  limits.page_shapes = 2;
  EXPECT_TRUE(there_and_back(rich_page(7), limits));
  limits.page_letters = 4;
  EXPECT_FALSE(there_and_back(rich_page(7), limits));
  limits.page_letters = 5;
  limits.page_shapes = 1;
  EXPECT_FALSE(there_and_back(rich_page(7), limits));
}

TEST(PageWire, APartOfAPageOrMoreThanOneIsNone) {
  const std::string bytes = to_bytes(rich_page(7));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(find_recognized_page(bytes.substr(0, size), 7, Limits{})) << size;
  }
  EXPECT_FALSE(find_recognized_page(bytes + '\0', 7, Limits{}));
  EXPECT_EQ(page_number_in(bytes), 7);
  EXPECT_EQ(page_number_in(""), 0);
}

TEST(PageWire, NoByteThatIsChangedIsDeadly) {
  const std::string bytes = to_bytes(rich_page(7));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const char value : {'\0', '\x7f', '\xff'}) {
      std::string changed = bytes;
      changed[i] = value;
      find_recognized_page(changed, 7, Limits{});
    }
  }
}

}  // namespace
}  // namespace vanthu
