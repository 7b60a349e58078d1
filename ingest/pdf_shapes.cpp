#include "ingest/pdf_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace vanthu {
namespace {

constexpr double kThin = 3.0;            // points; the thickest borders of tables are 2.25 and 3
constexpr double kStraight = 0.5;        // points by which the ends of a line along an edge may differ
constexpr double kStraightSlope = 0.01;  // and of long ones: crooked scans whose lines were traced

struct Bounds {
  double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
  void add(const PathPoint& p) {
    x0 = std::min(x0, p.x), y0 = std::min(y0, p.y);
    x1 = std::max(x1, p.x), y1 = std::max(y1, p.y);
  }
  Box box() const { return x0 <= x1 && y0 <= y1 ? Box{x0, y0, x1, y1} : Box{}; }
};

Box box_of(const Subpath& subpath) {
  Bounds bounds;
  for (const PathPoint& point : subpath.points) bounds.add(point);
  return bounds.box();
}

bool is_along_edge(const PathPoint& a, const PathPoint& b) {
  const double dx = std::abs(a.x - b.x), dy = std::abs(a.y - b.y);
  return std::min(dx, dy) <= kStraight + kStraightSlope * std::max(dx, dy);
}

/// All its lines run along the page's edges.
bool is_upright(const Subpath& subpath) {
  if (subpath.curved) return false;
  for (std::size_t i = 1; i < subpath.points.size(); ++i) {
    if (!is_along_edge(subpath.points[i - 1], subpath.points[i])) return false;
  }
  return true;
}

bool is_thin(const Box& box) { return std::min(box.x1 - box.x0, box.y1 - box.y0) < kThin; }

bool is_rectangle(const Subpath& subpath) {
  return subpath.points.size() >= 4 && subpath.points.size() <= 5 && is_upright(subpath);
}

/// The four sides of a frame that is painted as the difference of two rectangles.
std::optional<std::array<Box, 4>> find_frame(const Box& a, const Box& b) {
  const bool a_outside = a.x1 - a.x0 >= b.x1 - b.x0;
  const Box& outer = a_outside ? a : b;
  const Box& inner = a_outside ? b : a;
  const double sides[] = {inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1};
  const bool nested =
      std::all_of(std::begin(sides), std::end(sides), [](double side) { return side > 0 && side < kThin; });
  if (!nested) return std::nullopt;
  return std::array<Box, 4>{
      Box{outer.x0, outer.y0, outer.x1, inner.y0}, Box{outer.x0, inner.y1, outer.x1, outer.y1},
      Box{outer.x0, outer.y0, inner.x0, outer.y1}, Box{inner.x1, outer.y0, outer.x1, outer.y1}};
}

std::optional<Box> clipped(const Box& box, const Box& clip) {
  const Box cut{std::max(box.x0, clip.x0), std::max(box.y0, clip.y0), std::min(box.x1, clip.x1),
                std::min(box.y1, clip.y1)};
  // Not <, which is false of numbers that are none.
  if (!(cut.x0 <= cut.x1 && cut.y0 <= cut.y1)) return std::nullopt;
  return cut;
}

}  // namespace

Box box_around(std::span<const Subpath> path) {
  Bounds bounds;
  for (const Subpath& subpath : path) {
    for (const PathPoint& point : subpath.points) bounds.add(point);
  }
  return bounds.box();
}

void ShapeBuilder::add_rule(const Box& box, const Box& clip) {
  if (const auto cut = clipped(box, clip)) rules_.push_back(*cut);
}

void ShapeBuilder::add_picture(const Box& box, const Box& clip) {
  // Some programs print lines as pictures of one row.
  if (is_thin(box)) return add_rule(box, clip);
  if (const auto cut = clipped(box, clip)) pictures_.push_back(*cut);
}

void ShapeBuilder::add_drawing(const Box& box, const Box& clip) {
  if (const auto cut = clipped(box, clip)) drawings_.push_back(*cut);
}

void ShapeBuilder::add_stroke(std::span<const Subpath> path, double width, const Box& clip) {
  Bounds drawn;
  const double half = width / 2;
  for (const Subpath& subpath : path) {
    if (!is_upright(subpath)) {
      for (const PathPoint& point : subpath.points) drawn.add(point);
      continue;
    }
    for (std::size_t i = 1; i < subpath.points.size(); ++i) {
      Bounds line;
      line.add(subpath.points[i - 1]);
      line.add(subpath.points[i]);
      const bool across = line.x1 - line.x0 >= line.y1 - line.y0;
      if (across) {
        add_rule({line.x0, line.y0 - half, line.x1, line.y1 + half}, clip);
      } else {
        add_rule({line.x0 - half, line.y0, line.x1 + half, line.y1}, clip);
      }
    }
  }
  if (drawn.x0 <= drawn.x1) add_drawing(drawn.box(), clip);
}

void ShapeBuilder::add_fill(std::span<const Subpath> path, const Box& clip) {
  Bounds drawn;
  std::optional<Box> last;  // a rectangle that may be one half of a frame
  for (const Subpath& subpath : path) {
    if (subpath.points.size() < 2) continue;
    const Box box = box_of(subpath);
    if (box == Box{}) continue;  // no numbers
    if (!subpath.curved && is_thin(box)) {
      add_rule(box, clip);
    } else if (!is_rectangle(subpath)) {
      for (const PathPoint& point : subpath.points) drawn.add(point);
    } else if (!last) {
      last = box;
    } else {
      if (const auto sides = find_frame(*last, box)) {
        for (const Box& side : *sides) add_rule(side, clip);
        last.reset();
      } else {
        last = box;
      }
    }
  }
  if (drawn.x0 <= drawn.x1) add_drawing(drawn.box(), clip);
}

}  // namespace vanthu
