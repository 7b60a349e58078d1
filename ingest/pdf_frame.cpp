#include "ingest/pdf_frame.h"

#include <algorithm>
#include <cmath>

namespace vanthu {
namespace {

constexpr double kAlong = 0.1;  // sine of 6 degrees

Box box_around(std::pair<double, double> a, std::pair<double, double> b) {
  return {std::min(a.first, b.first), std::min(a.second, b.second), std::max(a.first, b.first),
          std::max(a.second, b.second)};
}

}  // namespace

int turns_of(const TextDirection& direction) {
  if (std::abs(direction.y) <= kAlong) return direction.x > 0 ? 0 : 2;
  if (std::abs(direction.x) <= kAlong) return direction.y > 0 ? 1 : 3;
  return kOblique;
}

std::pair<double, double> PageFrame::turned(double x, double y, int turns) const {
  switch (turns) {
    case 1:
      return {y, width - x};
    case 2:
      return {width - x, height - y};
    case 3:
      return {height - y, x};
    default:
      return {x, y};
  }
}

std::pair<double, double> PageFrame::shown(double x, double y, int turns) const {
  switch (turns) {
    case 1:
      return {width - y, x};
    case 2:
      return {width - x, height - y};
    case 3:
      return {y, height - x};
    default:
      return {x, y};
  }
}

Box PageFrame::turned(const Box& box, int turns) const {
  return box_around(turned(box.x0, box.y0, turns), turned(box.x1, box.y1, turns));
}

Box PageFrame::shown(const Box& box, int turns) const {
  return box_around(shown(box.x0, box.y0, turns), shown(box.x1, box.y1, turns));
}

}  // namespace vanthu
