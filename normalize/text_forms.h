// Forms of a Vietnamese text: one for display, two for comparing, one for sorting.
#pragma once

#include <string>
#include <string_view>

#include "normalize/normalized_document.h"

namespace vanthu {

/// Display form (domain.md 6.1, 6.5, 6.6): NFC; spaces of every kind to one U+0020; invisible characters
/// removed; dashes and quotes kept as printed except code points that are mere variants of them
/// (U+2011, U+2212 → '-'; table normalize/vocabulary/characters.tsv); look-alikes of Đ/đ folded; spaces
/// before , . ; : removed only where they cannot carry meaning.  '\n' and '\t' are kept.  Idempotent.
/// `source` must be valid UTF-8.
NormalizedText normalize_text(std::string_view source);

/// Tone marks in the place that official texts use: "hoà" → "hòa", "Uỷ" → "Ủy"; "quý", "hoàn" stay
/// (domain.md 6.2).  Idempotent.
std::string place_tones(std::string_view nfc);

/// Form for comparing, with diacritics: place_tones, lower case, i/y folded (domain.md 6.3), dashes and
/// quotes folded, no space around '-' and '/', '&' with its spaces removed kept as "&", one space between
/// words. "Phòng Văn hoá – Xã hội" and "phòng văn hóa-xã hội" share one.
std::string comparison_key(std::string_view text);

/// comparison_key with the way back into `text`.
NormalizedText comparison_key_with_origin(std::string_view text);

/// Form for searching, without diacritics, đ → d: "Phòng Văn hóa - Xã hội" → "phong van hoa-xa hoi".
std::string search_key(std::string_view text);

/// Vietnamese lower and upper case, letter by letter.  capitalize: the first letter upper case where no digit
/// stands before it, the rest untouched.  sentence_case: "KẾ HOẠCH" → "Kế hoạch".
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
std::string capitalize(std::string_view text);
std::string sentence_case(std::string_view text);

/// Share of letters that are upper case, 0…1; 0 for a text without letters.
double upper_case_share(std::string_view text);

/// Vietnamese collation (ICU "vi"): <0, 0, >0.
int compare_vietnamese(std::string_view a, std::string_view b);

/// Bytes that stand in the order of compare_vietnamese: for sorting many texts.
std::string vietnamese_sort_key(std::string_view text);

/// Columns that `text` takes on a terminal (combining marks 0, wide characters 2).
std::size_t display_width(std::string_view text);

}  // namespace vanthu
