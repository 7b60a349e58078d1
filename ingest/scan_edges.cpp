#include "ingest/scan_edges.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace vanthu {
namespace {

// Inches.  No stroke of a letter and no rule is as thick.
constexpr double kSolid = 0.09;
constexpr double kLongestLetter = 0.4;
// Soft edges of what is dark.
constexpr double kFringe = 0.03;
// Punched holes have 5 to 8 mm across and stand within 25 mm of an edge.
constexpr double kSmallestHole = 0.16, kLargestHole = 0.4, kHoleReach = 1.0;
constexpr double kHoleFilled = 0.7;  // of its box; a disc fills 0.785
// Where more than this share of a scan is dark up to its edges, it is a picture and no page.
constexpr double kMostDark = 0.5;
constexpr int kDark = 150;

int count_of(Pix* bits) {
  l_int32 count = 0;
  return pixCountPixels(bits, &count, nullptr) == 0 ? count : 0;
}

/// Whether a solid shape of this box and area is a hole.
bool is_hole(int x, int y, int width, int height, int area, Pix* page, double dpi) {
  if (std::min(width, height) < kSmallestHole * dpi || std::max(width, height) > kLargestHole * dpi)
    return false;
  if (area < kHoleFilled * width * height) return false;
  const int reach = pixels(kHoleReach, dpi);
  return x < reach || y < reach || x + width > pixGetWidth(page) - reach ||
         y + height > pixGetHeight(page) - reach;
}

/// Adds the holes among `solid` to `away`.
void add_holes(Pix* solid, Pix* away, double dpi) {
  PIXA* shapes = nullptr;
  const BoxaPtr boxes(pixConnComp(solid, &shapes, 8));
  if (!boxes || shapes == nullptr) return;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    l_int32 x = 0, y = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &width, &height);
    const PixPtr shape = own(pixaGetPix(shapes, i, L_CLONE));
    if (!is_hole(x, y, width, height, count_of(shape.get()), solid, dpi)) continue;
    pixRasterop(away, x, y, width, height, PIX_SRC | PIX_DST, shape.get(), 0, 0);
  }
  pixaDestroy(&shapes);
}

/// Sets to white what `mask`, `factor` times smaller, covers.
void paint_white(Pix* grey, Pix* mask, int factor) {
  const int width = pixGetWidth(grey), height = pixGetHeight(grey);
  for (int row = 0; row < pixGetHeight(mask); ++row) {
    const l_uint32* bits = pixGetData(mask) + static_cast<std::ptrdiff_t>(row) * pixGetWpl(mask);
    for (int column = 0; column < pixGetWidth(mask); ++column) {
      if (!GET_DATA_BIT(bits, column)) continue;
      // The last row and column also stand for what the reduction cut off.
      const int right = column + 1 == pixGetWidth(mask) ? width : std::min(width, (column + 1) * factor);
      const int bottom = row + 1 == pixGetHeight(mask) ? height : std::min(height, (row + 1) * factor);
      for (int y = row * factor; y < bottom; ++y) {
        l_uint32* line = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey);
        for (int x = column * factor; x < right; ++x) set_grey(line, x, 255);
      }
    }
  }
}

}  // namespace

void clear_edges(Pix* grey, const ReducedScan& reduced) {
  const double dpi = reduced.dots_per_inch;
  const int side = std::max(3, pixels(kSolid, dpi));
  const PixPtr dark = own(pixThresholdToBinary(reduced.grey.get(), kDark));
  // A dark frame around: lines along an edge become part of something solid, if they are long.
  const int length = pixels(kLongestLetter, dpi);
  const PixPtr framed = own(pixAddBorder(dark.get(), side, 1));
  const PixPtr inner = own(pixOpenBrick(nullptr, dark.get(), side, side));
  const PixPtr upright = own(pixOpenBrick(nullptr, framed.get(), side, length));
  const PixPtr solid = own(pixOpenBrick(nullptr, framed.get(), length, side));
  pixOr(solid.get(), solid.get(), upright.get());
  pixRasterop(solid.get(), side, side, pixGetWidth(dark.get()), pixGetHeight(dark.get()), PIX_SRC | PIX_DST,
              inner.get(), 0, 0);
  const PixPtr frame = own(pixCreateTemplate(framed.get()));
  pixSetOrClearBorder(frame.get(), 1, 1, 1, 1, PIX_SET);
  const PixPtr reaching = own(pixSeedfillBinary(nullptr, frame.get(), solid.get(), 8));
  const PixPtr away = own(pixRemoveBorder(reaching.get(), side));
  if (count_of(away.get()) > kMostDark * pixGetWidth(dark.get()) * pixGetHeight(dark.get())) return;
  add_holes(own(pixSubtract(nullptr, inner.get(), away.get())).get(), away.get(), dpi);
  if (count_of(away.get()) == 0) return;
  const int fringe = 2 * pixels(kFringe, dpi) + 1;
  paint_white(grey, own(pixDilateBrick(nullptr, away.get(), fringe, fringe)).get(), reduced.factor);
}

}  // namespace vanthu
