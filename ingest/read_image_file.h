// Image files become documents, by OCR alone.
#pragma once

#include "ingest/extracted_document.h"
#include "ingest/limits.h"
#include "ingest/read.h"

namespace vanthu {

/// Reads all pages by OCR as `control` says; every run of the result has its page and box, in points of the
/// paper that the picture is taken for.  A page that cannot be read is left out: `source.unread_pages` and a
/// finding "page-unreadable" say so.  Throws Error "image-needs-ocr" where OCR is not to be used, what
/// count_image_pages throws, and where no page has text what kept it from being read, or "image-blank".
ExtractedDocument read_image_file(const SourceFile& file, const Limits& limits,
                                  const ReadControl& control = {});

}  // namespace vanthu
