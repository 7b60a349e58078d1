// Tables printed one cell a line: a word processor's plain text, or cells copied out of a page.
#include <algorithm>

#include "ingest/layout_chars.h"
#include "ingest/layout_signs.h"
#include "ingest/layout_tables.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxColumns = 20;
// Lines of one plain row at most: what follows is no row any more.
constexpr std::size_t kMaxRowLines = 40;

struct PrintedCell {
  LaidCell cell;
  bool after_blank = false;
  bool page_break = false;
};

bool is_led_by_tab(const TextLine& line) {
  const std::size_t at = line.text().find_first_not_of(' ');
  return at != std::string_view::npos && line.text()[at] == '\t';
}

// The cells of a tab-led line; usually one.
std::vector<LaidCell> led_cells(const TextLine& line) {
  std::vector<LaidCell> cells;
  const std::string_view text = line.text();
  for (std::size_t begin = text.find('\t') + 1;;) {
    const std::size_t end = std::min(text.find('\t', begin), text.size());
    cells.push_back(cut_cell(line, {begin, end}));
    if (end == text.size()) return cells;
    begin = end + 1;
  }
}

// Where the head ends and how many columns it has; 0 where it is none.
std::size_t count_columns(const std::vector<PrintedCell>& cells) {
  std::size_t columns = 0, known = 0;
  for (const PrintedCell& printed : cells) {
    const std::string text = cell_text(printed.cell);
    if (columns > 0 && (printed.after_blank || is_ordinal(text))) break;
    if (columns == kMaxColumns) return 0;
    if (head_kind(text) != HeadKind::none) ++known;
    ++columns;
  }
  return known >= 3 && known * 2 >= columns ? columns : 0;
}

bool leaves_table(std::string_view line) {
  const LineKind kind = read_signs(line).kind;
  return kind == LineKind::recipients || kind == LineKind::signature || kind == LineKind::appendix ||
         kind == LineKind::national;
}

// Cells and the first line after them.
struct LedCells {
  std::vector<PrintedCell> cells;
  std::size_t next = 0;
};

// All cells from line `begin` on, to the first paragraph behind a blank line.
LedCells read_led_cells(std::span<const TextLine> lines, std::size_t begin) {
  LedCells read{{}, begin};
  std::vector<PrintedCell>& cells = read.cells;
  bool after_blank = false, page_break = false;
  std::size_t at = begin;
  while (at < lines.size()) {
    const TextLine& line = lines[at];
    page_break = page_break || line.page_break;
    if (is_led_by_tab(line)) {
      if (after_blank && leaves_table(line.text())) break;
      for (LaidCell& cell : led_cells(line)) {
        cells.push_back({std::move(cell), after_blank, page_break});
        after_blank = page_break = false;
      }
      read.next = ++at;
    } else if (is_blank_line(line)) {
      after_blank = true;
      const std::size_t filled = next_line_past_page_end(lines, at);
      if (filled == lines.size() || !is_led_by_tab(lines[filled])) break;
      at = filled;
    } else {
      if (after_blank || leaves_table(line.text())) break;
      LaidCell more = cut_cell(line, {0, line.text().size()});
      for (LaidLine& part : more.lines) cells.back().cell.lines.push_back(std::move(part));
      read.next = ++at;
    }
  }
  return read;
}

// For every cell behind a blank line the number of cells up to the next blank line.
std::vector<std::size_t> block_lengths(const std::vector<PrintedCell>& cells) {
  std::vector<std::size_t> lengths(cells.size(), 0);
  std::size_t length = 0;
  for (std::size_t i = cells.size(); i-- > 0;) {
    lengths[i] = ++length;
    if (cells[i].after_blank) length = 0;
  }
  return lengths;
}

LaidTable rows_of(std::vector<PrintedCell> cells, std::size_t columns) {
  LaidTable table;
  const std::vector<std::size_t> lengths = block_lengths(cells);
  const bool blanks =
      std::any_of(cells.begin(), cells.end(), [](const PrintedCell& c) { return c.after_blank; });
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string text = cell_text(cells[i].cell);
    bool starts = table.rows.empty();
    if (!starts) {
      const std::size_t open = table.rows.back().cells.size();
      if (open >= columns || head_kind(text) == HeadKind::ordinal) {
        starts = true;
      } else if (cells[i].after_blank) {
        // An empty paragraph inside a cell leaves a blank line as well: it ends no row that has room.
        starts = is_ordinal(text) || open + lengths[i] > columns;
      } else {
        starts = !blanks && open >= 2 && is_ordinal(text);
      }
    }
    if (starts) {
      table.rows.emplace_back();
      table.rows.back().after_break = cells[i].page_break;
    }
    table.rows.back().cells.push_back(std::move(cells[i].cell));
  }
  return table;
}

