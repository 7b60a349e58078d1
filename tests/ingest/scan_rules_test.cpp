// Ruling lines of scans: found through breaks and noise, removed where they are a table's, and nothing else.
#include "ingest/scan_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

constexpr double kDpi = 200;

class Sheet {
 public:
  Sheet() : pix_(own(pixCreate(1654, 2339, 8))) { pixSetAllArbitrary(pix_.get(), 250); }

  Sheet& fill(int x, int y, int width, int height, l_uint32 grey = 20) {
    for (int row = y; row < y + height; ++row) {
      for (int column = x; column < x + width; ++column) pixSetPixel(pix_.get(), column, row, grey);
    }
    return *this;
  }

  Pix* get() { return pix_.get(); }

 private:
  PixPtr pix_;
};

Sheet ruled_sheet() {
  Sheet sheet;
  for (const int y : {300, 400, 600}) sheet.fill(200, y, 1200, 3);
  for (const int x : {200, 500, 1397}) sheet.fill(x, 300, 3, 303);
  return sheet;
}

l_uint32 grey_at(Pix* pix, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(pix, x, y, &value);
  return value;
}

TEST(ScanRules, LinesThatCrossMakeAGrid) {
  Sheet sheet = ruled_sheet();
  const ScanRules found = find_scan_rules(sheet.get(), kDpi);
  ASSERT_EQ(found.grids.size(), 1u);
  EXPECT_EQ(found.grids[0].columns.size(), 3u);
  EXPECT_EQ(found.grids[0].rows.size(), 3u);
  EXPECT_NEAR(found.grids[0].columns[1], 501.5 * 72 / kDpi, 1);
}

TEST(ScanRules, AScannersBreaksDoNotEndALine) {
  Sheet sheet = ruled_sheet();
  for (int x = 230; x < 1390; x += 90) sheet.fill(x, 400, 3, 3, 250);
  const ScanRules found = find_scan_rules(sheet.get(), kDpi);
  ASSERT_EQ(found.grids.size(), 1u);
  EXPECT_EQ(found.grids[0].rows.size(), 3u);
}

TEST(ScanRules, LinesOfATableAreTakenOutOfThePicture) {
  Sheet sheet = ruled_sheet();
  const ScanRules found = find_scan_rules(sheet.get(), kDpi);
  EXPECT_GT(grey_at(found.grey.get(), 800, 401), 200u);
  EXPECT_GT(grey_at(found.grey.get(), 501, 350), 200u);
  l_int32 inked = 0;
  pixCountPixels(found.ink.get(), &inked, nullptr);
  EXPECT_EQ(inked, 0);
}

TEST(ScanRules, BarsOfBoldCapitalsAreNoLines) {
  Sheet sheet = ruled_sheet();
  // "HHHH" in bold: stems whose bars almost touch.
  for (int i = 0; i < 6; ++i) sheet.fill(600 + 26 * i, 440, 6, 26).fill(606 + 26 * i, 451, 18, 4);
  const ScanRules found = find_scan_rules(sheet.get(), kDpi);
  EXPECT_LT(grey_at(found.grey.get(), 615, 453), 60u);
  EXPECT_EQ(found.grids[0].rows.size(), 3u);
}

TEST(ScanRules, ALineBelowAHeadingMakesNoGridAndStays) {
  Sheet sheet;
  sheet.fill(600, 500, 300, 3);
  const ScanRules found = find_scan_rules(sheet.get(), kDpi);
  EXPECT_TRUE(found.grids.empty());
  EXPECT_EQ(found.rules.size(), 1u);
  EXPECT_LT(grey_at(found.grey.get(), 700, 501), 60u);
}

TEST(ScanRules, ALetterThatTouchesABorderDoesNotLengthenTheLineBelow) {
  Sheet sheet = ruled_sheet();
  // A second row of heads below the first: its column line begins at the rule between them.
  sheet.fill(500, 345, 900, 3).fill(900, 345, 3, 255);
  // The tail of a "g" above it, from the middle of the row down to the rule.
  sheet.fill(890, 322, 20, 4).fill(899, 322, 4, 24).fill(885, 340, 16, 4);
  const ScanRules found = find_scan_rules(sheet.get(), kDpi);
  ASSERT_EQ(found.grids.size(), 1u);
  const auto wide = std::find_if(found.grids[0].cells.begin(), found.grids[0].cells.end(),
                                 [](const GridCell& cell) { return cell.row == 0 && cell.column == 1; });
  ASSERT_NE(wide, found.grids[0].cells.end());
  EXPECT_EQ(wide->column_span, 2u);
}

TEST(ScanRules, AStemFromBorderToBorderOfALowRowIsNoBorder) {
  Sheet sheet = ruled_sheet();
  sheet.fill(200, 440, 1200, 3);
  // A bold "IE" with marks that touch both borders of the row between 400 and 440.
  sheet.fill(700, 400, 5, 43)
      .fill(690, 410, 5, 26)
      .fill(705, 410, 16, 4)
      .fill(705, 421, 12, 4)
      .fill(705, 432, 16, 4);
  const ScanRules found = find_scan_rules(sheet.get(), kDpi);
  ASSERT_EQ(found.grids.size(), 1u);
  EXPECT_EQ(found.grids[0].columns.size(), 3u);
}

TEST(ScanRules, ABorderOfALowRowAloneIsOne) {
  Sheet sheet = ruled_sheet();
  sheet.fill(200, 440, 1200, 3).fill(700, 400, 3, 43).fill(720, 410, 60, 22).fill(600, 410, 80, 22);
  EXPECT_EQ(find_scan_rules(sheet.get(), kDpi).grids.at(0).columns.size(), 4u);
}

TEST(ScanRules, GreyPaperHasItsOwnBlack) {
  Sheet sheet;
  sheet.fill(0, 0, 1654, 2339, 190);
  for (const int y : {300, 400, 600}) sheet.fill(200, y, 1200, 3, 110);
  for (const int x : {200, 500, 1397}) sheet.fill(x, 300, 3, 303, 110);
  EXPECT_EQ(find_scan_rules(sheet.get(), kDpi).grids.size(), 1u);
}

}  // namespace
}  // namespace vanthu
