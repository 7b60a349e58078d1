// What OCR read on a page.
#pragma once

#include <vector>

#include "ingest/page.h"
#include "ingest/page_letters.h"

namespace vanthu {

struct RecognizedPage {
  /// Upright and straight; all words have a confidence, and the only font is the first of the document.
  Page page;
  std::vector<PageFinding> findings;
};

}  // namespace vanthu
