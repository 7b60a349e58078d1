#include "ingest/scan_clean.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "ingest/scan_colour.h"
#include "ingest/scan_edges.h"
#include "ingest/scan_light.h"
#include "ingest/scan_specks.h"
#include "ingest/scan_turn.h"

namespace vanthu {
namespace {

// Enough for what is larger than letters: light, borders, holes.
constexpr double kCoarse = 75;  // dots an inch

/// Paper white, nothing on it but what is printed, stamped and written.
PixPtr bare_page(PixPtr grey, double dots_per_inch) {
  ReducedScan reduced = reduce_scan(grey.get(), dots_per_inch, kCoarse);
  ScanTones tones = find_tones(grey.get(), reduced);
  if (!tones.even) {
    grey = brightened_beside_glass(grey.get(), reduced, tones);
    clear_edges(grey.get(), reduce_scan(grey.get(), dots_per_inch, kCoarse));
    reduced = reduce_scan(grey.get(), dots_per_inch, kCoarse);
    tones = find_tones(grey.get(), reduced);
  }
  if (PixPtr lit = find_better_light(grey.get(), reduced, tones)) {
    grey = std::move(lit);
    reduced = reduce_scan(grey.get(), dots_per_inch, kCoarse);
  }
  clear_edges(grey.get(), reduced);
  clear_streaks(grey.get(), dots_per_inch);
  clear_specks(grey.get(), dots_per_inch);
  return grey;
}

/// Where a stamp is after the page was turned.
ScanStamp turned_stamp(const InkStamp& stamp, const PageTurn& turn, const PageImage& image, Pix* grey) {
  double x = stamp.x + stamp.width / 2.0 - image.width / 2.0,
         y = stamp.y + stamp.height / 2.0 - image.height / 2.0;
  const double angle = (turn.quarters * 90 + turn.slope) * std::numbers::pi / 180;
  const double turned_x = x * std::cos(angle) - y * std::sin(angle);
  const double turned_y = x * std::sin(angle) + y * std::cos(angle);
  ScanStamp turned{{}, turned_by_quarters(stamp.ink.get(), turn.quarters)};
  if (turn.slope != 0) turned.ink = straightened(turned.ink.get(), turn.slope);
  const double half_width = pixGetWidth(turned.ink.get()) / 2.0,
               half_height = pixGetHeight(turned.ink.get()) / 2.0;
  x = pixGetWidth(grey) / 2.0 + turned_x;
  y = pixGetHeight(grey) / 2.0 + turned_y;
  turned.box = {x - half_width, y - half_height, x + half_width, y + half_height};
  return turned;
}

}  // namespace

CleanScan clean_scan(const PageImage& image) {
  UncolouredScan uncoloured = take_colour(image);
  PixPtr grey = bare_page(std::move(uncoloured.grey), image.dots_per_inch);
  const PageTurn turn = find_turn(grey.get(), image.dots_per_inch);
  if (turn.quarters != 0) grey = turned_by_quarters(grey.get(), turn.quarters);
  if (turn.slope != 0) grey = straightened(grey.get(), turn.slope);
  CleanScan scan;
  for (const InkStamp& stamp : uncoloured.stamps) {
    scan.stamps.push_back(turned_stamp(stamp, turn, image, grey.get()));
  }
  scan.grey = std::move(grey);
  scan.dots_per_inch = image.dots_per_inch;
  scan.straightened = std::remainder(turn.quarters * 90 + turn.slope, 360.0);
  scan.upright = turn.upright;
  return scan;
}

}  // namespace vanthu
