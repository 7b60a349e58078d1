#include "normalize/spelling.h"

#include <array>
#include <cstddef>

namespace vanthu {
namespace {

/// A vowel of every tone: plain, huyền, hỏi, ngã, sắc, nặng.
constexpr std::array<std::u32string_view, 24> kVowels{
    U"aàảãáạ", U"ăằẳẵắặ", U"âầẩẫấậ", U"eèẻẽéẹ", U"êềểễếệ", U"iìỉĩíị", U"oòỏõóọ", U"ôồổỗốộ",
    U"ơờởỡớợ", U"uùủũúụ", U"ưừửữứự", U"yỳỷỹýỵ", U"AÀẢÃÁẠ", U"ĂẰẲẴẮẶ", U"ÂẦẨẪẤẬ", U"EÈẺẼÉẸ",
    U"ÊỀỂỄẾỆ", U"IÌỈĨÍỊ", U"OÒỎÕÓỌ", U"ÔỒỔỖỐỘ", U"ƠỜỞỠỚỢ", U"UÙỦŨÚỤ", U"ƯỪỬỮỨỰ", U"YỲỶỸÝỴ"};

/// A vowel as row and column of kVowels; row == kVowels.size(): none.
struct Vowel {
  std::size_t row = kVowels.size(), tone = 0;

  bool is_vowel() const { return row < kVowels.size(); }
  char32_t plain() const { return is_vowel() ? kVowels[row].front() : 0; }
};

Vowel vowel_of(char32_t letter) {
  for (std::size_t row = 0; row < kVowels.size(); ++row) {
    if (const std::size_t tone = kVowels[row].find(letter); tone != std::u32string_view::npos) {
      return {row, tone};
    }
  }
  return {};
}

char32_t lower_ascii(char32_t letter) { return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter; }

bool has_two_places(char32_t first, char32_t second) {
  const char32_t x = lower_ascii(first), y = lower_ascii(second);
  return (x == 'o' && (y == 'a' || y == 'e')) || (x == 'u' && y == 'y');
}

}  // namespace

void place_tone(std::span<char32_t> word) {
  if (word.size() < 2) return;
  char32_t& x = word[word.size() - 2];
  char32_t& y = word[word.size() - 1];
  // No tone on y, or one on x; most words end here.
  if (y < 0x80 || (lower_ascii(x) != 'o' && lower_ascii(x) != 'u')) return;
  const Vowel first = vowel_of(x), second = vowel_of(y);
  if (second.tone == 0 || !has_two_places(first.plain(), second.plain())) return;
  if (word.size() > 2) {
    const char32_t before = word[word.size() - 3];
    if (lower_ascii(before) == 'q' || vowel_of(before).is_vowel()) return;
  }
  x = kVowels[first.row][second.tone];
  y = second.plain();
}

bool is_y(char32_t letter) {
  constexpr std::size_t kRowOfSmallY = 11, kRowOfCapitalY = 23;
  return kVowels[kRowOfSmallY].find(letter) != std::u32string_view::npos ||
         kVowels[kRowOfCapitalY].find(letter) != std::u32string_view::npos;
}

void fold_y(std::span<char32_t> word) {
  constexpr std::u32string_view kOnsets = U"hklmstv";
  if (word.size() != 2 || kOnsets.find(word[0]) == std::u32string_view::npos) return;
  const Vowel vowel = vowel_of(word[1]);
  if (vowel.plain() != 'y') return;
  constexpr std::size_t kRowOfI = 5;
  word[1] = kVowels[kRowOfI][vowel.tone];
}

}  // namespace vanthu
