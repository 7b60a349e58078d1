#include <gtest/gtest.h>

#include "ingest/page.h"

namespace vanthu {
namespace {

TEST(AsScanned, QuarterTurnsAreTakenBack) {
  // A scan of 100 by 200 points, and what becomes of {10, 20, 30, 50} when it is turned clockwise.
  const struct {
    double straightened, width, height;
    Box turned;
  } cases[] = {{0, 100, 200, {10, 20, 30, 50}},
               {90, 200, 100, {150, 10, 180, 30}},
               {180, 100, 200, {70, 150, 90, 180}},
               {-180, 100, 200, {70, 150, 90, 180}},
               {-90, 200, 100, {20, 70, 50, 90}}};
  for (const auto& [straightened, width, height, turned] : cases) {
    Page page;
    page.width = width;
    page.height = height;
    page.straightened = straightened;
    const Box box = as_scanned(page, turned);
    EXPECT_NEAR(box.x0, 10, 1e-9) << straightened;
    EXPECT_NEAR(box.y0, 20, 1e-9) << straightened;
    EXPECT_NEAR(box.x1, 30, 1e-9) << straightened;
    EXPECT_NEAR(box.y1, 50, 1e-9) << straightened;
  }
}

TEST(AsScanned, TheBoxOfAStraightenedWordHoldsItOnTheScan) {
  Page page;
  page.width = 100;
  page.height = 200;
  page.straightened = 1.5;
  const Box box = as_scanned(page, {10, 20, 90, 30});
  EXPECT_LT(box.y1 - box.y0, 15);
  EXPECT_GT(box.y1 - box.y0, 11);
  EXPECT_GE(box.x0, 0);
  EXPECT_LE(box.x1, 100);
}

}  // namespace
}  // namespace vanthu
