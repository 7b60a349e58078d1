#include "ingest/scan_turn.h"

#include <gtest/gtest.h>

#include "drawn_scan.h"

namespace vanthu {
namespace {

PageImage drawn_page() {
  PageImage page = blank_page(8.27, 11.69, 150);
  draw_lines(page, 180, 150, 900, 24);
  return page;
}

TEST(ScanTurn, EveryTurnAndSlopeIsFound) {
  const PixPtr upright = make_pix(drawn_page());
  for (const int quarters : {0, 1, 2, 3}) {
    for (const double slope : {-5.0, -1.5, -0.4, 0.0, 0.4, 1.5, 5.0}) {
      const PixPtr scan = turned_by_quarters(straightened(upright.get(), slope).get(), quarters);
      const PageTurn turn = find_turn(scan.get(), 150);
      EXPECT_EQ((quarters + turn.quarters) % 4, 0) << quarters << " quarters, slope " << slope;
      EXPECT_NEAR(turn.slope, -slope, 0.1) << quarters << " quarters, slope " << slope;
      EXPECT_GT(turn.upright, 0.12);
    }
  }
}

TEST(ScanTurn, TheScanIsUprightAndStraightAfterwards) {
  const PixPtr upright = make_pix(drawn_page());
  const PixPtr scan = turned_by_quarters(straightened(upright.get(), 2).get(), 3);
  const PageTurn turn = find_turn(scan.get(), 150);
  const PixPtr again = straightened(turned_by_quarters(scan.get(), turn.quarters).get(), turn.slope);
  EXPECT_EQ(find_turn(again.get(), 150).quarters, 0);
  EXPECT_NEAR(find_turn(again.get(), 150).slope, 0, 0.1);
}

TEST(ScanTurn, TablesAreTurnedByTheirLettersAndNotByTheirRules) {
  PageImage page = blank_page(11.69, 8.27, 150);
  for (int row = 0; row < 8; ++row) draw_box(page, 150, 150 + row * 110, 1400, 2);
  for (int column = 0; column < 12; ++column) draw_box(page, 150 + column * 127, 150, 2, 772);
  for (int row = 0; row < 7; ++row) {
    for (int column = 0; column < 11; ++column) draw_lines(page, 158 + column * 127, 172 + row * 110, 112, 2);
  }
  for (const int quarters : {0, 1, 2, 3}) {
    const PixPtr scan = turned_by_quarters(make_pix(page).get(), quarters);
    EXPECT_EQ((find_turn(scan.get(), 150).quarters + quarters) % 4, 0);
  }
}

TEST(ScanTurn, WhereThereIsNothingToReadItIsNotSure) {
  PageImage rules = blank_page(8.27, 11.69, 150);
  for (int row = 0; row < 8; ++row) draw_box(rules, 150, 150 + row * 110, 900, 2);
  for (const PageImage& page : {blank_page(8.27, 11.69, 150), rules}) {
    const PageTurn turn = find_turn(make_pix(page).get(), 150);
    EXPECT_EQ(turn.upright, 0);
    EXPECT_EQ(turn.quarters, 0);
  }
}

}  // namespace
}  // namespace vanthu
