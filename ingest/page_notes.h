// Footnotes and other words of a page that stand outside of its running text.
#pragma once

#include <vector>

#include "ingest/page_lines.h"

namespace vanthu {

/// A paragraph at the foot of a page in smaller letters than the text: below a short rule, or with a mark to
/// which the text refers.
struct PageNote {
  PrintedParagraph paragraph;
  bool marked = false;  // begins with its mark ("1", "(2)", "*"); otherwise it goes on with the note before
};

/// What a page has besides running text and tables.
struct PageAsides {
  std::vector<PageNote> notes;
  WordIndices turned;  // words that do not run to the right, as drawn
};

/// Takes the notes of a page out of `words`, and with each mark of theirs the raised sign in the text that
/// refers to it; words that do not run to the right as well.  A mark without a blank behind it ("1Theo")
/// becomes a word of its own.
PageAsides take_out_asides(Page& page, WordIndices& words);

}  // namespace vanthu
