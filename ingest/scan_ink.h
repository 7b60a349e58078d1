// The connected pieces of ink of a page, and those that are the letters of a word.
#pragma once

#include <vector>

#include "ingest/scan_engine.h"
#include "ingest/scan_pix.h"

namespace vanthu {

/// Pixels of the page.
struct InkPiece {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
};

class PageInk {
 public:
  /// `ink` has 1 bit a pixel.  Of a page of more pieces than any text has (noise), none are kept.
  explicit PageInk(Pix* ink);

  /// The ink of a word, left to right, marks and points left out; letters that touch are one piece.
  std::vector<InkPiece> letters_of(const ScannedWord& word) const;

 private:
  std::vector<InkPiece> pieces_;  // by x0
};

}  // namespace vanthu
