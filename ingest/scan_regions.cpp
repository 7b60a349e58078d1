#include "ingest/scan_regions.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace vanthu {
namespace {

constexpr std::size_t kMostPieces = 20'000;
// Inches.
constexpr double kColumnGap = 0.45;      // columns of head and end stand further apart; words do not
constexpr double kWordGap = 0.2;         // words of a line stand closer, justified ones too
constexpr double kSmallestText = 0.045;  // a line of 8 point capitals is twice as high
constexpr double kShortestDash = 0.035;
constexpr double kSmallestDot = 0.012;  // what is smaller both ways is a speck
constexpr double kNarrowCell = 0.6;
constexpr double kTallestLine = 0.3;  // what is higher may be two lines that touch
constexpr double kMargin = 0.02;      // around what is read
constexpr double kCellInset = 0.012;  // from the middle of a ruling line

PixelBox around(const PixelBox& a, const PixelBox& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// Pieces of text that stand beside each other, left to right.
struct TextRow {
  std::vector<PixelBox> pieces;
  PixelBox box;
};

/// Share of the lower one's height that two pieces have in common.
double shared_height(const PixelBox& a, const PixelBox& b) {
  const int shared = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return static_cast<double>(shared) / std::max(1, std::min(a.height(), b.height()));
}

bool holds(const Box& outer, const Box& inner) {
  return outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;
}

/// From x0 to x1, free of ink.
struct Gap {
  int x0 = 0, x1 = 0;
  int width() const { return x1 - x0; }
};

class RegionFinder {
 public:
  RegionFinder(Pix* ink, double dpi)
      : ink_(ink), width_(pixGetWidth(ink)), height_(pixGetHeight(ink)), dpi_(dpi) {}

  std::vector<ScanRegion> find(const std::vector<Grid>& grids) {
    int above = 0;
    std::optional<Box> outer;
    for (const Grid& grid : grids) {
      // A table in a cell of another is read with that cell.
      if (outer && holds(*outer, grid.box())) continue;
      outer = grid.box();
      const PixelBox box = pixels(grid.box());
      const int margin = pixels(kMargin), top = std::max(above, box.y0);
      add_text({0, above, width_, box.y0});
      // Beside a grid that does not fill the page.
      add_text({0, top, box.x0 - margin, box.y1});
      add_text({box.x1 + margin, top, width_, box.y1});
      for (const GridCell& cell : grid.cells) add_cell(pixels(grid.box(cell)));
      above = std::max(above, box.y1 + 1);
    }
    add_text({0, above, width_, height_});
    return std::move(regions_);
  }

 private:
  int pixels(double inches) const { return vanthu::pixels(inches, dpi_); }
  PixelBox pixels(const Box& points) const {
    const auto at = [&](double value) {
      return static_cast<int>(std::lround(value * dpi_ / kPointsPerInch));
    };
    return {at(points.x0), at(points.y0), at(points.x1), at(points.y1)};
  }

  void add_cell(PixelBox cell) {
    const int inset = pixels(kCellInset);
    cell = {cell.x0 + inset, cell.y0 + inset, cell.x1 - inset, cell.y1 - inset};
    const std::vector<TextRow> rows = rows_in(cell);
    if (cell.width() > pixels(kNarrowCell)) return add(rows, cell);
    // "ST" above "T": two lines so short tell OCR less than each beside what stands in its row.
    for (const TextRow& row : rows) add({row}, cell);
  }

  /// The letters inside `area`, those of a line run together.
  std::vector<PixelBox> pieces_in(PixelBox area) const {
    area = {std::max(area.x0, 0), std::max(area.y0, 0), std::min(area.x1, width_),
            std::min(area.y1, height_)};
    std::vector<PixelBox> pieces;
    if (area.width() < pixels(kSmallestDot) || area.height() < pixels(kSmallestDot)) return pieces;
    BOX* frame = boxCreate(area.x0, area.y0, area.width(), area.height());
    const PixPtr part(pixClipRectangle(ink_, frame, nullptr));
    boxDestroy(&frame);
    if (!part) return pieces;
    const PixPtr smeared(pixCloseSafeBrick(nullptr, part.get(), pixels(kWordGap), 1));
    if (!smeared) return pieces;
    const std::vector<PixelBox> found = connected_pieces(smeared.get());
    // A photograph or noise falls into more pieces than any page has words: it is looked at as a whole.
    if (found.size() > kMostPieces) return {area};
    for (const PixelBox& piece : found) {
      if (std::max(piece.width(), piece.height()) < pixels(kSmallestDot)) continue;
      pieces.push_back({area.x0 + piece.x0, area.y0 + piece.y0, area.x0 + piece.x1, area.y0 + piece.y1});
    }
    return pieces;
  }

  /// Rows of text, top to bottom.  What is too low for letters (marks above capitals, dots below) belongs to
  /// the row that it touches or comes closest to, and is none by itself.
  std::vector<TextRow> rows_in(const PixelBox& area) const {
    std::vector<PixelBox> pieces = pieces_in(area);
    const int smallest = pixels(kSmallestText);
    const auto marks = std::partition(pieces.begin(), pieces.end(),
                                      [&](const PixelBox& piece) { return piece.height() >= smallest; });
    std::sort(pieces.begin(), marks,
              [](const PixelBox& a, const PixelBox& b) { return a.y0 + a.y1 < b.y0 + b.y1; });
    std::vector<TextRow> rows;
    for (auto piece = pieces.begin(); piece != marks; ++piece) {
      if (!rows.empty() && shared_height(rows.back().pieces.back(), *piece) > kSameRow) {
        rows.back().pieces.push_back(*piece);
        rows.back().box = around(rows.back().box, *piece);
      } else {
        rows.push_back({{*piece}, *piece});
      }
    }
    for (auto mark = marks; mark != pieces.end(); ++mark) {
      if (!add_mark(rows, *mark) && is_dash(*mark)) rows.push_back({{*mark}, *mark});
    }
    std::sort(rows.begin(), rows.end(),
              [](const TextRow& a, const TextRow& b) { return a.box.y0 < b.box.y0; });
    for (TextRow& row : rows) {
      std::sort(row.pieces.begin(), row.pieces.end(),
                [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
    }
    return rows;
  }

  /// A dash alone in its cell is an ordinal.
  bool is_dash(const PixelBox& mark) const {
    return mark.width() >= pixels(kShortestDash) && 2 * mark.width() >= 3 * mark.height();
  }

  /// False where no row is near.
  bool add_mark(std::vector<TextRow>& rows, const PixelBox& mark) const {
    PixelBox* closest = nullptr;
    TextRow* of = nullptr;
    int distance = pixels(kSmallestText);
    for (TextRow& row : rows) {
      if (row.box.y1 + distance < mark.y0 || row.box.y0 - distance > mark.y1) continue;
      for (PixelBox& piece : row.pieces) {
        const int beside = std::max({piece.x0 - mark.x1, mark.x0 - piece.x1, 0});
        const int apart = std::max({piece.y0 - mark.y1, mark.y0 - piece.y1, 0});
        if (beside > pixels(kWordGap) || apart >= distance) continue;
        distance = apart;
        closest = &piece;
        of = &row;
      }
    }
    if (closest == nullptr) return false;
    *closest = around(*closest, mark);
    of->box = around(of->box, mark);
    return true;
  }

  /// The widest gap between neighbours of a row, if columns stand so far apart.
  std::optional<Gap> gap_of(const TextRow& row) const {
    std::optional<Gap> widest;
    int reach = row.pieces.front().x1;
    for (const PixelBox& piece : row.pieces) {
      const Gap gap{reach, piece.x0};
      if (gap.width() >= pixels(kColumnGap) && (!widest || gap.width() > widest->width())) widest = gap;
      reach = std::max(reach, piece.x1);
    }
    return widest;
  }

  /// What is left of `gap` between the pieces of `row`; none where one crosses it.
  std::optional<Gap> narrowed(Gap gap, const TextRow& row) const {
    const int middle = (gap.x0 + gap.x1) / 2;
    for (const PixelBox& piece : row.pieces) {
      if (piece.x1 <= middle) {
        gap.x0 = std::max(gap.x0, piece.x1);
      } else if (piece.x0 >= middle) {
        gap.x1 = std::min(gap.x1, piece.x0);
      } else {
        return std::nullopt;
      }
    }
    if (gap.width() < pixels(kWordGap)) return std::nullopt;
    return gap;
  }

  /// Rows one below the other that one gap runs through become two columns, all others a column in full
  /// width.
  void add_text(const PixelBox& area) {
    std::vector<TextRow> band;
    std::optional<Gap> gap;
    for (TextRow& row : rows_in(area)) {
      const std::optional<Gap> own = gap_of(row);
      const std::optional<Gap> common = gap && !band.empty() ? narrowed(*gap, row) : own;
      if (!band.empty() && gap.has_value() != common.has_value()) {
        add_band(std::exchange(band, {}), gap, area);
        gap = own;
      } else {
        gap = common;
      }
      band.push_back(std::move(row));
    }
    add_band(std::move(band), gap, area);
  }

  void add_band(std::vector<TextRow> band, const std::optional<Gap>& gap, const PixelBox& area) {
    if (!gap) return add(band, area);
    const int middle = (gap->x0 + gap->x1) / 2;
    std::vector<TextRow> left, right;
    for (const TextRow& row : band) {
      for (const PixelBox& piece : row.pieces) {
        std::vector<TextRow>& column = piece.x0 < middle ? left : right;
        if (!column.empty() && shared_height(column.back().box, piece) > kSameRow) {
          column.back().pieces.push_back(piece);
          column.back().box = around(column.back().box, piece);
        } else {
          column.push_back({{piece}, piece});
        }
      }
    }
    add(left, area);
    add(right, area);
  }

  void add(const std::vector<TextRow>& rows, const PixelBox& area) {
    if (rows.empty()) return;
    PixelBox box = rows.front().box;
    for (const TextRow& row : rows) box = around(box, row.box);
    const int margin = pixels(kMargin);
    box = {std::max({box.x0 - margin, area.x0, 0}), std::max({box.y0 - margin, area.y0, 0}),
           std::min({box.x1 + margin, area.x1, width_}), std::min({box.y1 + margin, area.y1, height_})};
    const bool one_line = rows.size() == 1 && box.height() <= pixels(kTallestLine);
    regions_.push_back({box.x0, box.y0, box.width(), box.height(),
                        one_line ? 1 : std::max(2, static_cast<int>(rows.size()))});
  }

  static constexpr double kSameRow = 0.5;

  Pix* ink_;
  int width_, height_;
  double dpi_;
  std::vector<ScanRegion> regions_;
};

}  // namespace

std::vector<ScanRegion> find_scan_regions(Pix* ink, const std::vector<Grid>& grids, double dots_per_inch) {
  return RegionFinder(ink, dots_per_inch).find(grids);
}

}  // namespace vanthu
