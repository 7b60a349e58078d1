#include "ingest/scan_light.h"

#include <gtest/gtest.h>

#include <cmath>

#include "drawn_scan.h"

namespace vanthu {
namespace {

constexpr double kDpi = 100;

PixPtr better_light(const PageImage& page) {
  const PixPtr grey = make_pix(page);
  const ReducedScan reduced = reduce_scan(grey.get(), page.dots_per_inch, 75);
  return find_better_light(grey.get(), reduced, find_tones(grey.get(), reduced));
}

TEST(ScanLight, AGoodScanStaysAsItIs) {
  PageImage page = blank_page(8, 11, kDpi);
  draw_lines(page, 100, 100, 600, 30);
  EXPECT_EQ(better_light(page), nullptr);
  EXPECT_EQ(better_light(blank_page(8, 11, kDpi)), nullptr);
}

TEST(ScanLight, PaperInAShadowBecomesWhiteAndItsLettersStayDark) {
  PageImage page = blank_page(8, 11, kDpi);
  draw_lines(page, 100, 100, 600, 30);
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      const double shadow = 1 - 0.55 / (1 + std::exp(-(x + y - 900) / 40.0));
      auto& pixel = page.pixels[static_cast<std::size_t>(y * page.width + x)];
      pixel = static_cast<std::uint8_t>(pixel * shadow);
    }
  }
  const PixPtr lit = better_light(page);
  ASSERT_NE(lit, nullptr);
  for (const int y : {20, 300, 700, 1080}) {
    for (const int x : {10, 60, 740, 780}) EXPECT_GT(grey_at(lit.get(), x, y), 225) << x << ", " << y;
  }
  EXPECT_LT(darkest(lit.get(), 100, 100, 500, 10), 60);
  EXPECT_LT(darkest(lit.get(), 400, 620, 300, 60), 60);
}

TEST(ScanLight, PaleLettersOnGreyPaperBecomeBlackOnWhite) {
  PageImage page = blank_page(8, 11, kDpi, 1, 205);
  draw_lines(page, 100, 100, 600, 30, {150, 150, 150});
  const PixPtr lit = better_light(page);
  ASSERT_NE(lit, nullptr);
  EXPECT_GT(grey_at(lit.get(), 20, 20), 250);
  EXPECT_LT(darkest(lit.get(), 100, 90, 600, 300), 20);
}

TEST(ScanLight, PagesOfAnySizeAreTaken) {
  for (const auto& [width, height] : {std::pair{1, 1}, {1, 4000}, {4000, 1}, {3, 3}, {17, 2}}) {
    const PageImage page{width, height, 1, 300,
                         std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), 90)};
    const PixPtr lit = better_light(page);
    EXPECT_TRUE(!lit || pixGetWidth(lit.get()) == width);
  }
}

}  // namespace
}  // namespace vanthu
