// The colours of a scan: red seals and stamps are taken off the letters below them.
#pragma once

#include <vector>

#include "ingest/scan_pix.h"

namespace vanthu {

/// A seal or stamp in red ink.
struct InkStamp {
  int x = 0, y = 0, width = 0, height = 0;  // pixels of the scan
  PixPtr ink;                               // 8 bits a pixel: its red ink alone, black on white
};

struct UncolouredScan {
  PixPtr grey;  // 8 bits a pixel
  std::vector<InkStamp> stamps;
};

/// The scan in grey.  Where it has colour, coloured ink inside of red seals and stamps is brought to paper,
/// and what is printed below it kept; coloured ink elsewhere (signatures, numbers written by hand, red
/// letters) stays as dark as it is.
UncolouredScan take_colour(const PageImage& image);

}  // namespace vanthu
