#include "ingest/image_size.h"

namespace vanthu {

double plausible_inches(double claimed) {
  constexpr double kA6 = 148 / 25.4, kA4 = 297 / 25.4, kA2 = 594 / 25.4;  // ISO 216
  constexpr double kTolerance = 0.02;                                     // of trimmed and crooked sheets
  return claimed >= kA6 * (1 - kTolerance) && claimed <= kA2 * (1 + kTolerance) ? claimed : kA4;
}

}  // namespace vanthu
