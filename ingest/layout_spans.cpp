#include <algorithm>

#include "ingest/error.h"
#include "ingest/layout_repair.h"
#include "ingest/layout_signs.h"
#include "ingest/layout_tables.h"

namespace vanthu {
namespace {

// What a letterhead or a signature block has and a table of tasks has not.
bool is_layout_line(std::string_view line) {
  const LineKind kind = read_signs(line).kind;
  return kind == LineKind::national || kind == LineKind::number || kind == LineKind::recipients ||
         kind == LineKind::signature;
}

}  // namespace

std::vector<LaidRow> lay_out_spans(std::vector<LaidRow> rows, const std::string& path, const Limits& limits) {
  std::vector<std::size_t> covered;  // rows that each column stays covered from above
  std::size_t total = 0;
  for (LaidRow& row : rows) {
    std::vector<LaidCell> cells;
    const auto pass_covered = [&] {
      while (cells.size() < covered.size() && covered[cells.size()] > 0) {
        --covered[cells.size()];
        cells.emplace_back().covered = true;
      }
    };
    for (LaidCell& cell : row.cells) {
      pass_covered();
      const std::size_t columns = std::max<std::size_t>(cell.column_span, 1);
      const std::size_t below = std::max<std::size_t>(cell.row_span, 1) - 1;
      total += columns;
      if (total > limits.table_cells)
        throw Error("limit-table-cells", path, {std::to_string(limits.table_cells)});
      if (below > 0 && covered.size() < cells.size() + columns) covered.resize(cells.size() + columns, 0);
      for (std::size_t i = 0; i < columns && below > 0; ++i) covered[cells.size() + i] = below;
      cell.column_span = cell.row_span = 1;
      cells.push_back(std::move(cell));
      cells.resize(cells.size() + columns - 1);
    }
    pass_covered();
    total += cells.size() > row.cells.size() ? cells.size() - row.cells.size() : 0;
    row.cells = std::move(cells);
  }
  return rows;
}

std::optional<std::vector<LaidBlock>> take_apart(const LaidTable& table) {
  constexpr std::size_t kMaxRows = 14, kMaxColumns = 4;
  if (table.rows.empty() || table.rows.size() > kMaxRows) return std::nullopt;
  std::size_t cells = 0, columns = 0;
  bool layout = false;
  for (const LaidRow& row : table.rows) {
    cells += row.cells.size();
    columns = std::max(columns, row.cells.size());
    for (const LaidCell& cell : row.cells) {
      layout = layout || std::any_of(cell.lines.begin(), cell.lines.end(),
                                     [](const LaidLine& line) { return is_layout_line(line.text); });
    }
  }
  const bool frame = cells == 1;
  if (!frame && (!layout || columns > kMaxColumns || reads_like_head(cell_texts(table.rows[0]))))
    return std::nullopt;
  std::vector<LaidBlock> blocks;
  for (std::size_t column = 0; column < columns; ++column) {
    for (const LaidRow& row : table.rows) {
      if (column >= row.cells.size() || is_empty_cell(row.cells[column])) continue;
      LaidBlock block;
      block.lines = row.cells[column].lines;
      if (!block.lines.empty()) blocks.push_back(std::move(block));
      for (const LaidTable& nested : row.cells[column].nested) {
        LaidBlock inner;
        inner.kind = BlockKind::table;
        inner.table = nested;
        blocks.push_back(std::move(inner));
      }
    }
  }
  return blocks;
}

}  // namespace vanthu
