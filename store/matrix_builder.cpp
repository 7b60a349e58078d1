#include "store/matrix_builder.h"

#include <algorithm>
#include <tuple>

#include "normalize/text_forms.h"

namespace vanthu {
namespace {

/// A line's place among the others.
struct SortedLine {
  MatrixLine line;
  std::string order;  // of its label
  std::size_t number = 0;
};

/// "" last; else by key, or the greatest first.
bool stands_before(const SortedLine& a, const SortedLine& b, bool by_key) {
  if (a.line.key.empty() || b.line.key.empty()) return b.line.key.empty() && !a.line.key.empty();
  if (by_key) return a.line.key < b.line.key;
  return std::tie(b.line.total, a.order, a.line.key) < std::tie(a.line.total, b.order, b.line.key);
}

/// The lines in their order, and where each number stands among them.
std::vector<std::size_t> sort_lines(std::vector<MatrixLine>& lines, const LineLabels& labels) {
  std::vector<SortedLine> sorted;
  for (MatrixLine& line : lines) {
    const auto label = labels.labels.find(line.key);
    line.label = label == labels.labels.end() ? line.key : label->second;
    std::string order = labels.by_key ? "" : vietnamese_sort_key(line.label);
    sorted.push_back({std::move(line), std::move(order), sorted.size()});
  }
  std::sort(sorted.begin(), sorted.end(),
            [&](const SortedLine& a, const SortedLine& b) { return stands_before(a, b, labels.by_key); });
  std::vector<std::size_t> places(lines.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    places[sorted[i].number] = i;
    lines[i] = std::move(sorted[i].line);
  }
  return places;
}

bool is_before(const MatrixCell& a, const MatrixCell& b) {
  return std::tie(a.row, a.column) < std::tie(b.row, b.column);
}

/// Sorted, what stands several times added up.
std::vector<MatrixCell> merged(std::vector<MatrixCell> cells) {
  std::sort(cells.begin(), cells.end(), is_before);
  std::vector<MatrixCell> merged;
  for (const MatrixCell& cell : cells) {
    if (merged.empty() || is_before(merged.back(), cell)) {
      merged.push_back(cell);
    } else {
      merged.back().count += cell.count;
    }
  }
  return merged;
}

}  // namespace

std::size_t MatrixBuilder::Lines::number_of(const std::string& key) {
  const auto [number, added] = numbers.emplace(key, lines.size());
  if (added) lines.push_back({key, "", 0});
  return number->second;
}

Matrix MatrixBuilder::take(const LineLabels& rows, const LineLabels& columns) {
  const auto row_places = sort_lines(rows_.lines, rows), column_places = sort_lines(columns_.lines, columns);
  for (MatrixCell& cell : cells_) {
    cell.row = row_places[cell.row];
    cell.column = column_places[cell.column];
  }
  return {std::move(rows_.lines), std::move(columns_.lines), merged(std::move(cells_)), total_};
}

void ThingCounter::add(const std::string& thing, std::size_t row, std::size_t column) {
  if (thing != thing_) {
    finish();
    thing_ = thing;
  }
  cells_.emplace(row, column);
}

void ThingCounter::finish() {
  if (cells_.empty()) return;
  std::set<std::size_t> rows, columns;
  for (const auto& [row, column] : cells_) {
    builder_.add(row, column, 1);
    if (rows.insert(row).second) builder_.add_row_total(row, 1);
    if (columns.insert(column).second) builder_.add_column_total(column, 1);
  }
  builder_.add_total(1);
  cells_.clear();
}

}  // namespace vanthu
