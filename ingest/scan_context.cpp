#include "ingest/scan_context.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

// Inches.
constexpr double kWidest = 0.6;   // of a short region: "12.3", "XVIII", "STT"
constexpr double kLongest = 9.0;  // of a strip: a line of a landscape page
constexpr double kBlank =
    0.075;  // as between two words; wider ones make OCR take what follows for another line
constexpr double kLeastContext = 0.5;  // two short words
constexpr double kMostContext = 1.0;
constexpr double kWordGap = 0.025;             // letters stand closer
constexpr double kAbove = 0.2, kBelow = 0.07;  // a line reaches so far from its baseline: capitals with marks
constexpr double kLowest = 0.045;              // letters are higher
constexpr double kLinePitch = 0.1;             // baselines are further apart

/// A stretch of the page on one line.
struct Piece {
  int x = 0, width = 0;
  int baseline = 0;  // y of the page
};

std::vector<int> row_counts(Pix* ink, const ScanRegion& area) {
  std::vector<int> counts(static_cast<std::size_t>(area.height));
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < area.width; ++x)
      counts[static_cast<std::size_t>(y)] += is_set(ink, area.x + x, area.y + y);
  }
  return counts;
}

/// Where rows of letters end: the rows of pixels below which most of the ink is gone.
std::vector<int> baselines_of(Pix* ink, const ScanRegion& area, double dpi) {
  const std::vector<int> counts = row_counts(ink, area);
  const auto drop_at = [&](std::size_t y) { return counts[y] - (y + 2 < counts.size() ? counts[y + 2] : 0); };
  int steepest = 0;
  for (std::size_t y = 0; y < counts.size(); ++y) steepest = std::max(steepest, drop_at(y));
  std::vector<int> baselines;
  for (std::size_t y = 0; y < counts.size() && steepest > 0; ++y) {
    if (2 * drop_at(y) < steepest) continue;
    const int at = area.y + static_cast<int>(y) + 1;
    if (!baselines.empty() && at - baselines.back() < pixels(kLinePitch, dpi)) {
      baselines.back() = at;
    } else {
      baselines.push_back(at);
    }
  }
  return baselines;
}

/// Whole words from the left edge of `line`, or from its right edge: how many pixels.
int words_width(Pix* ink, const ScanRegion& line, bool from_right, double dpi) {
  const int most = std::min(line.width, pixels(kMostContext, dpi));
  if (most == line.width) return most;
  int blank = 0, cut = most;
  for (int i = 0; i < most; ++i) {
    const int x = from_right ? line.x + line.width - 1 - i : line.x + i;
    bool inked = false;
    for (int y = line.y; y < line.y + line.height && !inked; ++y) inked = is_set(ink, x, y);
    blank = inked ? 0 : blank + 1;
    if (blank == pixels(kWordGap, dpi) && i >= pixels(kLeastContext, dpi)) cut = i;
  }
  return cut;
}

/// The baseline of one line: where, in the lower half of its ink, most of it ends.  In the upper half bars
/// end that are letters' own ("7", "T").
std::optional<int> baseline_of(Pix* ink, const ScanRegion& line) {
  const std::vector<int> counts = row_counts(ink, line);
  const auto is_inked = [](int count) { return count > 0; };
  const auto first = std::find_if(counts.begin(), counts.end(), is_inked);
  const auto last = std::find_if(counts.rbegin(), counts.rend(), is_inked).base();
  if (first >= last) return std::nullopt;
  std::optional<int> baseline;
  int steepest = 0;
  for (auto row = first + (last - first) / 2; row != last; ++row) {
    const int drop = *row - (counts.end() - row > 2 ? *(row + 2) : 0);
    if (drop < steepest) continue;
    steepest = drop;
    baseline = line.y + static_cast<int>(row - counts.begin()) + 1;
  }
  return baseline;
}

class StripMaker {
 public:
  StripMaker(Pix* grey, Pix* ink, std::span<const ScanRegion> regions, double dpi)
      : grey_(grey), ink_(ink), regions_(regions), dpi_(dpi) {}

