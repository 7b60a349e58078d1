// What a scanner sees beside the page and on its glass.
#pragma once

#include "ingest/scan_light.h"

namespace vanthu {

/// Paints white what is solidly dark and reaches the edge of the scan, and punched holes near it.  `reduced`
/// is `grey` at some 50 dots an inch; paper is white.
void clear_edges(Pix* grey, const ReducedScan& reduced);

/// Takes out the straight dark lines that dirt on the glass of a feeder draws down the page, from one of its
/// edges on.  Letters that they cross are mended from both sides.  True where there were any.
bool clear_streaks(Pix* grey, double dots_per_inch);

}  // namespace vanthu