std::optional<FoundTable> read_led(std::span<const TextLine> lines, std::size_t begin) {
  // The head is looked at first: a document may have many lines that a tab leads.
  const std::span<const TextLine> head = lines.first(std::min(lines.size(), begin + 2 * kMaxColumns));
  if (count_columns(read_led_cells(head, begin).cells) == 0) return std::nullopt;
  LedCells read = read_led_cells(lines, begin);
  const std::size_t columns = count_columns(read.cells);
  if (columns == 0 || read.cells.size() <= columns) return std::nullopt;
  return FoundTable{rows_of(std::move(read.cells), columns), read.next};
}

class PlainCellReader {
 public:
  PlainCellReader(std::span<const TextLine> lines, std::size_t begin) : lines_(lines), at_(begin) {}

  std::optional<FoundTable> read() {
    LaidRow head;
    std::size_t known = 0;
    while (at_ < lines_.size() && head.cells.size() <= kMaxColumns) {
      const std::size_t filled = next_filled_line(lines_, at_);
      if (filled == lines_.size() || is_ordinal(lines_[filled].text())) break;
      if (head_kind(lines_[filled].text()) == HeadKind::none) return std::nullopt;
      ++known;
      push(head, filled);
    }
    columns_ = head.cells.size();
    if (known < 3 || columns_ > kMaxColumns || at_ >= lines_.size()) return std::nullopt;
    table_.rows.push_back(std::move(head));
    while (read_row()) {
    }
    const bool whole = std::any_of(table_.rows.begin() + 1, table_.rows.end(),
                                   [](const LaidRow& row) { return row.cells.size() >= 3; });
    if (!whole) return std::nullopt;
    return FoundTable{std::move(table_), at_};
  }

 private:
  void push(LaidRow& row, std::size_t line) {
    row.cells.push_back(cut_cell(lines_[line], {0, lines_[line].text().size()}));
    at_ = line + 1;
  }

  bool read_row() {
    const std::size_t begin = next_filled_line(lines_, at_);  // a lone number is an ordinal here
    if (begin == lines_.size()) return false;
    const bool repeated_head = head_kind(lines_[begin].text()) == HeadKind::ordinal;
    if (!repeated_head && !is_ordinal(lines_[begin].text())) return false;
    LaidRow row;
    push(row, begin);
    std::vector<std::size_t> parts;  // lines of the row
    bool more = false;               // another row follows
    for (std::size_t i = at_; i < lines_.size() && parts.size() < kMaxRowLines; ++i) {
      if (is_blank_line(lines_[i])) continue;
      if (ends_tables(lines_[i].text())) break;
      if (is_ordinal(lines_[i].text()) || head_kind(lines_[i].text()) == HeadKind::ordinal) {
        more = true;
        break;
      }
      parts.push_back(i);
    }
    if (parts.empty()) return false;
    if (!more) parts.resize(std::min(parts.size(), columns_ - 1));
    // What is too much was wrapped in the widest column, the second.
    const std::size_t surplus = parts.size() + 1 > columns_ ? parts.size() + 1 - columns_ : 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i >= 1 && i <= surplus) {
        LaidCell part = cut_cell(lines_[parts[i]], {0, lines_[parts[i]].text().size()});
        for (LaidLine& line : part.lines) row.cells.back().lines.push_back(std::move(line));
        at_ = parts[i] + 1;
      } else {
        push(row, parts[i]);
      }
    }
    table_.rows.push_back(std::move(row));
    return true;
  }

  std::span<const TextLine> lines_;
  std::size_t at_ = 0;
  std::size_t columns_ = 0;
  LaidTable table_;
};

}  // namespace

std::optional<FoundTable> find_cell_table(std::span<const TextLine> lines, std::size_t begin) {
  if (is_led_by_tab(lines[begin])) return read_led(lines, begin);
  return PlainCellReader(lines, begin).read();
}

}  // namespace vanthu
