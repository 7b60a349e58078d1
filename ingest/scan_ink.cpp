#include "ingest/scan_ink.h"

#include <algorithm>

namespace vanthu {
namespace {

constexpr int kMostPieces = 200'000;
constexpr double kLetter = 0.25;  // of the height of the line: marks and points are lower

}  // namespace

PageInk::PageInk(Pix* ink) {
  const BoxaPtr boxes(pixConnCompBB(ink, 8));
  const int count = boxes ? boxaGetCount(boxes.get()) : 0;
  if (count > kMostPieces) return;
  for (int i = 0; i < count; ++i) {
    l_int32 x = 0, y = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &width, &height);
    pieces_.push_back({x, y, x + width, y + height});
  }
  std::sort(pieces_.begin(), pieces_.end(), [](const InkPiece& a, const InkPiece& b) { return a.x0 < b.x0; });
}

std::vector<InkPiece> PageInk::letters_of(const ScannedWord& word) const {
  std::vector<InkPiece> letters;
  const auto first = std::lower_bound(pieces_.begin(), pieces_.end(), word.x0 - 2,
                                      [](const InkPiece& piece, double x) { return piece.x0 < x; });
  for (auto piece = first; piece != pieces_.end() && piece->x0 < word.x1; ++piece) {
    const double middle = (piece->y0 + piece->y1) / 2.0;
    const bool inside = word.y0 <= middle && middle <= word.y1 && piece->x1 <= word.x1 + 2;
    if (inside && piece->height() > kLetter * word.line_height) letters.push_back(*piece);
  }
  return letters;
}

}  // namespace vanthu
