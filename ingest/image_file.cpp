#include "ingest/image_file.h"

#include <algorithm>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "ingest/error.h"
#include "ingest/format.h"
#include "ingest/image_jpeg.h"
#include "ingest/image_other.h"
#include "ingest/image_place.h"
#include "ingest/image_png.h"
#include "ingest/image_size.h"
#include "ingest/image_tiff_directory.h"
#include "ingest/image_turn.h"

namespace vanthu {
namespace {

constexpr double kFewestDots = 100, kMostDots = 1200;  // an inch: what scanners do, and what fits a claim
constexpr double kMostForOcr = 400;                    // above, OCR only gets slower

/// What is read of one page.
struct Source {
  std::string_view bytes;
  int number = 1;
  const std::string& path;
  const Limits& limits;

  Error damaged(std::string reason) const {
    return {"image-damaged", path, {std::to_string(number), std::move(reason)}, number};
  }
};

void check_size(double width, double height, const Source& source) {
  if (width * height <= static_cast<double>(source.limits.scan_pixels)) return;
  throw Error("limit-scan-pixels", source.path,
              {std::to_string(source.number), std::to_string(source.limits.scan_pixels)}, source.number);
}

std::vector<TiffDirectory> tiff_pages(std::string_view bytes, std::size_t most) {
  // Smaller copies stand between the pages, one for each.
  std::vector<TiffDirectory> pages = find_tiff_directories(bytes, most * 2);
  std::erase_if(pages, [](const TiffDirectory& page) { return !page.is_page; });
  return pages;
}

/// A fax has fewer dots an inch down than across, and is made as many.
double stretch_of(const TiffDirectory& page) {
  const double x = page.dots_per_inch_x, y = page.dots_per_inch_y;
  return x > 0 && y > 0 ? std::min(std::max(x, y) / std::min(x, y), kMostStretch) : 1;
}

PageImage read_tiff(const Source& source) {
  const std::vector<TiffDirectory> pages = tiff_pages(source.bytes, source.limits.pages);
  const auto index = static_cast<std::size_t>(source.number - 1);
  if (index >= pages.size()) throw source.damaged("TIFF");
  const TiffDirectory& page = pages[index];
  if (page.width < 1 || page.height < 1) throw source.damaged("TIFF");
  check_size(page.width, page.height * stretch_of(page), source);
  std::optional<PageImage> image = decode_tiff(source.bytes, page.offset);
  if (!image) throw source.damaged("TIFF");
  return *std::move(image);
}

/// Decodes what has a header of its own.
template <typename FindHeader, typename Decode>
PageImage read_single(const Source& source, const char* kind, FindHeader find_header, Decode decode) {
  const std::optional<ImageHeader> header = find_header(source.bytes);
  if (!header) throw source.damaged(kind);
  check_size(header->width, header->height, source);
  auto decoded = decode(source.bytes);
  if (!decoded) throw source.damaged(kind);
  if constexpr (std::is_same_v<decltype(decoded), std::optional<PartialImage>>) {
    PageImage image = take_usable(*std::move(decoded), source.path, source.number);
    image.dots_per_inch = header->dots_per_inch;
    return turned(std::move(image), turn_of_orientation(header->orientation));
  } else {
    return *std::move(decoded);
  }
}

PageImage decode(const Source& source) {
  const std::string_view kind = image_kind(source.bytes);
  if (kind == "png") return read_single(source, "PNG", find_png_header, decode_png);
  if (kind == "jpeg") {
    return read_single(source, "JPEG", find_jpeg_header,
                       [](std::string_view bytes) { return decode_jpeg(bytes, 1); });
  }
  if (kind == "tiff") return read_tiff(source);
  if (kind == "gif") return read_single(source, "GIF", find_gif_header, decode_gif);
  if (kind == "bmp") return read_single(source, "BMP", find_bmp_header, decode_bmp);
  return read_single(source, "WebP", find_webp_header, decode_webp);
}

/// Cameras and screens claim some number, too.
double plausible_dots(const PageImage& image) {
  const double longer = std::max(image.width, image.height);
  const double claimed = image.dots_per_inch;
  const bool is_plausible = claimed >= kFewestDots && claimed <= kMostDots;
  return longer / plausible_inches(is_plausible ? longer / claimed : 0);
}

}  // namespace

int count_image_pages(std::string_view bytes, const std::string& path, const Limits& limits) {
  if (image_kind(bytes) != "tiff") return 1;
  const std::size_t count = tiff_pages(bytes, limits.pages + 1).size();
  if (count == 0) throw Error("image-damaged", path, {"1", "TIFF"}, 1);
  if (count > limits.pages) throw Error("limit-pages", path, {std::to_string(limits.pages)});
  return static_cast<int>(count);
}

PageImage read_image_page(std::string_view bytes, int number, const std::string& path, const Limits& limits) {
  try {
    PageImage image = decode({bytes, number, path, limits});
    image.dots_per_inch = plausible_dots(image);
    int factor = 1;
    while (image.dots_per_inch / factor > kMostForOcr) ++factor;
    return reduced(std::move(image), factor);
  } catch (const std::bad_alloc&) {
    throw Error("limit-memory", path, {}, number);
  }
}

}  // namespace vanthu
