// A table as printed becomes whole: spans laid out, heads and repetitions dropped, cut rows rejoined.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ingest/layout.h"

namespace vanthu {

enum class RepairKind { row_rejoined, row_deduplicated };

struct TableRepair {
  RepairKind kind;
  std::size_t row;  // that was mended
};

/// Every row has `columns` cells without spans and nested tables; rows.front() is the head where `has_head`.
struct WholeTable {
  std::vector<LaidRow> rows;
  std::size_t columns = 0;
  bool has_head = false;
  std::vector<TableRepair> repairs;
};

/// Throws Error "limit-table-cells".
WholeTable repair_table(LaidTable table, const std::string& path, const Limits& limits);

/// Cells of the rows with spans laid out: a covered cell is an empty one.  Throws Error "limit-table-cells".
std::vector<LaidRow> lay_out_spans(std::vector<LaidRow> rows, const std::string& path, const Limits& limits);

/// The lines of a table that is none: a letterhead, a signature block, a frame around text.  They stand
/// column by column, one block for each cell; none where it is a table.
std::optional<std::vector<LaidBlock>> take_apart(const LaidTable& table);

/// True where `row` is printed once more as `again`.  On paper the end of a cell may be missing: programs
/// clip repeated heads.
bool repeats_row(const LaidRow& row, const LaidRow& again);

/// True where `second`, which follows `first` in the text, is the same table behind a page end: the same
/// head, or no head and the same columns (on paper their edges, otherwise their number).
bool is_continued(const LaidTable& first, const LaidTable& second);

/// `first` with the rows of `second`, which goes on with it; on paper the columns of both are laid over each
/// other, and blank cells that go on with a cell of several rows become covered ones.
LaidTable continue_table(LaidTable first, LaidTable second);

}  // namespace vanthu
