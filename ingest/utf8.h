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
inline DecodedCodePoint decode_utf8(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - offset < length) return {};
  char32_t value = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return {};
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return {};
  return {value, length};
}

/// Appends `code_point` as UTF-8.
void append_utf8(std::string& text, char32_t code_point);

/// Offset of the first byte that is no UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// Number of code points; `text` must be valid.
std::size_t count_code_points(std::string_view text);

}  // namespace vanthu
