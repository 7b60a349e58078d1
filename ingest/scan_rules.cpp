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
constexpr double kLowRow = 0.35;       // inches: a row of one line
constexpr double kCellMargin = 0.045;  // inches: cells have more between border and text
constexpr double kLettersBeside = 0.2;
constexpr double kBare = 0.03;  // inches of a line with nothing beside it
constexpr int kBeside = 3;      // pixels from a line: its blur does not reach so far

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

bool is_dark(Pix* dark, int x, int y) {
  if (x < 0 || y < 0 || x >= pixGetWidth(dark) || y >= pixGetHeight(dark)) return false;
  return is_set(dark, x, y);
}

/// A line on the picture: from `begin` to `end` along its direction, from `low` to `high` across it.
struct PixelLine {
  bool horizontal = true;
  int begin = 0, end = 0, low = 0, high = 0;

  /// Nothing but the line at this place: white on both sides.
  bool is_bare(Pix* dark, int at) const {
    const auto dark_at = [&](int across) {
      return horizontal ? is_dark(dark, at, across) : is_dark(dark, across, at);
    };
    return !dark_at(low - kBeside) && !dark_at(high + kBeside - 1);
  }

  Box box(double scale) const {
    const Box along{begin * scale, low * scale, end * scale, high * scale};
    return horizontal ? along : Box{along.y0, along.x0, along.y1, along.x1};
  }
};

/// Letters that touch the end of a line and stand in its direction, as the tail of a "g" above a border, are
/// no part of it: it ends where it is bare for a while.
void trim_ends(PixelLine& line, Pix* dark, int bare_length) {
  const auto first_bare = [&](int from, int step) {
    int bare = 0;
    for (int at = from; at >= line.begin && at < line.end; at += step) {
      bare = line.is_bare(dark, at) ? bare + 1 : 0;
      if (bare == bare_length) return at - step * (bare_length - 1);
    }
    return from;
  };
  const int begin = first_bare(line.begin, 1), end = first_bare(line.end - 1, -1) + 1;
  if (begin < end) line.begin = begin, line.end = end;
}

/// A stem of a letter that reaches from border to border in a low row ("Ệ" in bold) has other letters, or its
/// own arms, close beside it; a border has the margins of its cells.
bool is_among_letters(const PixelLine& line, Pix* dark, int reach) {
  const auto inked_rows = [&](int begin, int end) {
    int rows = 0;
    for (int y = line.begin; y < line.end; ++y) {
      bool inked = false;
      for (int x = begin; x < end && !inked; ++x) inked = is_dark(dark, x, y);
      rows += inked;
    }
    return rows;
  };
  const int beside = std::max(inked_rows(line.low - reach, line.low - kBeside),
                              inked_rows(line.high + kBeside, line.high + reach));
  return beside > kLettersBeside * (line.end - line.begin);
}

void add_boxes(Pix* lines, Pix* dark, bool horizontal, double dpi, std::vector<Box>& rules) {
  const int thickest = pixels(kThickest, dpi), shortest = pixels(kShortestVertical, dpi);
  for (const PixelBox& piece : connected_pieces(lines)) {
    if ((horizontal ? piece.height() : piece.width()) > thickest) continue;
    PixelLine line = horizontal ? PixelLine{true, piece.x0, piece.x1, piece.y0, piece.y1}
                                : PixelLine{false, piece.y0, piece.y1, piece.x0, piece.x1};
    trim_ends(line, dark, pixels(kBare, dpi));
    const bool low = !horizontal && line.end - line.begin < pixels(kLowRow, dpi);
    if (low && is_among_letters(line, dark, pixels(kCellMargin, dpi))) continue;
    if (line.end - line.begin >= shortest / 2) rules.push_back(line.box(kPointsPerInch / dpi));
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
  add_boxes(horizontal.get(), dark.get(), true, dpi, found.rules);
  add_boxes(vertical.get(), dark.get(), false, dpi, found.rules);
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
