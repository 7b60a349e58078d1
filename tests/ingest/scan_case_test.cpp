// "v" or "V": what the height of the ink says.
#include "ingest/scan_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

constexpr int kSmall = 16, kTall = 24, kBaseline = 100;

/// Words of blocks on one line: each letter as wide as high; capitals and ascenders tall, others small.
struct Inked {
  PixPtr ink = own(pixCreate(2000, 200, 1));
  std::vector<ScannedWord> words;
  int x = 50;

  /// `tall` tells for each letter whether its ink is.
  Inked& word(const std::string& text, const std::string& tall, int baseline = kBaseline) {
    ScannedWord word;
    word.text = text;
    word.x0 = x;
    for (const char one : tall) {
      const int height = one == '1' ? kTall : kSmall;
      pixRasterop(ink.get(), x, baseline - height, 12, height, PIX_SET, nullptr, 0, 0);
      x += 15;
      word.ends.push_back(x - 3);
    }
    word.x1 = x - 3;
    word.y0 = baseline - kTall - 4;
    word.y1 = baseline + 4;
    word.baseline = baseline;
    word.line_height = 34;
    words.push_back(word);
    x += 12;
    return *this;
  }

  std::string settled() {
    std::vector<std::vector<ScannedWord>> regions{words};
    settle_case(PageInk(ink.get()), regions);
    std::string text;
    for (const ScannedWord& one : regions[0]) text += (text.empty() ? "" : " ") + one.text;
    return text;
  }
};

TEST(ScanCase, CapitalsAsLowAsSmallLettersAreSmall) {
  EXPECT_EQ(Inked().word("quan", "0000").word("Vị", "00").settled(), "quan vị");
  EXPECT_EQ(Inked().word("man", "000").word("Xuyên", "00000").settled(), "man xuyên");
  EXPECT_EQ(Inked().word("man", "000").word("VỊ", "00").settled(), "man vị");
  EXPECT_EQ(Inked().word("man", "000").word("Ở", "0").word("CƠ", "00").word("SỞ", "00").settled(),
            "man ở cơ sở");
}

TEST(ScanCase, CapitalsAsHighAsCapitalsStay) {
  EXPECT_EQ(Inked().word("man", "000").word("Văn", "100").word("Sở", "10").settled(), "man Văn Sở");
}

TEST(ScanCase, SmallLettersAsHighAsCapitalsAreCapitals) {
  EXPECT_EQ(Inked().word("man", "000").word("sở", "10").settled(), "man Sở");
}

TEST(ScanCase, LettersWhoseFormTellsAreLeftAlone) {
  EXPECT_EQ(Inked().word("man", "000").word("Ban", "000").word("TU", "00").settled(), "man Ban TU");
}

TEST(ScanCase, AWordAmongCapitalsIsCapitals) {
  EXPECT_EQ(Inked().word("man", "000", 160).word("CƠ", "00").word("QUAN", "0000").settled(), "man CƠ QUAN");
}

TEST(ScanCase, WithoutSmallLettersBesideItNothingIsKnown) {
  EXPECT_EQ(Inked().word("Vị", "00").settled(), "Vị");
}

TEST(ScanCase, ABlankPageIsNoTrouble) {
  const PixPtr ink = own(pixCreate(100, 100, 1));
  ScannedWord word;
  word.text = "Vị";
  std::vector<std::vector<ScannedWord>> regions{{word}, {}};
  settle_case(PageInk(ink.get()), regions);
  EXPECT_EQ(regions[0][0].text, "Vị");
}

}  // namespace
}  // namespace vanthu
