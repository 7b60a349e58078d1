// Blanks of a line: one between words, none where none can stand.
#pragma once

#include "normalize/normalized_document.h"

namespace vanthu {

/// Rules on U+0020, '\n' and '\t' being kept one for one; `text` has no other blanks:
///  - a run becomes one; at the ends of the text and beside '\n' and '\t' it goes;
///  - before , . ; : it goes behind a letter, digit, quote or closing bracket, but not before ".." or ".…"
///    ("Kế hoạch số .../KH-UBND" keeps its gap);
///  - behind an opening quote or bracket it goes before a letter or digit ("( )" and "( .../..." stay).
/// Everything else stays, above all blanks around '/' and '-', which `raw` values show as printed.
NormalizedText tidy_blanks(NormalizedText text);

}  // namespace vanthu
