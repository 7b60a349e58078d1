#include "normalize/letter_classes.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <span>

namespace vanthu {
namespace {

/// Every `step`-th code point from `first` to `last`: in most blocks capitals and small letters alternate.
struct Stretch {
  std::uint32_t first = 0, last = 0, step = 1;
};

constexpr Stretch kLetters[] = {
    {0x41, 0x5A},
    {0x61, 0x7A},
    {0xAA, 0xAA},
    {0xB5, 0xB5},
    {0xBA, 0xBA},
    {0xC0, 0xD6},
    {0xD8, 0xF6},
    {0xF8, 0x2C1},
    {0x2C6, 0x2D1},
    {0x2E0, 0x2E4},
    {0x2EC, 0x2EC},
    {0x2EE, 0x2EE},
    // Greek, Cyrillic, Armenian.
    {0x370, 0x374},
    {0x376, 0x377},
    {0x37A, 0x37D},
    {0x37F, 0x37F},
    {0x386, 0x386},
    {0x388, 0x38A},
    {0x38C, 0x38C},
    {0x38E, 0x3A1},
    {0x3A3, 0x3F5},
    {0x3F7, 0x481},
    {0x48A, 0x52F},
    {0x531, 0x556},
    {0x559, 0x559},
    {0x560, 0x588},
    // Whole blocks: Hebrew to phonetic extensions, Latin and Greek with several marks.
    {0x5D0, 0x1DBF},
    {0x1E00, 0x1FFF},
    // Glagolitic to Ethiopic, kana to Hangul (Han among them), compatibility forms, what lies beyond U+FFFF
    // up to the symbols and behind them.
    {0x2C00, 0x2DDF},
    {0x3005, 0x3006},
    {0x3031, 0x3035},
    {0x3041, 0xD7FF},
    {0xF900, 0xFDFF},
    {0xFE70, 0xFEFC},
    {0xFF21, 0xFF3A},
    {0xFF41, 0xFF5A},
    {0xFF66, 0xFFDC},
    {0x10000, 0x1CFFF},
    {0x1D400, 0x1D7CB},
    {0x1E000, 0x1EFFF},
    {0x20000, 0x3FFFF}};

// Vietnamese; č ĕ ĭ ŏ ŭ ƀ of Ede and its kin; Greek and Russian.
constexpr Stretch kCapitals[] = {{0x41, 0x5A},   {0xC0, 0xD6},   {0xD8, 0xDE},       {0x102, 0x102},
                                 {0x10C, 0x10C}, {0x110, 0x110}, {0x114, 0x114},     {0x128, 0x128},
                                 {0x12C, 0x12C}, {0x14E, 0x14E}, {0x168, 0x168},     {0x16C, 0x16C},
                                 {0x1A0, 0x1A0}, {0x1AF, 0x1AF}, {0x243, 0x243},     {0x391, 0x3A1},
                                 {0x3A3, 0x3AB}, {0x400, 0x42F}, {0x1EA0, 0x1EF8, 2}};

constexpr Stretch kSmallLetters[] = {
    {0x61, 0x7A},   {0xDF, 0xF6},   {0xF8, 0xFF},   {0x103, 0x103}, {0x10D, 0x10D}, {0x111, 0x111},
    {0x115, 0x115}, {0x129, 0x129}, {0x12D, 0x12D}, {0x14F, 0x14F}, {0x169, 0x169}, {0x16D, 0x16D},
    {0x180, 0x180}, {0x1A1, 0x1A1}, {0x1B0, 0x1B0}, {0x3AC, 0x3CE}, {0x430, 0x45F}, {0x1EA1, 0x1EF9, 2}};

constexpr Stretch kNumbers[] = {{0x30, 0x39},     {0xB2, 0xB3},     {0xB9, 0xB9},     {0xBC, 0xBE},
                                {0x2070, 0x2070}, {0x2074, 0x2079}, {0x2080, 0x2089}, {0x2150, 0x2182},
                                {0x2185, 0x2189}, {0x2460, 0x249B}, {0x24EA, 0x24FF}, {0x2776, 0x2793},
                                {0xFF10, 0xFF19}};

/// Inside of a bracket expression.
std::string ranges_of(std::span<const Stretch> stretches) {
  std::string ranges;
  for (const Stretch& stretch : stretches) {
    if (stretch.step == 1) {
      ranges += fmt::format("\\x{{{:X}}}-\\x{{{:X}}}", stretch.first, stretch.last);
      continue;
    }
    for (std::uint32_t point = stretch.first; point <= stretch.last; point += stretch.step) {
      ranges += fmt::format("\\x{{{:X}}}", point);
    }
  }
  return ranges;
}

struct LetterClass {
  std::string_view name;
  std::string ranges;
};

/// The class whose name begins `expression`.
const LetterClass* find_class(std::string_view expression) {
  static const std::array<LetterClass, 4> classes{{{"\\p{L}", ranges_of(kLetters)},
                                                   {"\\p{Lu}", ranges_of(kCapitals)},
                                                   {"\\p{Ll}", ranges_of(kSmallLetters)},
                                                   {"\\p{N}", ranges_of(kNumbers)}}};
  for (const LetterClass& one : classes) {
    if (expression.starts_with(one.name)) return &one;
  }
  return nullptr;
}

}  // namespace

std::string write_out_classes(std::string_view expression) {
  std::string written;
  bool in_brackets = false;
  for (std::size_t i = 0; i < expression.size();) {
    const std::string_view rest = expression.substr(i);
    if (const LetterClass* found = rest.front() == '\\' ? find_class(rest) : nullptr) {
      written += in_brackets ? found->ranges : "[" + found->ranges + "]";
      i += found->name.size();
      continue;
    }
    if (rest.front() == '[') in_brackets = true;
    if (rest.front() == ']') in_brackets = false;
    // What is escaped, a bracket above all, opens and closes nothing.
    const std::size_t length = rest.front() == '\\' && rest.size() > 1 ? 2 : 1;
    written += rest.substr(0, length);
    i += length;
  }
  return written;
}

}  // namespace vanthu
