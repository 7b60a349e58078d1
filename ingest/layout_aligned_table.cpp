#include <algorithm>

#include "ingest/layout_chars.h"
#include "ingest/layout_signs.h"
#include "ingest/layout_tables.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxLine = 2000;  // bytes; no printed page is wider

// Words of a line between gaps of two and more blanks, with the columns that they take.
struct AlignedPart {
  ByteRange where;
  std::size_t begin = 0, end = 0;
};

std::vector<AlignedPart> split_gaps(std::string_view text) {
  std::vector<AlignedPart> parts;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    column += begin - at;
    const std::size_t end = std::min(text.find("  ", begin), text.size());
    const std::size_t width = width_of(text.substr(begin, end - begin));
    parts.push_back({{begin, end}, column, column + width});
    column += width;
    at = end;
  }
  return parts;
}

// The column whose head a part stands below: the one it overlaps most, else the nearest.
std::size_t column_of(const std::vector<AlignedPart>& head, const AlignedPart& part) {
  std::size_t best = 0, best_overlap = 0, best_distance = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < head.size(); ++i) {
    const std::size_t begin = std::max(head[i].begin, part.begin), end = std::min(head[i].end, part.end);
    const std::size_t overlap = end > begin ? end - begin : 0;
    const std::size_t distance = end > begin ? 0 : begin - end;
    if (overlap > best_overlap || (best_overlap == 0 && overlap == 0 && distance < best_distance)) {
      best = i;
      best_overlap = overlap;
      best_distance = distance;
    }
  }
  return best;
}

LaidRow empty_row(std::size_t columns) {
  LaidRow row;
  row.cells.resize(columns);
  return row;
}

}  // namespace

std::optional<FoundTable> find_aligned_table(std::span<const TextLine> lines, std::size_t begin) {
  if (lines[begin].text().size() > kMaxLine || !lines[begin].tables.empty()) return std::nullopt;
  const std::vector<AlignedPart> head = split_gaps(lines[begin].text());
  if (head.size() < 3) return std::nullopt;
  LaidTable table;
  table.rows.push_back(empty_row(head.size()));
  for (std::size_t i = 0; i < head.size(); ++i)
    table.rows[0].cells[i] = cut_cell(lines[begin], head[i].where);
  if (head_kind(cell_text(table.rows[0].cells[0])) != HeadKind::ordinal) return std::nullopt;
  bool after_break = false;
  std::size_t at = begin + 1;
  while (at < lines.size()) {
    const TextLine& line = lines[at];
    after_break = after_break || line.page_break;
    if (is_blank_line(line)) {
      const std::size_t next = next_line_past_page_end(lines, at);
      if (next == lines.size()) break;
      const std::vector<AlignedPart> parts = split_gaps(lines[next].text());
      if (parts.size() < 2 && parts.front().begin + 2 < head[1].begin) break;
      at = next;
      after_break = true;
      continue;
    }
    if (line.text().size() > kMaxLine || ends_tables(line.text()) || !line.tables.empty()) break;
    if (is_rule(line.text())) {
      ++at;
      continue;
    }
    const std::vector<AlignedPart> parts = split_gaps(line.text());
    const bool numbered = column_of(head, parts.front()) == 0;
    const std::string_view first = line.text().substr(parts.front().where.begin, parts.front().where.size());
    if (numbered && !is_ordinal(first) && head_kind(first) != HeadKind::ordinal) break;  // a paragraph
    if (numbered) {
      table.rows.push_back(empty_row(head.size()));
      table.rows.back().after_break = after_break;
      after_break = false;
    }
    for (const AlignedPart& part : parts) {
      LaidCell cell = cut_cell(line, part.where);
      std::vector<LaidLine>& cell_lines = table.rows.back().cells[column_of(head, part)].lines;
      for (LaidLine& words : cell.lines) cell_lines.push_back(std::move(words));
    }
    ++at;
  }
  if (table.rows.size() < 2) return std::nullopt;
  return FoundTable{std::move(table), at};
}

}  // namespace vanthu
