// The stage's one door: an ExtractedDocument becomes a NormalizedDocument.
#pragma once

#include "ingest/extracted_document.h"
#include "normalize/normalized_document.h"

namespace vanthu {

/// Normalises the document's text (see normalize_text.h), carrying blocks, cells and findings over.
/// Repairs that change letters (decomposed Unicode, look-alikes of Đ, private-use characters) leave a
/// finding "text-repaired".
NormalizedDocument normalize(const ExtractedDocument& extracted);

}  // namespace vanthu
