// Charts as SVG inside a page: drawn in percent of the width that there is, with words in their own size, so
// that they are read on a telephone as on paper; told apart by how dark they are, never by colour alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/export/html.h"

namespace vanthu {

/// Parts of a bar that can be told apart.
inline constexpr std::size_t kMostParts = 4;

/// What the parts are called, with a sample of each; in the order of the bars' parts.
Html chart_legend(const std::vector<std::string>& parts);

struct ChartBar {
  std::string label;
  std::vector<std::size_t> parts;  // at most kMostParts
};

/// Bars below one another, as long as their parts together, the longest as wide as there is room; each with
/// its label above it and its numbers behind it ("12 + 3 + 40").
Html bar_chart(const std::vector<ChartBar>& bars);

/// A period on a time line: what falls due once, and what repeats.
struct TimeColumn {
  int year = 0, month = 1;
  std::size_t once = 0, repeating = 0;
};

/// Columns side by side, a month each, without gaps in time; `today` is where between the first column's left
/// edge (0) and the last one's right edge (1) a line is drawn, with `today_label` at it.
struct TimeLine {
  std::vector<TimeColumn> months;
  std::optional<double> today{};
  std::string today_label{};
  std::string description;  // for who does not see it
};
Html time_chart(const TimeLine& line);

}  // namespace vanthu
