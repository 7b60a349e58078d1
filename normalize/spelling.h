// Spelling of one Vietnamese word: where its tone mark stands, i or y.
#pragma once

#include <span>
#include <string_view>

namespace vanthu {

/// Moves the tone of an open rhyme oa, oe, uy to its first vowel (domain.md 6.2); `word` is a maximal run of
/// letters and marks in NFC, whose length stays.
void place_tone(std::span<char32_t> word);

/// y of any tone and case.
bool is_y(char32_t letter);

/// "kỹ" → "kĩ": y after h k l m s t v that ends the word is i (domain.md 6.3); `word` in lower case.
void fold_y(std::span<char32_t> word);

}  // namespace vanthu
