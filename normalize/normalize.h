// The stage's one door: an ExtractedDocument becomes a NormalizedDocument.
#pragma once

#include "ingest/extracted_document.h"
#include "normalize/normalized_document.h"

namespace vanthu {

/// Normalises the document's text (normalize_text), carrying blocks, cells and findings over: their ranges
/// lose blanks at their ends; a paragraph of which nothing is left (a lone no-break space) is no block any
/// more.  Repairs that change letters (decomposed Unicode, look-alikes of Đ, homoglyphs) and damage that
/// stays (private-use characters, U+FFFD) leave one finding "text-repaired" a kind, at the first place; its
/// arguments are the number of places and the first code point.
NormalizedDocument normalize(const ExtractedDocument& extracted);

}  // namespace vanthu
