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
  clear_streaks(grey.get(), dots_per_inch);
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
  clear_specks(grey.get(), dots_per_inch);
  return grey;
}

/// Tesseract brings each line to a height of 36 pixels.  Reducing whole pages beforehand costs less time than
/// it saves, and reads better: of five documents at 300 dots an inch a quarter to a half of the wrong letters
/// went away, among them whole "I"s of "III".
double reading_scale(const PageImage& image) {
  constexpr double kBest = 200, kTooFine = 250;  // dots an inch
  constexpr int kSmallest = 64;                  // pixels; less is no page and may vanish
  const bool small = std::min(image.width, image.height) * kBest < kSmallest * image.dots_per_inch;
  return small || image.dots_per_inch <= kTooFine ? 1 : kBest / image.dots_per_inch;
}

PixPtr scaled(Pix* grey, double scale) {
  const auto by = static_cast<float>(scale);
  return own(pixScaleAreaMap(grey, by, by));
}

/// The middle of a stamp, counted from the middle of the page, and its ink.
struct LooseStamp {
  double x = 0, y = 0;
  PixPtr ink;
};

/// A stamp as it is on the page that was scaled and turned.
ScanStamp turned_stamp(LooseStamp stamp, const PageTurn& turn, Pix* grey) {
  const double angle = (turn.quarters * 90 + turn.slope) * std::numbers::pi / 180;
  const double x = pixGetWidth(grey) / 2.0 + stamp.x * std::cos(angle) - stamp.y * std::sin(angle);
  const double y = pixGetHeight(grey) / 2.0 + stamp.x * std::sin(angle) + stamp.y * std::cos(angle);
  if (turn.quarters != 0) stamp.ink = turned_by_quarters(stamp.ink.get(), turn.quarters);
  if (turn.slope != 0) stamp.ink = straightened(stamp.ink.get(), turn.slope);
  const double half_width = pixGetWidth(stamp.ink.get()) / 2.0,
               half_height = pixGetHeight(stamp.ink.get()) / 2.0;
  return {{x - half_width, y - half_height, x + half_width, y + half_height}, std::move(stamp.ink)};
}

}  // namespace

CleanScan clean_scan(const PageImage& image) {
  setMsgSeverity(L_SEVERITY_NONE);  // Leptonica tells standard error what it chooses
  UncolouredScan uncoloured = take_colour(image);
  const double scale = reading_scale(image);
  CleanScan scan;
  scan.dots_per_inch = image.dots_per_inch * scale;
  std::vector<LooseStamp> stamps;
  for (InkStamp& stamp : uncoloured.stamps) {
    const double x = stamp.x + (stamp.width - image.width) / 2.0,
                 y = stamp.y + (stamp.height - image.height) / 2.0;
    stamps.push_back(
        {x * scale, y * scale, scale == 1 ? std::move(stamp.ink) : scaled(stamp.ink.get(), scale)});
  }
  PixPtr grey = scale == 1 ? std::move(uncoloured.grey) : scaled(uncoloured.grey.get(), scale);
  grey = bare_page(std::move(grey), scan.dots_per_inch);
  const PageTurn turn = find_turn(grey.get(), scan.dots_per_inch);
  if (turn.quarters != 0) grey = turned_by_quarters(grey.get(), turn.quarters);
  if (turn.slope != 0) grey = straightened(grey.get(), turn.slope);
  for (LooseStamp& stamp : stamps) scan.stamps.push_back(turned_stamp(std::move(stamp), turn, grey.get()));
  scan.grey = std::move(grey);
  scan.straightened = std::remainder(turn.quarters * 90 + turn.slope, 360.0);
  scan.upright = turn.upright;
  return scan;
}

}  // namespace vanthu
