#include "ingest/image_other.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "ingest/image_gif.h"
#include "ingest/scan_pix.h"

namespace vanthu {
namespace {

// Resolutions along and across a fax differ by 1.04 or 2.08; what is less is rounding.
constexpr double kSameScale = 1.02;

void silence_leptonica() {
  [[maybe_unused]] static const bool done = [] {
    setMsgSeverity(L_SEVERITY_NONE);
    leptSetStderrHandler([](const char*) {});
    return true;
  }();
}

const l_uint8* data_of(std::string_view bytes) { return reinterpret_cast<const l_uint8*>(bytes.data()); }

/// Of 8 bits a pixel, or of 32 without transparency.
PixPtr in_plain_pixels(PixPtr pix) {
  if (pixGetColormap(pix.get()) != nullptr)
    pix = own(pixRemoveColormap(pix.get(), REMOVE_CMAP_TO_FULL_COLOR));
  if (pixGetDepth(pix.get()) == 32 && pixGetSpp(pix.get()) == 4) {
    constexpr l_uint32 kWhite = 0xFFFFFF00;
    return own(pixAlphaBlendUniform(pix.get(), kWhite));
  }
  if (pixGetDepth(pix.get()) == 32) return pix;
  if (pixGetDepth(pix.get()) == 24) return own(pixConvert24To32(pix.get()));
  if (pixGetDepth(pix.get()) == 16) return own(pixConvert16To8(pix.get(), L_MS_BYTE));
  return own(pixConvertTo8(pix.get(), 0));
}

/// With as many dots an inch across as down, as many as there are of the more.
PixPtr with_square_pixels(PixPtr pix) {
  const double x = pixGetXRes(pix.get()), y = pixGetYRes(pix.get());
  if (x <= 0 || y <= 0 || std::max(x, y) > kMostStretch * std::min(x, y)) return pix;
  if (std::max(x, y) < kSameScale * std::min(x, y)) return pix;
  const double most = std::max(x, y);
  PixPtr scaled =
      own(pixScaleLI(pix.get(), static_cast<l_float32>(most / x), static_cast<l_float32>(most / y)));
  pixSetResolution(scaled.get(), static_cast<l_int32>(most), static_cast<l_int32>(most));
  return scaled;
}

/// `made` by one of Leptonica's readers, or null.
std::optional<PageImage> image_of(Pix* made) {
  if (made == nullptr) return std::nullopt;
  const PixPtr pix = with_square_pixels(in_plain_pixels(PixPtr(made)));
  return make_page_image(pix.get(), pixGetXRes(pix.get()));
}

int long_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return static_cast<int>(value);
}

ImageHeader header_of(int width, int height) {
  ImageHeader header;
  header.width = width;
  header.height = height;
  header.channels = 3;
  return header;
}

}  // namespace

std::optional<ImageHeader> find_gif_header(std::string_view bytes) {
  const std::optional<GifPicture> picture = find_first_picture(bytes);
  if (!picture) return std::nullopt;
  return header_of(picture->width, picture->height);
}

std::optional<ImageHeader> find_bmp_header(std::string_view bytes) {
  constexpr std::size_t kWidth = 18, kHeight = 22, kEnd = 54;
  if (bytes.size() < kEnd) return std::nullopt;
  const int width = long_at(bytes, kWidth), height = long_at(bytes, kHeight);
  constexpr int kMost = 1 << 24;
  // A negative height means rows from the top.
  if (width <= 0 || width > kMost || height == 0 || height > kMost || height < -kMost) return std::nullopt;
  return header_of(width, std::abs(height));
}

std::optional<ImageHeader> find_webp_header(std::string_view bytes) {
  silence_leptonica();
  l_int32 width = 0, height = 0, samples = 0;
  if (readHeaderMemWebP(data_of(bytes), bytes.size(), &width, &height, &samples) != 0) return std::nullopt;
  return header_of(width, height);
}

std::optional<PageImage> decode_tiff(std::string_view bytes, std::size_t offset) {
  silence_leptonica();
  // Goes to the directory at `offset`, and sets it to the next one.
  return image_of(pixReadMemFromMultipageTiff(data_of(bytes), bytes.size(), &offset));
}

std::optional<PageImage> decode_gif(std::string_view bytes) {
  silence_leptonica();
  const std::optional<GifPicture> picture = find_first_picture(bytes);
  if (!picture) return std::nullopt;
  return image_of(pixReadMemGif(data_of(picture->bytes), picture->bytes.size()));
}

std::optional<PageImage> decode_bmp(std::string_view bytes) {
  silence_leptonica();
  return image_of(pixReadMemBmp(data_of(bytes), bytes.size()));
}

std::optional<PageImage> decode_webp(std::string_view bytes) {
  silence_leptonica();
  return image_of(pixReadMemWebP(data_of(bytes), bytes.size()));
}

}  // namespace vanthu
