#include <algorithm>

#include "ingest/layout_chars.h"
#include "ingest/layout_signs.h"
#include "ingest/layout_tables.h"

namespace vanthu {
namespace {

// "|---|:--:|" or "--- | ---".
bool is_pipe_rule(std::string_view text) {
  text = trim_blank(text);
  return text.find('-') != std::string_view::npos && text.find('|') != std::string_view::npos &&
         text.find_first_not_of("|:-+= \t") == std::string_view::npos;
}

// "+----+-----+".
bool is_grid_rule(std::string_view text) {
  text = trim_blank(text);
  return text.size() > 2 && text.front() == '+' && text.find_first_not_of("+-=: ") == std::string_view::npos;
}

bool is_pipe_row(std::string_view text) { return text.find('|') != std::string_view::npos; }

LaidRow split_pipes(const TextLine& line) {
  LaidRow row;
  const std::string_view text = line.text();
  ByteRange inner = trim_range(text, {0, text.size()});
  if (!inner.empty() && text[inner.begin] == '|') ++inner.begin;
  if (!inner.empty() && text[inner.end - 1] == '|') --inner.end;
  for (std::size_t begin = inner.begin;;) {
    const std::string_view rest = text.substr(begin, inner.end - begin);
    const std::size_t end = begin + std::min(rest.find('|'), rest.size());
    row.cells.push_back(cut_cell(line, {begin, end}));
    if (end == inner.end) break;
    begin = end + 1;
  }
  return row;
}

void append_cells(LaidRow& row, LaidRow more) {
  if (row.cells.size() < more.cells.size()) row.cells.resize(more.cells.size());
  for (std::size_t i = 0; i < more.cells.size(); ++i) {
    for (LaidLine& line : more.cells[i].lines) row.cells[i].lines.push_back(std::move(line));
  }
}

}  // namespace

std::optional<FoundTable> find_pipe_table(std::span<const TextLine> lines, std::size_t begin) {
  const std::string_view first = trim_blank(lines[begin].text());
  const bool grid = is_grid_rule(first);
  const bool framed = grid || first.front() == '|';
  const std::size_t second = next_filled_line(lines, begin + 1);
  if (second == lines.size() || second > begin + 2 || !is_pipe_row(lines[second].text())) return std::nullopt;
  if (!framed && !is_pipe_rule(lines[second].text())) {
    // Bare bars without a rule: only below a head, with as many cells in the next row.
    const LaidRow head = split_pipes(lines[begin]);
    if (head.cells.size() != split_pipes(lines[second]).cells.size() || !reads_like_head(cell_texts(head)))
      return std::nullopt;
  }

  LaidTable table;
  bool after_break = false, row_open = false;
  std::size_t at = begin;
  while (at < lines.size()) {
    const std::string_view text = trim_blank(lines[at].text());
    after_break = after_break || lines[at].page_break;
    if (text.empty() && lines[at].tables.empty()) {
      const std::size_t next = next_line_past_page_end(lines, at);
      if (next == lines.size() || !(is_pipe_row(lines[next].text()) || is_grid_rule(lines[next].text())))
        break;
      if (framed && !grid && trim_blank(lines[next].text()).front() != '|') break;
      at = next;
      after_break = true;
      continue;
    }
    if (is_grid_rule(text) || is_pipe_rule(text)) {
      row_open = false;
      const bool first_rule = std::none_of(table.rows.begin(), table.rows.end(),
                                           [](const LaidRow& row) { return row.marked_head; });
      // Above a Markdown rule, and above the "=" rule of a grid, stands the head.
      if (first_rule && !table.rows.empty() && table.rows.size() <= 2 &&
          (!is_grid_rule(text) || text.find('=') != std::string_view::npos)) {
        for (LaidRow& row : table.rows) row.marked_head = true;
      }
    } else if (is_pipe_row(text)) {
      LaidRow row = split_pipes(lines[at]);
      row.after_break = after_break;
      after_break = false;
      if (grid && row_open) {
        append_cells(table.rows.back(), std::move(row));
      } else {
        table.rows.push_back(std::move(row));
      }
      row_open = true;
    } else {
      break;
    }
    ++at;
  }
  if (table.rows.empty()) return std::nullopt;
  return FoundTable{std::move(table), at};
}

}  // namespace vanthu
