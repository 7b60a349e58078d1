#include "ingest/image_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "ingest/format.h"
#include "tests/ingest/image_builder.h"
#include "tests/ingest/pdf_support.h"

namespace vanthu {
namespace {

using testing::big_endian;
using testing::build_jpeg;
using testing::build_png;
using testing::build_tiff;
using testing::cornered_image;
using testing::corners;
using testing::error_code;
using testing::little_endian;
using testing::pixel;
using testing::png_chunk;
using testing::png_rows;
using testing::tiff_picture;
using testing::write_with_leptonica;

PageImage read_file(const std::string& bytes, int number = 1, const Limits& limits = {}) {
  return read_image_page(bytes, number, "scan", limits);
}

std::string reading(const std::string& bytes, const Limits& limits = {}) {
  return error_code([&] { read_file(bytes, 1, limits); });
}

struct KindCase {
  std::string name, bytes;
  int channels;
  std::string corners;
  std::string kind;
};

std::vector<KindCase> kind_cases() {
  const PageImage grey = cornered_image(64, 96), colour = cornered_image(64, 96, 3);
  return {
      {"grey PNG", build_png(grey), 1, "bg..", "png"},
      {"coloured PNG", build_png(colour), 3, "bg..", "png"},
      {"grey JPEG", build_jpeg(grey), 1, "bg..", "jpeg"},
      {"coloured JPEG", build_jpeg(colour), 3, "bg..", "jpeg"},
      {"progressive JPEG", build_jpeg(colour, {.progressive = true}), 3, "bg..", "jpeg"},
      {"TIFF, not packed", build_tiff({tiff_picture(grey)}), 1, "bg..", "tiff"},
      {"TIFF, LZW, grey", write_with_leptonica(grey, IFF_TIFF_LZW), 1, "bg..", "tiff"},
      {"TIFF, LZW, colour", write_with_leptonica(colour, IFF_TIFF_LZW), 3, "bg..", "tiff"},
      {"fax of one bit", write_with_leptonica(grey, IFF_TIFF_G4), 1, "bb..", "tiff"},
      {"GIF", write_with_leptonica(grey, IFF_GIF), 3, "bg..", "gif"},
      {"BMP", write_with_leptonica(colour, IFF_BMP), 3, "bg..", "bmp"},
      {"WebP", write_with_leptonica(colour, IFF_WEBP), 3, "bg..", "webp"},
  };
}

TEST(ImageFile, EveryKindBecomesPixels) {
  for (const KindCase& item : kind_cases()) {
    EXPECT_EQ(detect_format(item.bytes), Format::image) << item.name;
    EXPECT_EQ(image_kind(item.bytes), item.kind) << item.name;
    EXPECT_EQ(count_image_pages(item.bytes, "scan", {}), 1) << item.name;
    const PageImage image = read_file(item.bytes);
    EXPECT_EQ(image.width, 64) << item.name;
    EXPECT_EQ(image.height, 96) << item.name;
    EXPECT_EQ(image.channels, item.channels) << item.name;
    EXPECT_EQ(corners(image), item.corners) << item.name;
    EXPECT_EQ(image.damage, std::nullopt) << item.name;
  }
}

TEST(ImageFile, BitsPalettesAndTransparencyArePlainPixels) {
  const std::string palette = png_chunk("PLTE", "\xFF\xFF\xFF\x10\x20\x30");
  struct {
    std::string name, bytes, first, second;
  } const cases[] = {
      {"one bit", build_png(2, 1, 1, 0, std::string("\0\x40", 2)), "00", "FF"},
      {"16 bits", build_png(2, 1, 16, 0, std::string("\0\x80\0\xFF\xFF", 5)), "80", "FF"},
      {"palette", build_png(2, 1, 1, 3, std::string("\0\x40", 2), palette), "FFFFFF", "102030"},
      {"grey with transparency", build_png(2, 1, 8, 4, std::string("\0\x30\xFF\x30\0", 5)), "30", "FF"},
      {"colour with transparency", build_png(2, 1, 8, 6, std::string("\0\x30\x20\x10\xFF\x30\x20\x10\0", 9)),
       "302010", "FFFFFF"},
  };
  for (const auto& item : cases) {
    const PageImage image = read_file(item.bytes);
    EXPECT_EQ(pixel(image, 0, 0), item.first) << item.name;
    EXPECT_EQ(pixel(image, 1, 0), item.second) << item.name;
  }
}

TEST(ImageFile, SixteenBitsOfTiffAreEight) {
  PageImage wide = cornered_image(8, 4);
  wide.width = 4;  // two bytes a pixel
  testing::TiffPicture picture = tiff_picture(wide);
  for (testing::TiffEntry& entry : picture.entries) {
    if (entry.tag == 258) entry.value = 16;
  }
  const PageImage image = read_file(build_tiff({picture}));
  EXPECT_EQ(pixel(image, 0, 0), "00");
  EXPECT_EQ(pixel(image, 1, 0), "FF");
}

TEST(ImageFile, InksBecomeColours) {
  PageImage inks;
  inks.width = 32;
  inks.height = 16;
  inks.channels = 4;
  for (int i = 0; i < 32 * 16; ++i) {
    const bool left = i % 32 < 16;
    // Adobe's way: 255 is no ink.  Left nothing but black ink, right nothing but magenta and yellow.
    for (const int value : {255, left ? 255 : 0, left ? 255 : 0, left ? 0 : 255}) {
      inks.pixels.push_back(static_cast<std::uint8_t>(value));
    }
  }
  const PageImage image = read_file(build_jpeg(inks, {.inks = true}));
  EXPECT_EQ(image.channels, 3);
  EXPECT_EQ(pixel(image, 4, 8), "000000");
  EXPECT_EQ(pixel(image, 27, 8), "FF0000");
}

std::string exif(int orientation) {
  using std::string_literals::operator""s;
  return "Exif\0\0"s + "MM\0*"s + big_endian(8) + big_endian(1, 2) + big_endian(274, 2) + big_endian(3, 2) +
         big_endian(1) + big_endian(static_cast<std::uint32_t>(orientation), 2) + "\0\0"s + big_endian(0);
}

TEST(ImageFile, AJpegIsUprightAsItsCameraWasHeld) {
  const PageImage image = cornered_image(64, 96);
  // Corners from the top left clockwise.
  const std::pair<int, std::string> cases[] = {{1, "bg.."}, {2, "gb.."}, {3, "..bg"}, {4, "..gb"},
                                               {5, "b..g"}, {6, ".bg."}, {7, ".gb."}, {8, "g..b"}};
  for (const auto& [orientation, expected] : cases) {
    const PageImage read = read_file(build_jpeg(image, {.camera_data = exif(orientation)}));
    EXPECT_EQ(corners(read), expected) << orientation;
    EXPECT_EQ(read.width, orientation < 5 ? 64 : 96) << orientation;
  }
}

TEST(ImageFile, ATiffIsTurnedAsItSays) {
  const PageImage image = cornered_image(64, 96);
  EXPECT_EQ(corners(read_file(build_tiff({tiff_picture(image, {{274, 3, 3}})}))), "..bg");
  EXPECT_EQ(corners(read_file(build_tiff({tiff_picture(image, {{274, 3, 6}})}))), ".bg.");
}

TEST(ImageFile, ResolutionIsTheFilesWherePaperHasThatSize) {
  const auto metres = [](std::uint32_t dots) {
    return png_chunk("pHYs", big_endian(dots) + big_endian(dots) + "\1");
  };
  const PageImage page = cornered_image(1654, 2339);
  struct {
    std::string name, bytes;
    double dots;
  } const cases[] = {
      {"nothing said: A4", build_png(page), 200},
      {"PNG, 7874 a metre", build_png(page, metres(7874)), 200},
      {"PNG, A3 at 141", build_png(page, metres(5567)), 141.4},
      {"a screen's: A4", build_png(page, metres(2835)), 200},
      {"larger than paper: A4", build_png(page, metres(39370)), 200},
      {"JPEG, 240", build_jpeg(page, {.dots_per_inch = 240}), 240},
      {"a camera's: A4", build_jpeg(page, {.dots_per_inch = 72}), 200},
      {"TIFF, 220", build_tiff({tiff_picture(page, {{282, 5, 220}, {283, 5, 220}, {296, 3, 2}})}), 220},
  };
  for (const auto& item : cases) {
    EXPECT_NEAR(read_file(item.bytes).dots_per_inch, item.dots, 0.5) << item.name;
  }
}

TEST(ImageFile, MoreDotsThanOcrCanUseAreMadeFewer) {
  const PageImage image = read_file(build_png(cornered_image(4961, 7016)));
  EXPECT_EQ(image.width, 2481);
  EXPECT_EQ(image.height, 3508);
  EXPECT_NEAR(image.dots_per_inch, 300, 0.5);
  EXPECT_EQ(corners(image), "bg..");
}

TEST(ImageFile, AFaxGetsSquarePixels) {
  const PageImage fax = cornered_image(816, 392);
  const PageImage image =
      read_file(build_tiff({tiff_picture(fax, {{282, 5, 204}, {283, 5, 98}, {296, 3, 2}})}));
  EXPECT_EQ(image.width, 816);
  EXPECT_EQ(image.height, 816);
  EXPECT_EQ(corners(image), "bg..");
}

TEST(ImageFile, ATiffHasPagesInTheirOrderWithoutSmallerCopies) {
  std::vector<testing::TiffPicture> pictures;
  for (int i = 0; i < 3; ++i) {
    pictures.push_back(tiff_picture(cornered_image(100 + i, 80)));
    pictures.push_back(tiff_picture(cornered_image(10, 8), {{254, 4, 1}}));
  }
  const std::string bytes = build_tiff(pictures);
  EXPECT_EQ(count_image_pages(bytes, "scan", {}), 3);
  for (int number = 1; number <= 3; ++number) EXPECT_EQ(read_file(bytes, number).width, 99 + number);
  EXPECT_EQ(error_code([&] { read_file(bytes, 4); }), "image-damaged");
}

TEST(ImageFile, AChainOfDirectoriesThatEatsItsTailEnds) {
  const std::string bytes = build_tiff({tiff_picture(cornered_image(16, 16))}, 8);
  EXPECT_EQ(count_image_pages(bytes, "scan", {}), 1);
  EXPECT_EQ(read_file(bytes).width, 16);
}

TEST(ImageFile, MorePagesThanTheLimitAreRefused) {
  const std::vector<testing::TiffPicture> pictures(4, tiff_picture(cornered_image(16, 16)));
  Limits limits;
  limits.pages = 4;
  EXPECT_EQ(count_image_pages(build_tiff(pictures), "scan", limits), 4);
  limits.pages = 3;
  EXPECT_EQ(error_code([&] { count_image_pages(build_tiff(pictures), "scan", limits); }), "limit-pages");
}

TEST(ImageFile, OfAPictureThatMovesTheFirstIsThePage) {
  const std::string first = write_with_leptonica(cornered_image(64, 96), IFF_GIF);
  const std::string second =
      write_with_leptonica(PageImage{64, 96, 1, 0, std::vector<std::uint8_t>(64 * 96, 0)}, IFF_GIF);
  // The pictures of the second file, as many times as giflib would have to decode them.
  const std::string pictures = second.substr(second.find(',', 13), second.size());
  std::string moving = first.substr(0, first.size() - 1);
  for (int i = 0; i < 200; ++i) moving += pictures.substr(0, pictures.size() - 1);
  moving += ';';
  EXPECT_EQ(corners(read_file(moving)), "bg..");
}

TEST(ImageFile, WhatIsCutOffIsReadWhereHalfOfItCame) {
  const PageImage page = cornered_image(640, 960, 3);
  PageImage noisy = page;
  std::uint32_t state = 1;
  for (std::uint8_t& value : noisy.pixels)
    value = static_cast<std::uint8_t>((state = state * 1664525 + 1013904223) >> 24);
  for (const std::string& bytes : {build_jpeg(noisy), build_png(noisy)}) {
    const PageImage image = read_file(bytes.substr(0, bytes.size() * 7 / 10));
    EXPECT_EQ(image.height, 960);
    ASSERT_TRUE(image.damage);
    EXPECT_NE(*image.damage, "");
    EXPECT_EQ(pixel(image, 300, 900), "FFFFFF") << "what did not come is white";
    EXPECT_NE(pixel(image, 300, 400), "FFFFFF");
    EXPECT_EQ(reading(bytes.substr(0, bytes.size() * 3 / 10)), "image-damaged");
  }
}

TEST(ImageFile, AProgressiveJpegThatIsCutOffIsCoarseButWhole) {
  PageImage noisy = cornered_image(640, 960);
  std::uint32_t state = 1;
  for (std::uint8_t& value : noisy.pixels)
    value = static_cast<std::uint8_t>((state = state * 1664525 + 1013904223) >> 24);
  const std::string bytes = build_jpeg(noisy, {.progressive = true});
  const PageImage image = read_file(bytes.substr(0, bytes.size() * 6 / 10));
  ASSERT_TRUE(image.damage);
  EXPECT_NE(pixel(image, 300, 950), "FF");
}

TEST(ImageFile, ThePageIsRefusedBeforeItsPixelsAreUnpacked) {
  // 20,000 pixels a side: 50 kilobytes that hold 400 million pixels.
  const std::string rows(std::size_t{20'000} * 2501, '\0');
  const std::string bytes = build_png(20'000, 20'000, 1, 0, rows);
  EXPECT_LT(bytes.size(), 100'000u);
  try {
    read_file(bytes);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, "limit-scan-pixels");
    EXPECT_EQ(error.page, 1);
    EXPECT_EQ(error.arguments, (std::vector<std::string>{"1", "100000000"}));
  }
}

TEST(ImageFile, EveryKindIsBounded) {
  Limits limits;
  limits.scan_pixels = 64 * 96;
  for (const KindCase& item : kind_cases()) EXPECT_EQ(reading(item.bytes, limits), "") << item.name;
  limits.scan_pixels = 64 * 96 - 1;
  for (const KindCase& item : kind_cases()) {
    EXPECT_EQ(reading(item.bytes, limits), "limit-scan-pixels") << item.name;
  }
}

TEST(ImageFile, SizesThatLieAreDamageOrALimit) {
  const PageImage image = cornered_image(16, 16);
  const std::string rows = png_rows(image);
  EXPECT_EQ(reading(build_png(0, 16, 8, 0, rows)), "image-damaged");
  EXPECT_EQ(reading(build_png(16, 0, 8, 0, rows)), "image-damaged");
  EXPECT_EQ(reading(build_png(16, 9000, 8, 0, rows)), "image-damaged");
  EXPECT_EQ(reading(build_png(0x7FFFFFFF, 0x7FFFFFFF, 8, 0, rows)), "image-damaged");
  EXPECT_EQ(reading(build_png(900'000, 900'000, 8, 0, rows)), "limit-scan-pixels");

  std::string jpeg = build_jpeg(image);
  const std::size_t frame = jpeg.find("\xFF\xC0");
  jpeg.replace(frame + 5, 4, "\xF0\x10\xF0\x10");
  EXPECT_EQ(reading(jpeg), "limit-scan-pixels");
  jpeg.replace(frame + 5, 4, std::string(4, '\0'));
  EXPECT_EQ(reading(jpeg), "image-damaged");

  for (const std::uint32_t size : {0u, 0x7FFFFFFFu, 0xFFFFFFFFu}) {
    testing::TiffPicture picture = tiff_picture(image);
    for (testing::TiffEntry& entry : picture.entries) {
      if (entry.tag == 256 || entry.tag == 257) entry.value = size;
    }
    EXPECT_EQ(reading(build_tiff({picture})), size == 0 ? "image-damaged" : "limit-scan-pixels") << size;
  }
}

TEST(ImageFile, ManyScansOverOnePictureAreRefused) {
  std::string jpeg = build_jpeg(cornered_image(64, 64), {.progressive = true});
  const std::size_t scan = jpeg.rfind("\xFF\xDA"), end = jpeg.rfind("\xFF\xD9");
  const std::string last = jpeg.substr(scan, end - scan);
  std::string many = jpeg.substr(0, end);
  for (int i = 0; i < 5000; ++i) many += last;
  EXPECT_EQ(reading(many + "\xFF\xD9"), "image-damaged");
}

TEST(ImageFile, DamagedFilesAreErrorsAndNothingIsPrinted) {
  ::testing::internal::CaptureStderr();
  ::testing::internal::CaptureStdout();
  std::uint32_t state = 7;
  const auto random = [&](std::size_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % below;
  };
  for (const KindCase& item : kind_cases()) {
    for (int round = 0; round < 60; ++round) {
      std::string bytes = item.bytes;
      if (round % 2 == 0) bytes.resize(random(bytes.size()));
      for (int i = 0; i < 3 && bytes.size() > 16; ++i)
        bytes[8 + random(bytes.size() - 8)] ^= static_cast<char>(random(256));
      Limits limits;
      limits.scan_pixels = 100'000;
      const std::string code = error_code([&] {
        const int pages = count_image_pages(bytes, "scan", limits);
        for (int number = 1; number <= std::min(pages, 3); ++number) read_file(bytes, number, limits);
      });
      EXPECT_THAT(code, ::testing::AnyOf("", "image-damaged", "limit-scan-pixels", "limit-memory"))
          << item.name << " " << round;
    }
  }
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace vanthu
