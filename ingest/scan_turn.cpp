#include "ingest/scan_turn.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace vanthu {
namespace {

// Letters of 12 points have bodies of 8 pixels then, and marks of 3.
constexpr double kDotsPerInch = 110;
constexpr int kDark = 165;
// Inches.
constexpr double kLongestStroke = 0.4;  // what is longer is a rule
constexpr double kStrip = 0.75;         // lines that slope by 2 degrees do not run together in it
constexpr double kStems = 0.06;         // letters' stems stand closer, lines do not
constexpr double kLine = 0.15;          // from a line to the next at least
constexpr double kLeastBody = 0.03, kMostBody = 0.2;
constexpr double kMark = 0.07;  // that marks, ascenders and descenders reach beyond bodies
// Rows of a line with this share of the ink of its fullest row are the bodies of its letters.
constexpr double kBodyShare = 0.45;
constexpr double kLeastInk = 0.1;  // of the strip's width, in the fullest row of a line
// Ink beyond bodies that tells up from down: of some twenty letters.
constexpr double kEnoughInk = 0.03;  // square inches
// Below this confidence (Leptonica's own measure) lines tell no slope; 2 to 15 where there is text.
constexpr float kSureOfSlope = 1.5F;
// Degrees; moves the ends of a line by a quarter of its height, which disturbs nobody.
constexpr double kStraight = 0.08;
constexpr int kSmallest = 64;  // pixels of the side of a page that may have lines

/// Letters alone: what is dark, without rules.
PixPtr letters_of(Pix* grey, double dpi) {
  const PixPtr dark = own(pixThresholdToBinary(grey, kDark));
  const int length = pixels(kLongestStroke, dpi);
  const PixPtr across = own(pixOpenBrick(nullptr, dark.get(), length, 1));
  const PixPtr down = own(pixOpenBrick(nullptr, dark.get(), 1, length));
  const PixPtr rules = own(pixOr(nullptr, across.get(), down.get()));
  const PixPtr wide = own(pixDilateBrick(nullptr, rules.get(), 3, 3));
  return own(pixSubtract(nullptr, dark.get(), wide.get()));
}

/// Dark pixels of each row of a strip.
std::vector<int> profile_of(Pix* bits, int left, int right) {
  std::vector<int> counts(static_cast<std::size_t>(pixGetHeight(bits)));
  for (std::size_t y = 0; y < counts.size(); ++y) {
    const l_uint32* line = pixGetData(bits) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(bits);
    for (int x = left; x < right; ++x) counts[y] += static_cast<int>(GET_DATA_BIT(line, x));
  }
  return counts;
}

/// Calls `take` with the profile of each strip and its width.
template <typename Take>
void for_each_strip(Pix* bits, double dpi, Take take) {
  const int width = pixGetWidth(bits), strip = pixels(kStrip, dpi);
  for (int left = 0; left + strip / 2 < width; left += strip) {
    const int right = std::min(left + strip, width);
    take(profile_of(bits, left, right), right - left);
  }
}

/// How much rows with and without letters alternate.
double alternation(Pix* bits, double dpi) {
  const auto window = static_cast<std::size_t>(pixels(kStems, dpi));
  double sum = 0;
  for_each_strip(bits, dpi, [&](const std::vector<int>& counts, int) {
    std::vector<double> before(counts.size() + 1);
    for (std::size_t y = 0; y < counts.size(); ++y) before[y + 1] = before[y] + counts[y];
    for (std::size_t y = 0; y + 2 * window < before.size(); ++y) {
      const double step = before[y + 2 * window] - 2 * before[y + window] + before[y];
      sum += step * step;
    }
  });
  return sum / pixGetWidth(bits) / pixGetHeight(bits);
}

struct MarkInk {
  double above = 0, below = 0;
};

/// Ink within reach of the bodies of a strip's letters, that of the gap between two lines by halves.
MarkInk mark_ink(const std::vector<int>& counts, int strip_width, double dpi) {
  const int size = static_cast<int>(counts.size()), reach = pixels(kLine, dpi) / 2, mark = pixels(kMark, dpi);
  const auto at = [&](int y) { return counts[static_cast<std::size_t>(y)]; };
  std::vector<bool> body(counts.size());
  for (int y = 0; y < size; ++y) {
    int fullest = 0;
    for (int near = std::max(0, y - reach); near < std::min(size, y + reach + 1); ++near) {
      fullest = std::max(fullest, at(near));
    }
    body[static_cast<std::size_t>(y)] = fullest >= kLeastInk * strip_width && at(y) >= kBodyShare * fullest;
  }
  MarkInk ink;
  int last_end = 0;
  for (int y = 0; y < size; ++y) {
    if (!body[static_cast<std::size_t>(y)]) continue;
    int end = y;
    while (end < size && body[static_cast<std::size_t>(end)]) ++end;
    int next = end;
    while (next < size && !body[static_cast<std::size_t>(next)]) ++next;
    if (end - y >= pixels(kLeastBody, dpi) && end - y <= pixels(kMostBody, dpi)) {
      for (int a = std::max(y - mark, (last_end + y + 1) / 2); a < y; ++a) ink.above += at(a);
      for (int b = end; b < std::min(end + mark, (end + next) / 2); ++b) ink.below += at(b);
    }
    last_end = end;
    y = end - 1;
  }
  return ink;
}

/// How far the lines slope, as PageTurn::slope.
double find_slope(Pix* bits) {
  if (std::min(pixGetWidth(bits), pixGetHeight(bits)) < kSmallest) return 0;
  l_float32 angle = 0, confidence = 0;
  const bool found = pixFindSkewSweepAndSearch(bits, &angle, &confidence, 2, 1, 7.0F, 1.0F, 0.01F) == 0;
  if (!found || confidence < kSureOfSlope || std::abs(angle) < kStraight) return 0;
  return static_cast<double>(angle);
}

}  // namespace

PageTurn find_turn(Pix* grey, double dots_per_inch) {
  const ReducedScan reduced = reduce_scan(grey, dots_per_inch, kDotsPerInch);
  const double dpi = reduced.dots_per_inch;
  PixPtr letters = letters_of(reduced.grey.get(), dpi);
  PixPtr sideways = own(pixRotate90(letters.get(), 1));
  PageTurn turn;
  if (alternation(sideways.get(), dpi) > alternation(letters.get(), dpi)) {
    turn.quarters = 1;
    letters = std::move(sideways);
  }
  turn.slope = find_slope(letters.get());
  const auto radians = static_cast<float>(turn.slope * std::numbers::pi / 180);
  const PixPtr straight = own(pixRotate(letters.get(), radians, L_ROTATE_SAMPLING, L_BRING_IN_WHITE, 0, 0));
  MarkInk ink;
  for_each_strip(straight.get(), dpi, [&](const std::vector<int>& counts, int width) {
    const MarkInk here = mark_ink(counts, width, dpi);
    ink.above += here.above;
    ink.below += here.below;
  });
  if (ink.above + ink.below >= kEnoughInk * dpi * dpi)
    turn.upright = (ink.above - ink.below) / (ink.above + ink.below);
  if (turn.upright < 0) {
    turn.quarters += 2;
    turn.upright = -turn.upright;
  }
  return turn;
}

PixPtr turned_by_quarters(Pix* grey, int quarters) { return own(pixRotateOrth(grey, quarters)); }

PixPtr straightened(Pix* grey, double degrees) {
  const auto radians = static_cast<float>(degrees * std::numbers::pi / 180);
  return own(pixRotate(grey, radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

}  // namespace vanthu