  std::vector<ContextStrip> make(std::span<const ScanRegion> small, ContextSource source) {
    for (const ScanRegion& region : small) {
      const std::optional<int> baseline = baseline_of(ink_, region);
      if (!baseline) continue;
      Piece piece{region.x, region.width, *baseline};
      const ScanRegion* right = source == ContextSource::beside ? neighbour(region, true) : nullptr;
      const ScanRegion* left = source == ContextSource::beside && !right ? neighbour(region, false) : nullptr;
      if (!right && !left) right = nearest_below_or_above(region);
      if (!right && !left) continue;
      const auto context = context_of(right ? *right : *left, left != nullptr, piece.baseline);
      if (!context) continue;
      const int raised = context->baseline - piece.baseline;
      if (is_low(region) && raised >= 0 && raised < pixels(kLinePitch, dpi_))
        piece.baseline = context->baseline;
      const int wanted = piece.width + context->width + 2 * pixels(kBlank, dpi_);
      if (width_ + wanted > pixels(kLongest, dpi_)) finish();
      if (width_ == 0) width_ = pixels(kBlank, dpi_);
      if (left) place(*context);
      slots_.push_back(width_);
      shifts_.push_back(piece.baseline - baseline_on_strip());
      regions_of_strip_.push_back(region);
      place(piece);
      if (right) place(*context);
    }
    finish();
    return std::move(strips_);
  }

 private:
  /// A dash ends above the line that it stands on.
  bool is_low(const ScanRegion& region) const {
    const std::vector<int> counts = row_counts(ink_, region);
    const auto inked = std::count_if(counts.begin(), counts.end(), [](int count) { return count > 0; });
    return inked < pixels(kLowest, dpi_);
  }

  /// The next region to the right or left in the same row that is long enough to be a context.
  const ScanRegion* neighbour(const ScanRegion& region, bool right) const {
    const ScanRegion* nearest = nullptr;
    for (const ScanRegion& other : regions_) {
      const int shared =
          std::min(region.y + region.height, other.y + other.height) - std::max(region.y, other.y);
      const bool beside = right ? other.x >= region.x + region.width : other.x + other.width <= region.x;
      if (!beside || 2 * shared < region.height || other.width < pixels(kLeastContext, dpi_)) continue;
      const bool nearer = !nearest || (right ? other.x < nearest->x : other.x > nearest->x);
      if (nearer) nearest = &other;
    }
    return nearest;
  }

  /// For what has nothing beside it, as the number of a page.
  const ScanRegion* nearest_below_or_above(const ScanRegion& region) const {
    const ScanRegion* nearest = nullptr;
    const auto distance = [&](const ScanRegion& other) { return std::abs(other.y - region.y); };
    for (const ScanRegion& other : regions_) {
      const bool same_row = other.y < region.y + region.height && region.y < other.y + other.height;
      if (same_row || other.width < pixels(kLeastContext, dpi_)) continue;
      if (!nearest || distance(other) < distance(*nearest)) nearest = &other;
    }
    return nearest;
  }

  /// Words of the line of `region` whose baseline is nearest.
  std::optional<Piece> context_of(const ScanRegion& region, bool from_right, int baseline) const {
    ScanRegion edge = region;
    edge.width = std::min(region.width, pixels(kMostContext, dpi_));
    if (from_right) edge.x = region.x + region.width - edge.width;
    const std::vector<int> baselines = baselines_of(ink_, edge, dpi_);
    if (baselines.empty()) return std::nullopt;
    const int nearest = *std::min_element(baselines.begin(), baselines.end(), [&](int a, int b) {
      return std::abs(a - baseline) < std::abs(b - baseline);
    });
    const ScanRegion line{region.x, std::max(0, nearest - pixels(kAbove / 2, dpi_)), region.width,
                          pixels(kAbove / 2, dpi_), 1};
    const int width = words_width(ink_, line, from_right, dpi_);
    return Piece{from_right ? region.x + region.width - width : region.x, width, nearest};
  }

