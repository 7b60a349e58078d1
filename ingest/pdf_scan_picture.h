// The pictures of a page of a PDF file: how much they are, and the one that is the whole page.  For the files
// pdf_*.cpp alone: Poppler's types stop there.
#pragma once

#include <optional>
#include <string>

#include "ingest/limits.h"
#include "ingest/page_image.h"
#include "ingest/pdf_page_survey.h"

namespace vanthu {

/// Whether no picture has more than limits.scan_pixels, by what its dictionary and its own head say, and all
/// together not many times as much.  JPEG and JPEG 2000 are decoded in the size that they say themselves.
bool have_bounded_size(PDFDoc& document, const PageSurvey& survey, const Limits& limits);

/// The page's picture without drawing it, where the page is one JPEG picture and nothing else: its own
/// pixels, turned as they are shown, white where it leaves the page free.  Throws Error "image-damaged" where
/// less than half of it came.
std::optional<PageImage> find_scan(PDFDoc& document, const PageSurvey& survey, int number,
                                   const std::string& path, const Limits& limits);

}  // namespace vanthu
