#include "ingest/page_columns.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/layout_signs.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

constexpr double kColumnGap = 1.2;    // of the em: no justified line has wider blanks in a row of words
constexpr double kGutter = 5;         // points that stay free between two columns
constexpr double kSameEdge = 3;       // points
constexpr double kSignatureGap = 11;  // lines: room for signature and seal above the signer's name
constexpr std::size_t kDepth = 3;     // columns within columns

struct Interval {
  double begin = 0, end = 0;
  double width() const { return end - begin; }
  double middle() const { return (begin + end) / 2; }
};

/// Words of a line that no gap of a column's width parts.
struct Piece {
  WordIndices words;
  Interval x;
};

Piece piece_of(const Page& page, std::span<const std::uint32_t> words) {
  Piece piece;
  piece.words.assign(words.begin(), words.end());
  const Box box = row_box(page, words);
  piece.x = {box.x0, box.x1};
  return piece;
}

/// True where a letterhead's right column begins with this word: its gap may be as narrow as a blank.
bool begins_title(const Page& page, std::span<const std::uint32_t> words) {
  const std::string_view first = page.words[words.front()].text;
  if (first.size() > 8 || words.size() < 3 || !is_upper_letter(first_code_point(first))) return false;
  const std::string key = plain_key(first);
  if (key != "cong" && key != "dang" && key != "doc") return false;
  const std::string text = row_text(page, words);
  return is_national_title(text) && (is_upper_case(text) || key == "doc");
}

std::vector<Piece> cut_at_gaps(const Page& page, const PrintedLine& line) {
  std::vector<Piece> pieces;
  const std::span<const std::uint32_t> words = line.words;
  std::size_t begin = 0;
  double end = page.words[words.front()].box.x1;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Box& box = page.words[words[i]].box;
    const bool gap = box.x0 - end > kColumnGap * line.size;
    if (gap || (box.x0 - end > kGutter / 2 && begins_title(page, words.subspan(i)))) {
      pieces.push_back(piece_of(page, words.subspan(begin, i - begin)));
      begin = i;
    }
    end = std::max(end, box.x1);
  }
  pieces.push_back(piece_of(page, words.subspan(begin)));
  return pieces;
}

