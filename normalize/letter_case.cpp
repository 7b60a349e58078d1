#include <unicode/uchar.h>

#include "normalize/code_points.h"
#include "normalize/text_forms.h"
#include "normalize/unicode.h"

namespace vanthu {
namespace {

char32_t lower(char32_t value) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(value))); }
char32_t upper(char32_t value) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(value))); }

template <typename Map>
std::string map_code_points(std::string_view text, Map map) {
  std::string mapped;
  mapped.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = code_point_at(text, i);
    append_utf8(mapped, map(point.value));
    i += point.length;
  }
  return mapped;
}

}  // namespace

std::string to_lower(std::string_view text) { return map_code_points(text, lower); }

std::string to_upper(std::string_view text) { return map_code_points(text, upper); }

std::string capitalize(std::string_view text) {
  bool begun = false;
  return map_code_points(text, [&](char32_t value) {
    if (begun || !is_letter_or_digit(value)) return value;
    begun = true;
    return upper(value);
  });
}

std::string sentence_case(std::string_view text) { return capitalize(to_lower(text)); }

double upper_case_share(std::string_view text) {
  std::size_t letters = 0, upper_case = 0;
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = code_point_at(text, i);
    i += point.length;
    if (!is_alphabetic(point.value)) continue;
    ++letters;
    upper_case += u_isupper(static_cast<UChar32>(point.value)) != 0;
  }
  return letters == 0 ? 0.0 : static_cast<double>(upper_case) / static_cast<double>(letters);
}

}  // namespace vanthu
