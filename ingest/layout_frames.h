// Tables of formats that have them as such: which are tables, and which only place things on the page.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/layout.h"

namespace vanthu {

/// A cell before it is known whether its table is one.
struct ReadCell {
  std::vector<LaidBlock> blocks;
  std::size_t column_span = 1, row_span = 1;
  bool head = false;
};

struct ReadRow {
  std::vector<ReadCell> cells;
  bool head = false;
};

/// Puts `more` behind `blocks`.
void append_blocks(std::vector<LaidBlock>& blocks, std::vector<LaidBlock> more);

/// The table, or what its cells hold where it is none: one column, one row around other tables, a frame
/// around a larger table.  Row spans are cut at the table's end; rows without cells are left out.
std::vector<LaidBlock> place_table(std::vector<ReadRow> rows);

}  // namespace vanthu
