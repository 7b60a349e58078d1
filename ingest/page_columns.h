// Text in columns beside each other: the head of a document, its end, joint signatures, columns of prose.
#pragma once

#include <vector>

#include "ingest/page_lines.h"

namespace vanthu {

/// The lines of one column, top to bottom, and how far its text can reach.
struct TextColumn {
  std::vector<PrintedLine> lines;
  ColumnEdges edges;  // of a lone column: its own lines' ends
};

/// A band of a page: one column, or several from left to right.
struct LineBand {
  std::vector<TextColumn> columns;
};

/// Cuts the lines of a part of a page (`lines` as make_lines made them, over its whole width) into bands, top
/// to bottom.  Columns are lines that have a gap in common at which no word stands, and whose words say that
/// they are a head or an end, or that go on from line to line.  A gap within one justified line, behind the
/// marks of a list or between labels and what stands behind them makes none.
std::vector<LineBand> split_columns(const Page& page, std::vector<PrintedLine> lines);

}  // namespace vanthu
