// Decoded pictures become the picture of a page.
#pragma once

#include <string>

#include "ingest/partial_image.h"

namespace vanthu {

/// `decoded` where at least half of its rows came.  Throws Error "image-damaged".
PageImage take_usable(PartialImage decoded, const std::string& path, int number);

/// The picture on a white page of `width` by `height` pixels, its top left corner at (x, y); as it is where
/// it is the page up to two pixels.  The page must not be much larger than the picture.
PageImage placed(PageImage image, double x, double y, double width, double height);

/// At 1/`factor` of its size, each pixel the mean of those that it stands for.
PageImage reduced(PageImage image, int factor);

}  // namespace vanthu
