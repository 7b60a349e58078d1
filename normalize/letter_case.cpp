#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

/// `map` makes of a letter the code point to write; `value` is the one that was read.
template <typename Map>
std::string map_letters(std::string_view text, Map map) {
  const LetterTable& table = letters();
  std::string mapped;
  mapped.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = code_point_at(text, i);
    append_code_point(mapped, map(point.value, table[point.value]));
    i += point.length;
  }
  return mapped;
}

}  // namespace

std::string to_lower(std::string_view text) {
  return map_letters(text, [](char32_t, const LetterForms& letter) { return letter.lower; });
}

std::string to_upper(std::string_view text) {
  return map_letters(text, [](char32_t, const LetterForms& letter) { return letter.upper; });
}

std::string capitalize(std::string_view text) {
  bool begun = false;
  return map_letters(text, [&](char32_t value, const LetterForms& letter) {
    if (begun || !letter.letter_or_digit) return value;
    begun = true;
    return letter.upper;
  });
}

std::string sentence_case(std::string_view text) { return capitalize(to_lower(text)); }

double upper_case_share(std::string_view text) {
  const LetterTable& table = letters();
  std::size_t all = 0, upper_case = 0;
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = code_point_at(text, i);
    i += point.length;
    const LetterForms letter = table[point.value];
    all += letter.alphabetic;
    upper_case += letter.alphabetic && letter.upper_case;
  }
  return all == 0 ? 0.0 : static_cast<double>(upper_case) / static_cast<double>(all);
}

}  // namespace vanthu
