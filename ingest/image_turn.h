// Pictures turned by quarters and mirrored: as they are shown, not as they are stored.
#pragma once

#include "ingest/page_image.h"

namespace vanthu {

/// What is done to a stored picture, in this order.
struct ImageTurn {
  bool transposed = false;  // rows become columns, the first row the leftmost column
  bool mirrored_x = false;  // left becomes right
  bool mirrored_y = false;  // top becomes bottom
  bool operator==(const ImageTurn&) const = default;
};

/// Of the value (1…8) of Exif's and TIFF's tag Orientation; nothing is done for others.
ImageTurn turn_of_orientation(int orientation);

PageImage turned(PageImage image, const ImageTurn& turn);

}  // namespace vanthu
