// The letters of a text made what they stand for, with a note of what was damaged.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"

namespace vanthu {

/// Repairs and remaining damage that a reader of the record should know of.
enum class LetterRepairKind {
  decomposed,             // a letter and its marks as several code points, now one
  d_look_alike,           // eth or another letter for Đ, đ
  homoglyph,              // a Cyrillic or Greek letter in a Vietnamese word
  private_use,            // kept: what it shows only its font knows
  replacement_character,  // kept: U+FFFD, what a decoder could not read
};

/// All repairs of one kind.
struct Repair {
  LetterRepairKind kind = LetterRepairKind::decomposed;
  std::size_t count = 0;
  std::size_t first = 0;  // byte of the source where the first was
  char32_t example = 0;   // the code point there
};

struct RepairedText {
  NormalizedText normalized;
  std::vector<Repair> repairs;  // in order of kind, none of count 0
};

/// normalize_text with a note of what was repaired.  A byte that is no UTF-8 becomes U+FFFD.
RepairedText repair_text(std::string_view source);

}  // namespace vanthu
