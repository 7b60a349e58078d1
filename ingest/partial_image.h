// What is known of pictures before and after they are decoded.
#pragma once

#include "ingest/page_image.h"

namespace vanthu {

/// What a picture says about itself.
struct ImageHeader {
  int width = 0, height = 0;  // pixels
  int channels = 0;           // 1: grey, 3: colour, 4: inks
  double dots_per_inch = 0;   // 0 where it says none
  int orientation = 1;        // as Exif counts them (image_turn.h)
};

/// A picture of which perhaps not all rows came; those are white.
struct PartialImage {
  PageImage image;
  int rows = 0;  // that came
};

}  // namespace vanthu
