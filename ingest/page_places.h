// Where the text of a document that was laid out from pages stands on them.
#pragma once

#include <vector>

#include "ingest/extracted_document.h"
#include "ingest/page_letters.h"
#include "ingest/page_lines.h"

namespace vanthu {

/// Gives every run of `document` the page and box of its words (SourceRun::file still counts `places`, and is
/// dropped), every table row its page.
void place_runs(ExtractedDocument& document, const std::vector<WordPlace>& places);

/// What was noticed on the pages becomes findings of the document.  `where` is the text inside the box, or on
/// the page; where the page has no text, the empty range at which it would stand.
void add_page_findings(ExtractedDocument& document, const std::vector<PageFinding>& findings);

}  // namespace vanthu
