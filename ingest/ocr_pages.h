// Pages that are read by OCR take their place among the others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/limits.h"
#include "ingest/page_letters.h"
#include "ingest/read.h"

namespace vanthu {

/// A page for OCR, and what is wrong with its text layer; nothing where OCR is wanted all the same.
struct PageForOcr {
  int page = 0;
  std::optional<LayerFault> fault{};
  /// Not empty: the text layer is good, and only numbers drawn in these places are wanted.
  std::vector<Box> numbers{};
};

/// A number that is drawn on a page with a good text layer, as OCR read it.
struct DrawnNumber {
  int page = 0;
  Box box;  // PageForOcr::numbers
  std::string text;
};

struct OcrReport {
  std::vector<PageFinding> findings;  // one "page-recognized" or "page-unreadable" for each page, and more
  std::vector<int> ocr_pages;         // in the document now
  std::vector<int> unread_pages;      // that OCR could not read
  std::vector<DrawnNumber> numbers;   // put into their pages as words
};

/// Has the pages read as `control` says and puts them into `document`, each in the place of the page of its
/// number.  `pages` ascend.  A page that OCR fails on is taken out; one of which only numbers were wanted
/// stays.
OcrReport put_recognized_pages(PrintedDocument& document, const std::vector<PageForOcr>& pages,
                               const SourceFile& file, const Limits& limits, const ReadControl& control);

}  // namespace vanthu
