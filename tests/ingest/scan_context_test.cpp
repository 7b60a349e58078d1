// Ordinals beside words of their row, and the way back to the page.
#include "ingest/scan_context.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr double kDpi = 200;

struct Scan {
  PixPtr grey = own(pixCreate(1654, 600, 8));
  PixPtr ink = own(pixCreate(1654, 600, 1));

  Scan() { pixSetAllArbitrary(grey.get(), 255); }
  /// Letters of 18 × 26 on a baseline.
  Scan& line(int x, int baseline, int letters) {
    for (int i = 0; i < letters; ++i) {
      const int at = x + 22 * i + (i / 5) * 12;
      pixRasterop(ink.get(), at, baseline - 26, 18, 26, PIX_SET, nullptr, 0, 0);
      for (int dy = 0; dy < 26; ++dy) {
        for (int dx = 0; dx < 18; ++dx) pixSetPixel(grey.get(), at + dx, baseline - 26 + dy, 0);
      }
    }
    return *this;
  }
};

ScannedWord word(std::string text, double x0, std::vector<double> ends, double baseline) {
  ScannedWord made;
  made.text = std::move(text);
  made.x0 = x0;
  made.x1 = ends.back();
  made.y0 = baseline - 26;
  made.y1 = baseline;
  made.baseline = baseline;
  made.ends = std::move(ends);
  made.confidence = 0.9F;
  return made;
}

const ScanRegion kOrdinal{100, 170, 30, 34, 1};
const ScanRegion kTask{200, 170, 700, 120, 3};

TEST(ScanContext, OnlyShortTextOnOneLineNeedsIt) {
  EXPECT_TRUE(needs_context({0, 0, 40, 30, 1}, kDpi));
  EXPECT_FALSE(needs_context({0, 0, 300, 30, 1}, kDpi));
  EXPECT_FALSE(needs_context({0, 0, 40, 80, 2}, kDpi));
}

TEST(ScanContext, AnOrdinalStandsBeforeTheFirstWordsOfItsRow) {
  Scan scan;
  scan.line(104, 200, 1).line(204, 200, 25).line(204, 245, 25);
  const auto strips = make_context_strips(scan.grey.get(), scan.ink.get(), std::vector{kOrdinal},
                                          std::vector{kOrdinal, kTask}, ContextSource::beside, kDpi);
  ASSERT_THAT(strips, SizeIs(1));
  EXPECT_THAT(strips[0].regions, ElementsAre(kOrdinal));
  EXPECT_LT(strips[0].slots[0], 30);
  // The ordinal, a blank, and about an inch of words.
  EXPECT_GT(pixGetWidth(strips[0].grey.get()), 130);
  EXPECT_LT(pixGetWidth(strips[0].grey.get()), 300);
}

TEST(ScanContext, WhatHasNothingBesideItStandsBeforeTheNearestLine) {
  Scan scan;
  scan.line(104, 100, 1).line(204, 200, 25);
  const ScanRegion number{100, 70, 30, 34, 1};
  const auto strips = make_context_strips(scan.grey.get(), scan.ink.get(), std::vector{number},
                                          std::vector{number, kTask}, ContextSource::beside, kDpi);
  EXPECT_THAT(strips, SizeIs(1));
}

TEST(ScanContext, AloneOnThePageItHasNone) {
  Scan scan;
  scan.line(104, 200, 1);
  EXPECT_THAT(make_context_strips(scan.grey.get(), scan.ink.get(), std::vector{kOrdinal},
                                  std::vector{kOrdinal}, ContextSource::elsewhere, kDpi),
              IsEmpty());
}

TEST(ScanContext, ManyOrdinalsNeedSeveralStrips) {
  Scan scan;
  std::vector<ScanRegion> small, all;
  for (int i = 0; i < 12; ++i) {
    scan.line(104, 40 + 45 * i, 1).line(204, 40 + 45 * i, 25);
    small.push_back({100, 10 + 45 * i, 30, 34, 1});
    all.push_back({200, 10 + 45 * i, 700, 34, 1});
  }
  const auto strips =
      make_context_strips(scan.grey.get(), scan.ink.get(), small, all, ContextSource::beside, kDpi);
  std::size_t regions = 0;
  for (const ContextStrip& strip : strips) {
    EXPECT_LE(pixGetWidth(strip.grey.get()), 9 * kDpi + 100);
    EXPECT_TRUE(std::is_sorted(strip.slots.begin(), strip.slots.end()));
    EXPECT_EQ(strip.slots.size(), strip.regions.size());
    regions += strip.regions.size();
  }
  EXPECT_GT(strips.size(), 1u);
  EXPECT_EQ(regions, 12u);
}

ContextStrip strip_of(ScanRegion region, int slot, int shift) {
  ContextStrip strip;
  strip.regions = {region};
  strip.slots = {slot};
  strip.shifts = {shift};
  return strip;
}

TEST(ScanContext, WordsGoBackToTheirPlaceOnThePage) {
  const auto words =
      words_of_strip(strip_of(kOrdinal, 15, 150),
                     std::vector{word("1.1", 17, {27, 31, 43}, 46), word("Tuyên", 60, {120}, 46)});
  ASSERT_THAT(words, SizeIs(1));
  ASSERT_THAT(words[0], SizeIs(1));
  EXPECT_EQ(words[0][0].text, "1.1");
  EXPECT_EQ(words[0][0].x0, 102);
  EXPECT_EQ(words[0][0].x1, 128);
  EXPECT_EQ(words[0][0].baseline, 196);
}

TEST(ScanContext, WhatWasReadAsOneWordWithItsContextIsParted) {
  const auto words =
      words_of_strip(strip_of(kOrdinal, 15, 0), std::vector{word("1CÁC", 17, {30, 70, 90, 110}, 46)});
  ASSERT_THAT(words[0], SizeIs(1));
  EXPECT_EQ(words[0][0].text, "1");
}

TEST(ScanContext, WordsOfTheContextAreNotTheOrdinals) {
  EXPECT_THAT(words_of_strip(strip_of(kOrdinal, 15, 0), std::vector{word("CÁC", 60, {70, 90, 110}, 46)})[0],
              IsEmpty());
}

}  // namespace
}  // namespace vanthu
