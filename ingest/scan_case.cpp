#include "ingest/scan_case.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/letters.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

// Of the height of a small "x": capitals of the fonts that plans are printed in have 1.45 to 1.5 of it.
constexpr double kSmallest = 0.8, kSmall = 1.16, kCapital = 1.32, kLargest = 1.75;
constexpr std::size_t kEnoughSamples = 2;  // of small letters, to know the height of an "x"

bool is_one_of(const Letter& letter, std::u32string_view bases) {
  return letter.kind == Letter::Kind::letter && std::any_of(bases.begin(), bases.end(), [&](char32_t base) {
           return base_index(base) == letter.base;
         });
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    points.push_back(point.value);
    at += std::max<std::size_t>(point.length, 1);
  }
  return points;
}

std::string text_of(const std::vector<char32_t>& points) {
  std::string text;
  for (const char32_t point : points) append_utf8(text, point);
  return text;
}

/// Capital and small letter differ by their height alone.
bool looks_like_its_capital(char32_t point) { return is_one_of(letter_of(point), U"coôơsuưvwxz"); }

class CaseSettler {
 public:
  explicit CaseSettler(const PageInk& ink) : ink_(ink) {}

  void settle(std::vector<ScannedWord>& words) const {
    std::vector<double> heights;
    for (const ScannedWord& word : words) add_heights(word, heights);
    if (heights.size() < kEnoughSamples) return;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    for (ScannedWord& word : words) settle_word(word, *middle, words);
  }

 private:
  /// Heights of the letters of a word that are as high as an "x" whatever their marks, which stand apart.
  void add_heights(const ScannedWord& word, std::vector<double>& heights) const {
    const std::vector<char32_t> points = code_points(word.text);
    const std::vector<PixelBox> letters = ink_.letters_of(word);
    if (letters.size() != points.size()) return;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Letter letter = letter_of(points[i]);
      if (letter.lower && is_one_of(letter, U"aeêâăcmnors")) heights.push_back(letters[i].height());
    }
  }

  /// How high the first letter is, by the height of an "x"; none where it is not clearly one letter.
  std::optional<double> first_height(const ScannedWord& word, double x_height) const {
    const std::vector<PixelBox> letters = ink_.letters_of(word);
    if (letters.empty()) return std::nullopt;
    const PixelBox& first = letters.front();
    const bool begins = first.x0 - word.x0 <= 0.5 * x_height;
    if (!begins || first.x1 - first.x0 > 2 * x_height) return std::nullopt;
    return first.height() / x_height;
  }

  /// Words of capitals beside it say that the word belongs to a line of capitals.
  static bool is_among_capitals(const ScannedWord& word, const std::vector<ScannedWord>& words) {
    return std::any_of(words.begin(), words.end(), [&](const ScannedWord& other) {
      if (std::abs(other.baseline - word.baseline) > 0.3 * word.line_height) return false;
      const std::vector<char32_t> points = code_points(other.text);
      std::size_t capitals = 0;
      for (const char32_t point : points) {
        const Letter letter = letter_of(point);
        if (letter.lower) return false;
        capitals += letter.upper && !looks_like_its_capital(point);
      }
      return capitals >= 2;
    });
  }

  /// Settles a word that begins with a letter of this kind and goes on with small letters, or with others of
  /// this kind; an "I" among them is a misread "i".
  void settle_word(ScannedWord& word, double x_height, const std::vector<ScannedWord>& words) const {
    std::vector<char32_t> points = code_points(word.text);
    if (points.empty() || !looks_like_its_capital(points.front())) return;
    const bool capital = letter_of(points.front()).upper;
    const bool ambiguous = std::all_of(points.begin() + 1, points.end(), [](char32_t point) {
      const Letter letter = letter_of(point);
      return !letter.upper || looks_like_its_capital(point) || is_one_of(letter, U"iy");
    });
    if (!ambiguous) return;
    const std::optional<double> height = first_height(word, x_height);
    if (!height || *height < kSmallest || *height > kLargest) return;
    if (capital && *height <= kSmall && !is_among_capitals(word, words)) {
      for (char32_t& point : points) point = static_cast<char32_t>(u_tolower(static_cast<UChar32>(point)));
      word.text = text_of(points);
    } else if (!capital && *height >= kCapital) {
      points.front() = static_cast<char32_t>(u_toupper(static_cast<UChar32>(points.front())));
      word.text = text_of(points);
    }
  }

  const PageInk& ink_;
};

}  // namespace

void settle_case(const PageInk& ink, std::vector<std::vector<ScannedWord>>& words_of_regions) {
  const CaseSettler settler(ink);
  for (std::vector<ScannedWord>& words : words_of_regions) settler.settle(words);
}

}  // namespace vanthu
