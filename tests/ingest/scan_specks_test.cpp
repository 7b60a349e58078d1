#include "ingest/scan_specks.h"

#include <gtest/gtest.h>

#include "drawn_scan.h"

namespace vanthu {
namespace {

constexpr double kDpi = 200;

PageImage letter_page() {
  PageImage page = blank_page(8.27, 11.69, kDpi);
  draw_lines(page, 250, 250, 1100, 28);
  return page;
}

/// Specks of up to 2 pixels a side on the free lower half of the page.
void draw_specks(PageImage& page, int count) {
  for (int i = 0; i < count; ++i)
    draw_box(page, 10 + i % 50 * 32, 1600 + i / 50 * 50, 1 + i % 2, 1 + i % 3 / 2);
}

TEST(ScanSpecks, ManyAreTakenOut) {
  PageImage page = letter_page();
  draw_specks(page, 600);
  const PixPtr grey = make_pix(page);
  EXPECT_TRUE(clear_specks(grey.get(), kDpi));
  EXPECT_GE(darkest(grey.get(), 0, 1590, 1654, 740), 245);
}

TEST(ScanSpecks, NothingOfLettersIsTakenWithThem) {
  PageImage page = letter_page();
  draw_specks(page, 600);
  const PixPtr before = make_pix(page), grey = make_pix(page);
  clear_specks(grey.get(), kDpi);
  for (int y = 230; y < 1480; ++y) {
    for (int x = 230; x < 1400; ++x)
      ASSERT_EQ(grey_at(grey.get(), x, y), grey_at(before.get(), x, y)) << x << ", " << y;
  }
}

TEST(ScanSpecks, AFewStay) {
  PageImage page = letter_page();
  draw_specks(page, 60);
  const PixPtr before = make_pix(page), grey = make_pix(page);
  EXPECT_FALSE(clear_specks(grey.get(), kDpi));
  l_int32 same = 0;
  pixEqual(before.get(), grey.get(), &same);
  EXPECT_TRUE(same);
}

TEST(ScanSpecks, WhatIsNothingButSpecksStays) {
  PageImage page = blank_page(15, 15, kDpi);
  for (int y = 0; y < page.height; y += 6) {
    for (int x = 0; x < page.width; x += 6) draw_box(page, x, y, 1, 1);
  }
  const PixPtr grey = make_pix(page);
  EXPECT_FALSE(clear_specks(grey.get(), kDpi));
}

TEST(ScanSpecks, DotsAndFullStopsThatStandApartAreTooLargeForSpecks) {
  PageImage page = letter_page();
  draw_specks(page, 600);
  draw_box(page, 100, 300, 3, 3);
  const PixPtr grey = make_pix(page);
  clear_specks(grey.get(), kDpi);
  EXPECT_LT(grey_at(grey.get(), 101, 301), 50);
}

}  // namespace
}  // namespace vanthu
