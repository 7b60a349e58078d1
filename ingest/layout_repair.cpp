#include "ingest/layout_repair.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "ingest/error.h"
#include "ingest/layout_chars.h"
#include "ingest/layout_cut_rows.h"
#include "ingest/layout_signs.h"
#include "ingest/layout_tables.h"

namespace vanthu {
namespace {

// A repeated row shorter than this (bytes of its key) may be meant: a form's blank rows.
constexpr std::size_t kMinRepeatedRow = 40;
// Code points of a first cell that is no ordinal.
constexpr std::size_t kLongOrdinal = 12;

// The filled cells in order, wherever they stand.
std::string content_key(const LaidRow& row) {
  std::string key;
  for (const LaidCell& cell : row.cells) {
    const std::string text = cell_text(cell);
    if (!text.empty()) key += text + '\t';
  }
  return key;
}

void append_lines(LaidCell& cell, LaidCell more) {
  std::move(more.lines.begin(), more.lines.end(), std::back_inserter(cell.lines));
}

// All lines of a nested table, row by row, into `cell`.
void flatten_into(LaidCell& cell, const LaidTable& nested) {
  for (const LaidRow& row : nested.rows) {
    for (const LaidCell& inner : row.cells) {
      std::copy(inner.lines.begin(), inner.lines.end(), std::back_inserter(cell.lines));
      for (const LaidTable& deeper : inner.nested) flatten_into(cell, deeper);
    }
  }
}

class TableRepairer {
 public:
  TableRepairer(LaidTable table, const std::string& path, const Limits& limits)
      : rows_(lay_out_spans(std::move(table.rows), path, limits)), path_(path), limits_(limits) {}

  WholeTable repair() {
    drop_blank_rows();
    if (rows_.empty()) return std::move(whole_);
    find_head();
    habits_ = find_habits(rows_, whole_.has_head);
    whole_.columns = count_columns();
    if (whole_.columns * rows_.size() > limits_.table_cells) {
      throw Error("limit-table-cells", path_, {std::to_string(limits_.table_cells)});
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (i > 0 && drop_head_row(i)) continue;
      rows_[i].after_break = rows_[i].after_break || behind_head_;
      behind_head_ = false;
      if (i == 0) {
        flatten(rows_[i]);
        fit(rows_[i]);
        whole_.rows.push_back(std::move(rows_[i]));
      } else {
        add_row(std::move(rows_[i]));
      }
    }
    return std::move(whole_);
  }

 private:
  // A page end before a blank row stands before the next one.
  void drop_blank_rows() {
    bool after_break = false;
    for (LaidRow& row : rows_) {
      after_break = after_break || row.after_break;
      if (filled_cells(row) == 0) continue;
      row.after_break = std::exchange(after_break, false);
    }
    std::erase_if(rows_, [](const LaidRow& row) { return filled_cells(row) == 0; });
  }

  void find_head() {
    const std::string key = row_key(rows_[0]);
    const bool repeated = key.size() > kLongOrdinal && filled_cells(rows_[0]) > 1 &&
                          !is_ordinal(cell_text(rows_[0].cells[0])) && key.size() < 400 &&
                          std::any_of(rows_.begin() + 1, rows_.end(), [&](const LaidRow& row) {
                            return row.after_break && row_key(row) == key;
                          });
    whole_.has_head = rows_[0].marked_head || repeated || reads_like_head(cell_texts(rows_[0]));
    if (!whole_.has_head) return;
    heads_.push_back(rows_[0]);
    head_begin_ = plain_key(cell_text(rows_[0].cells[0]));
    if (rows_.size() > 1 && is_second_head_row()) {
      heads_.push_back(rows_[1]);
      merge_second_head_row();
      rows_.erase(rows_.begin() + 1);
    }
  }

  // "Chủ trì | Phối hợp" below a cell "Cơ quan" that spans both.
  bool is_second_head_row() const {
    const LaidRow& first = rows_[0];
    const LaidRow& second = rows_[1];
    const std::size_t filled = filled_cells(second);
    if (filled < 2 || second.cells.empty() || !is_empty_cell(second.cells[0])) return false;
    for (std::size_t i = 0; i < second.cells.size(); ++i) {
      if (is_empty_cell(second.cells[i])) continue;
      const std::string text = cell_text(second.cells[i]);
      if (text.size() > 160 || text.ends_with('.') || is_ordinal(text)) return false;
      const bool under_span =
          i < first.cells.size() && (is_empty_cell(first.cells[i]) ||
                                     (i + 1 < first.cells.size() && is_empty_cell(first.cells[i + 1])));
      if (!under_span) return false;
    }
    return true;
  }

