// Dust, and the salt of fax machines.
#pragma once

#include "ingest/scan_pix.h"

namespace vanthu {

/// Where a scan has very many dark specks, paints those white that are smaller than any dot of a letter:
/// grains everywhere, larger ones where they stand apart from letters.  True where it had.
bool clear_specks(Pix* grey, double dots_per_inch);

}  // namespace vanthu
