#include "ingest/page_two_columns.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ingest/layout_chars.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

constexpr double kColumnGap = 1.2;  // of the em: no justified line has wider blanks in a row of words
constexpr double kSameEdge = 3;     // points

/// True where a letterhead's right column begins with this word: its gap may be as narrow as a blank.
bool begins_title(const Page& page, std::span<const std::uint32_t> words) {
  const std::string_view first = page.words[words.front()].text;
  if (first.size() > 8 || words.size() < 3 || !is_upper_letter(first_code_point(first))) return false;
  const std::string key = plain_key(first);
  if (key != "cong" && key != "dang" && key != "doc") return false;
  constexpr std::size_t kTitleWords = 8;
  const std::string text = row_text(page, words.first(std::min(words.size(), kTitleWords)));
  return is_national_title(text) && (is_upper_case(text) || key == "doc");
}

}  // namespace

Piece piece_of(const Page& page, std::span<const std::uint32_t> words) {
  Piece piece;
  piece.words.assign(words.begin(), words.end());
  const Box box = row_box(page, words);
  piece.x = {box.x0, box.x1};
  return piece;
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

TwoColumns::TwoColumns(const Page& page, const PrintedLine& line, const std::vector<Piece>& pieces)
    : page_(page) {
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

bool TwoColumns::add(const PrintedLine& line, const std::vector<Piece>& pieces) {
  const std::optional<Interval> gutter = free_gutter(pieces);
  if (!gutter || is_far(line)) return false;
  if (pieces.size() == 1 && !belongs(pieces.front())) return false;
  take(line, pieces, *gutter);
  return true;
}

bool TwoColumns::stands_above(const PrintedLine& line) const {
  const bool on_left = line.box.x1 + kGutter <= gutter_.end,
             on_right = line.box.x0 - kGutter >= gutter_.begin;
  return on_left != on_right;
}

void TwoColumns::add_above(const PrintedLine& line) {
  const bool on_left = line.box.x1 + kGutter <= gutter_.end;
  put(on_left ? left_ : right_, line, piece_of(page_, line.words));
}

LineBand TwoColumns::take_band() && {
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

/// The part of the gutter that the line leaves free, if enough is left.
std::optional<Interval> TwoColumns::free_gutter(const std::vector<Piece>& pieces) const {
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

bool TwoColumns::is_left(const Piece& piece) const {
  return std::abs(piece.x.middle() - left_.x.middle()) < std::abs(piece.x.middle() - right_.x.middle());
}

/// A line alone goes on with a column: at an edge of its lines, or about their middle.
bool TwoColumns::belongs(const Piece& piece) const {
  const Side& side = is_left(piece) ? left_ : right_;
  return std::any_of(side.lines.begin(), side.lines.end(), [&](const Interval& line) {
    return std::abs(line.begin - piece.x.begin) < kSameEdge ||
           std::abs(line.middle() - piece.x.middle()) < 2 * kSameEdge;
  });
}

bool TwoColumns::is_far(const PrintedLine& line) const {
  return line.baseline - std::max(left_.bottom, right_.bottom) > kSignatureGap * line.size;
}

void TwoColumns::take(const PrintedLine& line, const std::vector<Piece>& pieces, Interval gutter) {
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

void TwoColumns::put(Side& side, const PrintedLine& line, const Piece& piece) {
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
bool TwoColumns::is_prose() const {
  constexpr std::size_t kManyLines = 4;
  const auto runs_on = [&](const Side& side) {
    return side.sentences * 3 >= both_ && side.items * 4 < both_;
  };
  return both_ >= kManyLines && runs_on(left_) && runs_on(right_);
}

/// Two signers without "TM." or "KT.": offices in capitals above names, each pair about a middle of its
/// own.
bool TwoColumns::are_signers() const {
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

}  // namespace vanthu
