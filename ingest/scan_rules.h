// Ruling lines of a scan, and the scan without those of its tables.
#pragma once

#include <vector>

#include "ingest/page_grid.h"
#include "ingest/scan_pix.h"

namespace vanthu {

struct ScanRules {
  std::vector<Box> rules;   // points, as Page::rules
  std::vector<Grid> grids;  // that they make
  PixPtr grey;              // the scan, the lines of the grids painted over
  PixPtr ink;               // 1 bit a pixel: what is left there that is not paper
};

/// `grey` is upright and straight.
ScanRules find_scan_rules(Pix* grey, double dots_per_inch);

}  // namespace vanthu
