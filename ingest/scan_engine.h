// Tesseract: the picture of a region becomes words.  The only door to its types.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ingest/error.h"
#include "ingest/ocr_settings.h"
#include "ingest/scan_regions.h"

namespace vanthu {

/// Pixels of the page, from its top left.
struct ScannedWord {
  std::string text;                       // valid UTF-8, without blanks, never empty
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // of its ink
  std::vector<double> ends;               // right edge of each code point of `text`, never decreasing
  double baseline = 0;                    // in its middle
  double line_height = 0;                 // from the lowest descender to the highest ascender of its line
  float confidence = 0;                   // 0…1
};

class OcrEngine {
 public:
  /// Throws Error "ocr-data-missing".
  explicit OcrEngine(const OcrSettings& settings);
  ~OcrEngine();
  OcrEngine(const OcrEngine&) = delete;
  OcrEngine& operator=(const OcrEngine&) = delete;

  /// The page from which regions are read from now on; 8 bits a pixel.  It must outlive the readings.
  void take_page(Pix* grey, double dots_per_inch);

  /// Words of a region, line by line.  None where the time is over.
  std::optional<std::vector<ScannedWord>> read(const ScanRegion& region,
                                               std::chrono::steady_clock::time_point deadline);

  /// Version of Tesseract, and name and length of each file of data that is loaded.
  std::string version() const;

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

/// The engine of this thread for `settings`, loaded when it is first asked for.  Throws as its constructor.
OcrEngine& ocr_engine(const OcrSettings& settings);

}  // namespace vanthu
