// Boxes put together: on pages, and where a fact's place is looked up.
#pragma once

#include <algorithm>

#include "ingest/text_range.h"

namespace vanthu {

/// The smallest box that holds both.
inline Box box_around(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// y of the middle.
inline double middle_height(const Box& box) { return (box.y0 + box.y1) / 2; }

}  // namespace vanthu
