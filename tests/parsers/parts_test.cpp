#include "parsers/parts.h"

#include <gtest/gtest.h>

#include "parsers/excerpt.h"
#include "plan_text.h"

namespace vanthu {
namespace {

struct LineCase {
  const char* line;
  LineRole kind;
};

TEST(LineKinds, AreKnownByTheirWording) {
  for (const LineCase& one :
       std::initializer_list<LineCase>{{"-----***-----", LineRole::ornament},
                                       {"CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", LineRole::national_title},
                                       {"Độc lập – Tự do – Hạnh phúc", LineRole::motto},
                                       {"ĐẢNG CỘNG SẢN VIỆT NAM", LineRole::party_title},
                                       {"Số: 12/KH-UBND", LineRole::number},
                                       {"Số:", LineRole::number},
                                       {"Luật số: 12/2025/QH15", LineRole::number},
                                       {"Tân An, ngày 05 tháng 3 năm 2026", LineRole::place_date},
                                       {"Tân An, ngày tháng 3 năm 2026", LineRole::place_date},
                                       {"V/v báo cáo tháng", LineRole::subject},
                                       {"DỰ THẢO LẦN 2", LineRole::draft_mark},
                                       {"MẬT", LineRole::secrecy_mark},
                                       {"Kính gửi: Các thôn", LineRole::addressee},
                                       {"(Kèm theo Kế hoạch số 3/KH-UBND)", LineRole::attachment_note},
                                       {"Nơi nhận:", LineRole::recipients_mark},
                                       {"TM. ỦY BAN NHÂN DÂN", LineRole::authority},
                                       {"KT. CHỦ TỊCH", LineRole::authority},
                                       {"(Đã ký)", LineRole::signed_mark},
                                       {"PHỤ LỤC II", LineRole::appendix_mark},
                                       {"Biểu mẫu số 01: Tổng hợp", LineRole::appendix_mark},
                                       {"Số hộ nghèo giảm dần qua các năm", LineRole::other},
                                       {"Phụ lục của Kế hoạch gồm ba biểu", LineRole::other}}) {
    EXPECT_EQ(classify_line(one.line), one.kind) << one.line;
  }
}

TEST(LineKinds, BoundWhatStandsBeforeAndBehindTheirMarks) {
  const auto place = [](std::size_t letters) {
    return "X" + std::string(letters - 1, 'a') + ", ngày 1/3/2026";
  };
  EXPECT_EQ(classify_line(place(61)), LineRole::place_date);
  EXPECT_EQ(classify_line(place(62)), LineRole::other);
  const auto behind = [](std::size_t letters) { return "Xa, ngày 1/3" + std::string(letters, 'a'); };
  EXPECT_EQ(classify_line(behind(59)), LineRole::place_date);
  EXPECT_EQ(classify_line(behind(60)), LineRole::other);
  const auto number = [](std::size_t letters) { return "Số 1/" + std::string(letters, 'a'); };
  EXPECT_EQ(classify_line(number(80)), LineRole::number);
  EXPECT_EQ(classify_line(number(81)), LineRole::other);
}

TEST(LineKinds, OfLongLinesAreKnownByTheFirstWords) {
  std::string rest;
  while (rest.size() < 500) rest += "các đơn vị ";
  EXPECT_EQ(classify_line("Về việc " + rest), LineRole::subject);
  EXPECT_EQ(classify_line("Kính gửi: " + rest), LineRole::addressee);
  EXPECT_EQ(classify_line("Thực hiện " + rest), LineRole::other);
  EXPECT_EQ(classify_line(std::string(450, '-')), LineRole::other);
}

TEST(Parts, TheAppendixOfABlockIsFound) {
  const TypeLineReader types(test::vocabulary());
  const Parts parts = find_parts(
      test::document_of(
          "KẾ HOẠCH\nThử\nI. NỘI DUNG\nNơi nhận:\n- Lưu: VT.\nPHỤ LỤC I\nMột\nA\tB\nPHỤ LỤC II\nHai"),
      types);
  ASSERT_EQ(parts.appendices.size(), 2u);
  EXPECT_EQ(parts.appendix_at(4), nullptr);
  EXPECT_EQ(parts.appendix_at(7), &parts.appendices[0]);
  EXPECT_EQ(parts.appendix_at(9), &parts.appendices[1]);
  EXPECT_EQ(parts.appendix_at(10), nullptr);
}

TEST(Excerpts, CutBetweenCharacters) {
  EXPECT_EQ(first_bytes("ađ", 2), "a");
  EXPECT_EQ(first_bytes("ađ", 3), "ađ");
  EXPECT_EQ(last_bytes("đa", 2), "a");
  EXPECT_EQ(last_bytes("đa", 3), "đa");
  EXPECT_EQ(first_bytes("đ", 0), "");
}

}  // namespace
}  // namespace vanthu
