#include "ingest/scan_edges.h"

#include <gtest/gtest.h>

#include "drawn_scan.h"

namespace vanthu {
namespace {

constexpr double kDpi = 150;

PageImage letter_page() {
  PageImage page = blank_page(8, 11, kDpi);
  draw_lines(page, 200, 200, 800, 30);
  return page;
}

PixPtr without_edges(const PageImage& page) {
  PixPtr grey = make_pix(page);
  clear_edges(grey.get(), reduce_scan(grey.get(), kDpi, 75));
  return grey;
}

PixPtr without_streaks(const PageImage& page) {
  PixPtr grey = make_pix(page);
  clear_streaks(grey.get(), kDpi);
  return grey;
}

/// Whether a rectangle is as it was drawn.
bool is_kept(Pix* grey, const PageImage& page, int x, int y, int width, int height) {
  const PixPtr before = make_pix(page);
  for (int row = y; row < y + height; ++row) {
    for (int column = x; column < x + width; ++column) {
      if (grey_at(grey, column, row) != grey_at(before.get(), column, row)) return false;
    }
  }
  return true;
}

TEST(ScanEdges, WhatIsDarkAlongTheEdgesIsPaintedWhite) {
  PageImage page = letter_page();
  draw_box(page, 0, 0, 40, page.height);
  draw_box(page, 0, 0, page.width, 25);
  draw_box(page, page.width - 3, 300, 3, 900);  // thin, but part of the edge
  const PixPtr grey = without_edges(page);
  EXPECT_EQ(darkest(grey.get(), 0, 0, 44, page.height), 255);
  EXPECT_GE(darkest(grey.get(), 0, 0, page.width, 30), 245);
  EXPECT_GE(darkest(grey.get(), page.width - 4, 0, 4, page.height), 245);
  EXPECT_TRUE(is_kept(grey.get(), page, 190, 180, 820, 1100));
}

TEST(ScanEdges, LettersAndRulesThatReachTheEdgeStay) {
  PageImage page = blank_page(8, 11, kDpi);
  draw_lines(page, 0, 200, page.width, 30);
  draw_box(page, 0, 150, page.width, 3);
  const PixPtr grey = without_edges(page);
  EXPECT_TRUE(is_kept(grey.get(), page, 0, 0, page.width, page.height));
}

TEST(ScanEdges, PunchedHolesAreClosedAndOtherDiscsKept) {
  PageImage page = letter_page();
  for (const int y : {500, 1000}) draw_ring(page, 70, y, 18, 18);
  draw_ring(page, 600, 1400, 18, 18);
  const PixPtr grey = without_edges(page);
  EXPECT_GE(darkest(grey.get(), 40, 470, 60, 560), 245);
  EXPECT_TRUE(is_kept(grey.get(), page, 560, 1360, 80, 80));
}

TEST(ScanEdges, APictureUpToTheEdgesIsNoBorder) {
  PageImage page = blank_page(8, 11, kDpi, 1, 60);
  draw_box(page, 100, 100, 300, 300);
  const PixPtr grey = without_edges(page);
  EXPECT_TRUE(is_kept(grey.get(), page, 0, 0, page.width, page.height));
}

TEST(ScanStreaks, LinesFromEdgeToEdgeAreTakenOutAndLettersMended) {
  PageImage page = letter_page();
  const PageImage clean = page;
  draw_box(page, 60, 0, 2, page.height, {90, 90, 90});
  draw_box(page, 501, 0, 2, page.height, {120, 120, 120});
  draw_box(page, 1100, 0, 1, page.height / 2, {60, 60, 60});  // ends half way
  const PixPtr grey = without_streaks(page);
  EXPECT_GE(darkest(grey.get(), 40, 0, 60, page.height), 245);
  EXPECT_GE(darkest(grey.get(), 1090, 0, 20, page.height), 245);
  EXPECT_TRUE(is_kept(grey.get(), clean, 510, 0, 500, page.height));
  // A bar of a letter that the streak crosses is whole again.
  const PixPtr before = make_pix(clean);
  int crossing = 0;
  for (int y = 200; y < 1200; ++y) {
    const bool bar = darkest(before.get(), 499, y, 1, 1) < 50 && darkest(before.get(), 504, y, 1, 1) < 50;
    if (!bar) continue;
    ++crossing;
    EXPECT_LT(grey_at(grey.get(), 501, y), 60) << y;
  }
  EXPECT_GT(crossing, 0);
}

TEST(ScanStreaks, RulesOfTablesAndLettersBelowOneAnotherStay) {
  PageImage page = letter_page();
  for (const int x : {150, 600, 1050}) draw_box(page, x, 100, 2, page.height - 200);
  for (int y = 10; y < page.height; y += 60) draw_box(page, 1120, y, 2, 12);
  const PixPtr grey = without_streaks(page);
  EXPECT_TRUE(is_kept(grey.get(), page, 0, 0, page.width, page.height));
}

TEST(ScanStreaks, ABlackBorderWhereTheyBeginDoesNotHideThem) {
  PageImage page = letter_page();
  draw_box(page, 100, 0, 2, page.height, {90, 90, 90});
  draw_box(page, 0, 0, page.width, 60);
  const PixPtr grey = without_streaks(page);
  EXPECT_GE(darkest(grey.get(), 90, 70, 30, page.height - 70), 245);
}

TEST(ScanStreaks, PagesOfAnySizeAreTaken) {
  for (const auto& [width, height] : {std::pair{1, 1}, {1, 4000}, {4000, 1}, {9, 97}, {17, 2}}) {
    const auto count = static_cast<std::size_t>(width * height);
    const PageImage page{width, height, 1, kDpi, std::vector<std::uint8_t>(count, 90)};
    EXPECT_EQ(pixGetWidth(without_streaks(page).get()), width);
    EXPECT_EQ(pixGetWidth(without_edges(page).get()), width);
  }
}

}  // namespace
}  // namespace vanthu
