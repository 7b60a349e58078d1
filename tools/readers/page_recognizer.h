// How single pages are read by OCR: by Tesseract, or in tests by whatever a test plants.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "ingest/error.h"
#include "ingest/limits.h"
#include "ingest/ocr_settings.h"
#include "ingest/read.h"
#include "ingest/recognized_page.h"

namespace vanthu {

/// As ingest/recognize_page.h tells of each.
struct PageRecognizer {
  std::function<RecognizedPage(const SourceFile& file, int number)> recognize;
  std::function<std::optional<Error>()> find_fault;
  std::function<std::string()> version;
  std::function<void()> warm;
};

PageRecognizer tesseract_recognizer(const Limits& limits, const OcrSettings& settings);

}  // namespace vanthu
