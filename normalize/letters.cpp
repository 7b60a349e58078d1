#include "normalize/letters.h"

#include <unicode/uchar.h>

#include "normalize/characters.h"
#include "normalize/unicode.h"

namespace vanthu {
namespace {

/// Above this everything is looked at closely: Vietnamese letters and the punctuation of plans lie below.
constexpr char32_t kPlainEnd = 0x3000;

/// True where neither the code point nor a part of it is in the table: Cyrillic ѐ holds the homoglyph е.
bool table_has_none_of(UChar32 point) {
  icu::UnicodeString parts(point);
  nfd().getDecomposition(point, parts);
  for (int32_t unit = 0; unit < parts.length(); unit = parts.moveIndex32(unit, 1)) {
    if (characters().find_display(static_cast<char32_t>(parts.char32At(unit))) != nullptr) return false;
  }
  return true;
}

bool is_plain(UChar32 point) {
  return static_cast<char32_t>(point) < kPlainEnd && table_has_none_of(point) &&
         u_getIntPropertyValue(point, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
         u_getCombiningClass(point) == 0 && nfc().hasBoundaryBefore(point) != 0;
}

char32_t key_of(UChar32 point) {
  const Replacement* replacement = characters().find_key(static_cast<char32_t>(point));
  if (replacement != nullptr) return replacement->text.size() == 1 ? replacement->text.front() : 0;
  return static_cast<char32_t>(u_foldCase(point, U_FOLD_CASE_DEFAULT));
}

bool is_mark(UChar32 point) { return (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0; }

char32_t bare_of(UChar32 point) {
  const std::u32string letters = without_marks(static_cast<char32_t>(point));
  return letters.size() == 1 ? letters.front() : 0;
}

}  // namespace

std::u32string without_marks(char32_t code_point) {
  if (code_point == U'đ') return U"d";
  const auto point = static_cast<UChar32>(code_point);
  icu::UnicodeString parts;
  if (!nfd().getDecomposition(point, parts)) parts = point;
  std::u32string letters;
  for (int32_t unit = 0; unit < parts.length(); unit = parts.moveIndex32(unit, 1)) {
    const UChar32 part = parts.char32At(unit);
    if (!is_mark(part)) letters += static_cast<char32_t>(part);
  }
  return letters;
}

LetterForms LetterTable::make(char32_t code_point) {
  const auto point = static_cast<UChar32>(code_point);
  LetterForms letter;
  letter.lower = static_cast<char32_t>(u_tolower(point));
  letter.upper = static_cast<char32_t>(u_toupper(point));
  letter.key = key_of(point);
  letter.bare = bare_of(point);
  letter.alphabetic = u_isalpha(point) != 0;
  letter.letter_or_digit = u_isalnum(point) != 0;
  letter.mark = is_mark(point);
  letter.upper_case = u_isupper(point) != 0;
  letter.plain = is_plain(point);
  letter.plain_small = letter.plain && letter.alphabetic && letter.key == code_point;
  return letter;
}

LetterTable::LetterTable() {
  std::size_t at = 0;
  const auto add = [&](std::size_t first, std::size_t end) {
    for (std::size_t point = first; point < end; ++point) usual_[at++] = make(static_cast<char32_t>(point));
  };
  add(0, kLatinEnd);
  add(kAdditional, kAdditionalEnd);
  add(kPunctuation, kPunctuationEnd);
}

const LetterTable& letters() {
  static const LetterTable table;
  return table;
}

}  // namespace vanthu
