#include "ingest/image_png.h"

#include <png.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace vanthu {
namespace {

/// libpng's handle for one picture.  This interface of it neither prints nor jumps.
struct Decoder {
  png_image info{};

  explicit Decoder(std::string_view bytes) {
    info.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&info, bytes.data(), bytes.size()) == 0) info.width = 0;
    // Otherwise samples of 16 bits without a gamma would be taken for linear light.
    info.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    is_colour = (info.format & PNG_FORMAT_FLAG_COLOR) != 0;
    info.format = is_colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  }
  ~Decoder() { png_image_free(&info); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  bool is_open() const { return info.width > 0 && info.height > 0; }
  int channels() const { return is_colour ? 3 : 1; }

  bool is_colour = false;
};

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

/// Of the chunk pHYs, which stands before the pixels; 0 where there is none (PNG, 11.3.5.3).
double dots_per_inch(std::string_view bytes) {
  constexpr std::size_t kSignature = 8, kHead = 8, kCheck = 4, kBody = 9;
  constexpr double kInchesPerMetre = 1 / 0.0254;
  constexpr char kMetres = 1;
  for (std::size_t at = kSignature; at + kHead + kBody <= bytes.size();) {
    const std::size_t length = number_at(bytes, at);
    const std::string_view type = bytes.substr(at + 4, 4);
    if (type == "IDAT") return 0;
    if (type == "pHYs" && length == kBody) {
      const double x = number_at(bytes, at + kHead), y = number_at(bytes, at + kHead + 4);
      return bytes[at + kHead + 8] == kMetres && x == y ? x / kInchesPerMetre : 0;
    }
    at += kHead + length + kCheck;
  }
  return 0;
}

}  // namespace

std::optional<ImageHeader> find_png_header(std::string_view bytes) {
  const Decoder decoder(bytes);
  if (!decoder.is_open()) return std::nullopt;
  ImageHeader header;
  header.width = static_cast<int>(decoder.info.width);
  header.height = static_cast<int>(decoder.info.height);
  header.channels = decoder.channels();
  header.dots_per_inch = dots_per_inch(bytes);
  return header;
}

std::optional<PartialImage> decode_png(std::string_view bytes) {
  Decoder decoder(bytes);
  if (!decoder.is_open()) return std::nullopt;
  PartialImage partial;
  PageImage& image = partial.image;
  image.width = static_cast<int>(decoder.info.width);
  image.height = static_cast<int>(decoder.info.height);
  image.channels = decoder.channels();
  partial.rows = image.height;
  const auto row = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
  // Where it fails, only the pixels say how far it came: rows of nothing but this did not come.
  constexpr std::uint8_t kUntouched = 1;
  image.pixels.assign(row * static_cast<std::size_t>(image.height), kUntouched);
  constexpr png_color kPaper{255, 255, 255};
  if (png_image_finish_read(&decoder.info, &kPaper, image.pixels.data(), 0, nullptr) != 0) return partial;

  image.damage = decoder.info.message;
  const auto last = std::find_if(image.pixels.rbegin(), image.pixels.rend(),
                                 [](std::uint8_t value) { return value != kUntouched; });
  const auto came = static_cast<std::size_t>(image.pixels.rend() - last);
  partial.rows = static_cast<int>(came / row);
  if (partial.rows == 0) return std::nullopt;
  std::fill(image.pixels.begin() + static_cast<std::ptrdiff_t>(row) * partial.rows, image.pixels.end(),
            std::uint8_t{255});
  return partial;
}

}  // namespace vanthu
