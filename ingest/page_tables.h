// Tables of printed pages: words put into the cells of a grid, or into the columns below a known head row.
#pragma once

#include <span>
#include <vector>

#include "ingest/page_grid.h"
#include "ingest/page_lines.h"

namespace vanthu {

/// A table on a page and the words that stand in it.
struct PlacedTable {
  LaidTable table;
  Box box;
  WordIndices words;            // all that it holds
  bool ruled = true;            // by a grid; false where only the head row anchors the columns
  bool reaches_top = false;     // nothing of the body stands above it on this page
  bool reaches_bottom = false;  // nothing of the body stands below it
};

/// The tables of a page among `words` (those of the body, page number and running head taken out), top to
/// bottom.  A word over a column line is split there.  Cells hold one LaidLine for each paragraph of theirs.
/// `edges_before` are open_edges of the page before.
std::vector<PlacedTable> find_page_tables(Page& page, const WordIndices& words, WordPlaces& places,
                                          std::span<const double> edges_before = {});

/// The column edges of the last of a page's `tables` where it has no grid and reaches the page's end: it may
/// go on without a head.  Empty otherwise.
std::vector<double> open_edges(const std::vector<PlacedTable>& tables);

}  // namespace vanthu
