#include "ingest/page.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vanthu {

Box as_scanned(const Page& page, const Box& box) {
  if (page.straightened == 0) return box;
  const double angle = -page.straightened * std::numbers::pi / 180;
  const double sine = std::sin(angle), cosine = std::cos(angle);
  // A page that lay sideways was as wide as it is high now.
  const bool sideways = std::lround(page.straightened / 90) % 2 != 0;
  const double width = sideways ? page.height : page.width, height = sideways ? page.width : page.height;
  const double x = (box.x0 + box.x1) / 2 - page.width / 2, y = (box.y0 + box.y1) / 2 - page.height / 2;
  const double half_width = (box.x1 - box.x0) / 2, half_height = (box.y1 - box.y0) / 2;
  const double reach_x = half_width * std::abs(cosine) + half_height * std::abs(sine);
  const double reach_y = half_height * std::abs(cosine) + half_width * std::abs(sine);
  const double at_x = width / 2 + x * cosine - y * sine, at_y = height / 2 + x * sine + y * cosine;
  return {std::max(0.0, at_x - reach_x), std::max(0.0, at_y - reach_y), std::min(width, at_x + reach_x),
          std::min(height, at_y + reach_y)};
}

}  // namespace vanthu
