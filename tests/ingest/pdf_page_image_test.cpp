// Pages of PDF files as pictures for OCR.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "ingest/image_jpeg.h"
#include "tests/ingest/image_builder.h"
#include "tests/ingest/pdf_support.h"

namespace vanthu {
namespace {

using testing::add_pages;
using testing::build_jpeg;
using testing::build_pdf;
using testing::cornered_image;
using testing::corners;
using testing::deflated;
using testing::error_code;
using testing::PdfBuilder;
using testing::pixel;
using testing::print;
using testing::reference;

constexpr const char* kWholePage = "q 600 0 0 800 0 0 cm /Im Do Q\n";

std::string picture_entries(int width, int height, const std::string& more) {
  return "/Type/XObject/Subtype/Image/Width " + std::to_string(width) + "/Height " + std::to_string(height) +
         more;
}

/// A file of one page that draws /Im, a picture with `data`.
std::string page_with(const std::string& data, const std::string& entries,
                      const std::string& content = kWholePage,
                      const std::string& page = "/MediaBox[0 0 600 800]") {
  PdfBuilder pdf;
  const int picture = pdf.add_stream(data, entries);
  const std::string root = add_pages(pdf, {{content, page, "/XObject<</Im " + reference(picture) + ">>"}});
  return pdf.build(root);
}

std::string jpeg_entries(const PageImage& image, const std::string& more = "") {
  return picture_entries(image.width, image.height,
                         std::string("/Filter/DCTDecode/BitsPerComponent 8/ColorSpace/") +
                             (image.channels == 1 ? "DeviceGray" : "DeviceRGB") + more);
}

std::string scan(const PageImage& image, const std::string& content = kWholePage,
                 const std::string& page = "/MediaBox[0 0 600 800]") {
  return page_with(build_jpeg(image), jpeg_entries(image), content, page);
}

PageImage read_image(const std::string& bytes, const Limits& limits = {}) {
  return PdfFile::open(bytes, "plan.pdf", limits).read_image(1);
}

std::string reading(const std::string& bytes, const Limits& limits = {}) {
  return error_code([&] { read_image(bytes, limits); });
}

/// The decoded picture itself.
PageImage decoded(const PageImage& image) { return decode_jpeg(build_jpeg(image), 1)->image; }

PageImage noise(int width, int height) {
  PageImage image = cornered_image(width, height);
  std::uint32_t state = 1;
  for (std::uint8_t& value : image.pixels) {
    state = state * 1664525 + 1013904223;
    value = static_cast<std::uint8_t>(state >> 24);
  }
  return image;
}

bool is_all(const PageImage& image, std::uint8_t value) {
  return std::all_of(image.pixels.begin(), image.pixels.end(),
                     [&](std::uint8_t one) { return one == value; });
}

TEST(PdfPageImage, AScanGivesItsOwnPixels) {
  for (const int channels : {1, 3}) {
    const PageImage image = cornered_image(1200, 1600, channels);
    const PageImage read = read_image(scan(image));
    EXPECT_EQ(read.pixels, decoded(image).pixels);
    EXPECT_EQ(read.channels, channels);
    EXPECT_DOUBLE_EQ(read.dots_per_inch, 144);
    EXPECT_EQ(read.damage, std::nullopt);
  }
}

TEST(PdfPageImage, AScanIsTurnedAsItIsShown) {
  const PageImage image = cornered_image(600, 800), flat = cornered_image(800, 600);
  struct {
    std::string name;
    const PageImage& image;
    std::string content, page, corners;
  } const cases[] = {
      {"upright", image, kWholePage, "", "bg.."},
      {"page turned by a quarter", image, kWholePage, "/Rotate 90", ".bg."},
      {"page turned by a half", image, kWholePage, "/Rotate 180", "..bg"},
      {"page turned by three quarters", image, kWholePage, "/Rotate 270", "g..b"},
      {"picture upside down", image, "-600 0 0 -800 600 800 cm /Im Do", "", "..bg"},
      {"picture mirrored", image, "-600 0 0 800 600 0 cm /Im Do", "", "gb.."},
      {"picture turned right", flat, "0 -800 600 0 0 800 cm /Im Do", "", ".bg."},
      {"picture turned left", flat, "0 800 -600 0 600 0 cm /Im Do", "", "g..b"},
  };
  for (const auto& item : cases) {
    const std::string page = "/MediaBox[0 0 600 800]" + item.page;
    const PageImage read = read_image(scan(item.image, item.content, page));
    EXPECT_EQ(corners(read), item.corners) << item.name;
    EXPECT_DOUBLE_EQ(read.dots_per_inch, 72) << item.name;
    EXPECT_EQ(read.width > read.height, item.name.find("quarter") != std::string::npos) << item.name;
    // With a white dot on it the page is drawn, and shows the same.
    const PageImage drawn =
        read_image(scan(item.image, item.content + " 1 g 0.5 0.5 0.001 0.001 re f", page));
    EXPECT_GT(drawn.dots_per_inch, 100) << item.name;
    EXPECT_EQ(corners(drawn), item.corners) << item.name;
  }
}

TEST(PdfPageImage, WhereTheScanLeavesThePageFreeItIsWhite) {
  PageImage black = cornered_image(580, 780);
  std::fill(black.pixels.begin(), black.pixels.end(), std::uint8_t{0});
  const PageImage read = read_image(scan(black, "580 0 0 780 15 12 cm /Im Do"));
  EXPECT_EQ(read.width, 600);
  EXPECT_EQ(read.height, 800);
  EXPECT_DOUBLE_EQ(read.dots_per_inch, 72);
  for (const auto& [x, y, value] : {std::tuple{14, 400, "FF"},
                                    {15, 400, "00"},
                                    {594, 400, "00"},
                                    {595, 400, "FF"},
                                    {300, 7, "FF"},
                                    {300, 8, "00"},
                                    {300, 787, "00"},
                                    {300, 788, "FF"}}) {
    EXPECT_EQ(pixel(read, x, y), value) << x << " " << y;
  }
}

TEST(PdfPageImage, WhatLiesOutsideThePageIsCutOff) {
  const PageImage read = read_image(scan(cornered_image(640, 840), "640 0 0 840 -20 -20 cm /Im Do"));
  EXPECT_EQ(read.width, 600);
  EXPECT_EQ(read.height, 800);
  EXPECT_EQ(pixel(read, 139, 189), "00");
  EXPECT_EQ(pixel(read, 145, 189), "FF");
}

TEST(PdfPageImage, AnInvisibleTextLayerDrawsNothing) {
  const PageImage image = cornered_image(1200, 1600);
  const std::string bytes = scan(image, std::string(kWholePage) + "3 Tr " + print("kế hoạch", 100, 700, 40));
  EXPECT_EQ(read_image(bytes).pixels, decoded(image).pixels);
}

TEST(PdfPageImage, WhatIsDrawnOverAScanIsSeen) {
  const PageImage read = read_image(
      scan(cornered_image(1200, 1600), std::string(kWholePage) + "1 0 0 rg 250 350 100 100 re f\n"));
  EXPECT_EQ(read.channels, 3);
  EXPECT_EQ(read.width, 1250) << "drawn, so in 150 dots an inch at least";
  EXPECT_EQ(pixel(read, 625, 833), "FF0000");
  EXPECT_EQ(corners(read), "bg..");
}

TEST(PdfPageImage, OtherPicturesAreDrawnAsFinelyAsTheyAre) {
  const PageImage image = cornered_image(1250, 1667);
  const std::string grey(image.pixels.begin(), image.pixels.end());
  const std::string entries = picture_entries(1250, 1667, "/BitsPerComponent 8/ColorSpace/DeviceGray");
  const PageImage read = read_image(page_with(deflated(grey), entries + "/Filter/FlateDecode"));
  EXPECT_EQ(read.channels, 1);
  EXPECT_NEAR(read.dots_per_inch, 150, 0.1);
  EXPECT_EQ(corners(read), "bg..");
}

TEST(PdfPageImage, StripsOfOneScanAreOnePage) {
  const std::string black(std::size_t{1250} * 100, '\0');
  std::string content;
  for (int i = 0; i < 16; ++i) content += "q 600 0 0 50 0 " + std::to_string(50 * i) + " cm /Im Do Q\n";
  const PageImage read = read_image(page_with(
      deflated(black),
      picture_entries(1250, 100, "/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"), content));
  EXPECT_NEAR(read.dots_per_inch, 150, 0.1);
  EXPECT_TRUE(is_all(read, 0));
}

TEST(PdfPageImage, FinerThanOcrCanUseIsMadeCoarser) {
  // 480 dots an inch of an A4 page, once as its own pixels and once drawn.
  const PageImage image = cornered_image(3969, 5613);
  const std::string page = "/MediaBox[0 0 595.35 841.95]", content = "595.35 0 0 841.95 0 0 cm /Im Do\n";
  const PageImage read = read_image(scan(image, content, page));
  EXPECT_NEAR(read.dots_per_inch, 240, 0.1);
  EXPECT_EQ(read.width, 1985);
  const PageImage drawn = read_image(scan(image, content + "0 0 1 1 re f\n", page));
  EXPECT_NEAR(drawn.dots_per_inch, 400, 0.1);
}

TEST(PdfPageImage, APageOfOnePointAPixelIsTakenAsItIs) {
  const PageImage image = cornered_image(2480, 3508);
  const std::string page = "/MediaBox[0 0 2480 3508]", content = "2480 0 0 3508 0 0 cm /Im Do\n";
  EXPECT_EQ(read_image(scan(image, content, page)).width, 2480);
  EXPECT_EQ(read_image(scan(image, content + "0 0 1 1 re f\n", page)).width, 2480);
}

TEST(PdfPageImage, InksAreColours) {
  PageImage inks;
  inks.width = 60;
  inks.height = 80;
  inks.channels = 4;
  for (int i = 0; i < 60 * 80; ++i) {
    for (const int value : {255, 0, 0, 255}) inks.pixels.push_back(static_cast<std::uint8_t>(value));
  }
  const PageImage read =
      read_image(page_with(build_jpeg(inks, {.inks = true}),
                           picture_entries(60, 80,
                                           "/Filter/DCTDecode/BitsPerComponent 8/ColorSpace/DeviceCMYK"
                                           "/Decode[1 0 1 0 1 0 1 0]")));
  EXPECT_EQ(read.channels, 3);
  const std::string middle = pixel(read, read.width / 2, read.height / 2);
  EXPECT_GE(middle.substr(0, 2), "D0") << middle;
  EXPECT_LE(middle.substr(2, 2), "40") << middle;
}

TEST(PdfPageImage, LettersOfFontsThatTheFileLacksAreLeftOut) {
  const PageImage image = cornered_image(1200, 1600);
  const PageImage read = read_image(scan(image, std::string(kWholePage) + print("Ký bởi", 300, 400, 40)));
  EXPECT_EQ(pixel(read, read.width / 2 + 20, read.height / 2 - 10), "FF");
  const std::string text = print("kế hoạch năm 2026", 100, 700);
  EXPECT_EQ(reading(build_pdf({{text}})), "pdf-fonts-absent");
  EXPECT_EQ(reading(build_pdf({{"3 Tr " + text}})), "") << "nothing of it is to be seen";
}

TEST(PdfPageImage, LettersThatAreDrawingsAreDrawn) {
  PdfBuilder pdf;
  const int glyph = pdf.add_stream("500 0 0 0 500 500 d1 0 0 500 500 re f");
  const int font = pdf.add(
      "<</Type/Font/Subtype/Type3/FontBBox[0 0 500 500]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97"
      "/LastChar 97/Widths[500]/Encoding<</Type/Encoding/Differences[97/a]>>/CharProcs<</a " +
      reference(glyph) + ">>>>");
  const int tree = pdf.reserve();
  const int content = pdf.add_stream("BT /F9 100 Tf 100 400 Td (a) Tj ET");
  const int page = pdf.add("<</Type/Page/Parent " + reference(tree) + "/MediaBox[0 0 600 800]/Contents " +
                           reference(content) + "/Resources<</Font<</F9 " + reference(font) + ">>>>>>");
  pdf.set(tree, "<</Type/Pages/Count 1/Kids[" + reference(page) + "]>>");
  const int root = pdf.add("<</Type/Catalog/Pages " + reference(tree) + ">>");
  const PageImage read = read_image(pdf.build("/Root " + reference(root)));
  EXPECT_NEAR(read.dots_per_inch, 300, 0.1);
  const double scale = read.dots_per_inch / 72;
  EXPECT_EQ(pixel(read, static_cast<int>(125 * scale), static_cast<int>(375 * scale)), "00");
}

TEST(PdfPageImage, ManyPixelsInAFewBytesAreRefused) {
  const std::string black(std::size_t{20'000} * 2500, '\0');
  const std::string bytes =
      page_with(deflated(black), picture_entries(20'000, 20'000,
                                                 "/BitsPerComponent 1/ColorSpace/DeviceGray"
                                                 "/Filter/FlateDecode"));
  EXPECT_LT(bytes.size(), 100'000u);
  try {
    read_image(bytes);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, "limit-scan-pixels");
    EXPECT_EQ(error.page, 1);
    EXPECT_EQ(error.arguments, (std::vector<std::string>{"1", "100000000"}));
  }
}

TEST(PdfPageImage, APictureDrawnOverAndOverIsRefused) {
  Limits limits;
  limits.scan_pixels = 1250 * 1700;
  const std::string entries =
      picture_entries(1000, 1000, "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode");
  const std::string data = deflated(std::string(125 * 1000, '\0'));
  std::string content = "q 100 0 0 100 0 0 cm ";
  for (int i = 0; i < 10; ++i) content += "/Im Do ";
  EXPECT_EQ(reading(page_with(data, entries, content + "Q"), limits), "");
  for (int i = 0; i < 90; ++i) content += "/Im Do ";
  EXPECT_EQ(reading(page_with(data, entries, content + "Q"), limits), "limit-scan-pixels");
}

TEST(PdfPageImage, TheSizeThatAPictureItselfSaysCounts) {
  const PageImage image = cornered_image(64, 64);
  std::string jpeg = build_jpeg(image);
  const std::size_t frame = jpeg.find("\xFF\xC0");
  jpeg.replace(frame + 5, 4, "\xF0\x10\xF0\x10");
  EXPECT_EQ(reading(page_with(jpeg, jpeg_entries(image))), "limit-scan-pixels");

  using std::string_literals::operator""s;
  const std::string jpeg_2000 =
      "\xFF\x4F\xFF\x51\x00\x29\x00\x00\x00\x00\xFF\xFF\x00\x00\xFF\xFF"s + std::string(100, '\0');
  EXPECT_EQ(reading(page_with(jpeg_2000, picture_entries(64, 64, "/Filter/JPXDecode"))), "limit-scan-pixels");
}

TEST(PdfPageImage, APageThatIsTooLargeIsRefused) {
  Limits limits;
  limits.scan_pixels = 100'000;
  EXPECT_EQ(reading(build_pdf({{"0 0 100 100 re f\n"}}), limits), "limit-scan-pixels");
}

TEST(PdfPageImage, OfAScanThatIsCutOffHalfIsEnough) {
  const PageImage image = noise(600, 800);
  const std::string jpeg = build_jpeg(image);
  const PageImage read = read_image(page_with(jpeg.substr(0, jpeg.size() * 7 / 10), jpeg_entries(image)));
  ASSERT_TRUE(read.damage);
  EXPECT_NE(*read.damage, "");
  EXPECT_EQ(pixel(read, 300, 780), "FF");
  EXPECT_EQ(pixel(read, 300, 300), pixel(decoded(image), 300, 300));
  try {
    read_image(page_with(jpeg.substr(0, jpeg.size() * 3 / 10), jpeg_entries(image)));
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, "image-damaged");
    EXPECT_EQ(error.page, 1);
    EXPECT_THAT(error.arguments, ::testing::ElementsAre("1", ::testing::HasSubstr("/800 Premature end")));
  }
}

TEST(PdfPageImage, AScanThatCannotBeDecodedIsDamaged) {
  const PageImage image = cornered_image(600, 800);
  EXPECT_EQ(reading(page_with("no JPEG at all", jpeg_entries(image))), "image-damaged");
  EXPECT_EQ(reading(page_with(build_jpeg(image).substr(0, 200), jpeg_entries(image))), "image-damaged");
}

TEST(PdfPageImage, ADictionaryThatSaysAnotherSizeIsBelieved) {
  const PageImage image = cornered_image(600, 800), other = cornered_image(600, 400);
  EXPECT_EQ(reading(page_with(build_jpeg(image), jpeg_entries(other))), "");
}

TEST(PdfPageImage, ABlankPageIsWhite) {
  const PageImage read = read_image(build_pdf({{""}}));
  EXPECT_NEAR(read.dots_per_inch, 300, 0.1);
  EXPECT_TRUE(is_all(read, 255));
}

TEST(PdfPageImage, ReadingAPageBeforeChangesNothing) {
  const std::string bytes = scan(cornered_image(600, 800));
  PdfFile pdf = PdfFile::open(bytes, "plan.pdf", {});
  const PageImage first = pdf.read_image(1);
  const Page page = pdf.read_page(1);
  EXPECT_EQ(page.pictures.size(), 1u);
  EXPECT_EQ(pdf.read_image(1), first);
}

}  // namespace
}  // namespace vanthu
