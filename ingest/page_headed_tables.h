// Tables that a page prints without a grid: a known head row anchors their columns.
#pragma once

#include <span>
#include <vector>

#include "ingest/page_cells.h"
#include "ingest/page_rules.h"

namespace vanthu {

/// A grid that nobody drew, and the words that stand in it.
struct HeadedTable {
  Grid grid;
  WordIndices words;
  bool rest = false;  // of the table on the page before
};

/// The tables among `words` whose head row is known (STT, Nhiệm vụ, Cơ quan chủ trì, …) and whose columns
/// blank space keeps apart, top to bottom.  Rows lie between `rules` (horizontal ones, sorted) where the page
/// has them, otherwise they begin with their ordinals.  Where a table on the page before had its columns at
/// `edges` (x) and reached that page's end, its rest at the top of this page is found without a head; `edges`
/// is empty otherwise.  Rather none than a wrong one.
std::vector<HeadedTable> find_headed_tables(const Page& page, const WordIndices& words,
                                            const std::vector<RulingLine>& rules,
                                            std::span<const double> edges);

/// Where rows begin inside of a tall cell row that holds several: the y above each ordinal of its first
/// column but the first.  None where the ordinals do not stand beside first lines of other columns.
std::vector<double> find_row_starts(const Page& page, const Grid& grid, const CellWords& words,
                                    std::size_t row);

}  // namespace vanthu
