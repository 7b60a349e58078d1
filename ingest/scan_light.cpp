#include "ingest/scan_light.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

namespace vanthu {
namespace {

using Histogram = std::array<int, 256>;

// Inches.  Nothing dark on paper that letters and rules make is wider; shadows are.
constexpr double kWidestInk = 0.25;
// What is darker than this share of the page's paper, or of the paper beside it, is no paper: the glass or
// the desk beside the page, a picture.  Shadows have soft edges.
constexpr double kDarkestPaper = 0.4, kDarkestBeside = 0.75;
constexpr double kBeside = 1.5;  // inches
// Paper that differs by more than this share is lit unevenly; thin paper on a scanner's glass differs by 3 %.
constexpr double kUneven = 0.12;
// Letters that stand out by more than this need no help: Tesseract stretches each line by itself.
constexpr int kGoodContrast = 120;
// Later steps take paper to be white.
constexpr int kWhitePaper = 222;
// Darker than paper by this share of the way to black is ink, more or less.
constexpr double kSomeInk = 0.15;
constexpr int kLeastContrast = 24;
// Of the rows of a full scan, each third tells enough.
constexpr int kSampledRow = 3;

Histogram histogram_of(Pix* grey, int row_step = 1) {
  Histogram counts{};
  const int width = pixGetWidth(grey), height = pixGetHeight(grey), words = pixGetWpl(grey);
  const l_uint32* data = pixGetData(grey);
  for (int y = 0; y < height; y += row_step) {
    const l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < width; ++x) ++counts[GET_DATA_BYTE(line, x)];
  }
  return counts;
}

/// The value below which this share of the pixels from `least` on lies.
int value_at(const Histogram& counts, double share, int least = 0) {
  double all = 0;
  for (int v = least; v < 256; ++v) all += counts[static_cast<std::size_t>(v)];
  double below = 0;
  for (int v = least; v < 256; ++v) {
    below += counts[static_cast<std::size_t>(v)];
    if (below >= share * all) return v;
  }
  return 255;
}

/// The paper behind letters and rules.
PixPtr background_of(const ReducedScan& reduced) {
  const int side = std::max(3, static_cast<int>(kWidestInk * reduced.dots_per_inch) | 1);
  PixPtr closed = own(pixCloseGray(reduced.grey.get(), side, side));
  if (pixGetWidth(closed.get()) <= side || pixGetHeight(closed.get()) <= side) return closed;
  return own(pixBlockconvGray(closed.get(), nullptr, side / 2, side / 2));
}

/// Nowhere darker than paper can be beside brighter paper.
PixPtr without_glass(PixPtr background, double dots_per_inch) {
  const int beside = 2 * static_cast<int>(kBeside * dots_per_inch) + 1;
  const PixPtr least = own(pixDilateGray(background.get(), beside, beside));
  pixMultConstantGray(least.get(), static_cast<l_float32>(kDarkestBeside));
  return own(pixMinOrMax(nullptr, background.get(), least.get(), L_CHOOSE_MAX));
}

/// Divides each pixel by the paper behind it.
PixPtr lit_evenly(Pix* grey, Pix* background, int factor, int paper) {
  const int width = pixGetWidth(grey), height = pixGetHeight(grey);
  const int columns = pixGetWidth(background), rows = pixGetHeight(background);
  const int darkest = std::max(1, static_cast<int>(kDarkestPaper * paper));
  PixPtr lit = own(pixCreateNoInit(width, height, 8));
  // 255/paper in 1/65536, of the row between two rows of the background.
  std::vector<std::uint32_t> gain(static_cast<std::size_t>(columns));
  for (int y = 0; y < height; ++y) {
    const double at = std::clamp((y + 0.5) / factor - 0.5, 0.0, rows - 1.0);
    const int above = static_cast<int>(at), below = std::min(above + 1, rows - 1);
    const double share = at - above;
    const l_uint32* upper =
        pixGetData(background) + static_cast<std::ptrdiff_t>(above) * pixGetWpl(background);
    const l_uint32* lower =
        pixGetData(background) + static_cast<std::ptrdiff_t>(below) * pixGetWpl(background);
    for (int c = 0; c < columns; ++c) {
      const double behind = GET_DATA_BYTE(upper, c) * (1 - share) + GET_DATA_BYTE(lower, c) * share;
      gain[static_cast<std::size_t>(c)] =
          static_cast<std::uint32_t>(255 * 65536 / std::max<double>(behind, darkest));
    }
    const l_uint32* from = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey);
    l_uint32* to = pixGetData(lit.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(lit.get());
    for (int c = 0; c < columns; ++c) {
      const std::uint32_t here = gain[static_cast<std::size_t>(c)];
      const int end = c + 1 == columns ? width : (c + 1) * factor;
      for (int x = c * factor; x < end; ++x) {
        set_grey(to, x, std::min<std::uint32_t>(GET_DATA_BYTE(from, x) * here >> 16, 255));
      }
    }
  }
  return lit;
}

PixPtr stretched(Pix* grey, int ink, int paper) {
  std::array<std::uint8_t, 256> table{};
  for (int v = 0; v < 256; ++v) {
    const double value = 255.0 * (v - ink) / (paper - ink);
    table[static_cast<std::size_t>(v)] = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
  }
  PixPtr made = own(pixCopy(nullptr, grey));
  const std::ptrdiff_t words = static_cast<std::ptrdiff_t>(pixGetWpl(grey)) * pixGetHeight(grey);
  l_uint32* data = pixGetData(made.get());
  for (std::ptrdiff_t i = 0; i < words; ++i) {
    const l_uint32 four = data[i];
    data[i] = static_cast<l_uint32>(table[four >> 24]) << 24 |
              static_cast<l_uint32>(table[four >> 16 & 255]) << 16 |
              static_cast<l_uint32>(table[four >> 8 & 255]) << 8 | table[four & 255];
  }
  return made;
}

}  // namespace

