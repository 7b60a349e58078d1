#include "tools/readers/page_recognizer.h"

#include "ingest/recognize_page.h"

namespace vanthu {

PageRecognizer tesseract_recognizer(const Limits& limits, const OcrSettings& settings) {
  return {
      .recognize = [limits, settings](const SourceFile& file,
                                      int number) { return recognize_page(file, number, limits, settings); },
      .find_fault = [settings] { return find_ocr_fault(settings); },
      .version = [settings] { return ocr_version(settings); },
      .warm = [settings] { warm_ocr(settings); },
  };
}

}  // namespace vanthu
