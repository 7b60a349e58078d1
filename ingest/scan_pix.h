// Leptonica's pictures, owned.  For the files scan_*.cpp and image_*.cpp alone: Leptonica's types stop there.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>
#include <new>

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

/// A picture of 8 bits a pixel, or of 32 where `image` has colour.
PixPtr make_pix(const PageImage& image);

/// The other way round; pictures of 1, 8 and 32 bits a pixel.
PageImage make_page_image(Pix* pix, double dots_per_inch);

}  // namespace vanthu
