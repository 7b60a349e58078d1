// Ruling lines in the pieces in which programs draw them become lines.
#pragma once

#include <span>
#include <vector>

#include "ingest/text_range.h"

namespace vanthu {

/// A straight line along an edge of the page: `at` is its y and `begin`…`end` its x where it is horizontal,
/// the other way round where it is vertical.
struct RulingLine {
  double at = 0;
  double begin = 0, end = 0;

  double length() const { return end - begin; }
};

struct RulingLines {
  std::vector<RulingLine> horizontal, vertical;  // sorted by `at`, then `begin`
};

/// Lines closer to each other than this (points) are one: double borders, borders drawn cell by cell.
inline constexpr double kLineDistance = 3.0;

/// Puts pieces on one line together: dots, dashes, lines drawn cell by cell, the two lines of a double
/// border. What is too short or too thick for a line is left out; of more than a thousand lines a direction
/// the longest stay.
RulingLines make_ruling_lines(std::span<const Box> rules);

}  // namespace vanthu
