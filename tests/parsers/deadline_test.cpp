#include "parsers/deadline.h"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/deadline_rules.h"

namespace vanthu {
namespace {

constexpr const char* kYear = "2026";

std::optional<Deadline> first_deadline(std::string_view text, std::string_view document_date = kYear) {
  std::vector<Deadline> times = parse_deadlines(text, document_date);
  if (times.empty()) return std::nullopt;
  return times.front();
}

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
  const auto deadline = first_deadline(c.text);
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
        DeadlineCase{"Trước ngày 10/6, 15/11 hằng năm", "yearly", "", "",
                     "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10"},
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

INSTANTIATE_TEST_SUITE_P(
    Marked, DeadlineWording,
    testing::Values(
        DeadlineCase{"Quý I/27", "quarter", "2027-01-01", "2027-03-31", ""},
        DeadlineCase{"Tháng cuối quý II/2026", "month", "2026-06-01", "2026-06-30", ""},
        DeadlineCase{"Trước ngày 20 tháng cuối quý II/2026", "by-date", "", "2026-06-20", ""},
        DeadlineCase{"Từ 8h00 ngày 20/6/2026 đến 17 giờ 30 ngày 22/6/2026", "period", "2026-06-20",
                     "2026-06-22", ""},
        DeadlineCase{"3 năm", "other", "", "", ""},
        DeadlineCase{"Hằng năm, vào dịp 27/7", "yearly", "", "", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=27"},
        DeadlineCase{"Trước ngày 05 của tháng 6", "by-date", "", "2026-06-05", ""},
        DeadlineCase{"Ngày 24/7", "by-date", "", "2026-07-24", ""},
        DeadlineCase{"T7/2026", "month", "2026-07-01", "2026-07-31", ""},
        DeadlineCase{"T7", "other", "", "", ""},
        DeadlineCase{"Q1-Q3/2026", "period", "2026-01-01", "2026-09-30", ""},
        DeadlineCase{"Hằng tuần (thứ Sáu)", "other", "", "", "FREQ=WEEKLY;BYDAY=FR"},
        DeadlineCase{"Hằng năm, từ tháng 11 đến tháng 02", "yearly", "", "", "FREQ=YEARLY;BYMONTH=1,2,11,12"},
        DeadlineCase{"Hằng tháng (từ tháng 3/2026)", "monthly", "2026-03-01", "", "FREQ=MONTHLY"},
        DeadlineCase{"Trước ngày 20/6/2026, 10/12 thôn hoàn thành", "by-date", "", "2026-06-20", ""}));

struct ReasonCase {
  std::string text, document_date, kind, end, reason;

  friend void PrintTo(const ReasonCase& c, std::ostream* out) { *out << c.text; }
};

class DeadlineReason : public testing::TestWithParam<ReasonCase> {};

TEST_P(DeadlineReason, TellsWhyADateIsMissingOrDoubtful) {
  const ReasonCase& c = GetParam();
  const auto deadline = first_deadline(c.text, c.document_date);
  ASSERT_TRUE(deadline);
  EXPECT_EQ(deadline->kind, c.kind);
  EXPECT_EQ(deadline->end.value_or(""), c.end);
  EXPECT_EQ(deadline->reason.value_or(""), c.reason);
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, DeadlineReason,
    testing::Values(
        ReasonCase{"Trước ngày 20/6/2026", "2026-03-10", "by-date", "2026-06-20", ""},
        ReasonCase{"Trước ngày 15/01", "2026-03-10", "by-date", "2026-01-15", "before-document"},
        ReasonCase{"Tháng 02", "2026-03-10", "month", "2026-02-28", "before-document"},
        ReasonCase{"Trước ngày 15/01/2026", "2026-03-10", "by-date", "2026-01-15", ""},
        ReasonCase{"Trước ngày 15/01", "2026", "by-date", "2026-01-15", ""},
        ReasonCase{"Trước ngày 15/01 năm sau", "2026-03-10", "by-date", "2027-01-15", ""},
        ReasonCase{"Trước ngày 15/01", "", "by-date", "", "document-undated"},
        ReasonCase{"Trong năm", "", "year", "", "document-undated"},
        ReasonCase{"Sau 15 ngày kể từ ngày ban hành", "2026-03-10", "conditional", "2026-03-25", ""},
        ReasonCase{"Sau 15 ngày kể từ ngày ban hành", "2026-03", "conditional", "", "document-undated"},
        ReasonCase{"Sau 15 ngày kể từ ngày ban hành Quyết định này", "2026-03-10", "conditional",
                   "2026-03-25", ""},
        ReasonCase{"Sau 15 ngày kể từ ngày ban hành Quyết định", "2026-03-10", "conditional", "", "event"},
        ReasonCase{"Sau 15 ngày kể từ ngày ký hợp đồng", "2026-03-10", "conditional", "", "event"},
        ReasonCase{"Sau 15 ngày kể từ ngày ban hành Kế hoạch của tỉnh", "2026-03-10", "conditional", "",
                   "event"},
        ReasonCase{"Trong 10 ngày làm việc kể từ ngày ký", "2026-03-10", "conditional", "", "working-days"},
        ReasonCase{"Trong 48 giờ kể từ ngày ký", "2026-03-10", "conditional", "", "hours"},
        ReasonCase{"Theo chỉ đạo của tỉnh", "2026-03-10", "conditional", "", "event"},
        ReasonCase{"Trước ngày … tháng 6 năm 2026", "2026-03-10", "by-date", "", "day-blank"},
        ReasonCase{"Trước ngày 31/4/2026", "2026-03-10", "other", "", "impossible-date"},
        ReasonCase{"Ngày 29/02", "2026-03-10", "by-date", "", "impossible-date"},
        ReasonCase{"Từ ngày 20/4/2026 đến ngày 05/4/2026", "2026-03-10", "period", "", "end-before-start"},
        ReasonCase{"Theo nhiệm kỳ", "2026-03-10", "term", "", "term"},
        ReasonCase{"Năm học 2026 - 2027", "2026-03-10", "period", "", "school-year"},
        ReasonCase{"xem phụ lục", "2026-03-10", "other", "", "unread"}));

TEST(Deadlines, OfOneCellKeepTheirOwnPartsAndConditions) {
  const char* cell =
      "- Rà soát: Thường xuyên; - Sơ kết (trước ngày 15/6/2026), hoặc đột xuất khi tỉnh yêu cầu";
  const auto times = parse_deadlines(cell + std::string("."), "2026-03-10");
  ASSERT_EQ(times.size(), 3u);
  EXPECT_EQ(times[0].raw, cell);
  EXPECT_EQ(times[0].kind, "ongoing");
  EXPECT_FALSE(times[0].condition);
  EXPECT_EQ(times[1].raw, "Sơ kết (trước ngày 15/6/2026)");
  EXPECT_EQ(times[1].end, "2026-06-15");
  EXPECT_EQ(times[2].kind, "conditional");
  EXPECT_EQ(times[2].raw, "đột xuất khi tỉnh yêu cầu");
  EXPECT_EQ(times[2].condition, "đột xuất khi tỉnh yêu cầu");
}

TEST(Deadlines, KeepTheWordingOfAConditionAsPrinted) {
  const auto times = parse_deadlines(
      "Theo  Chỉ đạo số 05/CĐ-UBND ngày 03/02/2026 của Uỷ ban, chậm nhất 30/9/2026", "2026-03-10");
  ASSERT_EQ(times.size(), 2u);
  EXPECT_EQ(times[0].condition, "Theo  Chỉ đạo số 05/CĐ-UBND ngày 03/02/2026 của Uỷ ban");
  EXPECT_EQ(times[1].raw, "chậm nhất 30/9/2026");
}

TEST(Deadlines, AreNotTheDatesOfWhatACellCites) {
  for (const char* text : {"Nghị quyết số 11-NQ/TW ngày 02/3/2025", "Luật Lưu trữ năm 2024",
                           "Quyết định số 8/QĐ-UBND của UBND tỉnh ngày 05 tháng 01 năm 2026"}) {
    const auto times = parse_deadlines(text, "2026-03-10");
    ASSERT_EQ(times.size(), 1u) << text;
    EXPECT_EQ(times[0].kind, "other") << text;
  }
  EXPECT_EQ(first_deadline("Thực hiện Kế hoạch số 9/KH-UBND của tỉnh trước ngày 20/6/2026")->end,
            "2026-06-20");
  EXPECT_EQ(first_deadline("Phổ biến Luật Lưu trữ trong tháng 6/2026")->end, "2026-06-30");
}

TEST(Deadline, OfAnEmptyCellIsNone) {
  for (const char* text : {"", "  ", "-", "…", " . ", "/"}) EXPECT_FALSE(first_deadline(text)) << text;
}

TEST(Deadline, KeepsItsWordingWithoutTheClosingMark) {
  EXPECT_EQ(first_deadline(" Hoàn thành trong Quý I/2026; ")->raw, "Hoàn thành trong Quý I/2026");
  EXPECT_EQ(first_deadline("Quý I/2026, (kết hợp).")->raw, "Quý I/2026, (kết hợp)");
}

TEST(Deadline, WithoutAYearStaysOpenWhereTheDocumentTellsNone) {
  const auto day = first_deadline("Trước ngày 10/6", "");
  EXPECT_EQ(day->kind, "by-date");
  EXPECT_FALSE(day->end);
  const auto quarter = first_deadline("Quý III", "");
  EXPECT_EQ(quarter->kind, "quarter");
  EXPECT_FALSE(quarter->start);
}

TEST(Deadline, OfHostileTextIsReadInBoundedTime) {
  std::string text;
  while (text.size() < 100'000) text += "từ ngày 1 đến tháng 1, 2, quý i - ";
  EXPECT_TRUE(first_deadline(text));
  EXPECT_TRUE(first_deadline(std::string(100'000, '1')));
  EXPECT_FALSE(first_deadline(std::string(100'000, '-')));
  text.clear();
  while (text.size() < 100'000) text += "ngày 1/1, (báo cáo số 1/a ";
  EXPECT_LE(parse_deadlines(text, kYear).size(), 32u);
}

}  // namespace
}  // namespace vanthu
