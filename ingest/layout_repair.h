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

/// Joins `second` to `first` where it is the same table behind a page end: the same head, or no head and as
/// many columns.  False where it is another.
bool is_continued(const LaidTable& first, const LaidTable& second);

}  // namespace vanthu
