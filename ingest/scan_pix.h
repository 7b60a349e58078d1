// Leptonica's pictures, owned.  For the files scan_*.cpp and image_*.cpp alone: Leptonica's types stop there.
#pragma once

#include <leptonica/allheaders.h>

#include <cstddef>
#include <memory>
#include <new>
#include <vector>

#include "ingest/page_image.h"

namespace vanthu {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

struct BoxaDeleter {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using BoxaPtr = std::unique_ptr<Boxa, BoxaDeleter>;

/// Takes what a function of Leptonica made.  Throws std::bad_alloc where it made nothing: its arguments are
/// right, so that memory is all that it can lack.
inline PixPtr own(Pix* pix) {
  if (pix == nullptr) throw std::bad_alloc();
  return PixPtr(pix);
}

/// Sets a pixel of a line of 8 bits a pixel; `value` is 0 to 255.
template <typename Value>
void set_grey(l_uint32* line, int x, Value value) {
  SET_DATA_BYTE(line, x, static_cast<l_uint8>(value));
}

inline constexpr double kPointsPerInch = 72;

/// A length on paper in whole pixels, at least one.
int pixels(double inches, double dots_per_inch);

/// A part of a picture, in its pixels.
struct PixelBox {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
};

/// The boxes of what hangs together in a picture of 1 bit a pixel, corners included; in no order.
std::vector<PixelBox> connected_pieces(Pix* bits);

/// Whether a pixel of a picture of 1 bit a pixel is set; it has to be on the picture.
inline bool is_set(Pix* bits, int x, int y) {
  return GET_DATA_BIT(pixGetData(bits) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(bits), x) != 0;
}

/// A picture of 8 bits a pixel, or of 32 where `image` has colour.
PixPtr make_pix(const PageImage& image);

/// The other way round; pictures of 1, 8 and 32 bits a pixel.
PageImage make_page_image(Pix* pix, double dots_per_inch);

}  // namespace vanthu
