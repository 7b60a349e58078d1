// Pages of a PDF as pictures with facts marked, each made in a process of its own.
#pragma once

#include <string>
#include <vector>

#include "ingest/limits.h"
#include "ingest/pdf_file.h"
#include "ingest/read.h"
#include "parsers/document.h"
#include "tools/program/page_marks.h"

namespace vanthu {

struct PageFacts {
  int pages = 0;
  std::vector<MarkedFact> facts;
};

/// Where the facts of `reading` stand in the PDF `source` that it was read from.  Throws Error
/// "pages-read-otherwise" where reading it again gives another text, and as run_apart() and read() do.
PageFacts find_page_facts(const SourceFile& source, const Document& reading, const Limits& limits);

/// Page `number` of `source` as PNG with `marks`.  Throws as run_apart() and PdfFile::render_png() do.
std::string draw_page(const SourceFile& source, int number, const std::vector<PageMark>& marks,
                      const Limits& limits);

/// `facts` as JSON, and back; the latter throws Error "reader-garbled" where a place or kind cannot be.
std::string page_facts_json(const PageFacts& facts);
PageFacts parse_page_facts(const std::string& json, const std::string& path, const Limits& limits);

}  // namespace vanthu
