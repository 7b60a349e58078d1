#include "normalize/pattern.h"

#include <gtest/gtest.h>

#include "ingest/utf8.h"
#include "normalize/first_bytes.h"
#include "normalize/letters.h"

namespace vanthu {
namespace {

std::string utf8(char32_t code_point) {
  std::string text;
  append_utf8(text, code_point);
  return text;
}

TEST(LetterClasses, AgreeWithUnicodeWhereVietnameseAndItsNeighboursAre) {
  const Pattern letter(R"(^\p{L}$)"), no_letter(R"(^[^\p{L}]$)");
  const auto check = [&](char32_t first, char32_t last) {
    for (char32_t c = first; c <= last; ++c) {
      const std::string text = utf8(c);
      EXPECT_EQ(letter.contains(text), letters()[c].alphabetic) << static_cast<std::uint32_t>(c);
      EXPECT_NE(letter.contains(text), no_letter.contains(text)) << static_cast<std::uint32_t>(c);
    }
  };
  check(1, '\n' - 1);
  check('\n' + 1, 0x52F);
  check(0x1E00, 0x1EFF);
  check(0x2010, 0x2070);
  check(0x2190, 0x245F);
  check(0x2500, 0x2775);
  check(0x4E00, 0x4F00);
}

TEST(LetterClasses, TellCapitalsFromSmallLettersInVietnamese) {
  const Pattern capital(R"(^\p{Lu}+$)"), small(R"(^\p{Ll}+$)");
  const std::string_view vietnamese =
      "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵfjwzčĕĭŏŭñ";
  for (std::size_t i = 0; i < vietnamese.size();) {
    const DecodedCodePoint point = decode_utf8(vietnamese, i);
    i += point.length;
    const std::string lower = utf8(point.value), upper = utf8(letters()[point.value].upper);
    EXPECT_TRUE(small.contains(lower) && !capital.contains(lower)) << lower;
    EXPECT_TRUE(capital.contains(upper) && !small.contains(upper)) << upper;
  }
  for (const char* other : {"1", "-", " ", "“", "…"}) {
    EXPECT_FALSE(capital.contains(other) || small.contains(other)) << other;
  }
}

TEST(LetterClasses, StandBesideOtherMembersOfABracket) {
  const Pattern mixed(R"(^[\p{Lu}\d&\]-]+$)");
  EXPECT_TRUE(mixed.contains("SGD&ĐT-2]"));
  EXPECT_FALSE(mixed.contains("ub"));
  const Pattern number(R"(^\p{N}$)");
  for (const char* text : {"0", "9", "²", "½", "Ⅳ", "①"}) EXPECT_TRUE(number.contains(text)) << text;
  for (const char* text : {"a", "%", "°"}) EXPECT_FALSE(number.contains(text)) << text;
}

struct Beginning {
  const char* expression;
  const char* match;    // a text that it matches from the start
  const char* refused;  // ASCII characters with which no match begins
};

TEST(FirstBytes, HoldEveryMatchAndLeaveOutTheRest) {
  const Beginning cases[] = {
      {"căn cứ", "căn cứ", "abdA "},
      {"(?:kèm|đính kèm) theo", "đính kèm theo", "abc1"},
      {"(a)?b", "b", "cd"},
      {"(?i:số) \\d", "SỐ 1", "abt1"},
      {"(?i)ngày", "NGÀY", "abt1"},
      {"[a-cđ]\\)", "b)", "dez1"},
      {"[\\p{Lu}\\d]+", "Đ", "abc "},
      {"\\.x", ".x", "ax"},
      {"x{0,2}y", "y", "az"},
      {"x*?y", "xy", "az"},
      {"^(?:trước|sau) ", "sau ", "ax"},
      {"\\b7", "7", "8a"},
      {"[-–]", "–", "a "},
      {"[a\\]]", "]", "b["},
  };
  for (const Beginning& one : cases) {
    const FirstBytes first = find_first_bytes(one.expression);
    ASSERT_TRUE(Pattern(one.expression).match_at(one.match)) << one.expression;
    EXPECT_TRUE(first.bytes[static_cast<unsigned char>(one.match[0])]) << one.expression;
    for (const char* c = one.refused; *c != '\0'; ++c) {
      EXPECT_FALSE(first.bytes[static_cast<unsigned char>(*c)]) << one.expression << " at " << *c;
    }
  }
}

TEST(FirstBytes, AreAllWhereAMatchMayBeEmptyOrBeginWithAnything) {
  for (const char* expression : {"", "a?", "(?:a|b*)", "^$", "[^a]", ".", "a|", "(?:)x?"}) {
    EXPECT_TRUE(find_first_bytes(expression).bytes.all()) << expression;
  }
}

TEST(FirstBytes, KnowWhatBeginsAtTheStartAlone) {
  EXPECT_TRUE(find_first_bytes("^a").at_start);
  EXPECT_TRUE(find_first_bytes("^a|^b").at_start);
  EXPECT_TRUE(find_first_bytes("(?:^a|^b)c").at_start);
  for (const char* expression : {"a^", "^a|b", "(?:^|x)a", "(?:^)?a"}) {
    EXPECT_FALSE(find_first_bytes(expression).at_start) << expression;
  }
}

TEST(Pattern, FindsWhatBeginsAtTheEnd) {
  const Pattern mark("[.;]?$");
  ASSERT_TRUE(mark.match_at("xã", 3));
  EXPECT_FALSE(mark.match_at("xã", 4)) << "behind the text";
  EXPECT_TRUE(mark.match_all(""));
  EXPECT_TRUE(mark.contains(""));
}

TEST(Pattern, AnchorsMeanTheStartOfTheTextWhereverOneSearches) {
  const Pattern start("^xã");
  EXPECT_TRUE(start.find("xã xã"));
  EXPECT_FALSE(start.find("xã xã", 4));
  EXPECT_FALSE(start.match_at("xã xã", 4));
  EXPECT_TRUE(Pattern("(?:^| )xã").find("xã xã", 3));
}

TEST(Pattern, GroupsThatTookNoPartAreNone) {
  const Pattern form("(a)|(b)");
  const auto match = form.find("xb");
  ASSERT_TRUE(match);
  EXPECT_FALSE(match->has(1));
  EXPECT_EQ(match->text("xb", 2), "b");
}

TEST(BehindEdge, LeavesThePhrase) {
  const Pattern phrase(std::string(kEdgeBefore) + "(?:cơ qan|ủy)");
  for (const char* text : {"cơ qan", " cơ qan", "(cơ qan", "“cơ qan”", "ủy", "…ủy"}) {
    const auto match = phrase.find(text);
    ASSERT_TRUE(match) << text;
    const ByteRange range = behind_edge(text, match->whole());
    const std::string_view found = std::string_view(text).substr(range.begin, range.size());
    EXPECT_TRUE(found == "cơ qan" || found == "ủy") << text << ": " << found;
  }
  EXPECT_EQ(behind_edge("", {0, 0}), (ByteRange{0, 0}));
}

}  // namespace
}  // namespace vanthu
