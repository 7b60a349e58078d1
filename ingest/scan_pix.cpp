#include "ingest/scan_pix.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace vanthu {

int pixels(double inches, double dots_per_inch) {
  return std::max(1, static_cast<int>(std::lround(inches * dots_per_inch)));
}

std::vector<PixelBox> connected_pieces(Pix* bits) {
  const BoxaPtr boxes(pixConnCompBB(bits, 8));
  std::vector<PixelBox> pieces;
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    l_int32 x = 0, y = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &width, &height);
    pieces.push_back({x, y, x + width, y + height});
  }
  return pieces;
}

PixPtr make_pix(const PageImage& image) {
  const bool colour = image.channels == 3;
  PixPtr pix = own(pixCreateNoInit(image.width, image.height, colour ? 32 : 8));
  const int words = pixGetWpl(pix.get());
  const std::uint8_t* from = image.pixels.data();
  for (int y = 0; y < image.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < image.width; ++x) {
      if (colour) {
        composeRGBPixel(from[0], from[1], from[2], line + x);
        from += 3;
      } else {
        SET_DATA_BYTE(line, x, *from);
        ++from;
      }
    }
  }
  return pix;
}

PageImage make_page_image(Pix* pix, double dots_per_inch) {
  PageImage image;
  const int depth = pixGetDepth(pix);
  image.width = pixGetWidth(pix);
  image.height = pixGetHeight(pix);
  image.channels = depth == 32 ? 3 : 1;
  image.dots_per_inch = dots_per_inch;
  image.pixels.reserve(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) *
                       static_cast<std::size_t>(image.channels));
  const int words = pixGetWpl(pix);
  for (int y = 0; y < image.height; ++y) {
    const l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < image.width; ++x) {
      if (depth == 32) {
        l_int32 red = 0, green = 0, blue = 0;
        extractRGBValues(line[x], &red, &green, &blue);
        for (const l_int32 value : {red, green, blue})
          image.pixels.push_back(static_cast<std::uint8_t>(value));
      } else if (depth == 8) {
        image.pixels.push_back(static_cast<std::uint8_t>(GET_DATA_BYTE(line, x)));
      } else {
        image.pixels.push_back(GET_DATA_BIT(line, x) ? 0 : 255);
      }
    }
  }
  return image;
}

}  // namespace vanthu
