#include "ingest/pdf_marks.h"

#include <gtest/gtest.h>

#include <array>

namespace vanthu {
namespace {

using Pixel = std::array<int, 3>;

Picture white(int width, int height) {
  return {width, height, std::vector<unsigned char>(static_cast<std::size_t>(width * height * 3), 255)};
}

Pixel pixel(const Picture& picture, int x, int y) {
  const auto at = static_cast<std::size_t>((y * picture.width + x) * 3);
  return {picture.pixels[at], picture.pixels[at + 1], picture.pixels[at + 2]};
}

constexpr Pixel kWhite{255, 255, 255}, kRed{255, 0, 0}, kPink{255, 191, 191};

TEST(PdfMarks, AMarkIsAnOutlineWithAPaleFill) {
  Picture picture = white(100, 100);
  draw_marks(picture, std::vector<PageMark>{{{10, 20, 40, 30}, 0xFF0000, ""}}, 2);
  EXPECT_EQ(pixel(picture, 20, 40), kRed);
  EXPECT_EQ(pixel(picture, 79, 59), kRed);
  EXPECT_EQ(pixel(picture, 50, 50), kPink);
  EXPECT_EQ(pixel(picture, 81, 50), kWhite);
  EXPECT_EQ(pixel(picture, 50, 38), kWhite);
}

TEST(PdfMarks, ALabelStandsAboveItsMark) {
  Picture picture = white(100, 100);
  draw_marks(picture, std::vector<PageMark>{{{10, 50, 90, 90}, 0xFF0000, "i"}}, 1);
  // The letter I is 5 dots wide and 7 high; a border of one dot is around it.
  EXPECT_EQ(pixel(picture, 10, 41), kRed);
  EXPECT_EQ(pixel(picture, 12, 42), kWhite) << "the bar of the I";
  EXPECT_EQ(pixel(picture, 13, 45), kWhite) << "its stem";
  EXPECT_EQ(pixel(picture, 11, 45), kRed);
  EXPECT_EQ(pixel(picture, 10, 40), kWhite) << "above the label";
}

TEST(PdfMarks, AtTheTopOfThePageTheLabelStandsInside) {
  Picture picture = white(100, 100);
  draw_marks(picture, std::vector<PageMark>{{{10, 2, 90, 90}, 0xFF0000, "I"}}, 1);
  EXPECT_EQ(pixel(picture, 13, 7), kWhite);
  EXPECT_EQ(pixel(picture, 11, 7), kRed);
}

TEST(PdfMarks, WhatLiesOutsideThePictureIsNotDrawn) {
  Picture picture = white(20, 20);
  draw_marks(picture,
             std::vector<PageMark>{{{-100, -100, 500, 500}, 0xFF0000, std::string(1000, 'W')},
                                   {{30, 30, 40, 40}, 0x00FF00, "X"},
                                   {{1e30, -1e30, 1e30, 1e30}, 0x0000FF, "\xC3\xA0"}},
             3);
  EXPECT_EQ(picture.pixels.size(), 20u * 20 * 3);
}

}  // namespace
}  // namespace vanthu
