// A picture of a page becomes the page: its ruling lines, and the words that OCR reads between them.
#pragma once

#include "ingest/limits.h"
#include "ingest/ocr_settings.h"
#include "ingest/page_image.h"
#include "ingest/recognized_page.h"

namespace vanthu {

/// Ink that is no letter to OCR, where letters are expected, is a word of U+FFFD with confidence 0.  Throws
/// Error "ocr-data-missing", "limit-ocr-seconds" (page: `number`).
RecognizedPage read_scan(const PageImage& image, int number, const Limits& limits,
                         const OcrSettings& settings);

/// To be raised with every change to what read_scan makes of a picture.
inline constexpr int kScanReadingVersion = 4;

}  // namespace vanthu