  void merge_second_head_row() {
    LaidRow& first = rows_[0];
    LaidRow& second = rows_[1];
    first.cells.resize(std::max(first.cells.size(), second.cells.size()));
    LaidCell spanning;
    for (std::size_t i = 0; i < first.cells.size(); ++i) {
      if (!is_empty_cell(first.cells[i])) spanning = first.cells[i];
      if (i >= second.cells.size() || is_empty_cell(second.cells[i])) continue;
      if (is_empty_cell(first.cells[i])) first.cells[i] = spanning;
      append_lines(first.cells[i], std::move(second.cells[i]));
    }
  }

  // As many as the head has, unless more than half of the rows have more; without a head what most rows have.
  std::size_t count_columns() const {
    std::map<std::size_t, std::size_t> counts;
    std::size_t counted = 0;
    for (std::size_t i = whole_.has_head ? 1 : 0; i < rows_.size(); ++i) {
      if (filled_cells(rows_[i]) < 2) continue;
      ++counts[used_cells(rows_[i])];
      ++counted;
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::size_t common = most == counts.end() ? 0 : most->first;
    const std::size_t head = used_cells(rows_[0]);
    if (!whole_.has_head) return std::max<std::size_t>(common, 1);
    return common > head && most->second * 2 > counted && counted > 2 ? common : head;
  }

  // Repetitions of the head, and "(1) (2) (3)" directly below it.
  bool drop_head_row(std::size_t i) {
    if (!whole_.has_head) return false;
    const LaidRow& row = rows_[i];
    const bool below_head = i == 1 || behind_head_;
    if (below_head && numbers_columns(row)) return true;
    if (heads_.size() == 2 && behind_head_ && repeats_row(heads_[1], row)) return true;
    if (row.cells.size() > 1 && plain_key(cell_text(row.cells[0])) == head_begin_ &&
        repeats_row(heads_[0], row)) {
      behind_head_ = true;
      return true;
    }
    return false;
  }

  bool numbers_columns(const LaidRow& row) const {
    std::size_t expected = 1, filled = 0;
    for (const LaidCell& cell : row.cells) {
      std::string text = plain_key(cell_text(cell));
      if (text.empty()) continue;
      std::erase_if(text, [](char c) { return c == '(' || c == ')' || c == '[' || c == ']' || c == ' '; });
      const std::string number = std::to_string(expected);
      const std::string letter(1, static_cast<char>('a' + (expected - 1) % 26));
      if (text != number && text != letter && !text.starts_with(number + "=")) return false;
      ++expected;
      ++filled;
    }
    return filled >= 3 && filled + 1 >= whole_.columns;
  }

  void add_row(LaidRow row) {
    const bool repeated_inside = resolve_nested(row);
    if (std::vector<LaidRow> inner = take_nested_rows(row); !inner.empty()) {
      for (LaidRow& part : inner) add_row(std::move(part));
      return;
    }
    flatten(row);
    fit(row);
    if (row.cells.empty() || filled_cells(row) == 0) return;
    if (is_repetition(row)) {
      mark(RepairKind::row_deduplicated);
      return;
    }
    if (is_cut_off(whole_, habits_, row)) {
      append_rest(whole_.rows.back(), std::move(row));
      last_content_.clear();
      mark(RepairKind::row_rejoined);
      return;
    }
    last_content_ = content_key(row);
    whole_.rows.push_back(std::move(row));
    if (repeated_inside) mark(RepairKind::row_deduplicated);
  }

  void mark(RepairKind kind) {
    const std::size_t row = whole_.rows.size() - 1;
    if (!whole_.repairs.empty() && whole_.repairs.back().row == row && whole_.repairs.back().kind == kind)
      return;
    whole_.repairs.push_back({kind, row});
  }

  // A table nested in a cell whose cells stand in the row once more is dropped; true where one was.
  static bool resolve_nested(LaidRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].nested.size() != 1 || !row.cells[i].lines.empty()) continue;
      LaidCell inner;
      flatten_into(inner, row.cells[i].nested.front());
      std::string outer;
      for (std::size_t k = i + 1; k < row.cells.size(); ++k) outer += cell_text(row.cells[k]) + ' ';
      const std::string inside = plain_key(cell_text(inner));
      if (inside.empty() || !plain_key(outer).starts_with(inside)) continue;
      row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(i));
      return true;
    }
    return false;
  }

  // The rows of a nested table that fills the row which holds it: they are rows of this table.
  std::vector<LaidRow> take_nested_rows(LaidRow& row) const {
    const auto holder = std::find_if(row.cells.begin(), row.cells.end(), [](const LaidCell& cell) {
      return cell.nested.size() == 1 && cell.lines.empty();
    });
    if (holder == row.cells.end()) return {};
    const auto at = static_cast<std::size_t>(holder - row.cells.begin());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i != at && !is_empty_cell(row.cells[i]) && !(i == 0 && is_ordinal(cell_text(row.cells[i]))))
        return {};
    }
    std::vector<LaidRow> inner = lay_out_spans(holder->nested.front().rows, path_, limits_);
    const bool fits = std::all_of(inner.begin(), inner.end(), [&](const LaidRow& part) {
      return used_cells(part) >= 2 && used_cells(part) + at <= whole_.columns;
    });
    if (!fits) return {};
    for (LaidRow& part : inner) {
      part.cells.insert(part.cells.begin(), row.cells.begin(),
                        row.cells.begin() + static_cast<std::ptrdiff_t>(at));
      for (std::size_t i = 0; i < at; ++i) row.cells[i] = LaidCell{};  // its ordinal stands once
      part.after_break = row.after_break;
    }
    std::erase_if(inner, [](const LaidRow& part) { return filled_cells(part) == 0; });
    return inner;
  }

  static void flatten(LaidRow& row) {
    for (LaidCell& cell : row.cells) {
      for (const LaidTable& nested : cell.nested) flatten_into(cell, nested);
      cell.nested.clear();
    }
  }

  // Brings the row to the number of columns: shifted rows are put right, what is too much joins the last
  // cell.
  void fit(LaidRow& row) const {
    const std::size_t columns = whole_.columns;
    row.cells.resize(used_cells(row));
    std::size_t leading = 0;
    while (row.cells.size() - leading > columns && is_empty_cell(row.cells[leading])) ++leading;
    row.cells.erase(row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(leading));
    for (std::size_t i = columns; i < row.cells.size(); ++i)
      append_lines(row.cells[columns - 1], std::move(row.cells[i]));
    row.cells.resize(std::min(row.cells.size(), columns));
    if (lost_its_ordinal(row)) row.cells.insert(row.cells.begin(), LaidCell{});
    row.cells.resize(columns);
  }

  // A row that was printed one column too far left: a task where the ordinal belongs.
  bool lost_its_ordinal(const LaidRow& row) const {
    if (habits_.kinds.empty() || habits_.kinds[0] != HeadKind::ordinal ||
        row.cells.size() + 1 != whole_.columns)
      return false;
    if (whole_.columns < 4 || filled_cells(row) + 1 < whole_.columns) return false;
    const std::string first = cell_text(row.cells.front());
    return !is_ordinal(first) && head_kind(first) != HeadKind::ordinal && width_of(first) > kLongOrdinal;
  }

  bool is_repetition(const LaidRow& row) const {
    if (last_content_.size() < kMinRepeatedRow || filled_cells(row) < 2) return false;
    return content_key(row) == last_content_;
  }

  std::vector<LaidRow> rows_;
  const std::string& path_;
  const Limits& limits_;
  WholeTable whole_;
  std::vector<LaidRow> heads_;  // the head's one or two rows
  std::string head_begin_;      // its first cell
  ColumnHabits habits_;
  std::string last_content_;
  bool behind_head_ = false;
};

}  // namespace

WholeTable repair_table(LaidTable table, const std::string& path, const Limits& limits) {
  return TableRepairer(std::move(table), path, limits).repair();
}

}  // namespace vanthu
