#include "parsers/parts.h"

#include <gtest/gtest.h>

#include "parsers/excerpt.h"
#include "plan_text.h"

namespace vanthu {
namespace {

struct LineCase {
  const char* line;
  LineKind kind;
};

TEST(LineKinds, AreKnownByTheirWording) {
  for (const LineCase& one :
       std::initializer_list<LineCase>{{"-----***-----", LineKind::ornament},
                                       {"CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", LineKind::national_title},
                                       {"Độc lập – Tự do – Hạnh phúc", LineKind::motto},
                                       {"ĐẢNG CỘNG SẢN VIỆT NAM", LineKind::party_title},
                                       {"Số: 12/KH-UBND", LineKind::number},
                                       {"Số:", LineKind::number},
                                       {"Luật số: 12/2025/QH15", LineKind::number},
                                       {"Tân An, ngày 05 tháng 3 năm 2026", LineKind::place_date},
                                       {"Tân An, ngày tháng 3 năm 2026", LineKind::place_date},
                                       {"V/v báo cáo tháng", LineKind::subject},
                                       {"DỰ THẢO LẦN 2", LineKind::draft_mark},
                                       {"MẬT", LineKind::secrecy_mark},
                                       {"Kính gửi: Các thôn", LineKind::addressee},
                                       {"(Kèm theo Kế hoạch số 3/KH-UBND)", LineKind::attachment_note},
                                       {"Nơi nhận:", LineKind::recipients_mark},
                                       {"TM. ỦY BAN NHÂN DÂN", LineKind::authority},
                                       {"KT. CHỦ TỊCH", LineKind::authority},
                                       {"(Đã ký)", LineKind::signed_mark},
                                       {"PHỤ LỤC II", LineKind::appendix_mark},
                                       {"Biểu mẫu số 01: Tổng hợp", LineKind::appendix_mark},
                                       {"Số hộ nghèo giảm dần qua các năm", LineKind::other},
                                       {"Phụ lục của Kế hoạch gồm ba biểu", LineKind::other}}) {
    EXPECT_EQ(classify_line(one.line), one.kind) << one.line;
  }
}

TEST(LineKinds, BoundWhatStandsBeforeAndBehindTheirMarks) {
  const auto place = [](std::size_t letters) {
    return "X" + std::string(letters - 1, 'a') + ", ngày 1/3/2026";
  };
  EXPECT_EQ(classify_line(place(61)), LineKind::place_date);
  EXPECT_EQ(classify_line(place(62)), LineKind::other);
  const auto behind = [](std::size_t letters) { return "Xa, ngày 1/3" + std::string(letters, 'a'); };
  EXPECT_EQ(classify_line(behind(59)), LineKind::place_date);
  EXPECT_EQ(classify_line(behind(60)), LineKind::other);
  const auto number = [](std::size_t letters) { return "Số 1/" + std::string(letters, 'a'); };
  EXPECT_EQ(classify_line(number(80)), LineKind::number);
  EXPECT_EQ(classify_line(number(81)), LineKind::other);
}

TEST(LineKinds, OfLongLinesAreKnownByTheFirstWords) {
  std::string rest;
  while (rest.size() < 500) rest += "các đơn vị ";
  EXPECT_EQ(classify_line("Về việc " + rest), LineKind::subject);
  EXPECT_EQ(classify_line("Kính gửi: " + rest), LineKind::addressee);
  EXPECT_EQ(classify_line("Thực hiện " + rest), LineKind::other);
  EXPECT_EQ(classify_line(std::string(450, '-')), LineKind::other);
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
