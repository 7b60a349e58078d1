// Which way up a scan lies, and how far it slopes.
#pragma once

#include "ingest/scan_light.h"

namespace vanthu {

struct PageTurn {
  /// Right angles by which the scan is to be turned clockwise so that its lines run across and its letters
  /// stand upright, 0 to 3.
  int quarters = 0;
  /// Degrees by which it is then to be turned clockwise to be straight, -7 to 7; 0 where it tells no slope.
  double slope = 0;
  /// How sure it is that it is not upside down: Vietnamese letters have more ink above their bodies than
  /// below. -1 to 1, of that ink; never below 0, since `quarters` follows it.  0 where there are too few
  /// letters.
  double upright = 0;
};

/// `grey` has white paper.
PageTurn find_turn(Pix* grey, double dots_per_inch);

PixPtr turned_by_quarters(Pix* grey, int quarters);

/// Turned clockwise by a few degrees; white comes in at the corners.
PixPtr straightened(Pix* grey, double degrees);

}  // namespace vanthu
