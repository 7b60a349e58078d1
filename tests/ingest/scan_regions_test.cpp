// The parts of a page that are read one by one.
#include "ingest/scan_regions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using ::testing::Each;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr double kDpi = 200;
constexpr int kLetter = 18, kPitch = 45;

/// Lines of blocks, each as large as a letter.
class InkSheet {
 public:
  InkSheet() : pix_(own(pixCreate(1654, 2339, 1))) {}

  InkSheet& block(int x, int y, int width, int height) {
    pixRasterop(pix_.get(), x, y, width, height, PIX_SET, nullptr, 0, 0);
    return *this;
  }
  InkSheet& line(int x, int y, int letters) {
    for (int i = 0; i < letters; ++i) block(x + i * (kLetter + 6), y, kLetter, 26);
    return *this;
  }
  InkSheet& lines(int x, int y, int letters, int count) {
    for (int i = 0; i < count; ++i) line(x, y + i * kPitch, letters);
    return *this;
  }

  std::vector<ScanRegion> regions(const std::vector<Grid>& grids = {}) {
    return find_scan_regions(pix_.get(), grids, kDpi);
  }

 private:
  PixPtr pix_;
};

double points(int pixel) { return pixel * 72 / kDpi; }

/// Two columns and two rows.
Grid grid_at(int x, int y, int width, int height) {
  Grid grid;
  grid.columns = {points(x), points(x + width / 4), points(x + width)};
  grid.rows = {points(y), points(y + height / 2), points(y + height)};
  for (std::size_t row = 0; row < 2; ++row) {
    for (std::size_t column = 0; column < 2; ++column) grid.cells.push_back({row, column});
  }
  return grid;
}

TEST(ScanRegions, RunningTextIsOneRegion) {
  const auto regions = InkSheet().lines(200, 300, 50, 20).regions();
  ASSERT_THAT(regions, SizeIs(1));
  EXPECT_EQ(regions[0].lines, 20);
}

TEST(ScanRegions, ABlankPageHasNone) { EXPECT_THAT(InkSheet().regions(), IsEmpty()); }

TEST(ScanRegions, SpecksAreNoText) {
  InkSheet sheet;
  for (int i = 0; i < 200; ++i) sheet.block(50 + 7 * i, 60 + 11 * i, 2, 2);
  EXPECT_THAT(sheet.regions(), IsEmpty());
}

TEST(ScanRegions, TheTwoColumnsOfTheHeadAreReadApart) {
  InkSheet sheet;
  sheet.lines(200, 200, 16, 3).lines(900, 210, 24, 2).lines(200, 500, 50, 10);
  const auto regions = sheet.regions();
  ASSERT_THAT(regions, SizeIs(3));
  EXPECT_LT(regions[0].x + regions[0].width, 800);
  EXPECT_GT(regions[1].x, 800);
  EXPECT_EQ(regions[2].lines, 10);
}

TEST(ScanRegions, AWideGapInOneLineDoesNotPartTheLinesBelow) {
  InkSheet sheet;
  sheet.line(200, 200, 10).line(1000, 200, 20).lines(200, 260, 50, 8);
  const auto regions = sheet.regions();
  ASSERT_THAT(regions, SizeIs(3));
  EXPECT_EQ(regions[2].lines, 8);
  EXPECT_GT(regions[2].width, 1000);
}

TEST(ScanRegions, EachCellIsARegionOfItsOwn) {
  InkSheet sheet;
  sheet.line(230, 330, 2).lines(540, 330, 20, 2).line(230, 530, 2).lines(540, 530, 30, 3);
  const auto regions = sheet.regions({grid_at(200, 300, 1200, 400)});
  EXPECT_THAT(regions, SizeIs(4));
}

TEST(ScanRegions, LinesOfANarrowCellAreReadOneByOne) {
  Grid grid = grid_at(200, 300, 1200, 400);
  grid.columns[1] = points(300);
  InkSheet sheet;
  sheet.line(225, 330, 2).line(240, 375, 1);
  EXPECT_THAT(sheet.regions({grid}), SizeIs(2));
}

TEST(ScanRegions, ATableInACellIsReadWithTheCell) {
  InkSheet sheet;
  sheet.lines(560, 340, 20, 3);
  EXPECT_THAT(sheet.regions({grid_at(200, 300, 1200, 400), grid_at(540, 320, 600, 150)}), SizeIs(1));
}

TEST(ScanRegions, EmptyCellsAreNotRead) {
  EXPECT_THAT(InkSheet().lines(540, 330, 20, 2).regions({grid_at(200, 300, 1200, 400)}), SizeIs(1));
}

TEST(ScanRegions, ADashAloneInItsCellIsAnOrdinal) {
  const auto regions = InkSheet().block(240, 340, 12, 4).regions({grid_at(200, 300, 1200, 400)});
  ASSERT_THAT(regions, SizeIs(1));
  EXPECT_EQ(regions[0].lines, 1);
}

TEST(ScanRegions, MarksBelongToTheLineTheyStandAt) {
  InkSheet sheet;
  sheet.line(200, 300, 30);
  for (int i = 0; i < 30; i += 3) sheet.block(200 + 24 * i, 290, 8, 5).block(204 + 24 * i, 330, 5, 5);
  const auto regions = sheet.regions();
  ASSERT_THAT(regions, SizeIs(1));
  EXPECT_EQ(regions[0].lines, 1);
  EXPECT_LE(regions[0].y, 290);
  EXPECT_GE(regions[0].y + regions[0].height, 335);
}

TEST(ScanRegions, LinesThatMayBeTwoAreNotReadAsOne) {
  const auto regions = InkSheet().block(200, 300, 400, 90).regions();
  ASSERT_THAT(regions, SizeIs(1));
  EXPECT_EQ(regions[0].lines, 2);
}

TEST(ScanRegions, AllLieOnThePage) {
  InkSheet sheet;
  sheet.line(0, 0, 10).line(1500, 2310, 6);
  for (const ScanRegion& region : sheet.regions({grid_at(1600, 2300, 200, 200)})) {
    EXPECT_GE(region.x, 0);
    EXPECT_GE(region.y, 0);
    EXPECT_LE(region.x + region.width, 1654);
    EXPECT_LE(region.y + region.height, 2339);
    EXPECT_GT(region.width, 0);
    EXPECT_GT(region.height, 0);
  }
}

TEST(ScanRegions, NoiseAllOverIsNoThousandOfRegions) {
  InkSheet sheet;
  for (int y = 0; y < 2300; y += 13) {
    for (int x = y % 7; x < 1640; x += 47) sheet.block(x, y, 4, 4);
  }
  EXPECT_THAT(sheet.regions().size(), ::testing::Lt(300u));
}

}  // namespace
}  // namespace vanthu
