// Pages as they were read, from whatever kind of file, become a document.
#pragma once

#include <string>
#include <vector>

#include "ingest/extracted_document.h"
#include "ingest/limits.h"
#include "ingest/page_letters.h"

namespace vanthu {

struct PagesRead {
  PrintedDocument printed;
  std::vector<PageFinding> findings;
  int pages = 0;                  // of the file
  std::vector<int> unread_pages;  // ascending
  std::vector<int> ocr_pages;     // ascending
  std::string encoding = "UTF-8";
};

/// Lays the pages out; every run of the result has its page and box.  Throws Error "pdf-blank" or
/// "pdf-without-text" where no page has words, and what exceeds a limit.
ExtractedDocument document_of_pages(PagesRead read, const std::string& path, const Limits& limits);

}  // namespace vanthu
