// Paper and ink of a scan: paper is brought to white where light or copier left it grey.
#pragma once

#include "ingest/scan_pix.h"

namespace vanthu {

/// Halves `grey` (8 bits a pixel) until it has at most `most` dots an inch, by means of areas.
struct ReducedScan {
  PixPtr grey;
  int factor = 1;  // pixels of the scan along one of its own
  double dots_per_inch = 0;
};
ReducedScan reduce_scan(Pix* grey, double dots_per_inch, double most);

/// Grey values that a page's own letters and paper have.
struct ScanTones {
  int paper = 255;
  int ink = 0;
  bool even = true;  // whether the paper is as bright everywhere, but for black areas at its edges
};

/// What the page's paper and ink look like.  Ink is darker than paper by at least some tenth.  `reduced` is
/// `grey` at some 50 dots an inch.
ScanTones find_tones(Pix* grey, const ReducedScan& reduced);

/// The scan with shadows on its paper made paler, so that what lies beside the page stays darker than any of
/// it.
PixPtr brightened_beside_glass(Pix* grey, const ReducedScan& reduced, const ScanTones& tones);

/// The scan with its paper at 255 and its ink near 0, if its light is uneven or its contrast poor; none where
/// it is good as it is.
PixPtr find_better_light(Pix* grey, const ReducedScan& reduced, const ScanTones& tones);

}  // namespace vanthu
