// PDF files with a text layer become documents.
#pragma once

#include "ingest/extracted_document.h"
#include "ingest/limits.h"
#include "ingest/read.h"

namespace vanthu {

/// Reads all pages; every run of the result has its page and box.  A page whose text layer is wrong is read
/// by OCR as `control` says (`source.ocr_pages`).  A page that cannot be read is left out:
/// `source.unread_pages` and a finding "page-unreadable" say so.  Throws Error "pdf-…", "limit-…", and
/// "pdf-without-text" where no page has text that can be used.
ExtractedDocument read_pdf(const SourceFile& file, const Limits& limits, const ReadControl& control = {});

}  // namespace vanthu
