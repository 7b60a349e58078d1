// The parts of a scanned page that are read one by one, so that lines of neighbouring columns never mix.
#pragma once

#include <vector>

#include "ingest/page_grid.h"
#include "ingest/scan_pix.h"

namespace vanthu {

/// Pixels of the page.
struct ScanRegion {
  int x = 0, y = 0, width = 0, height = 0;
  int lines = 0;  // of text; 2 where there may be more than one
  bool operator==(const ScanRegion&) const = default;
};

/// The regions that hold ink, top to bottom: each cell of a grid, each column of head and end, and what
/// stands between them in full width.  `ink` has 1 bit a pixel and no ruling lines of grids.
std::vector<ScanRegion> find_scan_regions(Pix* ink, const std::vector<Grid>& grids, double dots_per_inch);

}  // namespace vanthu
