// Strokes of Roman numerals as the ink has them.
#include "ingest/scan_numerals.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

struct Numeral {
  const char* read;
  int strokes;         // printed
  const char* others;  // one letter each: '/' a high slanted stroke, '0' a digit, '.' a stop
  const char* expected;
};

std::string counted(const Numeral& numeral, int gap = 6) {
  const PixPtr ink = own(pixCreate(600, 100, 1));
  int x = 20;
  const auto block = [&](int width, int height) {
    pixRasterop(ink.get(), x, 60 - height, width, height, PIX_SET, nullptr, 0, 0);
    x += width + gap;
  };
  ScannedWord word;
  word.text = numeral.read;
  word.x0 = x;
  for (int i = 0; i < numeral.strokes; ++i) block(9, 24);
  for (const char* other = numeral.others; *other; ++other) {
    *other == '.' ? block(3, 3) : *other == '/' ? block(12, 28) : block(14, 24);
  }
  word.x1 = x;
  word.y0 = 28;
  word.y1 = 64;
  word.line_height = 34;
  word.ends.assign(word.text.size(), word.x1);
  std::vector<ScannedWord> words{word};
  count_strokes(PageInk(ink.get()), words);
  EXPECT_EQ(words[0].ends.size(), words[0].text.size());
  return words[0].text;
}

TEST(ScanNumerals, AStrokeThatWasNotReadIsPutBack) {
  for (const Numeral& one :
       {Numeral{"II", 3, "", "III"}, Numeral{"I", 2, "", "II"}, Numeral{"II.", 3, ".", "III."},
        Numeral{"II/2026", 3, "/0000", "III/2026"}, Numeral{"I/2026", 2, "/0000", "II/2026"}}) {
    EXPECT_EQ(counted(one), one.expected) << one.read;
  }
}

TEST(ScanNumerals, WhatIsReadAsPrintedStays) {
  for (const Numeral& one : {Numeral{"II", 2, "", ""}, Numeral{"III", 3, "", ""},
                             Numeral{"I/2026", 1, "/0000", ""}, Numeral{"IV", 1, "0", ""}}) {
    EXPECT_EQ(counted(one), one.read);
  }
}

TEST(ScanNumerals, NothingIsAddedWhereTheStrokesCannotBeTold) {
  EXPECT_EQ(counted({"II", 4, "", ""}), "II");     // two too many
  EXPECT_EQ(counted({"II", 3, "", ""}, 0), "II");  // they touch
  EXPECT_EQ(counted({"IX", 2, "0", ""}), "IX");    // another numeral
  EXPECT_EQ(counted({"II/2026", 2, "/00000", ""}), "II/2026");
}

}  // namespace
}  // namespace vanthu
