#include "ingest/image_turn.h"

#include <gtest/gtest.h>

#include <numeric>

namespace vanthu {
namespace {

PageImage counted(int width, int height, int channels) {
  PageImage image;
  image.width = width;
  image.height = height;
  image.channels = channels;
  image.pixels.resize(static_cast<std::size_t>(width * height * channels));
  std::iota(image.pixels.begin(), image.pixels.end(), std::uint8_t{0});
  return image;
}

struct TurnCase {
  int orientation;
  int width, height;
  std::vector<std::uint8_t> pixels;
};

// Of the picture  0 1
//                 2 3
//                 4 5
const TurnCase kTurnCases[] = {
    {1, 2, 3, {0, 1, 2, 3, 4, 5}}, {2, 2, 3, {1, 0, 3, 2, 5, 4}}, {3, 2, 3, {5, 4, 3, 2, 1, 0}},
    {4, 2, 3, {4, 5, 2, 3, 0, 1}}, {5, 3, 2, {0, 2, 4, 1, 3, 5}}, {6, 3, 2, {4, 2, 0, 5, 3, 1}},
    {7, 3, 2, {5, 3, 1, 4, 2, 0}}, {8, 3, 2, {1, 3, 5, 0, 2, 4}}, {0, 2, 3, {0, 1, 2, 3, 4, 5}},
    {9, 2, 3, {0, 1, 2, 3, 4, 5}},
};

TEST(ImageTurn, EveryOrientationIsUndone) {
  for (const TurnCase& item : kTurnCases) {
    const PageImage image = turned(counted(2, 3, 1), turn_of_orientation(item.orientation));
    EXPECT_EQ(image.width, item.width) << item.orientation;
    EXPECT_EQ(image.height, item.height) << item.orientation;
    EXPECT_EQ(image.pixels, item.pixels) << item.orientation;
  }
}

TEST(ImageTurn, ColoursStayTogether) {
  const PageImage image = turned(counted(2, 1, 3), {true, false, true});
  EXPECT_EQ(image.pixels, (std::vector<std::uint8_t>{3, 4, 5, 0, 1, 2}));
}

TEST(ImageTurn, FourQuartersAreNone) {
  for (const int channels : {1, 3}) {
    const PageImage image = counted(101, 67, channels);
    PageImage round = image;
    for (int i = 0; i < 4; ++i) round = turned(std::move(round), turn_of_orientation(6));
    EXPECT_EQ(round, image);
  }
}

TEST(ImageTurn, AnEmptyPictureStaysEmpty) { EXPECT_EQ(turned(PageImage{}, {true, true, true}), PageImage{}); }

}  // namespace
}  // namespace vanthu
