// Painted paths of a page become ruling lines and drawings.  Knows nothing of PDF libraries.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ingest/text_range.h"

namespace vanthu {

struct PathPoint {
  double x = 0, y = 0;
};

/// A part of a path, in points on the page as it is shown; the last point of a closed one is its first.
struct Subpath {
  std::vector<PathPoint> points;
  bool curved = false;
};

/// What is painted on a page besides letters.
class ShapeBuilder {
 public:
  /// A stroked path, `width` points wide: its lines along the page's edges are rules.  What has curves or
  /// oblique lines is one drawing.  Only what lies inside `clip` is there.
  void add_stroke(std::span<const Subpath> path, double width, const Box& clip);

  /// A filled path: what is less than kThin thick is a rule, a thin frame is four; another rectangle along
  /// the page's edges is a background and is left out; the rest is one drawing.
  void add_fill(std::span<const Subpath> path, const Box& clip);

  void add_picture(const Box& box, const Box& clip);
  void add_drawing(const Box& box, const Box& clip);

  std::size_t count() const { return rules_.size() + pictures_.size() + drawings_.size(); }
  std::vector<Box>& rules() { return rules_; }
  std::vector<Box>& pictures() { return pictures_; }
  std::vector<Box>& drawings() { return drawings_; }

 private:
  void add_rule(const Box& box, const Box& clip);

  std::vector<Box> rules_, pictures_, drawings_;
};

/// The smallest box around the points of `path`; an empty one at 0 where there are none.
Box box_around(std::span<const Subpath> path);

}  // namespace vanthu