  int baseline_on_strip() const { return pixels(kAbove, dpi_) + pixels(kBlank, dpi_) / 2; }

  void place(const Piece& piece) {
    pieces_.push_back(piece);
    width_ += piece.width + pixels(kBlank, dpi_);
  }

  void finish() {
    if (pieces_.empty()) return;
    const int above = pixels(kAbove, dpi_), height = above + pixels(kBelow, dpi_);
    const int margin = baseline_on_strip() - above;
    ContextStrip strip;
    strip.grey = own(pixCreate(width_, height + 2 * margin, 8));
    pixSetAllArbitrary(strip.grey.get(), 255);
    int x = pixels(kBlank, dpi_);
    for (const Piece& piece : pieces_) {
      const int top = piece.baseline - above, missing = std::max(0, -top);
      pixRasterop(strip.grey.get(), x, margin + missing, piece.width, height - missing, PIX_SRC, grey_,
                  piece.x, top + missing);
      x += piece.width + pixels(kBlank, dpi_);
    }
    strip.slots = std::exchange(slots_, {});
    strip.regions = std::exchange(regions_of_strip_, {});
    strip.shifts = std::exchange(shifts_, {});
    strips_.push_back(std::move(strip));
    pieces_.clear();
    width_ = 0;
  }

  Pix* grey_;
  Pix* ink_;
  std::span<const ScanRegion> regions_;
  double dpi_;
  std::vector<ContextStrip> strips_;
  // Of the strip in hand.
  std::vector<Piece> pieces_;
  std::vector<int> slots_, shifts_;
  std::vector<ScanRegion> regions_of_strip_;
  int width_ = 0;
};

/// The part of a word between two x, if there is one: OCR may run an ordinal and what follows together.
std::optional<ScannedWord> part_between(const ScannedWord& word, int begin, int end) {
  ScannedWord part = word;
  part.text.clear();
  part.ends.clear();
  double left = word.x0;
  std::size_t at = 0;
  for (const double right : word.ends) {
    const std::size_t length = decode_utf8(word.text, at).length;
    const double middle = (left + right) / 2;
    if (begin <= middle && middle < end) {
      if (part.text.empty()) part.x0 = std::max<double>(left, begin);
      part.text += std::string_view(word.text).substr(at, length);
      part.ends.push_back(std::min<double>(right, end));
      part.x1 = part.ends.back();
    }
    left = right;
    at += length;
  }
  if (part.text.empty()) return std::nullopt;
  return part;
}

}  // namespace

bool needs_context(const ScanRegion& region, double dots_per_inch) {
  return region.lines == 1 && region.width <= pixels(kWidest, dots_per_inch);
}

std::vector<ContextStrip> make_context_strips(Pix* grey, Pix* ink, std::span<const ScanRegion> small,
                                              std::span<const ScanRegion> regions, ContextSource source,
                                              double dots_per_inch) {
  return StripMaker(grey, ink, regions, dots_per_inch).make(small, source);
}

std::vector<std::vector<ScannedWord>> words_of_strip(const ContextStrip& strip,
                                                     std::span<const ScannedWord> words) {
  std::vector<std::vector<ScannedWord>> of_regions(strip.regions.size());
  for (std::size_t i = 0; i < strip.regions.size(); ++i) {
    const ScanRegion& region = strip.regions[i];
    const int right = region.x - strip.slots[i];
    for (const ScannedWord& word : words) {
      auto part = part_between(word, strip.slots[i], strip.slots[i] + region.width);
      if (!part) continue;
      part->x0 += right, part->x1 += right;
      part->y0 += strip.shifts[i], part->y1 += strip.shifts[i], part->baseline += strip.shifts[i];
      for (double& end : part->ends) end += right;
      of_regions[i].push_back(*std::move(part));
    }
  }
  return of_regions;
}

}  // namespace vanthu
