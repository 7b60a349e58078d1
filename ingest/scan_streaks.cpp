#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/scan_edges.h"

namespace vanthu {
namespace {

// A page is looked at in bands from top to bottom; tables end further from an edge than one of them.
constexpr int kBands = 32;
// A streak begins at an edge and is at least this long; letters do not stand below one another for so long.
constexpr int kShortest = 8;      // bands
constexpr double kWidest = 0.03;  // inches, half of it to each side
// Darker than what stands on both sides, in this share of the rows: letters beside it hide it in others.
constexpr int kDarker = 10;
constexpr double kShareOfRows = 0.5;
// Where both sides are as dark as this, nothing is told: the black border of the scan.
constexpr int kBorder = 110;
// Of the rows of a band, each third tells enough.
constexpr int kSampledRow = 3;

/// What the rows of a band tell of each column: how many show a streak, how many nothing.
struct BandCounts {
  std::vector<std::uint16_t> streak, border;
  int rows = 0;
};

BandCounts count_band(Pix* grey, int band, int reach) {
  const int width = pixGetWidth(grey), height = pixGetHeight(grey);
  BandCounts counts;
  counts.streak.resize(static_cast<std::size_t>(width));
  counts.border.resize(static_cast<std::size_t>(width));
  std::vector<int> row(static_cast<std::size_t>(width));
  for (int y = height * band / kBands; y < height * (band + 1) / kBands; y += kSampledRow, ++counts.rows) {
    const l_uint32* line = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey);
    for (int x = 0; x < width; ++x) row[static_cast<std::size_t>(x)] = GET_DATA_BYTE(line, x);
    const auto apart = static_cast<std::size_t>(reach);
    for (std::size_t x = apart; x + apart < row.size(); ++x) {
      const int beside = std::min(row[x - apart], row[x + apart]);
      counts.streak[x] = static_cast<std::uint16_t>(counts.streak[x] + (beside - row[x] >= kDarker ? 1 : 0));
      counts.border[x] = static_cast<std::uint16_t>(counts.border[x] + (beside < kBorder ? 1 : 0));
    }
  }
  return counts;
}

enum class Look : std::uint8_t { paper, streak, border };

Look look_of(const BandCounts& counts, std::size_t x) {
  const double enough = kShareOfRows * counts.rows;
  if (counts.streak[x] >= enough) return Look::streak;
  return counts.border[x] >= enough ? Look::border : Look::paper;
}

/// Bands that a streak of this column darkens, from one of the edges on: first and one behind the last.
struct Run {
  int begin = 0, end = 0;
};

Run streak_at(std::span<const BandCounts> bands, std::size_t x) {
  Run best;
  for (const bool upwards : {false, true}) {
    int count = 0, dark = 0;
    for (; count < kBands; ++count) {
      const auto band = static_cast<std::size_t>(upwards ? kBands - 1 - count : count);
      const Look look = look_of(bands[band], x);
      if (look == Look::paper) break;
      dark += look == Look::streak ? 1 : 0;
    }
    if (dark < kShortest || count <= best.end - best.begin) continue;
    // The band in which it ends has less of it than whole ones.
    count = std::min(count + 1, kBands);
    best = upwards ? Run{kBands - count, kBands} : Run{0, count};
  }
  return best;
}

/// Draws each row of these columns from the pixels on both sides.
void mend(Pix* grey, int left, int right, Run run) {
  const int height = pixGetHeight(grey), width = right - left + 2;
  for (int y = height * run.begin / kBands; y < height * run.end / kBands; ++y) {
    l_uint32* line = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey);
    const int from = GET_DATA_BYTE(line, left - 1), to = GET_DATA_BYTE(line, right + 1);
    for (int x = left; x <= right; ++x) set_grey(line, x, from + (to - from) * (x - left + 1) / width);
  }
}

}  // namespace

bool clear_streaks(Pix* grey, double dots_per_inch) {
  const int reach = std::max(2, static_cast<int>(std::lround(kWidest * dots_per_inch)));
  const int width = pixGetWidth(grey);
  if (width <= 2 * reach || pixGetHeight(grey) < kBands * kSampledRow) return false;
  std::vector<BandCounts> bands;
  for (int band = 0; band < kBands; ++band) bands.push_back(count_band(grey, band, reach));
  bool any = false;
  for (int x = reach; x < width - reach; ++x) {
    Run run = streak_at(bands, static_cast<std::size_t>(x));
    if (run.end == 0) continue;
    int right = x;
    while (right + 1 < width - reach && right - x < reach) {
      const Run next = streak_at(bands, static_cast<std::size_t>(right + 1));
      if (next.end == 0) break;
      run = {std::min(run.begin, next.begin), std::max(run.end, next.end)};
      ++right;
    }
    mend(grey, x - 1, right + 1, run);  // and its soft edges
    any = true;
    x = right;
  }
  return any;
}

}  // namespace vanthu
