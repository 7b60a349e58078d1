#include "tools/export/sheet_layout.h"

#include <gtest/gtest.h>

#include <set>

#include "tools/program/export_tables.h"

namespace vanthu {
namespace {

TEST(SheetLayout, EveryColumnOfEveryTableHasAVietnameseHeadingOfItsOwn) {
  for (const std::string& name : export_table_names()) {
    EXPECT_NE(sheet_name(name, 1), name);
    std::set<std::string> headings;
    for (const Column& column : export_table(name).columns) {
      const std::string heading = sheet_column(column).heading;
      EXPECT_NE(heading, "") << name << "." << column.name;
      EXPECT_NE(heading, column.name) << name << "." << column.name;
      EXPECT_TRUE(headings.insert(heading).second) << name << ": " << heading;
    }
  }
}

TEST(SheetLayout, FurtherSheetsOfATableAreNumbered) {
  EXPECT_EQ(sheet_name("tasks", 1), "Nhiệm vụ");
  EXPECT_EQ(sheet_name("tasks", 2), "Nhiệm vụ (2)");
}

TEST(SheetLayout, LinesAreCountedByLettersAndLineEnds) {
  EXPECT_EQ(wrapped_lines("", 20), 1u);
  EXPECT_EQ(wrapped_lines("Rà soát văn bản", 20), 1u);
  EXPECT_EQ(wrapped_lines("Rà soát, hệ thống hóa văn bản", 20), 2u);
  EXPECT_EQ(wrapped_lines("a\nb\n\nc", 20), 4u);
  EXPECT_EQ(wrapped_lines(std::string(1800, 'x'), 20), 100u);
}

}  // namespace
}  // namespace vanthu