/// What stands in heads and ends, and hardly ever elsewhere.
bool is_frame_kind(LineKind kind) {
  switch (kind) {
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

/// What stands below heads and ends, over the page's whole width.
bool ends_columns(LineKind kind) {
  return kind == LineKind::type || kind == LineKind::appendix || kind == LineKind::attached;
}

/// One side of two columns that grow line by line.
struct Side {
  WordIndices words;
  std::vector<Interval> lines;
  Interval x;
  double bottom = 0;
  std::size_t items = 0;      // lines that are marks of a list, or labels
  std::size_t sentences = 0;  // lines that go on in lower case with the line above
};

class TwoColumns {
 public:
  /// The line that shows both; `pieces` are at least two.
  TwoColumns(const Page& page, const PrintedLine& line, const std::vector<Piece>& pieces) : page_(page) {
    double widest = -1;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      const Interval gap{pieces[i - 1].x.end, pieces[i].x.begin};
      const bool title = begins_title(page, pieces[i].words);
      if (gap.width() <= widest && !title) continue;
      widest = gap.width();
      gutter_ = gap;
      if (title) break;
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

  /// True where `line`, above those taken so far, stands in one column alone.
  bool stands_above(const PrintedLine& line) const {
    const bool on_left = line.box.x1 + kGutter <= gutter_.end,
               on_right = line.box.x0 - kGutter >= gutter_.begin;
    return on_left != on_right;
  }
  void add_above(const PrintedLine& line) {
    const bool on_left = line.box.x1 + kGutter <= gutter_.end;
    put(on_left ? left_ : right_, line, piece_of(page_, line.words));
  }

  /// True where its words are those of a head or an end.
  bool is_framed() const { return framed_; }
  /// True where it has lines that show one column alone, or labels.
  bool has_other_lines() const { return both_ < lines_ || left_.items + right_.items > 0; }
  bool is_sound() const { return framed_ || is_prose() || are_signers(); }
  std::size_t size() const { return lines_; }

  LineBand take_band() && {
    LineBand band;
    const bool prose = !framed_ && is_prose();
    band.columns.push_back({make_lines(page_, left_.words), {left_.x.begin, right_.x.begin, false}});
    band.columns.push_back({make_lines(page_, right_.words), {left_.x.end, right_.x.end, false}});
    if (prose) {
      band.columns.front().edges = {left_.x.begin, left_.x.end, true};
      band.columns.back().edges = {right_.x.begin, right_.x.end, true};
    }
    return band;
  }

 private:
  /// The part of the gutter that the line leaves free, if enough is left.
  std::optional<Interval> free_gutter(const std::vector<Piece>& pieces) const {
    Interval gutter = gutter_;
    for (const Piece& piece : pieces) {
      if (is_left(piece)) {
        gutter.begin = std::max(gutter.begin, piece.x.end);
      } else {
        gutter.end = std::min(gutter.end, piece.x.begin);
      }
    }
    // A title may have been printed close to the issuer: then that line itself leaves less.
    if (gutter.width() < std::min(kGutter, gutter_.width())) return std::nullopt;
    return gutter;
  }

  bool is_left(const Piece& piece) const {
    return std::abs(piece.x.middle() - left_.x.middle()) < std::abs(piece.x.middle() - right_.x.middle());
  }

  /// A line alone goes on with a column: at an edge of its lines, or about their middle.
  bool belongs(const Piece& piece) const {
    const Side& side = is_left(piece) ? left_ : right_;
    return std::any_of(side.lines.begin(), side.lines.end(), [&](const Interval& line) {
      return std::abs(line.begin - piece.x.begin) < kSameEdge ||
             std::abs(line.middle() - piece.x.middle()) < 2 * kSameEdge;
    });
  }

  bool is_far(const PrintedLine& line) const {
    return line.baseline - std::max(left_.bottom, right_.bottom) > kSignatureGap * line.size;
  }

  void take(const PrintedLine& line, const std::vector<Piece>& pieces, Interval gutter) {
    gutter_ = gutter;
    bool in_left = false, in_right = false;
    for (const Piece& piece : pieces) {
      const bool on_left = piece.x.begin < gutter.middle();
      (on_left ? in_left : in_right) = true;
      put(on_left ? left_ : right_, line, piece);
    }
    both_ += in_left && in_right;
    ++lines_;
  }

  void put(Side& side, const PrintedLine& line, const Piece& piece) {
    if (side.lines.empty()) side.x = piece.x;
    side.x = {std::min(side.x.begin, piece.x.begin), std::max(side.x.end, piece.x.end)};
    // A few lines tell a column's edges; more would make long columns slow.
    constexpr std::size_t kEdges = 64;
    if (side.lines.size() < kEdges) side.lines.push_back(piece.x);
    const std::string text = row_text(page_, piece.words);
    const LineSigns signs = read_signs(text);
    framed_ = framed_ || is_frame_kind(signs.kind);
    side.items += is_ordinal(text) || text.ends_with(':') || text.starts_with(':');
    side.sentences += signs.begins_lower && !side.words.empty();
    side.words.insert(side.words.end(), piece.words.begin(), piece.words.end());
    side.bottom = std::max(side.bottom, line.baseline);
  }

  /// Lines that go on with each other on both sides, and no list beside its marks.
  bool is_prose() const {
    constexpr std::size_t kManyLines = 4;
    const auto runs_on = [&](const Side& side) {
      return side.sentences * 3 >= both_ && side.items * 4 < both_;
    };
    return both_ >= kManyLines && runs_on(left_) && runs_on(right_);
  }

  /// Two signers without "TM." or "KT.": offices in capitals above names, each pair about a middle of its
  /// own.
  bool are_signers() const {
    if (both_ < 2 || lines_ > 12) return false;
    for (const Side* side : {&left_, &right_}) {
      const std::vector<PrintedLine> lines = make_lines(page_, side->words);
      if (!is_upper_case(row_text(page_, lines.front().words))) return false;
      const double middle = (lines.front().box.x0 + lines.front().box.x1) / 2;
      for (const PrintedLine& line : lines) {
        if (std::abs((line.box.x0 + line.box.x1) / 2 - middle) > 2 * kSameEdge) return false;
      }
    }
    return true;
  }

  const Page& page_;
  Side left_, right_;
  Interval gutter_;
  std::size_t both_ = 0, lines_ = 0;
  bool framed_ = false;
};

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
