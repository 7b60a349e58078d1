// Digits and Roman numerals as OCR confuses them (domain.md 6.11).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

/// Digits alone, up to 999,999,999.
std::optional<int> parse_digits(std::string_view digits);

/// "l5" → "15", "2O26" → "2026": every letter as the digit that it looks like.  None where one looks like
/// none.
std::optional<std::string> as_digits(std::string_view read);

/// "Ill" → 3, "lV" → 4, "H" → 2: strokes of any shape as I.  None for what is no numeral up to 39, and for
/// digits alone.
std::optional<int> as_roman(std::string_view read);

/// The value of a numeral in capitals that is written as it should be, up to 39.
std::optional<int> parse_roman(std::string_view numeral);

std::string roman_numeral(int value);

}  // namespace vanthu
