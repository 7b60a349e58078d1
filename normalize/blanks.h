// Blanks of a line: one between words, none where none can stand.
#pragma once

#include <array>
#include <string_view>

#include "ingest/text_range.h"
#include "normalize/normalized_document.h"

namespace vanthu {

/// Rules on U+0020, '\n' and '\t' being kept one for one; `text` has no other blanks:
///  - a run becomes one; at the ends of the text and beside '\n' and '\t' it goes;
///  - before , . ; : it goes behind a letter, digit, quote or closing bracket, but not before ".." or ".…"
///    ("Kế hoạch số .../KH-UBND" keeps its gap);
///  - behind an opening quote or bracket it goes before a letter or digit ("( )" and "( .../..." stay).
/// Everything else stays, above all blanks around '/' and '-', which `raw` values show as printed.
NormalizedText tidy_blanks(NormalizedText text);

/// True where these two bytes alone tell that the blank between them stands: nothing that it could be dropped
/// before or behind has them.
inline bool surely_stands(char before, char after) {
  using Bytes = std::array<bool, 256>;
  constexpr auto set_of = [](std::string_view bytes) {
    Bytes set{};
    for (const char byte : bytes) set[static_cast<unsigned char>(byte)] = true;
    return set;
  };
  static constexpr Bytes kMayDropBefore = set_of(" ,.;:\n\t");
  // Opening brackets, separators, and the last bytes of “ ‘ « „.
  static constexpr Bytes kMayDropBehind = set_of("([{\n\t\x9C\x98\xAB\x9E");
  return !kMayDropBefore[static_cast<unsigned char>(after)] &&
         !kMayDropBehind[static_cast<unsigned char>(before)];
}

/// blank_stands where the bytes beside a blank inside the text do not tell.
bool doubtful_blank_stands(std::string_view text, ByteRange blanks);

/// Whether a blank stays where the run `blanks` of `text` is, by these rules.
inline bool blank_stands(std::string_view text, ByteRange blanks) {
  if (blanks.begin == 0 || blanks.end == text.size()) return false;
  return surely_stands(text[blanks.begin - 1], text[blanks.end]) || doubtful_blank_stands(text, blanks);
}

}  // namespace vanthu
