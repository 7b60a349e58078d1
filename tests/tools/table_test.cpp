#include "tools/program/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "normalize/text_forms.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const Table& two_tasks() {
  static const Table table{{"TT", "Nội dung", "Chủ trì"},
                           {{"1", "Rà soát thủ tục hành chính và công khai kết quả", "Phòng Kinh tế"},
                            {"2", "Họp giao ban", "Văn phòng"}}};
  return table;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// Everything but blanks: what may not get lost.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c != ' ' && c != '\n') letters += c;
  }
  return letters;
}

TEST(Wrap, BreaksBetweenWords) {
  EXPECT_THAT(wrap_text("Phòng Văn hóa - Xã hội", 10), ElementsAre("Phòng Văn", "hóa - Xã", "hội"));
}

TEST(Wrap, CutsAWordThatIsLongerThanTheLine) {
  EXPECT_THAT(wrap_text("a 123456789 b", 4), ElementsAre("a", "1234", "5678", "9 b"));
}

TEST(Wrap, EmptyTextIsOneEmptyLine) { EXPECT_THAT(wrap_text("", 5), ElementsAre("")); }

TEST(Wrap, LosesNothingAndKeepsToTheWidth) {
  const std::string text = "Ủy ban nhân dân xã giao Phòng Kinh tế chủ trì, phối hợp   với các đơn vị";
  for (std::size_t width = 1; width < 40; ++width) {
    std::string joined;
    for (const std::string& line : wrap_text(text, width)) {
      EXPECT_LE(display_width(line), width);
      joined += line;
    }
    EXPECT_EQ(letters_of(joined), letters_of(text)) << width;
  }
}

TEST(Wrap, KeepsACombiningMarkWithItsLetter) {
  EXPECT_THAT(wrap_text("a\xCC\x81"
                        "b\xCC\x81",
                        1),
              ElementsAre("a\xCC\x81", "b\xCC\x81"));
}

TEST(Table, AlignsColumnsByWhatLettersTakeOnATerminal) {
  const auto lines = lines_of(render_table(two_tasks(), Terminal{200, false}));
  ASSERT_EQ(lines.size(), 4u);
  const auto column = [](const std::string& line, std::string_view cell) {
    return display_width(line.substr(0, line.find(cell)));
  };
  EXPECT_EQ(column(lines[0], "Chủ trì"), column(lines[2], "Phòng Kinh tế"));
  EXPECT_EQ(column(lines[0], "Chủ trì"), column(lines[3], "Văn phòng"));
}

TEST(Table, FitsEveryWidthAndLosesNothing) {
  for (std::size_t width = 10; width <= 120; ++width) {
    const std::string rendered = render_table(two_tasks(), Terminal{width, false});
    std::string whole;
    for (const std::string& line : lines_of(rendered)) {
      EXPECT_LE(display_width(line), width) << line;
      whole += line;
    }
    for (const char* word : {"soát", "khai", "giao"}) EXPECT_THAT(rendered, HasSubstr(word)) << width;
  }
}

TEST(Table, BecomesAListWhereColumnsDoNotFit) {
  const std::string rendered = render_table(two_tasks(), Terminal{12, false});
  EXPECT_THAT(rendered, HasSubstr("Nội dung:\n  Rà soát"));
}

TEST(Table, LeavesOutColumnsThatAreEmptyEverywhere) {
  const Table table{{"Một", "Hai"}, {{"a", ""}, {"b", ""}}};
  EXPECT_THAT(render_table(table, Terminal{80, false}), Not(HasSubstr("Hai")));
}

TEST(Table, WithoutAWidthIsARowALineSeparatedByTabs) {
  EXPECT_EQ(render_table(two_tasks(), Terminal{}),
            "TT\tNội dung\tChủ trì\n"
            "1\tRà soát thủ tục hành chính và công khai kết quả\tPhòng Kinh tế\n"
            "2\tHọp giao ban\tVăn phòng\n");
}

TEST(Table, HasColourOnlyWhereItIsAskedFor) {
  EXPECT_THAT(render_table(two_tasks(), Terminal{80, true}), HasSubstr("\x1b["));
  EXPECT_THAT(render_table(two_tasks(), Terminal{80, false}), Not(HasSubstr("\x1b")));
}

TEST(Table, CannotBeMadeToWriteControlCharacters) {
  const Table table{{"Tệp"}, {{"a\x1b[31m\nb\tc\xff"}}};
  for (const Terminal& terminal : {Terminal{}, Terminal{80, false}}) {
    const std::string rendered = render_table(table, terminal);
    EXPECT_THAT(rendered, HasSubstr("a\\x1b[31m\\x0ab\\x09c\\xff"));
  }
}

/// Words of the last column in bold.
Table bold_table() {
  return {{"Chỗ", "Đoạn văn"},
          {{"6 6 6 6 6 6 6 6",
            "phòng \x01"
            "cháy, chữa cháy và cứu nạn\x02 trên địa bàn"}},
          1};
}

TEST(Table, ShowsWordsInBoldWhereTheTerminalDoes) {
  EXPECT_THAT(render_table(bold_table(), Terminal{100, true}),
              HasSubstr("phòng \x1b[1mcháy, chữa cháy và cứu nạn\x1b[0m trên địa bàn"));
  for (const Terminal& terminal : {Terminal{}, Terminal{100, false}}) {
    EXPECT_THAT(render_table(bold_table(), terminal), HasSubstr("phòng cháy, chữa cháy và cứu nạn trên"));
  }
}

TEST(Table, BoldDoesNotReachIntoOtherColumnsOrLines) {
  for (std::size_t width = 1; width < 60; ++width) {
    const std::string rendered = render_table(bold_table(), Terminal{width, true});
    const std::size_t rule = rendered.find("─\n");  // behind the heads, where they stand above columns
    const std::string rows = rule == std::string::npos ? rendered : rendered.substr(rule);
    for (const std::string& line : lines_of(rows)) {
      bool bold = false;
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (line.compare(i, 4, "\x1b[1m") == 0) bold = true;
        if (line.compare(i, 4, "\x1b[0m") == 0) bold = false;
        EXPECT_FALSE(bold && line[i] == '6') << line;
      }
      EXPECT_FALSE(bold) << line;
    }
  }
}

TEST(Table, SignsOfBoldElsewhereAreShownAsWhatTheyAre) {
  Table table = bold_table();
  table.rows[0][0] =
      "\x01"
      "a\x02";
  EXPECT_THAT(render_table(table, Terminal{100, true}), HasSubstr("\\x01a\\x02"));
}

}  // namespace
}  // namespace vanthu
