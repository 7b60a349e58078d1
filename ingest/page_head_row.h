// The head row of a table that no grid shows: words that stand beside each other in columns.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ingest/page_lines.h"
#include "ingest/page_rules.h"

namespace vanthu {

/// In em: the least gap between two columns, and the widest distance of lines in a head or a cell.
inline constexpr double kColumnGap = 0.8, kCellPitch = 1.6;
/// Columns of the smallest table that is known by its head.
inline constexpr std::size_t kMinHeadColumns = 3;

/// Neighbouring words of a line without a gap.
struct Cluster {
  WordIndices words;
  double x0 = 0, x1 = 0;
};

/// The words of a line between gaps of `gap` em.
std::vector<Cluster> clusters_of(const Page& page, const PrintedLine& line, double gap = kColumnGap);

/// True where line `next` stands at most `pitch` em below line `next` - 1.
bool is_near(std::span<const PrintedLine> lines, std::size_t next, double pitch);

/// Columns of a head and the lines that it takes.
struct HeadRow {
  std::vector<Cluster> columns;
  std::size_t begin = 0, end = 0;
};

/// The head whose line with "STT" is lines[at]; all of its cells, or nearly all, are known heads of columns.
/// A rule parts it from what stands above and below.
std::optional<HeadRow> find_head_row(const Page& page, std::span<const PrintedLine> lines,
                                     std::span<const RulingLine> rules, std::size_t at);

}  // namespace vanthu
