// The connected pieces of ink of a page, and those that are the letters of a word.
#pragma once

#include <vector>

#include "ingest/scan_engine.h"
#include "ingest/scan_pix.h"

namespace vanthu {

class PageInk {
 public:
  /// `ink` has 1 bit a pixel.  Of a page of more pieces than any text has (noise), none are kept.
  explicit PageInk(Pix* ink);

  /// The ink of a word, left to right, marks and points left out; letters that touch are one piece.
  std::vector<PixelBox> letters_of(const ScannedWord& word) const;

 private:
  std::vector<PixelBox> pieces_;  // by x0
};

}  // namespace vanthu
