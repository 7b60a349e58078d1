#include "tools/export/sheet_cell.h"

#include <gtest/gtest.h>

#include "tools/export/clean_text.h"

namespace vanthu {
namespace {

TEST(SheetNumber, IsOneOnlyWhereItIsWrittenAsTheSameText) {
  EXPECT_EQ(find_number("0.95"), 0.95);
  EXPECT_EQ(find_number("157"), 157.0);
  EXPECT_EQ(find_number("0"), 0.0);
  for (const char* text :
       {"", "007", "1e400", "12345678901234567890", "1.50", "0x10", "nan", "inf", " 1", "1 ", "5,2"}) {
    EXPECT_EQ(find_number(text), std::nullopt) << text;
  }
}

TEST(SheetDay, CountsAsExcelDoesFromMarch1900On) {
  EXPECT_EQ(find_day_number("1900-03-01"), 61.0);
  EXPECT_EQ(find_day_number("2026-05-08"), 46150.0);
  EXPECT_EQ(find_day_number("9999-12-31"), 2958465.0);
  for (const char* text : {"", "2026", "2026-05", "1900-02-28", "1899-12-31", "2026-02-30", "2026-5-8"}) {
    EXPECT_EQ(find_day_number(text), std::nullopt) << text;
  }
}

struct Case {
  std::string text, clean;
};

TEST(CleanText, ShowsWhatFormatsCannotCarry) {
  const Case cases[] = {
      {"", ""},
      {"Ủy ban\tnhân dân\nxã", "Ủy ban\tnhân dân\nxã"},
      {"a\r\nb\rc\r\n", "a\nb\nc\n"},
      {std::string("a\0b", 3), "a␀b"},
      {"\x01\x1F\x7F", "␁␟␡"},
      {"\xFF"
       "a\xE1\xBB",
       "\\xffa\\xe1\\xbb"},
      {"\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD", "���"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(clean_text(c.text), c.clean);
    EXPECT_EQ(is_clean_text(c.text), c.text == c.clean) << c.clean;
    EXPECT_TRUE(is_clean_text(clean_text(c.text))) << c.clean;
  }
}

TEST(CellText, ShowsTheSpreadsheetsOwnEscapesAsTheyAre) {
  EXPECT_EQ(cell_text("_x0041_").text, "_x005F_x0041_");
  EXPECT_EQ(cell_text("_x0041_x0042_").text, "_x005F_x0041_x005F_x0042_");
  EXPECT_EQ(cell_text("a_x00e1_b").text, "a_x005F_x00e1_b");
  for (const char* text : {"_x041_", "_x00G1_", "x0041_", "_x0041", "__x", "=1+1"}) {
    EXPECT_EQ(cell_text(text).text, text);
    EXPECT_TRUE(is_cell_text(text)) << text;
  }
  EXPECT_FALSE(is_cell_text("_x0041_"));
}

TEST(CellText, IsCutWhereItIsLongerThanExcelTakes) {
  const std::string longest(kLongestCell, 'x');
  EXPECT_EQ(cell_text(longest).text, longest);
  EXPECT_FALSE(cell_text(longest).cut);
  const CellText cut = cell_text(longest + "y");
  EXPECT_TRUE(cut.cut);
  EXPECT_EQ(cut.text, longest.substr(1) + "…");
}

TEST(CellText, CountsUnitsOfUtf16AndCutsNoLetter) {
  std::string letters, pictures;
  for (std::size_t i = 0; i < kLongestCell; ++i) letters += "ế";
  for (std::size_t i = 0; i < kLongestCell / 2; ++i) pictures += "😀";  // two units each
  EXPECT_FALSE(cell_text(letters).cut);
  EXPECT_FALSE(cell_text(pictures + "a").cut);
  const CellText cut = cell_text(pictures + "ab");
  EXPECT_TRUE(cut.cut);
  EXPECT_EQ(cut.text, pictures + "…");
}

}  // namespace
}  // namespace vanthu
