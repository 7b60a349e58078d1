// The stage's second door: one page of a scan becomes words, rules and boxes.
#pragma once

#include <optional>

#include "ingest/error.h"
#include "ingest/limits.h"
#include "ingest/ocr_settings.h"
#include "ingest/read.h"
#include "ingest/recognized_page.h"

namespace vanthu {

/// Reads page `number` (1-based) of a PDF file or an image file by OCR, whatever text the page has.  Throws
/// Error "ocr-data-missing" where Tesseract has no data for the languages, "limit-ocr-seconds",
/// "limit-scan-pixels", "image-damaged", and as PdfFile does.
RecognizedPage recognize_page(const SourceFile& file, int number, const Limits& limits,
                              const OcrSettings& settings);

/// Why no page can be read with these settings: "ocr-data-missing", naming the language and the package that
/// brings it; none where OCR works.
std::optional<Error> find_ocr_fault(const OcrSettings& settings);

/// What the text that OCR reads depends on besides the page and the settings: versions of Tesseract, of its
/// data and of vanthu's own reading of pages.  To be part of the key under which results are kept.
std::string ocr_version(const OcrSettings& settings);

/// Does once what every page would do first: loads Tesseract and its data, so that processes that are forked
/// later share them.  Does nothing where find_ocr_fault() has something to say.
void warm_ocr(const OcrSettings& settings);

}  // namespace vanthu
