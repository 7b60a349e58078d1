// Numbers as lists print them.
#pragma once

#include <string>

namespace vanthu {

/// "XIV" for 14; empty for 0 and below.  `value` is at most some thousands: a numeral is as long as its M.
std::string roman_numeral(long value);

/// The text with its ASCII letters as small ones, or as capitals.
std::string small_letters(std::string text);
std::string capital_letters(std::string text);

}  // namespace vanthu
