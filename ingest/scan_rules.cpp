#include "ingest/scan_rules.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace vanthu {
namespace {

// Measured on scans of 150 to 300 dots an inch: light, noisy, compressed and turned ones.
constexpr double kShortestHorizontal = 0.35, kShortestVertical = 0.18;  // inches
constexpr double kGap = 0.02;                                           // inches, in a line that a scan broke
constexpr double kThickest = 0.06;                                      // inches
// Darker than paper by so much of the way to black is a line; letters need more to keep their shape.
constexpr double kLineDarkness = 0.3, kInkDarkness = 0.45;
constexpr int kDarkestPaper = 120;
constexpr double kPointsPerInch = 72.0;

int pixels(double inches, double dots_per_inch) {
  return std::max(1, static_cast<int>(std::lround(inches * dots_per_inch)));
}

/// The grey of the paper: the brighter half of a page is paper.
int paper_level(Pix* grey) {
  l_float32 level = 255;
  NUMA* histogram = pixGetGrayHistogram(grey, 8);
  if (histogram == nullptr) return 255;
  numaHistogramGetValFromRank(histogram, 0.6F, &level);
  numaDestroy(&histogram);
  return std::max(kDarkestPaper, static_cast<int>(level));
}

std::string brick(char operation, int width, int height) {
  return std::string(1, operation) + std::to_string(width) + "." + std::to_string(height);
}

/// The pixels of lines along one direction.
PixPtr lines_of(Pix* dark, bool horizontal, double dpi) {
  const int gap = pixels(kGap, dpi);
  const int length = pixels(horizontal ? kShortestHorizontal : kShortestVertical, dpi);
  const std::string sequence = horizontal ? brick('c', gap, 1) + " + " + brick('o', length, 1)
                                          : brick('c', 1, gap) + " + " + brick('o', 1, length);
  return own(pixMorphCompSequence(dark, sequence.c_str(), 0));
}

void add_boxes(Pix* lines, bool horizontal, double dpi, std::vector<Box>& rules) {
  const BoxaPtr boxes(pixConnCompBB(lines, 8));
  if (!boxes) return;
  const int thickest = pixels(kThickest, dpi);
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    l_int32 x = 0, y = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &width, &height);
    if ((horizontal ? height : width) > thickest) continue;
    const double scale = kPointsPerInch / dpi;
    rules.push_back({x * scale, y * scale, (x + width) * scale, (y + height) * scale});
  }
}

/// Takes the pieces of `lines` out that lie on no edge of a grid: bars of bold capitals run together look
/// like lines too.
PixPtr grid_lines(Pix* lines, bool horizontal, const std::vector<Grid>& grids, double dpi) {
  const double scale = dpi / kPointsPerInch;
  const int margin = pixels(kThickest, dpi);
  const PixPtr mask = own(pixCreate(pixGetWidth(lines), pixGetHeight(lines), 1));
  for (const Grid& grid : grids) {
    const Box box = grid.box();
    for (const double edge : horizontal ? grid.rows : grid.columns) {
      const int at = static_cast<int>(edge * scale) - margin;
      const int begin = static_cast<int>((horizontal ? box.x0 : box.y0) * scale) - margin;
      const int length =
          static_cast<int>((horizontal ? box.x1 - box.x0 : box.y1 - box.y0) * scale) + 2 * margin;
      const int x = horizontal ? begin : at, y = horizontal ? at : begin;
      pixRasterop(mask.get(), x, y, horizontal ? length : 2 * margin, horizontal ? 2 * margin : length,
                  PIX_SET, nullptr, 0, 0);
    }
  }
  return own(pixAnd(nullptr, lines, mask.get()));
}

}  // namespace

ScanRules find_scan_rules(Pix* grey, double dpi) {
  const int paper = paper_level(grey);
  const PixPtr dark = own(pixThresholdToBinary(grey, static_cast<int>(paper * (1 - kLineDarkness))));
  const PixPtr horizontal = lines_of(dark.get(), true, dpi);
  const PixPtr vertical = lines_of(dark.get(), false, dpi);
  ScanRules found;
  add_boxes(horizontal.get(), true, dpi, found.rules);
  add_boxes(vertical.get(), false, dpi, found.rules);
  found.grids = find_grids(found.rules);
  found.grey = own(pixCopy(nullptr, grey));
  if (!found.grids.empty()) {
    const PixPtr across = grid_lines(horizontal.get(), true, found.grids, dpi);
    const PixPtr down = grid_lines(vertical.get(), false, found.grids, dpi);
    const PixPtr lines = own(pixOr(nullptr, across.get(), down.get()));
    const PixPtr wide = own(pixDilateBrick(nullptr, lines.get(), 5, 5));
    pixSetMasked(found.grey.get(), wide.get(), static_cast<l_uint32>(paper));
  }
  found.ink = own(pixThresholdToBinary(found.grey.get(), static_cast<int>(paper * (1 - kInkDarkness))));
  return found;
}

}  // namespace vanthu
