// Bytes as an image file, and as the picture of a page of a PDF file (JPEG, and what is no image file: JPEG
// 2000 or a fax): nothing but Error escapes, with the codes that the headers name; a picture that is read is
// as large as it says, within the limit.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "ingest/error.h"
#include "ingest/format.h"
#include "ingest/image_file.h"
#include "ingest/messages.h"
#include "ingest/pdf_file.h"
#include "tests/fuzz/check_pdf.h"
#include "tests/fuzz/require.h"
#include "tests/ingest/pdf_builder.h"

namespace vanthu::fuzz {
namespace {

constexpr std::size_t kMostPixels = 1'000'000;
constexpr int kMostPages = 4;
constexpr std::array<std::string_view, 4> kImageErrors{"image-damaged", "limit-scan-pixels", "limit-memory",
                                                       "limit-pages"};

Limits tight_limits() {
  Limits limits = tight_pdf_limits();
  limits.scan_pixels = kMostPixels;
  return limits;
}

void check_image(const PageImage& image) {
  require(image.width > 0 && image.height > 0, "a picture has a size");
  require(image.channels == 1 || image.channels == 3, "a picture is grey or has three colours");
  const auto width = static_cast<std::size_t>(image.width), height = static_cast<std::size_t>(image.height);
  require(width <= kMostPixels && height <= kMostPixels && width * height <= 2 * kMostPixels,
          "a picture is bounded", std::to_string(image.width) + " x " + std::to_string(image.height));
  require(image.pixels.size() == width * height * static_cast<std::size_t>(image.channels),
          "every pixel is there");
  require(image.dots_per_inch > 0 && image.dots_per_inch < 1e6, "a picture has a size on paper",
          std::to_string(image.dots_per_inch));
}

void check_image_file(std::string_view bytes) {
  const Limits limits = tight_limits();
  try {
    const int pages = count_image_pages(bytes, "scan", limits);
    for (int number = 1; number <= std::min(pages, kMostPages); ++number) {
      check_image(read_image_page(bytes, number, "scan", limits));
    }
  } catch (const Error& error) {
    require(std::find(kImageErrors.begin(), kImageErrors.end(), error.code) != kImageErrors.end(),
            "only errors that the header names", error.code);
  }
}

/// A page that shows the bytes as a picture packed by `filter`.
std::string page_with(const std::string& picture, const std::string& filter) {
  testing::PdfBuilder pdf;
  const int image = pdf.add_stream(picture,
                                   "/Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 8"
                                   "/ColorSpace/DeviceGray/Filter/" +
                                       filter);
  const std::string root = testing::add_pages(pdf, {{"64 0 0 64 0 0 cm /Im Do\n", "/MediaBox[0 0 64 64]",
                                                     "/XObject<</Im " + testing::reference(image) + ">>"}});
  return pdf.build(root);
}

void check_page_image(std::string_view bytes, const std::string& filter) {
  const std::string file = page_with(std::string(bytes), filter);
  try {
    check_image(PdfFile::open(file, "scan.pdf", tight_limits()).read_image(1));
  } catch (const Error& error) {
    require(has_message(error.code), "an error has its words", error.code);
  }
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vanthu::fuzz;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_image_file(bytes);
  const std::string_view kind = vanthu::image_kind(bytes);
  if (kind == "jpeg") check_page_image(bytes, "DCTDecode");
  if (kind.empty()) check_page_image(bytes, bytes.starts_with("\xFF\x4F") ? "JPXDecode" : "CCITTFaxDecode");
  return 0;
}
