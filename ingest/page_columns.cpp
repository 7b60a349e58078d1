#include "ingest/page_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "ingest/layout_signs.h"

namespace vanthu {
namespace {

constexpr double kColumnGap = 1.2;    // of the em: no justified line has wider blanks in a row of words
constexpr double kGutter = 6;         // points that stay free between two columns
constexpr double kSameEdge = 3;       // points
constexpr double kSignatureGap = 11;  // lines: room for signature and seal above the signer's name
constexpr std::size_t kManyLines = 3;

struct Interval {
  double begin = 0, end = 0;
  double width() const { return end - begin; }
};

/// Words of a line that no gap of a column's width parts.
struct Piece {
  WordIndices words;
  Interval x;
};

std::vector<Piece> cut_at_gaps(const Page& page, const PrintedLine& line) {
  std::vector<Piece> pieces;
  for (const std::uint32_t index : line.words) {
    const Box& box = page.words[index].box;
    if (pieces.empty() || box.x0 - pieces.back().x.end > kColumnGap * line.size) {
      pieces.push_back({{}, {box.x0, box.x1}});
    }
    pieces.back().words.push_back(index);
    pieces.back().x.end = std::max(pieces.back().x.end, box.x1);
  }
  return pieces;
}

std::string text_of(const Page& page, const WordIndices& words) {
  std::string text;
  for (const std::uint32_t word : words) {
    if (!text.empty()) text += ' ';
    text += page.words[word].text;
  }
  return text;
}

/// What stands in heads and ends, and hardly ever elsewhere.
bool is_frame_text(std::string_view text) {
  switch (read_signs(text).kind) {
    case LineKind::national:
    case LineKind::number:
    case LineKind::place_date:
    case LineKind::recipients:
    case LineKind::signature:
      return true;
    default:
      return false;
  }
}

/// Two columns that grow line by line.
class TwoColumns {
 public:
  /// The line that shows both; `gap` is the widest of its gaps.
  TwoColumns(const Page& page, const PrintedLine& line, const std::vector<Piece>& pieces) : page_(page) {
    double widest = 0;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      const Interval gap{pieces[i - 1].x.end, pieces[i].x.begin};
      if (gap.width() <= widest) continue;
      widest = gap.width();
      gutter_ = gap;
    }
    take(line, pieces, gutter_);
  }

  /// Adds the line where it leaves the gutter free and belongs to a column.
  bool add(const PrintedLine& line, const std::vector<Piece>& pieces) {
    const std::optional<Interval> gutter = free_gutter(pieces);
    if (!gutter || is_far(line)) return false;
    if (pieces.size() == 1 && !belongs(pieces.front())) return false;
    take(line, pieces, *gutter);
    return true;
  }

  bool is_sound() const { return framed_ || both_ >= kManyLines; }
  std::size_t size() const { return lines_; }
  double gutter() const { return (gutter_.begin + gutter_.end) / 2; }
  const WordIndices& left() const { return left_.words; }
  const WordIndices& right() const { return right_.words; }

 private:
  struct Column {
    WordIndices words;
    std::vector<Interval> lines;
    Interval x;
    double bottom = 0;
  };

  /// The part of the gutter that the line leaves free, if enough is left.
  std::optional<Interval> free_gutter(const std::vector<Piece>& pieces) const {
    Interval gutter = gutter_;
    for (const Piece& piece : pieces) {
      const double center = (piece.x.begin + piece.x.end) / 2;
      const bool on_left = std::abs(center - left_center()) < std::abs(center - right_center());
      if (on_left) {
        gutter.begin = std::max(gutter.begin, piece.x.end);
      } else {
        gutter.end = std::min(gutter.end, piece.x.begin);
      }
    }
    if (gutter.width() < kGutter) return std::nullopt;
    return gutter;
  }

  double left_center() const { return (left_.x.begin + left_.x.end) / 2; }
  double right_center() const { return (right_.x.begin + right_.x.end) / 2; }

  /// A line alone goes on with a column: at an edge of its lines, or about their middle.
  bool belongs(const Piece& piece) const {
    const double center = (piece.x.begin + piece.x.end) / 2;
    const Column& column =
        std::abs(center - left_center()) < std::abs(center - right_center()) ? left_ : right_;
    return std::any_of(column.lines.begin(), column.lines.end(), [&](const Interval& line) {
      return std::abs(line.begin - piece.x.begin) < kSameEdge ||
             std::abs((line.begin + line.end) / 2 - center) < 2 * kSameEdge;
    });
  }

  bool is_far(const PrintedLine& line) const {
    return line.baseline - std::max(left_.bottom, right_.bottom) > kSignatureGap * line.size;
  }

  void take(const PrintedLine& line, const std::vector<Piece>& pieces, Interval gutter) {
    gutter_ = gutter;
    const double middle = (gutter.begin + gutter.end) / 2;
    bool in_left = false, in_right = false;
    for (const Piece& piece : pieces) {
      const bool on_left = piece.x.begin < middle;
      Column& column = on_left ? left_ : right_;
      (on_left ? in_left : in_right) = true;
      if (column.lines.empty()) column.x = piece.x;
      column.x = {std::min(column.x.begin, piece.x.begin), std::max(column.x.end, piece.x.end)};
      column.lines.push_back(piece.x);
      column.words.insert(column.words.end(), piece.words.begin(), piece.words.end());
      column.bottom = line.baseline;
      framed_ = framed_ || is_frame_text(text_of(page_, piece.words));
    }
    both_ += in_left && in_right;
    ++lines_;
  }

  const Page& page_;
  Column left_, right_;
  Interval gutter_;
  std::size_t both_ = 0, lines_ = 0;
  bool framed_ = false;
};

}  // namespace

std::vector<LineBand> split_columns(const Page& page, std::vector<PrintedLine> lines) {
  std::vector<LineBand> bands;
  const auto single = [&]() -> std::vector<PrintedLine>& {
    if (bands.empty() || !bands.back().right.empty()) bands.emplace_back();
    return bands.back().left;
  };
  for (std::size_t i = 0; i < lines.size();) {
    const std::vector<Piece> pieces = cut_at_gaps(page, lines[i]);
    std::size_t taken = 0;
    if (pieces.size() > 1) {
      TwoColumns columns(page, lines[i], pieces);
      while (i + columns.size() < lines.size() &&
             columns.add(lines[i + columns.size()], cut_at_gaps(page, lines[i + columns.size()]))) {
      }
      if (columns.is_sound()) {
        taken = columns.size();
        WordIndices left = columns.left(), right = columns.right();
        // Lines that stand above the first line of both columns and in one of them alone belong to it.
        std::vector<PrintedLine>& above = single();
        while (!above.empty() && is_frame_text(text_of(page, above.back().words))) {
          const Box& box = above.back().box;
          const Box& other = make_lines(page, left).front().box;
          WordIndices& column =
              box.x1 < (other.x1 + make_lines(page, right).front().box.x0) / 2 ? left : right;
          column.insert(column.begin(), above.back().words.begin(), above.back().words.end());
          above.pop_back();
        }
        if (above.empty()) bands.pop_back();
        bands.push_back({make_lines(page, left), make_lines(page, right), columns.gutter()});
      }
    }
    if (taken == 0) {
      single().push_back(std::move(lines[i]));
      taken = 1;
    }
    i += taken;
  }
  return bands;
}

}  // namespace vanthu
