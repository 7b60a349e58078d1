#include "ingest/page_rules.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vanthu {
namespace {

constexpr double kMaxThickness = 6;  // a thick border; more is a bar or a background
constexpr double kShortPiece = 12;   // dots and dashes of all programs are shorter
constexpr double kDashGap = 6.5;     // the widest gap between dashes, Word's "dash, small gap" at 6 pt
constexpr double kMinLength = 6;     // shorter than a letter is high: no border of a cell
constexpr std::size_t kMaxLines = 1000;

// A dot may belong to a line of either direction.
bool is_dot(double width, double height) {
  return std::max(width, height) < 2 * std::min(width, height) + 0.2;
}

bool is_sound(const Box& box) {
  return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1) &&
         box.x0 <= box.x1 && box.y0 <= box.y1;
}

// The line of pieces[begin…end), which lie at about one place, with the pieces cut apart at wide gaps.
void join_pieces(std::span<RulingLine> pieces, std::vector<RulingLine>& lines) {
  std::sort(pieces.begin(), pieces.end(),
            [](const RulingLine& a, const RulingLine& b) { return a.begin < b.begin; });
  RulingLine line;
  double weight = 0, last_length = 0;
  const auto finish = [&] {
    if (weight > 0 && line.length() >= kMinLength) lines.push_back(line);
  };
  for (const RulingLine& piece : pieces) {
    const bool dashes = last_length <= kShortPiece && piece.length() <= kShortPiece;
    if (weight > 0 && piece.begin - line.end > (dashes ? kDashGap : kLineDistance)) {
      finish();
      weight = 0;
    }
    const double more = std::max(piece.length(), 0.1);
    line.at = weight > 0 ? (line.at * weight + piece.at * more) / (weight + more) : piece.at;
    line.begin = weight > 0 ? line.begin : piece.begin;
    line.end = weight > 0 ? std::max(line.end, piece.end) : piece.end;
    weight += more;
    last_length = piece.length();
  }
  finish();
}

std::vector<RulingLine> join_direction(std::vector<RulingLine> pieces) {
  std::sort(pieces.begin(), pieces.end(),
            [](const RulingLine& a, const RulingLine& b) { return a.at < b.at; });
  std::vector<RulingLine> lines;
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin + 1;
    while (end < pieces.size() && pieces[end].at - pieces[begin].at <= kLineDistance) ++end;
    join_pieces(std::span(pieces).subspan(begin, end - begin), lines);
    begin = end;
  }
  if (lines.size() > kMaxLines) {
    const auto last = lines.begin() + static_cast<std::ptrdiff_t>(kMaxLines);
    std::nth_element(lines.begin(), last, lines.end(),
                     [](const RulingLine& a, const RulingLine& b) { return a.length() > b.length(); });
    lines.erase(last, lines.end());
  }
  std::sort(lines.begin(), lines.end(), [](const RulingLine& a, const RulingLine& b) {
    return a.at != b.at ? a.at < b.at : a.begin < b.begin;
  });
  return lines;
}

}  // namespace

RulingLines make_ruling_lines(std::span<const Box> rules) {
  std::vector<RulingLine> horizontal, vertical;
  for (const Box& box : rules) {
    const double width = box.x1 - box.x0, height = box.y1 - box.y0;
    if (!is_sound(box) || std::min(width, height) > kMaxThickness) continue;
    const bool dot = is_dot(width, height);
    if (dot || width > height) horizontal.push_back({(box.y0 + box.y1) / 2, box.x0, box.x1});
    if (dot || height > width) vertical.push_back({(box.x0 + box.x1) / 2, box.y0, box.y1});
  }
  return {join_direction(std::move(horizontal)), join_direction(std::move(vertical))};
}

}  // namespace vanthu
