#include "parsers/deadline.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "parsers/deadline_rules.h"

namespace vanthu {
namespace {

constexpr int kYear = 2026;

TEST(DeadlineRules, EveryPatternMatchesItsExamplesAndEveryExampleIsReadByItsOwnRule) {
  for (const DeadlineRule& rule : deadline_rules()) {
    EXPECT_FALSE(rule.examples.empty()) << rule.name;
    for (const std::string_view example : rule.examples) {
      const std::string folded = fold_for_deadlines(example);
      EXPECT_TRUE(rule.pattern.contains(folded)) << rule.name << ": " << example;
      const auto reading = find_deadline(folded, kYear);
      ASSERT_TRUE(reading) << rule.name << ": " << example;
      EXPECT_EQ(reading->rule, rule.name) << example;
    }
  }
}

struct DeadlineCase {
  std::string text, kind, start, end, recurrence;

  friend void PrintTo(const DeadlineCase& c, std::ostream* out) { *out << c.text; }
};

class DeadlineWording : public testing::TestWithParam<DeadlineCase> {};

TEST_P(DeadlineWording, HasItsKindAndDates) {
  const DeadlineCase& c = GetParam();
  const auto deadline = parse_deadline(c.text, kYear);
  ASSERT_TRUE(deadline) << c.text;
  EXPECT_EQ(deadline->kind, c.kind) << c.text;
  EXPECT_EQ(deadline->start.value_or(""), c.start) << c.text;
  EXPECT_EQ(deadline->end.value_or(""), c.end) << c.text;
  EXPECT_EQ(deadline->recurrence.value_or(""), c.recurrence) << c.text;
}

INSTANTIATE_TEST_SUITE_P(Ongoing, DeadlineWording,
                         testing::Values(DeadlineCase{"Thường xuyên.", "ongoing", "", "", ""},
                                         DeadlineCase{"Thường xuyên, liên tục", "ongoing", "", "", ""},
                                         DeadlineCase{"THƯỜNG XUYÊN", "ongoing", "", "", ""},
                                         DeadlineCase{"Thực hiện thường xuyên trong năm 2026", "ongoing", "",
                                                      "", ""}));

INSTANTIATE_TEST_SUITE_P(
    Repeating, DeadlineWording,
    testing::Values(
        DeadlineCase{"Hàng năm", "yearly", "", "", "FREQ=YEARLY"},
        DeadlineCase{"Định kỳ hằng năm", "yearly", "", "", "FREQ=YEARLY"},
        DeadlineCase{"Hằng năm (giai đoạn 2026 - 2030)", "yearly", "2026-01-01", "2030-12-31", "FREQ=YEARLY"},
        DeadlineCase{"Hằng năm, trước ngày 15/11", "yearly", "", "", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"},
        DeadlineCase{"Trước ngày 10/6 hằng năm", "yearly", "", "", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10"},
        DeadlineCase{"Trước ngày 15/6 và 15/12 hằng năm", "yearly", "", "",
                     "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"},
        DeadlineCase{"Trước ngày 10/6, 15/11 hằng năm", "yearly", "", "", "FREQ=YEARLY;BYMONTH=6,11"},
        DeadlineCase{"Tháng 11 hằng năm", "yearly", "", "", "FREQ=YEARLY;BYMONTH=11"},
        DeadlineCase{"Tháng 6, 12 hằng năm", "yearly", "", "", "FREQ=YEARLY;BYMONTH=6,12"},
        DeadlineCase{"Quý IV hàng năm", "yearly", "", "", "FREQ=YEARLY;BYMONTH=10,11,12"},
        DeadlineCase{"Hàng quý", "quarterly", "", "", "FREQ=MONTHLY;INTERVAL=3"},
        DeadlineCase{"Ngày 15 tháng cuối quý", "quarterly", "", "",
                     "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"},
        DeadlineCase{"Hằng tháng", "monthly", "", "", "FREQ=MONTHLY"},
        DeadlineCase{"Ngày 20 hằng tháng", "monthly", "", "", "FREQ=MONTHLY;BYMONTHDAY=20"},
        DeadlineCase{"Hằng tháng, trước ngày 25", "monthly", "", "", "FREQ=MONTHLY;BYMONTHDAY=25"},
        DeadlineCase{"Hằng tháng, quý, năm", "monthly", "", "", "FREQ=MONTHLY"},
        DeadlineCase{"Hằng tuần", "other", "", "", "FREQ=WEEKLY"},
        DeadlineCase{"Hằng ngày", "other", "", "", "FREQ=DAILY"},
        DeadlineCase{"Thứ Sáu hằng tuần", "other", "", "", "FREQ=WEEKLY;BYDAY=FR"},
        DeadlineCase{"6 tháng", "half-yearly", "", "", "FREQ=YEARLY;BYMONTH=6"},
        DeadlineCase{"6 tháng, hằng năm", "half-yearly", "", "", "FREQ=YEARLY;BYMONTH=6,12"},
        DeadlineCase{"6 tháng và hàng năm", "half-yearly", "", "", "FREQ=YEARLY;BYMONTH=6,12"},
        DeadlineCase{"Định kỳ 06 tháng, năm", "half-yearly", "", "", "FREQ=YEARLY;BYMONTH=6,12"},
        DeadlineCase{"6 tháng/lần", "half-yearly", "", "", "FREQ=MONTHLY;INTERVAL=6"},
        DeadlineCase{"2 lần/năm", "half-yearly", "", "", "FREQ=MONTHLY;INTERVAL=6"},
        DeadlineCase{"01 lần/quý", "quarterly", "", "", "FREQ=MONTHLY;INTERVAL=3"},
        DeadlineCase{"2 năm một lần", "other", "", "", "FREQ=YEARLY;INTERVAL=2"},
        DeadlineCase{"9 tháng", "yearly", "", "", "FREQ=YEARLY;BYMONTH=9"}));

INSTANTIATE_TEST_SUITE_P(
    Periods, DeadlineWording,
    testing::Values(DeadlineCase{"Quý I/2026", "quarter", "2026-01-01", "2026-03-31", ""},
                    DeadlineCase{"Quý 3 năm 2026", "quarter", "2026-07-01", "2026-09-30", ""},
                    DeadlineCase{"Q.IV/2026", "quarter", "2026-10-01", "2026-12-31", ""},
                    DeadlineCase{"Qúy II năm 2027", "quarter", "2027-04-01", "2027-06-30", ""},
                    DeadlineCase{"Quý lV/2026", "quarter", "2026-10-01", "2026-12-31", ""},
                    DeadlineCase{"Quý 1I/2026", "quarter", "2026-04-01", "2026-06-30", ""},
                    DeadlineCase{"Quý III", "quarter", "2026-07-01", "2026-09-30", ""},
                    DeadlineCase{"Quý I/2026, (kết hợp)", "quarter", "2026-01-01", "2026-03-31", ""},
                    DeadlineCase{"Hoàn thành trong Quý I/2026", "quarter", "2026-01-01", "2026-03-31", ""},
                    DeadlineCase{"Quý I, II/2026", "quarter", "2026-01-01", "2026-06-30", ""},
                    DeadlineCase{"Quý II - IV/2026", "period", "2026-04-01", "2026-12-31", ""},
                    DeadlineCase{"Từ quý II/2026 đến quý I/2027", "period", "2026-04-01", "2027-03-31", ""},
                    DeadlineCase{"Tháng 8/2026", "month", "2026-08-01", "2026-08-31", ""},
                    DeadlineCase{"Trong tháng 8 năm 2026", "month", "2026-08-01", "2026-08-31", ""},
                    DeadlineCase{"Tháng 02", "month", "2026-02-01", "2026-02-28", ""},
                    DeadlineCase{"Tháng Mười/2026", "month", "2026-10-01", "2026-10-31", ""},
                    DeadlineCase{"8/2026", "month", "2026-08-01", "2026-08-31", ""},
                    DeadlineCase{"Tuần 2 tháng 4/2026", "month", "2026-04-01", "2026-04-30", ""},
                    DeadlineCase{"Tháng 3, 4/2026", "month", "2026-03-01", "2026-04-30", ""},
                    DeadlineCase{"Tháng 3 - 6/2026", "period", "2026-03-01", "2026-06-30", ""},
                    DeadlineCase{"Từ tháng 3 đến tháng 6 năm 2026", "period", "2026-03-01", "2026-06-30", ""},
                    DeadlineCase{"Năm 2026", "year", "2026-01-01", "2026-12-31", ""},
                    DeadlineCase{"Trong năm 2026", "year", "2026-01-01", "2026-12-31", ""},
                    DeadlineCase{"2026", "year", "2026-01-01", "2026-12-31", ""},
                    DeadlineCase{"Trong năm", "year", "2026-01-01", "2026-12-31", ""},
                    DeadlineCase{"Năm 2026, 2027", "period", "2026-01-01", "2027-12-31", ""},
                    DeadlineCase{"Năm 2026 - 2027", "period", "2026-01-01", "2027-12-31", ""},
                    DeadlineCase{"Giai đoạn 2026 - 2030", "period", "2026-01-01", "2030-12-31", ""},
                    DeadlineCase{"giai đoạn 2026 –2030", "period", "2026-01-01", "2030-12-31", ""},
                    DeadlineCase{"2026-2030", "period", "2026-01-01", "2030-12-31", ""},
                    DeadlineCase{"Từ năm 2026 đến năm 2028", "period", "2026-01-01", "2028-12-31", ""},
                    DeadlineCase{"Từ ngày 01/3/2026 đến hết ngày 15/3/2026", "period", "2026-03-01",
                                 "2026-03-15", ""},
                    DeadlineCase{"Từ ngày 01/3 đến 15/3/2026", "period", "2026-03-01", "2026-03-15", ""},
                    DeadlineCase{"Từ ngày 01 đến ngày 15/3/2026", "period", "2026-03-01", "2026-03-15", ""},
                    DeadlineCase{"6 tháng cuối năm 2026", "period", "2026-07-01", "2026-12-31", ""},
                    DeadlineCase{"Năm học 2025 - 2026", "period", "", "", ""}));

INSTANTIATE_TEST_SUITE_P(
    Open, DeadlineWording,
    testing::Values(DeadlineCase{"Năm 2026 và các năm tiếp theo", "from-year", "2026-01-01", "", ""},
                    DeadlineCase{"Từ năm 2026 và các năm tiếp theo", "from-year", "2026-01-01", "", ""},
                    DeadlineCase{"Năm 2026 và những năm sau", "from-year", "2026-01-01", "", ""},
                    DeadlineCase{"Từ năm 2027 trở đi", "from-year", "2027-01-01", "", ""},
                    DeadlineCase{"Từ tháng 7/2026", "from-year", "2026-07-01", "", ""},
                    DeadlineCase{"Giai đoạn 2026 - 2030 và những năm tiếp theo", "from-year", "2026-01-01",
                                 "", ""}));

INSTANTIATE_TEST_SUITE_P(
    Due, DeadlineWording,
    testing::Values(DeadlineCase{"Hoàn thành trước ngày 15/02/2026", "by-date", "", "2026-02-15", ""},
                    DeadlineCase{"Hoàn thành trước 30/6/2026", "by-date", "", "2026-06-30", ""},
                    DeadlineCase{"Chậm nhất là ngày 20/12/2026", "by-date", "", "2026-12-20", ""},
                    DeadlineCase{"Đến hết ngày 31/12/2026", "by-date", "", "2026-12-31", ""},
                    DeadlineCase{"Xong trước ngày 10 tháng 6 năm 2026", "by-date", "", "2026-06-10", ""},
                    DeadlineCase{"Trước ngày 10/6", "by-date", "", "2026-06-10", ""},
                    DeadlineCase{"15/02", "by-date", "", "2026-02-15", ""},
                    DeadlineCase{"Trước 15/2/26", "by-date", "", "2026-02-15", ""},
                    DeadlineCase{"Đến năm 2030", "by-date", "", "2030-12-31", ""},
                    DeadlineCase{"Đến tháng 6/2026", "by-date", "", "2026-06-30", ""},
                    DeadlineCase{"Trước tháng 6/2026", "by-date", "", "2026-05-31", ""},
                    DeadlineCase{"Trước năm 2030", "by-date", "", "2029-12-31", ""},
                    DeadlineCase{"Cuối năm 2026", "by-date", "", "2026-12-31", ""},
                    DeadlineCase{"Từ nay đến hết năm 2026", "by-date", "", "2026-12-31", ""},
                    DeadlineCase{"Ngày 02/9/2026", "by-date", "", "2026-09-02", ""}));

INSTANTIATE_TEST_SUITE_P(
    Bound, DeadlineWording,
    testing::Values(DeadlineCase{"Theo nhiệm kỳ", "term", "", "", ""},
                    DeadlineCase{"Nhiệm kỳ 2025 - 2030", "term", "", "", ""},
                    DeadlineCase{"Theo chỉ đạo, hướng dẫn của tỉnh", "conditional", "", "", ""},
                    DeadlineCase{"Khi có hướng dẫn", "conditional", "", "", ""},
                    DeadlineCase{"Sau 15 ngày kể từ ngày ban hành", "conditional", "", "", ""},
                    DeadlineCase{"Trong thời hạn 10 ngày làm việc", "conditional", "", "", ""},
                    DeadlineCase{"Ngay sau khi Kế hoạch được ban hành", "conditional", "", "", ""},
                    DeadlineCase{"Đột xuất", "conditional", "", "", ""}));

INSTANTIATE_TEST_SUITE_P(Unreadable, DeadlineWording,
                         testing::Values(DeadlineCase{"(lồng ghép)", "other", "", "", ""},
                                         DeadlineCase{"Trước ngày 31/02/2026", "other", "", "", ""},
                                         DeadlineCase{"Quý V/2026", "other", "", "", ""},
                                         DeadlineCase{"Tháng 13/2026", "other", "", "", ""},
                                         DeadlineCase{"xem phụ lục", "other", "", "", ""}));

INSTANTIATE_TEST_SUITE_P(
    Parts, DeadlineWording,
    testing::Values(DeadlineCase{"+ Việc kiểm tra: Hàng năm hoặc đột xuất; + Việc báo cáo: trước ngày 10/6",
                                 "yearly", "", "", "FREQ=YEARLY"},
                    DeadlineCase{"Báo cáo 6 tháng: trước ngày 10/6/2026", "by-date", "", "2026-06-10", ""},
                    DeadlineCase{"Quý I: ban hành kế hoạch; quý II: thực hiện", "quarter", "2026-01-01",
                                 "2026-03-31", ""}));

TEST(Deadline, OfAnEmptyCellIsNone) {
  for (const char* text : {"", "  ", "-", "…", " . ", "/"}) EXPECT_FALSE(parse_deadline(text, kYear)) << text;
}

TEST(Deadline, KeepsItsWordingWithoutTheClosingMark) {
  EXPECT_EQ(parse_deadline(" Hoàn thành trong Quý I/2026; ", kYear)->raw, "Hoàn thành trong Quý I/2026");
  EXPECT_EQ(parse_deadline("Quý I/2026, (kết hợp).", kYear)->raw, "Quý I/2026, (kết hợp)");
}

TEST(Deadline, WithoutAYearStaysOpenWhereTheDocumentTellsNone) {
  const auto day = parse_deadline("Trước ngày 10/6", std::nullopt);
  EXPECT_EQ(day->kind, "by-date");
  EXPECT_FALSE(day->end);
  const auto quarter = parse_deadline("Quý III", std::nullopt);
  EXPECT_EQ(quarter->kind, "quarter");
  EXPECT_FALSE(quarter->start);
}

TEST(Deadline, OfHostileTextIsReadInBoundedTime) {
  std::string text;
  while (text.size() < 100'000) text += "từ ngày 1 đến tháng 1, 2, quý i - ";
  EXPECT_TRUE(parse_deadline(text, kYear));
  EXPECT_TRUE(parse_deadline(std::string(100'000, '1'), kYear));
  EXPECT_FALSE(parse_deadline(std::string(100'000, '-'), kYear));
}

}  // namespace
}  // namespace vanthu
