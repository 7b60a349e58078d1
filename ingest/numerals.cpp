#include "ingest/numerals.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace vanthu {

std::string roman_numeral(long value) {
  constexpr std::array<std::pair<long, std::string_view>, 13> kNumerals{{{1000, "M"},
                                                                         {900, "CM"},
                                                                         {500, "D"},
                                                                         {400, "CD"},
                                                                         {100, "C"},
                                                                         {90, "XC"},
                                                                         {50, "L"},
                                                                         {40, "XL"},
                                                                         {10, "X"},
                                                                         {9, "IX"},
                                                                         {5, "V"},
                                                                         {4, "IV"},
                                                                         {1, "I"}}};
  std::string numeral;
  for (const auto& [worth, letters] : kNumerals) {
    for (; value >= worth; value -= worth) numeral += letters;
  }
  return numeral;
}

std::string small_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::string capital_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

}  // namespace vanthu
