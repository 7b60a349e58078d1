#include "ingest/docx_header.h"

#include <algorithm>
#include <cstddef>

#include "ingest/layout_signs.h"

namespace vanthu {
namespace {

bool is_of_letterhead(const LaidLine& line) {
  const LineKind kind = read_signs(line.text).kind;
  return kind == LineKind::national || kind == LineKind::number || is_national_title(line.text);
}

/// True where one of the first `most` lines, those of cells included, is one of a letterhead.
bool has_letterhead(const std::vector<LaidBlock>& blocks, std::size_t most) {
  std::size_t looked_at = 0;
  const auto in_lines = [&](const std::vector<LaidLine>& lines) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const LaidLine& line) { return looked_at++ < most && is_of_letterhead(line); });
  };
  for (const LaidBlock& block : blocks) {
    if (looked_at >= most) return false;
    if (in_lines(block.lines)) return true;
    for (const LaidRow& row : block.table.rows) {
      for (const LaidCell& cell : row.cells) {
        if (in_lines(cell.lines)) return true;
      }
    }
  }
  return false;
}

}  // namespace

bool brings_letterhead(const std::vector<LaidBlock>& header, const std::vector<LaidBlock>& body) {
  constexpr std::size_t kLetterheadLines = 40;
  return has_letterhead(header, kLetterheadLines) && !has_letterhead(body, kLetterheadLines);
}

}  // namespace vanthu
