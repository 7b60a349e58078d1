// Rectangles and short labels drawn over a picture.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/pdf_file.h"

namespace vanthu {

/// Rows of red, green, blue, one byte each, top to bottom.
struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> pixels;
};

/// Draws each mark as an outline with a quarter-opaque fill and, where it has a label, the label above it in
/// capitals (letters, digits and "-./: ", what else it has shows as a blank).  `scale` is pixels to a point.
void draw_marks(Picture& picture, std::span<const PageMark> marks, double scale);

}  // namespace vanthu
