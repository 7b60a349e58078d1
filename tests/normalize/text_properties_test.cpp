// What holds of every text: exhaustively for short strings over an alphabet of trouble, at random for long
// ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

#include "ingest/utf8.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

/// One of every kind that some rule looks at.
constexpr std::u32string_view kAlphabet =
    U"aAouyqhOdDĐđ5 \n\t,.:-/&(\"“”…–"
    U"áýỷâăọ"
    U"\u0301\u0302\u0306\u0323\u0309\u031B\u0335\u0308"
    U"\u00A0\u00AD\u200B\u2011\u00D0\u0256ﬁ１у\u0450ж\u039D\uF0B7\uE000\uFFFD\u212A\u1100\u1161";

/// Those of them that meet in rules about neighbours: short enough to try every string of three.
constexpr std::u32string_view kCore =
    U"aouyqD5 \n.,:-/&(”“…ýâ\u0301\u0302\u0306\u0335\u00A0\u200B\u00D0у\u0450ж\uF0B7";

std::string encode(std::u32string_view letters) {
  std::string text;
  for (const char32_t letter : letters) append_utf8(text, letter);
  return text;
}

/// Calls `check` with every string of up to `length` letters of `alphabet`.
void for_each_short_text(std::u32string_view alphabet, std::size_t length,
                         const std::function<void(const std::string&)>& check) {
  std::vector<std::size_t> indices(length, 0);
  for (std::size_t n = 0; n <= length; ++n) {
    std::fill(indices.begin(), indices.end(), 0);
    for (bool more = true; more;) {
      std::u32string letters;
      for (std::size_t i = 0; i < n; ++i) letters += alphabet[indices[i]];
      check(encode(letters));
      std::size_t i = 0;
      while (i < n && ++indices[i] == alphabet.size()) indices[i++] = 0;
      more = i < n;
    }
  }
}

/// Calls `check` with `count` strings of up to 40 letters.
void for_each_random_text(std::size_t count, const std::function<void(const std::string&)>& check) {
  std::mt19937 random(20260508);
  std::uniform_int_distribution<std::size_t> length(4, 40), index(0, kAlphabet.size() - 1);
  for (std::size_t i = 0; i < count; ++i) {
    std::u32string letters;
    for (std::size_t n = length(random); n > 0; --n) letters += kAlphabet[index(random)];
    check(encode(letters));
  }
}

