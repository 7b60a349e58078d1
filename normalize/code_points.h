// One code point at a time, whatever the bytes.
#pragma once

#include "ingest/utf8.h"

namespace vanthu {

/// What a byte that is no UTF-8 is read as.
constexpr char32_t kReplacementCharacter = 0xFFFD;

/// The code point at `offset` (< text.size()); a byte that is no UTF-8 is U+FFFD of length 1, so that a
/// loop over any bytes ends.
inline DecodedCodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const char32_t lead = byte(0);
  const std::size_t left = text.size() - offset;
  if (lead < 0x80) return {lead, 1};
  // The lengths of Vietnamese letters; leads after which any continuation is valid.
  if (0xC2 <= lead && lead < 0xE0 && left >= 2 && continues(1)) {
    return {((lead & 0x1Fu) << 6) | (byte(1) & 0x3Fu), 2};
  }
  if (0xE1 <= lead && lead < 0xED && left >= 3 && continues(1) && continues(2)) {
    return {((lead & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu), 3};
  }
  const DecodedCodePoint decoded = decode_utf8(text, offset);
  return decoded.length == 0 ? DecodedCodePoint{kReplacementCharacter, 1} : decoded;
}

/// The code point that ends before `offset` (> 0).
inline char32_t code_point_before(std::string_view text, std::size_t offset) {
  std::size_t begin = offset - 1;
  while (begin > 0 && offset - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u)
    --begin;
  return code_point_at(text, begin).value;
}

/// Appends `code_point` as UTF-8.
inline void append_code_point(std::string& text, char32_t code_point) {
  const auto byte = [](char32_t value) { return static_cast<char>(value); };
  if (code_point < 0x80) {
    text += byte(code_point);
  } else if (code_point < 0x800) {
    const char bytes[] = {byte(0xC0 | (code_point >> 6)), byte(0x80 | (code_point & 0x3F))};
    text.append(bytes, 2);
  } else if (code_point < 0x10000) {
    const char bytes[] = {byte(0xE0 | (code_point >> 12)), byte(0x80 | ((code_point >> 6) & 0x3F)),
                          byte(0x80 | (code_point & 0x3F))};
    text.append(bytes, 3);
  } else {
    append_utf8(text, code_point);
  }
}

}  // namespace vanthu
