// Words of a page put into the cells of a grid.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ingest/page_grid.h"
#include "ingest/page_lines.h"

namespace vanthu {

/// The words of each cell of a grid, in the order of Grid::cells.
using CellWords = std::vector<WordIndices>;

/// A place between two neighbours of sorted `edges`; nothing where `at` lies outside.
std::optional<std::size_t> interval_of(const std::vector<double>& edges, double at);

/// The words into the cells in which the middle of their box lies.  A word over the edge between two cells is
/// cut there where the edge runs between two of its letters: the rest is a new word of the page.  Words
/// outside of the grid are left out.
CellWords fill_cells(Page& page, const Grid& grid, const WordIndices& words);

/// The text of the cells, each paragraph of them a line, as rows of a table.  Where the grid is not `ruled`
/// text fills a column as far as its widest line does.
std::vector<LaidRow> lay_rows(const Page& page, const Grid& grid, const CellWords& words, bool ruled,
                              WordPlaces& places);

/// A row's text cut apart at `edges` (y, sorted, inside of row `row`): each cell of that row alone becomes
/// several; one that spans other rows too spans all of them.
Grid split_row(Grid grid, std::size_t row, const std::vector<double>& edges);

}  // namespace vanthu
