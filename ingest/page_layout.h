// Printed pages become lines and tables in reading order.
#pragma once

#include <vector>

#include "ingest/layout.h"
#include "ingest/page.h"
#include "ingest/page_lines.h"

namespace vanthu {

struct PagesLayout {
  LaidDocument laid;  // LaidPiece::source counts `places`
  std::vector<WordPlace> places;
  std::vector<Finding> findings;  // `where` as LaidPiece::source
};

/// Lays out all pages: the two columns of a head and of an end one after the other, tables where they stand,
/// page numbers and running heads left out; paragraphs by geometry, those that a page end cuts joined by
/// `assemble`, as are tables.
PagesLayout lay_out_pages(PrintedDocument document);

}  // namespace vanthu
