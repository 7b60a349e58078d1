#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/layout_repair.h"
#include "ingest/layout_signs.h"
#include "ingest/layout_tables.h"

namespace vanthu {
namespace {

// Edges of one column on two pages are this near to each other (points).
constexpr double kSameEdge = 4;

bool has_edge(const std::vector<double>& edges, double edge) {
  const auto above = std::lower_bound(edges.begin(), edges.end(), edge - kSameEdge);
  return above != edges.end() && *above <= edge + kSameEdge;
}

bool has_edges(const std::vector<double>& edges, const std::vector<double>& some) {
  return std::all_of(some.begin(), some.end(), [&](double edge) { return has_edge(edges, edge); });
}

// The same columns, but for edges that all cells of one page span.
bool are_aligned(const TablePlacement& first, const TablePlacement& second) {
  if (first.edges.empty() || second.edges.empty()) return false;
  if (std::abs(first.edges.front() - second.edges.front()) > kSameEdge) return false;
  if (std::abs(first.edges.back() - second.edges.back()) > kSameEdge) return false;
  return has_edges(first.edges, second.edges) || has_edges(second.edges, first.edges);
}

// The column at which each cell begins, and which columns cells of several rows still cover below the last
// row: for each column the rows left.
struct CellColumns {
  std::vector<std::vector<std::size_t>> begins;  // by row, by cell
  std::vector<std::size_t> covered;
};

CellColumns columns_of(std::span<const LaidRow> rows, std::size_t columns) {
  CellColumns found;
  found.covered.assign(columns, 0);
  for (const LaidRow& row : rows) {
    found.begins.emplace_back();
    std::vector<std::size_t> next = found.covered;
    for (std::size_t& left : next) left -= left > 0 ? 1 : 0;
    std::size_t column = 0;
    for (const LaidCell& cell : row.cells) {
      while (column < columns && found.covered[column] > 0) ++column;
      found.begins.back().push_back(column);
      for (std::size_t i = 0; i < cell.column_span && column < columns; ++i, ++column)
        next[column] = cell.row_span - 1;
    }
    found.covered = std::move(next);
  }
  return found;
}

// Lets the cells of a table with `own` edges span the columns between `all` edges.
void spread_cells(LaidTable& table, const std::vector<double>& own, const std::vector<double>& all) {
  if (own.size() == all.size()) return;
  std::vector<std::size_t> places;  // of own edges among all
  for (const double edge : own) {
    const auto at = std::lower_bound(all.begin(), all.end(), edge - kSameEdge);
    places.push_back(static_cast<std::size_t>(at - all.begin()));
  }
  const CellColumns columns = columns_of(table.rows, own.size() - 1);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.rows[r].cells.size(); ++c) {
      LaidCell& cell = table.rows[r].cells[c];
      const std::size_t begin = std::min(columns.begins[r][c], own.size() - 1);
      const std::size_t end = std::min(begin + cell.column_span, own.size() - 1);
      cell.column_span = std::max<std::size_t>(places[end] - places[begin], 1);
    }
  }
}

// The rows that stand on the table's last page.
std::span<const LaidRow> last_page(const std::vector<LaidRow>& rows) {
  const auto first =
      std::find_if(rows.rbegin(), rows.rend(), [](const LaidRow& row) { return row.after_break; });
  return first == rows.rend() ? std::span(rows) : std::span(first.base() - 1, rows.end());
}

// For each column, whether a cell of several rows ends with the last row.
std::vector<bool> spanned_at_end(std::span<const LaidRow> rows, std::size_t columns) {
  const CellColumns placed = columns_of(rows, columns);
  std::vector<bool> spanned(columns, false);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].cells.size(); ++c) {
      const std::size_t column = placed.begins[r][c];
      if (column < columns) spanned[column] = rows[r].cells[c].row_span > 1;
    }
  }
  return spanned;
}

// Rows at the top of `second` that repeat the head of `first`, or are blank.
std::size_t count_repeated(const LaidTable& first, const LaidTable& second) {
  const std::size_t most = std::min(first.rows.size(), second.rows.size());
  const auto says_nothing = [&](std::size_t row) {
    return filled_cells(second.rows[row]) == 0 || repeats_row(first.rows[row], second.rows[row]);
  };
  std::size_t count = 0;
  while (count < most && says_nothing(count)) ++count;
  return count;
}

// A blank cell that goes on with one of several rows (an ordinal, a unit) holds what stands in that.
void mark_covered(const LaidTable& first, LaidTable& second, std::size_t columns) {
  const std::size_t at = count_repeated(first, second);
  if (at == second.rows.size()) return;
  const std::vector<bool> spanned = spanned_at_end(last_page(first.rows), columns);
  const CellColumns placed = columns_of(std::span(second.rows).first(at + 1), columns);
  LaidRow& row = second.rows[at];
  const bool group = filled_cells(row) < 2;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    LaidCell& cell = row.cells[c];
    const std::size_t column = placed.begins[at][c];
    if (!is_empty_cell(cell) || cell.column_span > 1 || column >= columns) continue;
    cell.covered = cell.row_span > 1 || (spanned[column] && !group);
  }
}

}  // namespace

bool repeats_row(const LaidRow& row, const LaidRow& again) {
  if (row_key(row) == row_key(again)) return true;
  if (row.cells.size() != again.cells.size() || filled_cells(again) < 2) return false;
  std::size_t clipped = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string whole = plain_key(cell_text(row.cells[i])), part = plain_key(cell_text(again.cells[i]));
    if (whole == part) continue;
    if (i == 0 || !again.cells[i].fit || !starts_with_words(whole, part)) return false;
    ++clipped;
  }
  return clipped * 2 < filled_cells(row);
}

bool is_continued(const LaidTable& first, const LaidTable& second) {
  if (first.rows.empty() || second.rows.empty()) return false;
  const bool on_paper = first.placement && second.placement;
  if (on_paper && second.placement->first_page != first.placement->last_page + 1) return false;
  const LaidRow& head = first.rows.front();
  const LaidRow& next = second.rows.front();
  if (repeats_row(head, next)) return true;
  const bool headed = next.marked_head || reads_like_head(cell_texts(next));
  if (on_paper) return !headed && are_aligned(*first.placement, *second.placement);
  return !headed && used_cells(next) > 1 && next.cells.size() == head.cells.size() && head.cells.size() > 2 &&
         (head.marked_head || reads_like_head(cell_texts(head)));
}

LaidTable continue_table(LaidTable first, LaidTable second) {
  if (first.placement && second.placement) {
    TablePlacement& placement = *first.placement;
    if (are_aligned(placement, *second.placement)) {
      const std::vector<double> own = placement.edges;
      if (second.placement->edges.size() > own.size()) placement.edges = second.placement->edges;
      spread_cells(first, own, placement.edges);
      spread_cells(second, second.placement->edges, placement.edges);
      mark_covered(first, second, placement.edges.size() - 1);
    }
    placement.last_page = second.placement->last_page;
    placement.reaches_bottom = second.placement->reaches_bottom;
  }
  second.rows.front().after_break = true;
  std::move(second.rows.begin(), second.rows.end(), std::back_inserter(first.rows));
  return first;
}

}  // namespace vanthu
