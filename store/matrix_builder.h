// Counts become rows and columns.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/store.h"

namespace vanthu {

/// What people read for keys, and in which order these stand.
struct LineLabels {
  std::map<std::string, std::string> labels{};  // a key without one is its own label
  bool by_key = false;                          // else by total, then by label
};

/// A matrix in the making, whose lines are numbered in the order in which their keys come.  Totals are
/// counted apart: what stands in two cells may be one in their row.
class MatrixBuilder {
 public:
  std::size_t row(const std::string& key) { return rows_.number_of(key); }
  std::size_t column(const std::string& key) { return columns_.number_of(key); }

  void add(std::size_t row, std::size_t column, std::size_t count) { cells_.push_back({row, column, count}); }
  void add_row_total(std::size_t row, std::size_t count) { rows_.lines[row].total += count; }
  void add_column_total(std::size_t column, std::size_t count) { columns_.lines[column].total += count; }
  void add_total(std::size_t count) { total_ += count; }

  Matrix take(const LineLabels& rows, const LineLabels& columns);

 private:
  struct Lines {
    std::unordered_map<std::string, std::size_t> numbers;
    std::vector<MatrixLine> lines;

    std::size_t number_of(const std::string& key);
  };

  Lines rows_, columns_;
  std::vector<MatrixCell> cells_;  // of numbers; a cell may stand several times
  std::size_t total_ = 0;
};

/// Counts different things in cells, rows, columns and all.  The cells of one thing come one after another.
class ThingCounter {
 public:
  explicit ThingCounter(MatrixBuilder& builder) : builder_(builder) {}

  void add(const std::string& thing, std::size_t row, std::size_t column);
  /// After the last thing.
  void finish();

 private:
  MatrixBuilder& builder_;
  std::string thing_;
  std::set<std::pair<std::size_t, std::size_t>> cells_;  // of the thing
};

}  // namespace vanthu