void for_each_text(const std::function<void(const std::string&)>& check) {
  for_each_short_text(kAlphabet, 2, check);
  for_each_short_text(kCore, 3, check);
  for_each_random_text(8'000, check);
}

TEST(NormalizeTextProperties, IsIdempotentAndTraceable) {
  for_each_text([](const std::string& source) {
    const NormalizedText once = normalize_text(source);
    ASSERT_EQ(normalize_text(once.text).text, once.text) << source;
    ASSERT_EQ(once.origin.size(), once.text.size() + 1) << source;
    ASSERT_TRUE(std::is_sorted(once.origin.begin(), once.origin.end())) << source;
    ASSERT_LE(once.origin.back(), source.size()) << source;
    ASSERT_EQ(find_invalid_utf8(once.text), std::string_view::npos) << source;
  });
}

TEST(NormalizeTextProperties, KeepsSeparatorsOneForOne) {
  for_each_text([](const std::string& source) {
    const NormalizedText normal = normalize_text(source);
    std::vector<std::size_t> before, after;
    for (std::size_t i = 0; i < source.size(); ++i) {
      if (source[i] == '\n' || source[i] == '\t') before.push_back(i);
    }
    for (std::size_t i = 0; i < normal.text.size(); ++i) {
      if (normal.text[i] == '\n' || normal.text[i] == '\t') after.push_back(normal.origin[i]);
    }
    ASSERT_EQ(before, after) << source;
  });
}

/// The letters that Unicode composes of two, among those of the alphabet and of Vietnamese.
std::string decomposed(const std::string& composed) {
  static const std::vector<std::pair<std::string, std::string>> pairs{
      {"ấ", "a\u0302\u0301"}, {"á", "a\u0301"},          {"ý", "y\u0301"},       {"ỷ", "y\u0309"},
      {"â", "a\u0302"},       {"ă", "a\u0306"},          {"ọ", "o\u0323"},       {"ế", "e\u0302\u0301"},
      {"ạ", "a\u0323"},       {"ừ", "u\u031B\u0300"},    {"ậ", "a\u0323\u0302"}, {"ợ", "o\u031B\u0323"},
      {"Ủ", "U\u0309"},       {"\u0450", "\u0435\u0300"}};
  std::string text = composed;
  for (const auto& [letter, parts] : pairs) {
    for (std::size_t at = text.find(letter); at != std::string::npos;
         at = text.find(letter, at + parts.size())) {
      text.replace(at, letter.size(), parts);
    }
  }
  return text;
}

TEST(NormalizeTextProperties, DoesNotSeeWhetherLettersWereDecomposed) {
  const auto check = [](const std::string& source) {
    ASSERT_EQ(normalize_text(decomposed(source)).text, normalize_text(source).text) << source;
  };
  for_each_text(check);
  check("Ủy ban nhân dân ấp, tế, cạnh, từ, mật, hợp");
}

TEST(ComparisonKeyProperties, IsIdempotentAndTraceable) {
  for_each_text([](const std::string& source) {
    const NormalizedText key = comparison_key_with_origin(source);
    ASSERT_EQ(comparison_key(key.text), key.text) << source;
    ASSERT_EQ(key.origin.size(), key.text.size() + 1) << source;
    ASSERT_TRUE(std::is_sorted(key.origin.begin(), key.origin.end())) << source;
    ASSERT_LE(key.origin.back(), source.size()) << source;
  });
}

TEST(ComparisonKeyProperties, IsTheSameWithAndWithoutTheWayBack) {
  for_each_text([](const std::string& source) {
    const NormalizedText key = comparison_key_with_origin(source);
    ASSERT_EQ(comparison_key(source), key.text) << source;
    for (std::size_t i = 0; i < key.text.size(); ++i) {
      const bool begins = (static_cast<unsigned char>(key.text[i]) & 0xC0u) != 0x80u;
      ASSERT_TRUE(begins || key.origin[i] == key.origin[i - 1]) << source << ": a letter has one origin";
    }
  });
}

TEST(ComparisonKeyProperties, DoesNotSeeWhereTonesArePlaced) {
  for_each_text([](const std::string& source) {
    const std::string normal = normalize_text(source).text;
    const std::string placed = place_tones(normal);
    ASSERT_EQ(place_tones(placed), placed) << source;
    ASSERT_EQ(comparison_key(placed), comparison_key(source)) << source;
  });
}

TEST(SearchKeyProperties, IsAsciiForEveryVietnameseLetter) {
  const std::u32string_view letters =
      U"aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ“”‘’–—…";
  for (const std::string& text : {encode(letters), to_upper(encode(letters))}) {
    for (const char c : search_key(text)) EXPECT_LT(static_cast<unsigned char>(c), 0x80u);
  }
}

/// `begin`, then `part` that many times.
std::string repeated(std::string_view part, std::size_t times, std::string_view begin = {}) {
  std::string text(begin);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

/// No time is measured: what takes the square of the length would run into the test's timeout.
TEST(TextForms, TakeLongRunsInProportion) {
  constexpr std::size_t kTimes = 200'000;
  EXPECT_EQ(normalize_text(repeated(" \u00A0", kTimes, "a") + "b").text, "a b");
  EXPECT_EQ(normalize_text(repeated("\u200B", kTimes, "a") + "b").text, "ab");
  EXPECT_EQ(normalize_text(repeated("\u0301\u0302", kTimes, "a")).text,
            repeated("\u0301", kTimes, repeated("\u0302", kTimes - 1, "â")));
  EXPECT_EQ(normalize_text(repeated("\u0302\u0323", kTimes, "q")).text,
            repeated("\u0302", kTimes, repeated("\u0323", kTimes, "q")));
  EXPECT_EQ(normalize_text(repeated("а́х", kTimes)).text, repeated("áx", kTimes));
  EXPECT_EQ(comparison_key(repeated("- ", kTimes)), repeated("-", kTimes));
  EXPECT_EQ(comparison_key(repeated(".", kTimes)), "...");
  EXPECT_EQ(place_tones(repeated("á", kTimes)), repeated("á", kTimes));
}

TEST(TextForms, SurviveAnyBytes) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes;
    for (int n = 0; n < 24; ++n) bytes += static_cast<char>(byte(random));
    const NormalizedText normal = normalize_text(bytes);
    ASSERT_EQ(find_invalid_utf8(normal.text), std::string_view::npos);
    ASSERT_EQ(normalize_text(normal.text).text, normal.text);
    ASSERT_EQ(find_invalid_utf8(search_key(bytes)), std::string_view::npos);
    ASSERT_LE(display_width(bytes), 2 * bytes.size());
  }
}

}  // namespace
}  // namespace vanthu
