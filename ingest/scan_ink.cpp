#include "ingest/scan_ink.h"

#include <algorithm>

namespace vanthu {
namespace {

constexpr std::size_t kMostPieces = 200'000;
constexpr double kLetter = 0.25;  // of the height of the line: marks and points are lower

}  // namespace

PageInk::PageInk(Pix* ink) : pieces_(connected_pieces(ink)) {
  if (pieces_.size() > kMostPieces) pieces_.clear();
  std::sort(pieces_.begin(), pieces_.end(), [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
}

std::vector<PixelBox> PageInk::letters_of(const ScannedWord& word) const {
  std::vector<PixelBox> letters;
  const auto first = std::lower_bound(pieces_.begin(), pieces_.end(), word.x0 - 2,
                                      [](const PixelBox& piece, double x) { return piece.x0 < x; });
  for (auto piece = first; piece != pieces_.end() && piece->x0 < word.x1; ++piece) {
    const double middle = (piece->y0 + piece->y1) / 2.0;
    const bool inside = word.y0 <= middle && middle <= word.y1 && piece->x1 <= word.x1 + 2;
    if (inside && piece->height() > kLetter * word.line_height) letters.push_back(*piece);
  }
  return letters;
}

}  // namespace vanthu