ReducedScan reduce_scan(Pix* grey, double dots_per_inch, double most) {
  ReducedScan reduced{own(pixClone(grey)), 1, dots_per_inch};
  while (reduced.dots_per_inch > most &&
         std::min(pixGetWidth(reduced.grey.get()), pixGetHeight(reduced.grey.get())) > 1) {
    reduced.grey = own(pixScaleAreaMap2(reduced.grey.get()));
    reduced.factor *= 2;
    reduced.dots_per_inch /= 2;
  }
  return reduced;
}

ScanTones find_tones(Pix* grey, const ReducedScan& reduced) {
  const Histogram behind = histogram_of(background_of(reduced).get());
  ScanTones tones;
  tones.paper = std::max(value_at(behind, 0.6), kLeastContrast);
  const int darkest = static_cast<int>(kDarkestPaper * tones.paper);
  const int low = value_at(behind, 0.05, darkest), high = value_at(behind, 0.95, darkest);
  tones.even = high - low <= kUneven * tones.paper;
  Histogram inked = histogram_of(grey, kSampledRow);
  const int some = static_cast<int>(tones.paper * (1 - kSomeInk));
  std::fill(inked.begin() + some, inked.end(), 0);
  tones.ink = std::min(value_at(inked, 0.1), tones.paper - kLeastContrast);
  return tones;
}

PixPtr brightened_beside_glass(Pix* grey, const ReducedScan& reduced, const ScanTones& tones) {
  const PixPtr background = without_glass(background_of(reduced), reduced.dots_per_inch);
  return lit_evenly(grey, background.get(), reduced.factor, tones.paper);
}

PixPtr find_better_light(Pix* grey, const ReducedScan& reduced, const ScanTones& tones) {
  if (!tones.even) return lit_evenly(grey, background_of(reduced).get(), reduced.factor, tones.paper);
  const bool good = tones.paper >= kWhitePaper && tones.paper - tones.ink >= kGoodContrast;
  return good ? nullptr : stretched(grey, tones.ink, tones.paper);
}

}  // namespace vanthu
