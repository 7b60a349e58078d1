// One code point at a time, whatever the bytes.
#pragma once

#include "ingest/utf8.h"

namespace vanthu {

/// What a byte that is no UTF-8 is read as.
constexpr char32_t kReplacementCharacter = 0xFFFD;

/// The code point at `offset` (< text.size()); a byte that is no UTF-8 is U+FFFD of length 1, so that a
/// loop over any bytes ends.
inline DecodedCodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) return {lead, 1};
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

}  // namespace vanthu
