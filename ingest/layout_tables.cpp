#include "ingest/layout_tables.h"

#include <algorithm>

#include "ingest/layout_chars.h"
#include "ingest/layout_signs.h"

namespace vanthu {
namespace {

// Blank lines that a page end leaves at most.
constexpr std::size_t kMaxBlankLines = 12;

}  // namespace

bool is_blank_line(const TextLine& line) { return line.tables.empty() && trim_blank(line.text()).empty(); }

std::size_t next_filled_line(std::span<const TextLine> lines, std::size_t begin) {
  const std::size_t end = std::min(lines.size(), begin + kMaxBlankLines);
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_blank_line(lines[i])) return i;
  }
  return lines.size();
}

std::size_t next_line_past_page_end(std::span<const TextLine> lines, std::size_t begin) {
  const std::size_t next = next_filled_line(lines, begin);
  if (next == lines.size() || lines[next].text().find('\t') != std::string_view::npos ||
      !page_number(lines[next].text())) {
    return next;
  }
  return next_filled_line(lines, next + 1);
}

LaidCell cut_cell(const TextLine& line, ByteRange range) {
  LaidCell cell;
  const std::string_view text = line.text();
  if (!line.tables.empty()) {
    const auto before = static_cast<std::size_t>(
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(range.begin), kTableMark));
    const std::string_view part = text.substr(range.begin, range.size());
    const auto inside = static_cast<std::size_t>(std::count(part.begin(), part.end(), kTableMark));
    cell.nested.assign(line.tables.begin() + static_cast<std::ptrdiff_t>(before),
                       line.tables.begin() + static_cast<std::ptrdiff_t>(before + inside));
  }
  cell.lines = cut_lines(line.line, range);
  return cell;
}

std::vector<std::string> cell_texts(const LaidRow& row) {
  std::vector<std::string> texts;
  texts.reserve(row.cells.size());
  for (const LaidCell& cell : row.cells) texts.push_back(cell_text(cell));
  return texts;
}

std::string row_key(const LaidRow& row) {
  std::string key;
  std::size_t empty = 0;  // cells after the last filled one say nothing
  for (const LaidCell& cell : row.cells) {
    const std::string text = plain_key(cell_text(cell));
    ++empty;
    if (text.empty()) continue;
    key.append(empty, '\t');
    key += text;
    empty = 0;
  }
  return key;
}

std::size_t used_cells(const LaidRow& row) {
  std::size_t used = row.cells.size();
  while (used > 0 && is_empty_cell(row.cells[used - 1])) --used;
  return used;
}

std::size_t filled_cells(const LaidRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                [](const LaidCell& cell) { return !is_empty_cell(cell); }));
}

bool ends_tables(std::string_view line) {
  if (line.size() > 300) return false;
  switch (read_signs(line).kind) {
    case LineKind::appendix:
    case LineKind::recipients:
    case LineKind::signature:
    case LineKind::national:
    case LineKind::attached:
      return true;
    case LineKind::type:  // in a cell it is a group's title: "KẾ HOẠCH TUYÊN TRUYỀN"
      return line.find('\t') == std::string_view::npos;
    default:
      return false;
  }
}

std::optional<FoundTable> find_table(std::span<const TextLine> lines, std::size_t begin) {
  const std::string_view text = lines[begin].text();
  if (text.find('|') != std::string_view::npos || trim_blank(text).starts_with("+-")) {
    if (std::optional<FoundTable> found = find_pipe_table(lines, begin)) return found;
  }
  if (text.find('\t') != std::string_view::npos) {
    if (std::optional<FoundTable> found = find_tab_table(lines, begin)) return found;
  }
  if (text.size() < 64 && head_kind(text) == HeadKind::ordinal) {
    if (std::optional<FoundTable> found = find_cell_table(lines, begin)) return found;
  }
  if (trim_blank(text).find("  ") != std::string_view::npos) return find_aligned_table(lines, begin);
  return std::nullopt;
}

}  // namespace vanthu
