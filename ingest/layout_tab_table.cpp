#include <algorithm>

#include "ingest/layout_chars.h"
#include "ingest/layout_signs.h"
#include "ingest/layout_tables.h"

namespace vanthu {
namespace {

bool has_tab(const TextLine& line) { return line.text().find('\t') != std::string_view::npos; }

LaidRow split_tabs(const TextLine& line) {
  LaidRow row;
  const std::string_view text = line.text();
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find('\t', begin), text.size());
    row.cells.push_back(cut_cell(line, {begin, end}));
    if (end == text.size()) break;
    begin = end + 1;
  }
  return row;
}

// "Năm" + "2026": no sentence begins so, and no item.
bool begins_with_digit(std::string_view line) {
  return is_digit(first_code_point(trim_blank(line))) && read_signs(line).kind == LineKind::body;
}

class TabTableReader {
 public:
  TabTableReader(std::span<const TextLine> lines, std::size_t begin) : lines_(lines), at_(begin) {}

  std::optional<FoundTable> read() {
    LaidRow first = split_tabs(lines_[at_]);
    headed_ = reads_like_head(cell_texts(first));
    if (!headed_ && !begins_without_head(first)) return std::nullopt;
    width_ = used_cells(first);
    head_key_ = row_key(first);
    table_.rows.push_back(std::move(first));
    ++at_;
    while (at_ < lines_.size() && step()) {
    }
    // A head alone is a line of words.
    if (table_.rows.size() < 2 && width_ < 3) return std::nullopt;
    return FoundTable{std::move(table_), at_};
  }

 private:
  // Rows of three and more cells below each other are a table also without a head.
  bool begins_without_head(const LaidRow& first) const {
    if (filled_cells(first) < 3 || ends_tables(lines_[at_].text())) return false;
    const std::size_t next = next_filled_line(lines_, at_ + 1);
    if (next == lines_.size() || next > at_ + 2 || !has_tab(lines_[next])) return false;
    const LaidRow second = split_tabs(lines_[next]);
    return second.cells.size() == first.cells.size() && filled_cells(second) >= 3;
  }

  // True where line `i`, found behind a blank line, is a row and no paragraph that a tab indents.
  bool is_row_after_blank(std::size_t i) const {
    if (i == lines_.size() || !has_tab(lines_[i]) || ends_tables(lines_[i].text())) return false;
    const LaidRow row = split_tabs(lines_[i]);
    const std::size_t filled = filled_cells(row);
    if (filled == 0 || (headed_ && is_other_head(row))) return false;
    return filled >= 2 || row.cells.size() > 2;
  }

  bool is_other_head(const LaidRow& row) const {
    if (is_empty_cell(row.cells.front()) || row_key(row) == head_key_) return false;
    return head_kind(cell_text(row.cells.front())) == HeadKind::ordinal && reads_like_head(cell_texts(row));
  }

  // Reads what stands at at_; false where the table has ended.
  bool step() {
    bool after_break = lines_[at_].page_break;
    if (is_blank_line(lines_[at_]) || (page_number(lines_[at_].text()) && !has_tab(lines_[at_]))) {
      const std::size_t next = next_line_past_page_end(lines_, at_);
      if (!is_row_after_blank(next)) return false;
      at_ = next;
      after_break = true;
    }
    if (ends_tables(lines_[at_].text())) return false;
    if (!has_tab(lines_[at_])) return read_line_without_tab();
    LaidRow row = split_tabs(lines_[at_]);
    if (headed_ && is_other_head(row)) return false;
    row.after_break = after_break;
    ++at_;
    if (!after_break && continues_broken_row(row)) {
      append_broken(std::move(row));
    } else {
      table_.rows.push_back(std::move(row));
    }
    return true;
  }

  // A row that line ends inside its cells broke into several lines, each with the rest of its cells.
  bool continues_broken_row(const LaidRow& row) const {
    const LaidRow& previous = table_.rows.back();
    if (table_.rows.size() < 2 || previous.cells.size() < 2 || previous.cells.size() >= width_) return false;
    if (previous.cells.size() + row.cells.size() != width_ + 1) return false;
    const std::string first = cell_text(row.cells.front());
    return !first.empty() && !is_ordinal(first) && !is_upper_case(cell_text(previous.cells.back()));
  }

  void append_broken(LaidRow row) {
    std::vector<LaidCell>& cells = table_.rows.back().cells;
    for (LaidLine& line : row.cells.front().lines) cells.back().lines.push_back(std::move(line));
    for (std::size_t i = 1; i < row.cells.size(); ++i) cells.push_back(std::move(row.cells[i]));
  }

  // A line below a row is a further line of its last cell, or a heading over the whole width.
  bool read_line_without_tab() {
    if (!lines_[at_].tables.empty()) return false;
    const LineSigns signs = read_signs(lines_[at_].text());
    const bool before_row = at_ + 1 < lines_.size() && is_row_after_blank(at_ + 1);
    const bool incomplete = table_.rows.back().cells.size() < width_ && before_row;
    const bool own =
        signs.kind == LineKind::upper || signs.kind == LineKind::heading || signs.kind == LineKind::list_item;
    if (before_row && own && !incomplete) {
      LaidRow group;
      group.cells.push_back(cut_cell(lines_[at_], {0, lines_[at_].text().size()}));
      table_.rows.push_back(std::move(group));
    } else if (signs.begins_lower || before_row || begins_with_digit(lines_[at_].text())) {
      LaidCell more = cut_cell(lines_[at_], {0, lines_[at_].text().size()});
      for (LaidLine& line : more.lines) table_.rows.back().cells.back().lines.push_back(std::move(line));
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  std::span<const TextLine> lines_;
  std::size_t at_ = 0;
  std::size_t width_ = 0;
  bool headed_ = false;
  std::string head_key_;
  LaidTable table_;
};

}  // namespace

std::optional<FoundTable> find_tab_table(std::span<const TextLine> lines, std::size_t begin) {
  return TabTableReader(lines, begin).read();
}

}  // namespace vanthu
