// How large a picture is on paper, where what says so may be wrong.
#pragma once

namespace vanthu {

/// Inches of the longer side of a page that claims to have `claimed` of them: its own where paper has such a
/// size (A6 to A2), otherwise those of A4.  Pictures are put on pages of one point a pixel, and a millimetre
/// is taken for a point.
double plausible_inches(double claimed);

}  // namespace vanthu
