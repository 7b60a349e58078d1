#include "ingest/scan_stamps.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "ingest/scan_turn.h"

namespace vanthu {
namespace {

using Deadline = std::chrono::steady_clock::time_point;

constexpr double kMillimetresPerInch = 25.4;
constexpr int kInked = 160;
// The corners of a frame have ink, those of the box around a ring have none: this part of its sides.
constexpr double kCorner = 0.14;
constexpr int kCornersOfFrame = 3;
// A frame is longer than this; letters of a stamp are not.
constexpr double kFrameSide = 8;  // millimetres
constexpr double kFringe = 0.4;   // millimetres, of its soft edges
// What is written by hand into a stamp is seldom read right, and then with less confidence.
constexpr float kSureWord = 0.6F;
// Pages above this are upright: PageTurn::upright is 0.2 to 0.4 where there are some hundred letters.
constexpr double kSureOfUpright = 0.12;
// Lines that are read both ways, and how much better a turned one is to be.
constexpr int kLinesTried = 3;
constexpr double kClearlyBetter = 0.08;
constexpr double kLeastLine = 0.08, kMostLine = 0.5, kShortestLine = 0.6, kWordGap = 0.15;  // inches

bool is_inked(Pix* ink, int x, int y, int width, int height) {
  for (int row = y; row < y + height; ++row) {
    const l_uint32* line = pixGetData(ink) + static_cast<std::ptrdiff_t>(row) * pixGetWpl(ink);
    for (int column = x; column < x + width; ++column) {
      if (GET_DATA_BYTE(line, column) < kInked) return true;
    }
  }
  return false;
}

bool is_framed(Pix* ink) {
  const int width = pixGetWidth(ink), height = pixGetHeight(ink);
  const int across = static_cast<int>(kCorner * width), down = static_cast<int>(kCorner * height);
  int corners = 0;
  for (const int x : {0, width - across}) {
    for (const int y : {0, height - down}) corners += is_inked(ink, x, y, across, down) ? 1 : 0;
  }
  return corners >= kCornersOfFrame;
}

/// The stamp's ink without the lines of its frame, which slope by a few degrees.
PixPtr without_frame(Pix* ink, double dpi) {
  const int length = std::max(9, static_cast<int>(kFrameSide * dpi / kMillimetresPerInch));
  const PixPtr dark = own(pixThresholdToBinary(ink, kInked));
  const PixPtr thick = own(pixDilateBrick(nullptr, dark.get(), 3, 3));  // a sloping line is a flight of steps
  const PixPtr across = own(pixOpenBrick(nullptr, thick.get(), length, 1));
  const PixPtr down = own(pixOpenBrick(nullptr, thick.get(), 1, length));
  const PixPtr lines = own(pixOr(nullptr, across.get(), down.get()));
  const int fringe = 2 * static_cast<int>(kFringe * dpi / kMillimetresPerInch) + 1;
  const PixPtr wide = own(pixDilateBrick(nullptr, lines.get(), fringe, fringe));
  PixPtr bare = own(pixCopy(nullptr, ink));
  pixSetMasked(bare.get(), wide.get(), 255);
  return bare;
}

/// The longest lines of letters.
std::vector<ScanRegion> longest_lines(Pix* grey, double dpi) {
  const PixPtr dark = own(pixThresholdToBinary(grey, kInked));
  const int gap = std::max(1, static_cast<int>(kWordGap * dpi));
  const PixPtr joined = own(pixCloseSafeCompBrick(nullptr, dark.get(), gap, 1));
  std::vector<ScanRegion> lines;
  for (const PixelBox& piece : connected_pieces(joined.get())) {
    ScanRegion line{piece.x0, piece.y0, piece.width(), piece.height(), 1};
    if (line.height < kLeastLine * dpi || line.height > kMostLine * dpi || line.width < kShortestLine * dpi)
      continue;
    // Marks and descenders that do not touch the letters.
    const int margin = line.height / 3, bottom = std::min(pixGetHeight(grey), line.y + line.height + margin);
    line.y = std::max(0, line.y - margin);
    line.height = bottom - line.y;
    lines.push_back(line);
  }
  const auto longer = [](const ScanRegion& a, const ScanRegion& b) { return a.width > b.width; };
  std::sort(lines.begin(), lines.end(), longer);
  if (lines.size() > kLinesTried) lines.resize(kLinesTried);
  return lines;
}

/// Mean confidence of the letters that are read there; none where the time is over.
std::optional<double> confidence_of(OcrEngine& engine, const std::vector<ScanRegion>& lines,
                                    Deadline deadline) {
  double sum = 0, letters = 0;
  for (const ScanRegion& line : lines) {
    const auto words = engine.read(line, deadline);
    if (!words) return std::nullopt;
    for (const ScannedWord& word : *words) {
      const auto count = static_cast<double>(word.ends.size());
      sum += count * static_cast<double>(word.confidence);
      letters += count;
    }
  }
  return letters == 0 ? 0 : sum / letters;
}

}  // namespace

std::optional<std::vector<ScannedWord>> read_stamp(OcrEngine& engine, const ScanStamp& stamp,
                                                   double dots_per_inch, Deadline deadline) {
  if (!is_framed(stamp.ink.get())) return std::vector<ScannedWord>{};
  const PixPtr ink = without_frame(stamp.ink.get(), dots_per_inch);
  engine.take_page(ink.get(), dots_per_inch);
  auto words = engine.read({0, 0, pixGetWidth(ink.get()), pixGetHeight(ink.get()), 2}, deadline);
  if (!words) return std::nullopt;
  std::erase_if(*words, [](const ScannedWord& word) { return word.confidence < kSureWord; });
  for (ScannedWord& word : *words) {
    word.x0 += stamp.box.x0;
    word.x1 += stamp.box.x0;
    word.y0 += stamp.box.y0;
    word.y1 += stamp.box.y0;
    word.baseline += stamp.box.y0;
    for (double& end : word.ends) end += stamp.box.x0;
  }
  return words;
}

std::optional<CleanScan> put_upright(OcrEngine& engine, CleanScan scan, Deadline deadline) {
  if (scan.upright >= kSureOfUpright) return scan;
  PixPtr turned = turned_by_quarters(scan.grey.get(), 2);
  std::vector<ScanRegion> lines = longest_lines(scan.grey.get(), scan.dots_per_inch);
  if (lines.empty()) return scan;
  engine.take_page(scan.grey.get(), scan.dots_per_inch);
  const auto upright = confidence_of(engine, lines, deadline);
  const int width = pixGetWidth(turned.get()), height = pixGetHeight(turned.get());
  for (ScanRegion& line : lines) {
    line.x = width - line.x - line.width;
    line.y = height - line.y - line.height;
  }
  engine.take_page(turned.get(), scan.dots_per_inch);
  const auto on_its_head = confidence_of(engine, lines, deadline);
  if (!upright || !on_its_head) return std::nullopt;
  if (*on_its_head < *upright + kClearlyBetter) return scan;
  scan.grey = std::move(turned);
  scan.straightened = std::remainder(scan.straightened + 180, 360.0);
  for (ScanStamp& stamp : scan.stamps) {
    stamp.ink = turned_by_quarters(stamp.ink.get(), 2);
    stamp.box = {width - stamp.box.x1, height - stamp.box.y1, width - stamp.box.x0, height - stamp.box.y0};
  }
  return scan;
}

}  // namespace vanthu
