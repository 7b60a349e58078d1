#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "ingest/scan_edges.h"

namespace vanthu {
namespace {

// A page is looked at in bands from top to bottom; tables end further from an edge than one of them.
constexpr int kBands = 32;
// A streak begins at an edge and is at least this long; letters do not stand below one another for so long.
constexpr int kShortest = 8;      // bands
constexpr double kWidest = 0.03;  // inches, half of it to each side
// Darker than what stands on both sides, on the average of a band.
constexpr int kDarker = 10;
// Bands as dark as this say nothing: the black border of the scan.
constexpr int kBorder = 110;
// Of the rows of a band, each third tells enough.
constexpr int kSampledRow = 3;

using Means = std::vector<std::uint8_t>;  // of each column

std::array<Means, kBands> band_means(Pix* grey) {
  const auto width = static_cast<std::size_t>(pixGetWidth(grey));
  const int height = pixGetHeight(grey);
  std::array<Means, kBands> means;
  std::vector<std::uint32_t> sums(width);
  for (int band = 0; band < kBands; ++band) {
    std::fill(sums.begin(), sums.end(), 0);
    std::uint32_t rows = 0;
    for (int y = height * band / kBands; y < height * (band + 1) / kBands; y += kSampledRow, ++rows) {
      const l_uint32* line = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey);
      for (std::size_t x = 0; x < width; ++x) sums[x] += GET_DATA_BYTE(line, x);
    }
    Means& here = means[static_cast<std::size_t>(band)];
    here.resize(width);
    for (std::size_t x = 0; x < width; ++x) here[x] = static_cast<std::uint8_t>(sums[x] / std::max(1u, rows));
  }
  return means;
}

enum class Look : std::uint8_t { paper, streak, border };

Look look_of(const Means& means, std::size_t x, std::size_t reach) {
  const int beside = std::min(means[x - reach], means[x + reach]);
  if (beside < kBorder) return Look::border;
  return beside - means[x] >= kDarker ? Look::streak : Look::paper;
}

/// Bands that a streak of this column darkens, from one of the edges on: first and one behind the last.
struct Run {
  int begin = 0, end = 0;
};

Run streak_at(const std::array<Means, kBands>& means, std::size_t x, std::size_t reach) {
  Run best;
  for (const bool upwards : {false, true}) {
    int count = 0, dark = 0;
    for (; count < kBands; ++count) {
      const auto band = static_cast<std::size_t>(upwards ? kBands - 1 - count : count);
      const Look look = look_of(means[band], x, reach);
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
  const std::array<Means, kBands> means = band_means(grey);
  bool any = false;
  for (int x = reach; x < width - reach; ++x) {
    Run run = streak_at(means, static_cast<std::size_t>(x), static_cast<std::size_t>(reach));
    if (run.end == 0) continue;
    int right = x;
    while (right + 1 < width - reach && right - x < reach) {
      const Run next = streak_at(means, static_cast<std::size_t>(right + 1), static_cast<std::size_t>(reach));
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
