// Blanks of a line: one between words, none where none can stand.
#pragma once

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

/// Whether a blank stays where the run `blanks` of `text` is, by these rules.
bool blank_stands(std::string_view text, ByteRange blanks);

}  // namespace vanthu
