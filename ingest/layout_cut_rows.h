// Rows that a page end cut in two.
#pragma once

#include <vector>

#include "ingest/layout_repair.h"
#include "ingest/layout_signs.h"

namespace vanthu {

/// What columns of a table commonly hold.
struct ColumnHabits {
  std::vector<HeadKind> kinds;  // by the head; empty where the table has none
  std::vector<double> filled;   // share of the rows with several cells that have text there
};

/// The habits of the columns of `rows`, spans laid out.
ColumnHabits find_habits(const std::vector<LaidRow>& rows, bool has_head);

/// True where `row` is the rest of the last row of `table`.  Where both stand on paper, the room that was
/// left in the cells decides with the words; otherwise the words alone: no ordinal, no time, units
/// incomplete, and the text goes on.
bool is_cut_off(const WholeTable& table, const ColumnHabits& habits, const LaidRow& row);

/// Puts the rest of a row to its begin, cell by cell.  On paper a paragraph that was cut becomes one line
/// again.
void append_rest(LaidRow& row, LaidRow rest);

}  // namespace vanthu
