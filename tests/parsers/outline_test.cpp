#include "parsers/outline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan_text.h"

namespace vanthu {
namespace {

using testing::ElementsAre;

struct MarkerCase {
  const char* line;
  const char* label;  // "" for none
  const char* rest;
};

class Marker : public testing::TestWithParam<MarkerCase> {};

TEST_P(Marker, IsTakenOff) {
  const std::string_view line = GetParam().line;
  const auto marker = find_marker(line);
  EXPECT_EQ(marker ? marker->label : "", GetParam().label);
  if (marker) {
    EXPECT_EQ(line.substr(marker->length), GetParam().rest);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Lines, Marker,
    testing::Values(MarkerCase{"I. MỤC ĐÍCH, YÊU CẦU", "I", "MỤC ĐÍCH, YÊU CẦU"},
                    MarkerCase{"II- NHIỆM VỤ", "II", "NHIỆM VỤ"}, MarkerCase{"1- Mục đích", "1", "Mục đích"},
                    MarkerCase{"1. Mục đích", "1", "Mục đích"}, MarkerCase{"3.Tổ chức", "3", "Tổ chức"},
                    MarkerCase{"1.2. Chỉ tiêu", "1.2", "Chỉ tiêu"}, MarkerCase{"đ) Rà soát", "đ", "Rà soát"},
                    MarkerCase{"- a) Cơ quan chủ trì: X", "a", "Cơ quan chủ trì: X"},
                    MarkerCase{"Điều 3. Hiệu lực", "Điều 3", "Hiệu lực"},
                    MarkerCase{"Chương II", "Chương II", ""}, MarkerCase{"PHẦN THỨ HAI", "PHẦN THỨ HAI", ""},
                    MarkerCase{"1. 100% thôn có tổ công nghệ số", "1", "100% thôn có tổ công nghệ số"},
                    MarkerCase{"10.000 hộ dân", "", ""}, MarkerCase{"5 - 10 người", "", ""},
                    MarkerCase{"08/5/2026 họp", "", ""}, MarkerCase{"w) không có điểm này", "", ""},
                    MarkerCase{"- Mục đích chung", "", ""}, MarkerCase{"IIII. Sai", "", ""}));

TEST(Outline, PointLettersFollowTheOfficialOrder) {
  EXPECT_EQ(letter_ordinal("đ"), letter_ordinal("d") + 1);
  EXPECT_EQ(letter_ordinal("e"), letter_ordinal("đ") + 1);
  EXPECT_EQ(letter_ordinal("g"), letter_ordinal("e") + 1);
  EXPECT_EQ(letter_ordinal("f"), 0);
}

TEST(Outline, RomanNumbersHaveOneSpelling) {
  EXPECT_EQ(roman_value("IV"), 4);
  EXPECT_EQ(roman_value("XIX"), 19);
  EXPECT_EQ(roman_value("IIX"), 0);
  EXPECT_EQ(roman_value(""), 0);
}

std::vector<std::string> outline_of(const std::string& body) {
  const Document record = test::parse("KẾ HOẠCH\nVề việc thử\n" + body);
  std::vector<std::string> lines;
  for (const Section& section : record.sections) {
    lines.push_back(section.id + " " + std::to_string(section.depth) + " " + section.title.value_or("-"));
  }
  return lines;
}

TEST(Outline, NestsByTheGrammarOfNumbering) {
  EXPECT_THAT(outline_of("I. MỤC ĐÍCH\n1. Mục đích\na) Ý một;\nb) Ý hai.\n2. Yêu cầu\nII. NỘI DUNG\n1. Việc"),
              ElementsAre("I 1 MỤC ĐÍCH", "I.1 2 Mục đích", "I.1.a 3 -", "I.1.b 3 -", "I.2 2 Yêu cầu",
                          "II 1 NỘI DUNG", "II.1 2 Việc"));
}

TEST(Outline, ANumberedSentenceIsASectionWithoutTitle) {
  EXPECT_THAT(
      outline_of("I. NỘI DUNG\n1. Tiếp tục tuyên truyền sâu rộng. Nâng cao nhận thức.\n2. Giao các đơn vị:"),
      ElementsAre("I 1 NỘI DUNG", "I.1 2 -", "I.2 2 Giao các đơn vị:"));
}

TEST(Outline, DecimalLabelsAreNotDoubledInTheId) {
  EXPECT_THAT(outline_of("I. MỤC TIÊU\n1. Chung\n1.1. Đến 2026\n1.2. Đến 2030"),
              ElementsAre("I 1 MỤC TIÊU", "I.1 2 Chung", "I.1.1 3 Đến 2026", "I.1.2 3 Đến 2030"));
}

TEST(Outline, AChaptersTitleMayStandOnTheNextLine) {
  EXPECT_THAT(
      outline_of("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n1. Quy chế này quy định việc làm."),
      ElementsAre("Chương I 1 QUY ĐỊNH CHUNG", "Chương I.Điều 1 2 Phạm vi điều chỉnh",
                  "Chương I.Điều 1.1 3 -"));
}

TEST(Outline, DuplicateNumbersAreKeptAndReported) {
  const Document record = test::parse("KẾ HOẠCH\nThử\nI. MỘT\nII. HAI\nII. BA");
  ASSERT_EQ(record.sections.size(), 3u);
  const auto broken = std::count_if(record.issues.begin(), record.issues.end(),
                                    [](const Issue& issue) { return issue.code == "numbering-broken"; });
  EXPECT_EQ(broken, 1);
}

}  // namespace
}  // namespace vanthu
