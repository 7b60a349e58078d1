// A scan made fit for reading: grey, upright, straight, without what is no text.
#pragma once

#include <vector>

#include "ingest/page.h"
#include "ingest/scan_pix.h"

namespace vanthu {

/// A seal or stamp in red ink, which is taken off CleanScan::grey.
struct ScanStamp {
  Box box;     // pixels of CleanScan::grey
  PixPtr ink;  // 8 bits a pixel: its red ink alone, black on white, turned as the page
};

struct CleanScan {
  PixPtr grey;               // 8 bits a pixel, paper near 255
  double dots_per_inch = 0;  // of `grey`
  /// Degrees by which it was turned clockwise about its middle to be upright and straight, -180 to 180.
  double straightened = 0;
  /// How sure it is that it stands upright and not on its head, 0 to 1: PageTurn::upright.
  double upright = 0;
  std::vector<ScanStamp> stamps;
};

CleanScan clean_scan(const PageImage& image);

}  // namespace vanthu
