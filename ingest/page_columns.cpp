#include "ingest/page_columns.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ingest/layout_signs.h"
#include "ingest/page_two_columns.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

constexpr std::size_t kDepth = 3;  // columns within columns

/// What stands below heads and ends, over the page's whole width.
bool ends_columns(LineKind kind) {
  return kind == LineKind::type || kind == LineKind::appendix || kind == LineKind::attached;
}

/// The two halves of a head whose lines stand half a line apart: neither shows both columns.
bool stand_beside(const PrintedLine& line, const PrintedLine& next) {
  const double shared = std::min(line.box.y1, next.box.y1) - std::max(line.box.y0, next.box.y0);
  const bool apart = line.box.x1 + kGutter < next.box.x0 || next.box.x1 + kGutter < line.box.x0;
  return apart && shared > 0.25 * (next.box.y1 - next.box.y0);
}

class ColumnSplitter {
 public:
  ColumnSplitter(const Page& page, std::vector<PrintedLine> lines, std::size_t depth)
      : page_(page), lines_(std::move(lines)), depth_(depth) {}

  std::vector<LineBand> split() {
    while (at_ < lines_.size()) {
      const std::size_t begin = at_;
      std::vector<Piece> pieces = cut_at_gaps(page_, lines_[at_]);
      std::size_t shown = 1;  // lines that show both columns
      if (pieces.size() == 1 && at_ + 1 < lines_.size() && stand_beside(lines_[at_], lines_[at_ + 1])) {
        pieces.push_back(piece_of(page_, lines_[at_ + 1].words));
        if (pieces[1].x.begin < pieces[0].x.begin) std::swap(pieces[0], pieces[1]);
        shown = 2;
      }
      if (pieces.size() > 1) grow(pieces, shown);
      // Lines that were tried in vain are not tried again: a page of rows without a head would take for ever.
      if (at_ == begin) ++at_;
    }
    put_single(lines_.size());
    return std::move(bands_);
  }

 private:
  void grow(const std::vector<Piece>& pieces, std::size_t shown) {
    TwoColumns columns(page_, lines_[at_ + shown - 1], pieces);
    std::size_t end = at_ + shown;
    for (; end < lines_.size(); ++end) {
      const std::vector<Piece> next = cut_at_gaps(page_, lines_[end]);
      const bool framed = std::any_of(
          next.begin(), next.end(), [&](const Piece& piece) { return is_frame_kind(kind_of(piece.words)); });
      // Labels and single lines above a head or an end are no part of it.
      if (framed && !columns.is_framed() && columns.has_other_lines()) break;
      if (next.size() == 1 && ends_columns(kind_of(next.front().words))) break;
      if (!columns.add(lines_[end], next)) break;
    }
    const std::size_t first = take_above(columns);
    if (columns.is_sound()) {
      put_single(first);
      put_columns(std::move(columns).take_band());
      done_ = end;
    }
    at_ = end;
  }

  /// An end whose two columns begin one above the other: adds the lines above it that stand in one of them,
  /// from the first that says so on.  The first line added.
  std::size_t take_above(TwoColumns& columns) const {
    constexpr std::size_t kAbove = 40;
    std::size_t first = at_;
    for (std::size_t i = at_; i > done_ && at_ - i < kAbove; --i) {
      const PrintedLine& line = lines_[i - 1];
      if (lines_[i].baseline - line.baseline > kSignatureGap * line.size || !columns.stands_above(line))
        break;
      if (is_frame_kind(kind_of(line.words))) first = i - 1;
    }
    for (std::size_t i = at_; i > first; --i) columns.add_above(lines_[i - 1]);
    return first;
  }

  LineKind kind_of(const WordIndices& words) const { return read_signs(row_text(page_, words)).kind; }

  void put_single(std::size_t end) {
    if (done_ == end) return;
    LineBand band;
    band.columns.emplace_back();
    TextColumn& column = band.columns.back();
    std::move(lines_.begin() + static_cast<std::ptrdiff_t>(done_),
              lines_.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(column.lines));
    column.edges = {column.lines.front().box.x0, column.lines.front().box.x1, true};
    for (const PrintedLine& line : column.lines) {
      column.edges.left = std::min(column.edges.left, line.box.x0);
      column.edges.right = std::max(column.edges.right, line.box.x1);
    }
    bands_.push_back(std::move(band));
    done_ = end;
  }

  /// A column may be columns itself: recipients beside two signers.
  void put_columns(LineBand band) {
    if (depth_ == 0) {
      bands_.push_back(std::move(band));
      return;
    }
    LineBand flat;
    for (TextColumn& column : band.columns) {
      const ColumnEdges edges = column.edges;
      std::vector<LineBand> inner = ColumnSplitter(page_, std::move(column.lines), depth_ - 1).split();
      for (LineBand& part : inner) {
        for (TextColumn& text : part.columns) {
          if (part.columns.size() == 1) text.edges = edges;
          flat.columns.push_back(std::move(text));
        }
      }
    }
    bands_.push_back(std::move(flat));
  }

  const Page& page_;
  std::vector<PrintedLine> lines_;
  std::size_t depth_;
  std::size_t at_ = 0, done_ = 0;  // the next line; lines that stand in bands
  std::vector<LineBand> bands_;
};

}  // namespace

std::vector<LineBand> split_columns(const Page& page, std::vector<PrintedLine> lines) {
  return ColumnSplitter(page, std::move(lines), kDepth).split();
}

}  // namespace vanthu
