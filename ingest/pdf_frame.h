// A page and the same page turned by quarters, so that its text reads to the right.
#pragma once

#include <utility>

#include "ingest/text_range.h"

namespace vanthu {

/// Where text runs on the page as it is shown (x to the right, y downwards): a unit vector.
struct TextDirection {
  double x = 1, y = 0;
};

/// Turns of a direction that is none of the four.
inline constexpr int kOblique = -1;

/// Quarter turns after which text of this direction reads to the right: 0 it does; 1 it runs down; 2 to the
/// left; 3 up.  kOblique where it runs along no edge of the page (6 degrees are nothing: crooked scans).
int turns_of(const TextDirection& direction);

/// A page as it is shown and how it may be turned.
struct PageFrame {
  double width = 0, height = 0;  // as it is shown

  /// A point of the shown page on the page turned by `turns` quarters.
  std::pair<double, double> turned(double x, double y, int turns) const;
  /// A point of the turned page on the shown one.
  std::pair<double, double> shown(double x, double y, int turns) const;
  Box turned(const Box& box, int turns) const;
  Box shown(const Box& box, int turns) const;
};

}  // namespace vanthu
