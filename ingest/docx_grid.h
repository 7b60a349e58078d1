// Cells of a Word table brought onto the columns that they share.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "ingest/docx_tree.h"
#include "ingest/layout_frames.h"

namespace vanthu {

/// A cell and the grid columns [begin, end) that it stands in.
struct WordCell {
  ReadCell cell;
  std::size_t begin = 0, end = 1;
  bool continues = false;  // vertically merged with the cell above
};

struct WordRow {
  std::vector<WordCell> cells;
  bool head = false;
};

/// The rows of `table`, a <w:tbl>, without deleted ones; `read_blocks` gives what a cell (a node) holds.
std::vector<WordRow> word_rows(const DocxTree& tree, std::size_t table,
                               const std::function<std::vector<LaidBlock>(std::size_t cell)>& read_blocks);

/// Where each column of the grid `node` (a <w:tbl>) begins, in twentieths of a point, and the end of the
/// last.
std::vector<long> column_places(const DocxTree& tree, std::size_t node);

/// Rows with spans.  Grid columns that no cell begins or ends at, and those narrower than a letter (left by
/// dragging borders), are no columns; a row that begins or ends late gets an empty cell there.
std::vector<ReadRow> lay_on_grid(std::vector<WordRow> rows, const std::vector<long>& places);

}  // namespace vanthu
