// UTF-8 one code point at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu {

/// A code point and how many bytes it took; length 0 marks bytes that are no UTF-8.
struct DecodedCodePoint {
  char32_t value = 0;
  std::size_t length = 0;
};

/// The code point at `offset` (overlong forms, surrogates and values above U+10FFFF are invalid).
DecodedCodePoint decode_utf8(std::string_view text, std::size_t offset);

/// Appends `code_point` as UTF-8.
void append_utf8(std::string& text, char32_t code_point);

/// Offset of the first byte that is no UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// Number of code points; `text` must be valid.
std::size_t count_code_points(std::string_view text);

}  // namespace vanthu
