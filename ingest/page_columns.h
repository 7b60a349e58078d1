// Text in two columns beside each other: the head of a document, its end, joint signatures.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/page_lines.h"

namespace vanthu {

/// Lines of one column, or of a band of the page that two columns share.
struct LineBand {
  std::vector<PrintedLine> left;   // all lines where the band has one column
  std::vector<PrintedLine> right;  // none where it has one
  double gutter = 0;               // x between the two
};

/// Cuts the lines of a part of a page (`lines` as make_lines made them, over its whole width) into bands, top
/// to bottom.  Two columns are lines with a gap in common, at which no word stands; a gap between two words
/// of one justified line makes none.
std::vector<LineBand> split_columns(const Page& page, std::vector<PrintedLine> lines);

}  // namespace vanthu
