// Pictures of pages are decoded and drawn where no file can be opened.
#include <gtest/gtest.h>

#include "ingest/image_file.h"
#include "ingest/pdf_file.h"
#include "planted_readers.h"
#include "tests/ingest/image_builder.h"
#include "tools/readers/instrumented.h"

namespace vanthu {
namespace {

using testing::build_jpeg;
using testing::cornered_image;
using testing::told;
using testing::write_with_leptonica;

struct ScanCase {
  std::string name, bytes;
};

/// A page that draws /Im, `more` in front of it.
std::string page_with(const std::string& data, const std::string& entries, const std::string& more = "") {
  testing::PdfBuilder pdf;
  const int picture = pdf.add_stream(data, "/Type/XObject/Subtype/Image/Width 640/Height 800" + entries);
  const std::string root =
      testing::add_pages(pdf, {{more + "600 0 0 800 0 0 cm /Im Do\n", "/MediaBox[0 0 600 800]",
                                "/XObject<</Im " + testing::reference(picture) + ">>"}});
  return pdf.build(root);
}

std::vector<ScanCase> scan_cases() {
  const PageImage grey = cornered_image(640, 800), colour = cornered_image(640, 800, 3);
  const std::string jpeg_entries = "/Filter/DCTDecode/BitsPerComponent 8/ColorSpace/DeviceGray";
  const std::string rgb_entries = "/Filter/DCTDecode/BitsPerComponent 8/ColorSpace/DeviceRGB";
  const std::string bits(640 / 8 * 800, '\x55');
  return {
      {"scan", page_with(build_jpeg(grey), jpeg_entries)},
      {"scan with a frame", page_with(build_jpeg(colour), rgb_entries, "1 0 0 RG 9 9 50 50 re S ")},
      {"scan under letters without a font file",
       page_with(build_jpeg(grey), jpeg_entries, testing::print("Ký bởi", 100, 100))},
      {"scan under an invisible layer",
       page_with(build_jpeg(grey), jpeg_entries, "3 Tr " + testing::print("kế hoạch", 100, 100) + "0 Tr ")},
      {"picture of one bit",
       page_with(testing::deflated(bits), "/Filter/FlateDecode/BitsPerComponent 1/ColorSpace/DeviceGray")},
      {"JPEG 2000", page_with(write_with_leptonica(colour, IFF_JP2), "/Filter/JPXDecode")},
      {"PNG", testing::build_png(colour)},
      {"JPEG", build_jpeg(grey)},
      {"fax", write_with_leptonica(grey, IFF_TIFF_G4)},
      {"TIFF", write_with_leptonica(colour, IFF_TIFF_LZW)},
      {"GIF", write_with_leptonica(grey, IFF_GIF)},
      {"BMP", write_with_leptonica(colour, IFF_BMP)},
      {"WebP", write_with_leptonica(colour, IFF_WEBP)},
  };
}

TEST(PageImages, NoFileIsOpened) {
  if (is_under_valgrind()) GTEST_SKIP() << "no filter under valgrind";
  for (const ScanCase& item : scan_cases()) {
    const ReadOutcome outcome =
        testing::outcome_of({.read_file = [&](const SourceFile& file, const ReadControl&) {
          // Poppler sets itself up in the host, as it does before it reads.
          const std::string& bytes = file.bytes.starts_with("%PDF") ? file.bytes : item.bytes;
          const PageImage image = bytes.starts_with("%PDF") ? PdfFile::open(bytes, "scan", {}).read_image(1)
                                                            : read_image_page(bytes, 1, "scan", {});
          if (image.pixels.empty() || image.damage) throw Error("image-damaged", "scan");
          return Document{};
        }});
    EXPECT_EQ(told(outcome), "record") << item.name;
  }
}

}  // namespace
}  // namespace vanthu
