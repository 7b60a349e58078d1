// What the stage asks of letters again and again, looked up once.
#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace vanthu {

/// Facts of one code point, from ICU and characters.tsv.
struct LetterForms {
  char32_t lower = 0, upper = 0;  // itself where it has no other case
  char32_t key = 0;               // what stands for it in comparison keys; 0 where several letters do
  char32_t bare = 0;              // what stands for it in search keys; 0 where nothing or several letters do
  bool alphabetic : 1 = false;    // a letter of any script
  bool letter_or_digit : 1 = false;  // a letter or decimal digit
  bool mark : 1 = false;             // a combining mark
  bool upper_case : 1 = false;
  bool plain : 1 = false;        // stands for itself and composes with nothing before it
  bool plain_small : 1 = false;  // a plain letter that is its own key
};

/// Letters by code point: those of Vietnamese texts and their punctuation from a table, others from ICU.
class LetterTable {
 public:
  LetterTable();

  LetterForms operator[](char32_t code_point) const {
    if (code_point < kLatinEnd) return usual_[code_point];
    if (kAdditional <= code_point && code_point < kAdditionalEnd) {
      return usual_[code_point - kAdditional + kLatinEnd];
    }
    if (kPunctuation <= code_point && code_point < kPunctuationEnd) {
      return usual_[code_point - kPunctuation + kLatinEnd + (kAdditionalEnd - kAdditional)];
    }
    return make(code_point);
  }

 private:
  // Basic Latin to Latin Extended-A with ơ and ư; Latin Extended Additional; General Punctuation.
  static constexpr std::size_t kLatinEnd = 0x1B1;
  static constexpr std::size_t kAdditional = 0x1EA0, kAdditionalEnd = 0x1F00;
  static constexpr std::size_t kPunctuation = 0x2000, kPunctuationEnd = 0x2040;

  static LetterForms make(char32_t code_point);

  std::array<LetterForms, kLatinEnd + (kAdditionalEnd - kAdditional) + (kPunctuationEnd - kPunctuation)>
      usual_;
};

/// What a search key keeps of a letter of a comparison key: the letters of its full decomposition, 'd' of
/// 'đ'.
std::u32string without_marks(char32_t code_point);

/// The one table.
const LetterTable& letters();

}  // namespace vanthu
