// Dust, and the salt of fax machines.
#pragma once

#include "ingest/scan_pix.h"

namespace vanthu {

/// Paints dark specks white that are smaller than any dot of a letter and stand apart from letters, where a
/// scan has very many.  True where it had.
bool clear_specks(Pix* grey, double dots_per_inch);

}  // namespace vanthu
