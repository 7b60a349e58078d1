// Letters taken apart as Vietnamese spelling sees them: base letter, tone, case.
#pragma once

#include <cstdint>

namespace vanthu {

enum class Tone : std::uint8_t { none, grave, acute, hook, tilde, dot };

/// What one code point contributes to a word.
struct Letter {
  enum class Kind : std::uint8_t { none, letter, mark };
  Kind kind = Kind::none;
  std::uint8_t base = 0;   // letter: index of the toneless small letter (see base_index), 0 for a foreign one
  Tone tone = Tone::none;  // of the letter, or that the mark adds
  char32_t quality = 0;    // mark: circumflex, breve or horn
  bool upper = false;
  bool lower = false;
};

Letter letter_of(char32_t code_point);

/// Index of a toneless small Vietnamese letter (or f, j, w, z), 1…33; 0 for any other code point.
std::uint8_t base_index(char32_t code_point);

/// The letter with circumflex, breve or horn put on; 0 where there is none.
std::uint8_t with_quality(std::uint8_t base, char32_t mark);

/// True for the letters that only Vietnamese Unicode has: ă đ ơ ư ĩ ũ and all of U+1EA0…U+1EF9.
bool is_beyond_latin1(char32_t code_point);

}  // namespace vanthu
