#include "ingest/scan_colour.h"

#include <gtest/gtest.h>

#include "drawn_scan.h"

namespace vanthu {
namespace {

constexpr double kDpi = 200;
constexpr Ink kRed{205, 40, 55}, kBlue{40, 60, 160};

PageImage letter_page() {
  PageImage page = blank_page(8.27, 11.69, kDpi, 3);
  draw_lines(page, 250, 250, 1100, 30);
  return page;
}

void draw_seal(PageImage& page, int x, int y) {
  draw_ring(page, x, y, 140, 7, kRed);
  draw_ring(page, x, y, 85, 3, kRed);
  draw_box(page, x - 40, y - 12, 80, 24, kRed);
}

void draw_frame(PageImage& page, int x, int y, int width, int height) {
  draw_box(page, x, y, width, 4, kRed);
  draw_box(page, x, y + height - 4, width, 4, kRed);
  draw_box(page, x, y, 4, height, kRed);
  draw_box(page, x + width - 4, y, 4, height, kRed);
}

TEST(ScanColour, ASealIsTakenOffTheLettersBelowIt) {
  PageImage page = letter_page();
  const PixPtr letters = take_colour(page).grey;
  draw_seal(page, 600, 600);
  const UncolouredScan scan = take_colour(page);
  ASSERT_EQ(scan.stamps.size(), 1u);
  EXPECT_NEAR(scan.stamps[0].x, 460, 20);
  EXPECT_NEAR(scan.stamps[0].y, 460, 20);
  EXPECT_NEAR(scan.stamps[0].width, 280, 40);
  for (int y = 455; y < 745; ++y) {
    for (int x = 455; x < 745; ++x) {
      const int before = grey_at(letters.get(), x, y), after = grey_at(scan.grey.get(), x, y);
      if (before > 200) {
        ASSERT_GT(after, 225) << x << ", " << y;
      }
      if (before < 60) {
        ASSERT_LT(after, 90) << x << ", " << y;
      }
    }
  }
}

TEST(ScanColour, ItsInkIsKeptApartFromTheLetters) {
  PageImage page = letter_page();
  draw_seal(page, 600, 600);
  const UncolouredScan scan = take_colour(page);
  ASSERT_EQ(scan.stamps.size(), 1u);
  const InkStamp& seal = scan.stamps[0];
  EXPECT_LT(darkest(seal.ink.get(), 600 - 140 - seal.x, 600 - seal.y, 7, 1), 30);
  PageImage alone = blank_page(8.27, 11.69, kDpi, 3);
  draw_seal(alone, 600, 600);
  for (int y = 0; y < seal.height; ++y) {
    for (int x = 0; x < seal.width; ++x) {
      const std::size_t at = static_cast<std::size_t>((seal.y + y) * page.width + seal.x + x) * 3;
      if (alone.pixels[at + 1] > 200) {
        ASSERT_GT(grey_at(seal.ink.get(), x, y), 200) << x << ", " << y;
      }
    }
  }
}

TEST(ScanColour, AFrameThatLettersCrossIsAStampAndWhatIsWrittenInItIsNoneOfThePage) {
  PageImage page = letter_page();
  draw_frame(page, 150, 100, 360, 200);
  draw_box(page, 200, 150, 60, 4, kRed);
  draw_box(page, 300, 150, 120, 4, kBlue);  // a number written by hand
  const UncolouredScan scan = take_colour(page);
  ASSERT_EQ(scan.stamps.size(), 1u);
  EXPECT_GT(darkest(scan.grey.get(), 145, 95, 370, 100), 200);
  const InkStamp& stamp = scan.stamps[0];
  EXPECT_LT(darkest(stamp.ink.get(), 200 - stamp.x, 150 - stamp.y, 60, 4), 60);
  EXPECT_GT(darkest(stamp.ink.get(), 300 - stamp.x, 150 - stamp.y, 120, 4), 200);
}

TEST(ScanColour, RedLettersAndBlueHandwritingStayDark) {
  PageImage page = letter_page();
  draw_lines(page, 250, 1700, 1000, 4, kRed);
  draw_box(page, 900, 2050, 200, 4, kBlue);
  const UncolouredScan scan = take_colour(page);
  EXPECT_TRUE(scan.stamps.empty());
  EXPECT_LT(darkest(scan.grey.get(), 250, 1700, 1000, 100), 120);
  EXPECT_LT(darkest(scan.grey.get(), 900, 2050, 200, 4), 90);
}

TEST(ScanColour, WarmLightIsNoRedInk) {
  PageImage page = letter_page();
  for (std::size_t i = 0; i < page.pixels.size(); i += 3) {
    page.pixels[i + 1] = static_cast<std::uint8_t>(page.pixels[i + 1] * 0.8);
    page.pixels[i + 2] = static_cast<std::uint8_t>(page.pixels[i + 2] * 0.65);
  }
  EXPECT_TRUE(take_colour(page).stamps.empty());
}

TEST(ScanColour, AGreyScanHasNoStamps) {
  PageImage page = blank_page(8.27, 11.69, kDpi);
  draw_lines(page, 250, 250, 1100, 30);
  const UncolouredScan scan = take_colour(page);
  EXPECT_TRUE(scan.stamps.empty());
  EXPECT_EQ(make_page_image(scan.grey.get(), kDpi), page);
}

TEST(ScanColour, PagesOfAnySizeAreTaken) {
  for (const auto& [width, height] : {std::pair{1, 1}, {1, 4000}, {4000, 1}, {9, 97}, {17, 2}}) {
    PageImage page{width, height, 3, kDpi,
                   std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 3), 40)};
    for (std::size_t i = 0; i < page.pixels.size(); i += 3) page.pixels[i] = 250;
    EXPECT_EQ(pixGetHeight(take_colour(page).grey.get()), height);
  }
}

}  // namespace
}  // namespace vanthu
