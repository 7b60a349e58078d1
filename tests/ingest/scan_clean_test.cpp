#include "ingest/scan_clean.h"

#include <gtest/gtest.h>

#include <cmath>

#include "drawn_scan.h"

namespace vanthu {
namespace {

TEST(CleanScan, AGoodScanKeepsItsPixels) {
  PageImage page = blank_page(8.27, 11.69, 200);
  draw_lines(page, 250, 250, 1100, 30);
  const CleanScan scan = clean_scan(page);
  EXPECT_EQ(scan.straightened, 0);
  EXPECT_GT(scan.upright, 0.12);
  EXPECT_EQ(make_page_image(scan.grey.get(), 200), page);
}

TEST(CleanScan, StampsFollowTheTurnOfThePage) {
  PageImage page = blank_page(8.27, 11.69, 150, 3);
  draw_lines(page, 200, 200, 800, 30);
  draw_ring(page, 300, 1500, 105, 6, {205, 40, 55});
  draw_ring(page, 300, 1500, 60, 4, {205, 40, 55});
  const CleanScan upright = clean_scan(page);
  PageImage turned = page;  // on its head
  for (std::size_t i = 0; i < page.pixels.size(); i += 3) {
    for (std::size_t c = 0; c < 3; ++c) turned.pixels[page.pixels.size() - 3 - i + c] = page.pixels[i + c];
  }
  const CleanScan again = clean_scan(turned);
  ASSERT_EQ(upright.stamps.size(), 1u);
  ASSERT_EQ(again.stamps.size(), 1u);
  EXPECT_NEAR(std::abs(again.straightened), 180, 0.1);
  EXPECT_NEAR(again.stamps[0].box.x0, upright.stamps[0].box.x0, 6);
  EXPECT_NEAR(again.stamps[0].box.y1, upright.stamps[0].box.y1, 6);
  EXPECT_NEAR(upright.stamps[0].box.x0, 195, 10);
  EXPECT_NEAR(upright.stamps[0].box.y1, 1605, 10);
}

TEST(CleanScan, FinePicturesAreReducedToWhatOcrReadsBest) {
  PageImage page = blank_page(8.27, 11.69, 400, 3);
  draw_lines(page, 500, 500, 2200, 30);
  draw_ring(page, 1000, 4100, 280, 16, {205, 40, 55});
  const CleanScan scan = clean_scan(page);
  EXPECT_EQ(scan.dots_per_inch, 200);
  EXPECT_NEAR(pixGetWidth(scan.grey.get()), page.width / 2, 1);
  ASSERT_EQ(scan.stamps.size(), 1u);
  EXPECT_NEAR(scan.stamps[0].box.x0, 360, 12);
  EXPECT_NEAR(scan.stamps[0].box.y1, 2190, 12);
}

TEST(CleanScan, PagesOfAnySizeAndResolutionAreTaken) {
  for (const int channels : {1, 3}) {
    for (const auto& [width, height] :
         {std::pair{1, 1}, {1, 3000}, {3000, 1}, {2, 2}, {9, 97}, {97, 9}, {333, 333}}) {
      for (const double dpi : {1.0, 72.0, 200.0, 2400.0}) {
        const auto count = static_cast<std::size_t>(width * height * channels);
        PageImage page{width, height, channels, dpi, std::vector<std::uint8_t>(count)};
        for (std::size_t i = 0; i < count; ++i) page.pixels[i] = static_cast<std::uint8_t>(i * 97 % 251);
        const CleanScan scan = clean_scan(page);
        const double scale = scan.dots_per_inch / dpi;
        const double area = pixGetWidth(scan.grey.get()) * pixGetHeight(scan.grey.get());
        EXPECT_NEAR(area, width * height * scale * scale, 0.1 * area)
            << width << " x " << height << ", " << dpi;
      }
    }
  }
}

}  // namespace
}  // namespace vanthu
