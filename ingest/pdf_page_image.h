// A page of a PDF file as a picture for OCR.  For the files pdf_*.cpp alone: Poppler's types stop there.
#pragma once

#include <chrono>
#include <string>

#include "ingest/limits.h"
#include "ingest/page_image.h"

class PDFDoc;

namespace vanthu {

/// What PdfFile::read_image gives, of a page that PageDevice has found bounded.  Opens no file: letters of
/// fonts that the document does not have are left out.  Throws Error "limit-scan-pixels",
/// "limit-page-seconds", "pdf-fonts-absent" and "image-damaged".
PageImage make_page_image(PDFDoc& document, int number, const std::string& path, const Limits& limits,
                          std::chrono::steady_clock::time_point deadline);

}  // namespace vanthu
