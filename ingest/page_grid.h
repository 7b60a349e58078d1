// Ruling lines become grids: rows, columns and cells that span several of them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "ingest/text_range.h"

namespace vanthu {

/// A cell and the rows and columns that it spans.
struct GridCell {
  std::size_t row = 0, column = 0;
  std::size_t row_span = 1, column_span = 1;
};

/// A grid whose cells cover it whole, sorted by row, then column.
struct Grid {
  std::vector<double> columns;  // x of the vertical edges, left to right: one more than there are columns
  std::vector<double> rows;     // y of the horizontal edges, top to bottom
  std::vector<GridCell> cells;

  Box box() const { return {columns.front(), rows.front(), columns.back(), rows.back()}; }
  Box box(const GridCell& cell) const {
    return {columns[cell.column], rows[cell.row], columns[cell.column + cell.column_span],
            rows[cell.row + cell.row_span]};
  }
};

/// The grids of a page, top to bottom.  Pieces of dotted and dashed lines are put together, double borders
/// are one line.  Lines that cross no others (a rule under a heading) make no grid; a closed frame with a
/// single cell does.
std::vector<Grid> find_grids(std::span<const Box> rules);

}  // namespace vanthu
