#include "ingest/layout_frames.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vanthu {
namespace {

std::size_t count_cells(const std::vector<LaidBlock>& blocks) {
  std::size_t cells = 0;
  for (const LaidBlock& block : blocks) {
    for (const LaidRow& row : block.table.rows) cells += row.cells.size();
  }
  return cells;
}

bool holds_table(const std::vector<LaidBlock>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [](const LaidBlock& block) { return block.kind == BlockKind::table; });
}

}  // namespace

void append_blocks(std::vector<LaidBlock>& blocks, std::vector<LaidBlock> more) {
  if (blocks.empty()) {
    blocks = std::move(more);
    return;
  }
  std::move(more.begin(), more.end(), std::back_inserter(blocks));
}

/// A table that only places things on the page (one column, one row around other tables, or a frame around a
/// larger table) is no table: its cells follow each other, left before right.
std::vector<LaidBlock> place_table(std::vector<ReadRow> rows) {
  std::erase_if(rows, [](const ReadRow& row) { return row.cells.empty(); });
  std::vector<LaidBlock> blocks;
  if (rows.empty()) return blocks;
  if (rows.size() == 1 && rows[0].cells.size() == 1) return std::move(rows[0].cells[0].blocks);
  std::size_t widest = 0, own = 0, nested = 0;
  bool around_table = false;
  for (const ReadRow& row : rows) {
    widest = std::max(widest, row.cells.size());
    own += row.cells.size();
    for (const ReadCell& cell : row.cells) {
      nested = std::max(nested, count_cells(cell.blocks));
      around_table |= holds_table(cell.blocks);
    }
  }
  if (widest == 1 || (rows.size() == 1 && around_table) || nested > own) {
    for (ReadRow& row : rows) {
      for (ReadCell& cell : row.cells) append_blocks(blocks, std::move(cell.blocks));
    }
    return blocks;
  }
  LaidBlock block;
  block.kind = BlockKind::table;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    LaidRow row;
    row.marked_head = rows[i].head;
    for (ReadCell& read : rows[i].cells) {
      LaidCell cell;
      cell.column_span = read.column_span;
      cell.row_span = std::min(read.row_span, rows.size() - i);
      for (LaidBlock& inner : read.blocks) {
        std::move(inner.lines.begin(), inner.lines.end(), std::back_inserter(cell.lines));
        if (inner.kind == BlockKind::table) cell.nested.push_back(std::move(inner.table));
      }
      row.cells.push_back(std::move(cell));
    }
    block.table.rows.push_back(std::move(row));
  }
  blocks.push_back(std::move(block));
  return blocks;
}

}  // namespace vanthu
