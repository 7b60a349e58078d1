#include "normalize/recognized_shapes.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vanthu {
namespace {

constexpr std::array<std::string_view, 10> kUnits = {"",  "I",  "II",  "III",  "IV",
                                                     "V", "VI", "VII", "VIII", "IX"};
constexpr int kMostTens = 3;

char digit_of(char read) {
  switch (read) {
    case 'O':
    case 'o':
      return '0';
    case 'l':
    case 'I':
    case '|':
    case '!':
      return '1';
    case 'Z':
      return '2';
    case 'S':
      return '5';
    case 'b':
      return '6';
    case 'B':
      return '8';
    case 'g':
    case 'q':
      return '9';
    default:
      return '0' <= read && read <= '9' ? read : '\0';
  }
}

}  // namespace

std::optional<int> parse_digits(std::string_view digits) {
  constexpr std::size_t kMostDigits = 9;
  const bool all = std::all_of(digits.begin(), digits.end(), [](char c) { return '0' <= c && c <= '9'; });
  if (digits.empty() || digits.size() > kMostDigits || !all) return std::nullopt;
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<std::string> as_digits(std::string_view read) {
  std::string digits;
  for (const char c : read) {
    const char digit = digit_of(c);
    if (digit == '\0') return std::nullopt;
    digits += digit;
  }
  return digits;
}

std::string roman_numeral(int value) {
  return std::string(static_cast<std::size_t>(value / 10), 'X') +
         std::string(kUnits[static_cast<std::size_t>(value % 10)]);
}

std::optional<int> parse_roman(std::string_view numeral) {
  for (int value = 1; value < (kMostTens + 1) * 10; ++value) {
    if (roman_numeral(value) == numeral) return value;
  }
  return std::nullopt;
}

std::optional<int> as_roman(std::string_view read) {
  std::string numeral;
  bool letter = false;
  constexpr std::size_t kLongest = 8;
  if (read.size() > kLongest) return std::nullopt;
  for (const char c : read) {
    switch (c) {
      case '1':
        numeral += 'I';
        continue;
      case 'I':
      case 'l':
      case '|':
      case '!':
        numeral += 'I';
        break;
      case 'H':
        numeral += "II";
        break;
      case 'V':
      case 'X':
        numeral += c;
        break;
      default:
        return std::nullopt;
    }
    letter = true;
  }
  return letter ? parse_roman(numeral) : std::nullopt;
}

}  // namespace vanthu
