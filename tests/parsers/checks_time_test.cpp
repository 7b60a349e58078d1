// Checks of deadlines against the calendar and the plan's own time; every check once where it fires and where
// it must not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked_plan.h"
#include "parsers/working_days.h"

namespace vanthu {
namespace {

using namespace vanthu::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Row {
  std::string task, time;
};

/// The default plan, of 12/3/2026, with a table of those tasks.
PlanParts plan_of(const std::vector<Row>& rows) {
  PlanParts plan;
  plan.body = "TT\tNhiệm vụ\tThời gian thực hiện\tCơ quan chủ trì";
  int number = 0;
  for (const Row& row : rows) {
    plan.body += "\n" + std::to_string(++number) + "\t" + row.task + "\t" + row.time + "\tPhòng Kinh tế";
  }
  return plan;
}

PlanParts plan_of(const std::string& task, const std::string& time) { return plan_of({{task, time}}); }

const std::string kOutOfRange = "deadline-out-of-range";

TEST(DeadlineOutOfRange, BeforeTheDateOfIssueIsAnError) {
  const PlanParts plan = plan_of("Trồng 500 cây xanh", "Hoàn thành trước ngày 20/12/2025");
  EXPECT_THAT(found(plan, kOutOfRange), ElementsAre("Hoàn thành trước ngày 20/12/2025"));
  EXPECT_EQ(first_issue(plan, kOutOfRange).severity, Severity::error);
  EXPECT_THAT(first_issue(plan, kOutOfRange).message, HasSubstr("12/3/2026"));
}

TEST(DeadlineOutOfRange, WhatEndsOnTheDayOfIssueOrLaterIsInTime) {
  for (const std::string time : {"Trước ngày 12/3/2026", "Quý I/2026", "Năm 2026", "Từ ngày 01/3/2026",
                                 "Tháng 3/2026", "Năm 2026 và các năm tiếp theo", "Thường xuyên"}) {
    EXPECT_THAT(found(plan_of("Trồng 500 cây xanh", time), kOutOfRange), IsEmpty()) << time;
  }
}

TEST(DeadlineOutOfRange, AMonthThatWasOverIsNoTimeForWork) {
  EXPECT_THAT(found(plan_of("Nghiệm thu vườn ươm", "Tháng 02/2026"), kOutOfRange), SizeIs(1));
}

TEST(DeadlineOutOfRange, AYearlyDateIsNeverOutOfRange) {
  EXPECT_THAT(found(plan_of("Báo cáo kết quả", "Trước ngày 15/01 hằng năm"), kOutOfRange), IsEmpty());
}

TEST(DeadlineOutOfRange, ADayWithoutYearThatIsOverIsDoubtful) {
  const PlanParts plan = plan_of("Trồng 500 cây xanh", "Trước ngày 15/02");
  EXPECT_THAT(found(plan, kOutOfRange), ElementsAre("Trước ngày 15/02"));
  EXPECT_EQ(first_issue(plan, kOutOfRange).severity, Severity::warning);
}

TEST(DeadlineOutOfRange, AReportMayBeAboutPastMonths) {
  EXPECT_THAT(found(plan_of("Báo cáo kết quả trồng cây", "Quý IV/2025"), kOutOfRange), IsEmpty());
}

TEST(DeadlineOutOfRange, OfAnUnknownDateOfIssueTheEarliestIsTold) {
  PlanParts plan = plan_of({{"Trồng 500 cây xanh", "Trước ngày 28/02/2026"},
                            {"Chọn cây giống", "Trước ngày 10/02/2026"},
                            {"Chăm sóc cây", "Quý III/2026"}});
  plan.date = "Tân Phú, ngày      tháng      năm 2026";
  EXPECT_THAT(found(plan, kOutOfRange), ElementsAre("Trước ngày 10/02/2026"));
  EXPECT_EQ(first_issue(plan, kOutOfRange).severity, Severity::warning);
  EXPECT_THAT(first_issue(plan, kOutOfRange).message, HasSubstr("2 thời hạn"));
  EXPECT_THAT(found(plan_of("Chăm sóc cây", "Quý III/2026"), kOutOfRange), IsEmpty());
}

TEST(DeadlineOutOfRange, OfABlankDayTheMonthIsKnown) {
  PlanParts plan =
      plan_of({{"Trồng 500 cây xanh", "Tháng 3/2026"}, {"Chọn cây giống", "Trước ngày 10/02/2026"}});
  plan.date = "Tân Phú, ngày      tháng 3 năm 2026";
  EXPECT_THAT(found(plan, kOutOfRange), ElementsAre("Trước ngày 10/02/2026"));
  EXPECT_EQ(first_issue(plan, kOutOfRange).severity, Severity::error);
  EXPECT_THAT(first_issue(plan, kOutOfRange).message, HasSubstr("ban hành 3/2026"));
}

TEST(DeadlineOutOfRange, BeyondTheYearsOfTheTitleIsAnError) {
  const PlanParts plan = plan_of({{"Trồng 500 cây xanh", "Quý I/2027"},
                                  {"Chọn cây giống", "Quý II/2026"},
                                  {"Chăm sóc cây", "Quý III/2026"}});
  EXPECT_THAT(found(plan, kOutOfRange), ElementsAre("Quý I/2027"));
  EXPECT_THAT(first_issue(plan, kOutOfRange).message, HasSubstr("2026"));
}

TEST(DeadlineOutOfRange, AccountsOfTheYearFollowInTheNext) {
  const PlanParts plan =
      plan_of({{"Báo cáo tổng kết năm", "Trước ngày 15/01/2027"}, {"Trồng 500 cây xanh", "Quý II/2026"}});
  EXPECT_THAT(found(plan, kOutOfRange), IsEmpty());
}

TEST(DeadlineOutOfRange, AGoalBeyondThePlanIsNone) {
  const PlanParts plan =
      plan_of({{"Đạt tỷ lệ che phủ 40%", "Đến năm 2030"}, {"Trồng 500 cây xanh", "Quý II/2026"}});
  EXPECT_THAT(found(plan, kOutOfRange), IsEmpty());
}

TEST(DeadlineOutOfRange, AReviewIsMadeWhenItsTimeIsOver) {
  PlanParts plan = plan_of({{"Khen thưởng tập thể, cá nhân", "Quý II/2026"}, {"Họp xét", "Quý III/2025"}});
  plan.title = "Tổng kết phong trào trồng cây năm 2025";
  plan.date = "Tân Phú, ngày 12 tháng 8 năm 2025";
  EXPECT_THAT(found(plan, kOutOfRange), IsEmpty());
}

TEST(DeadlineOutOfRange, WhatWasDoneIsNoDeadline) {
  EXPECT_THAT(found(plan_of("Chọn cây giống", "Đã hoàn thành tháng 01/2026"), kOutOfRange), IsEmpty());
}

TEST(DeadlineOutOfRange, APlanOfOneYearThatGivesYearlyTasks) {
  PlanParts plan;
  plan.body = "Hằng năm, tổ chức Tết trồng cây.";
  plan.behind =
      "PHỤ LỤC I\nTT\tNhiệm vụ\tThời gian thực hiện\tCơ quan chủ trì\n1\tChọn cây giống. Hằng năm, tổ chức "
      "Tết "
      "trồng cây\tTháng 4/2026\tPhòng Kinh tế";
  EXPECT_THAT(found(plan, kOutOfRange), ElementsAre("Hằng năm"));
  EXPECT_EQ(first_issue(plan, kOutOfRange).severity, Severity::warning);
  plan.title = "Trồng cây xanh trên địa bàn xã Tân Phú giai đoạn 2026 - 2030";
  EXPECT_THAT(found(plan, kOutOfRange), IsEmpty());
}

const std::string kOpen = "deadlines-mostly-open";

std::vector<Row> tasks(int ongoing, int dated) {
  std::vector<Row> rows;
  for (int i = 0; i < ongoing; ++i) rows.push_back({"Chăm sóc cây khu " + std::to_string(i), "Thường xuyên"});
  for (int i = 0; i < dated; ++i) rows.push_back({"Trồng cây khu " + std::to_string(i), "Quý II/2026"});
  return rows;
}

TEST(DeadlinesMostlyOpen, ToldOnceWithTheFigures) {
  EXPECT_THAT(found(plan_of(tasks(6, 2)), kOpen), ElementsAre("Thường xuyên"));
  EXPECT_THAT(first_issue(plan_of(tasks(6, 2)), kOpen).message, HasSubstr("6 trong 8"));
}

TEST(DeadlinesMostlyOpen, SevenOfTenAreNotMost) {
  EXPECT_THAT(found(plan_of(tasks(7, 3)), kOpen), IsEmpty());
  EXPECT_THAT(found(plan_of(tasks(8, 3)), kOpen), SizeIs(1));
}

TEST(DeadlinesMostlyOpen, OfFewTasksNothingIsSaid) {
  EXPECT_THAT(found(plan_of(tasks(4, 0)), kOpen), IsEmpty());
}

TEST(DeadlinesMostlyOpen, WhatComesEveryYearIsNotOpen) {
  std::vector<Row> rows = tasks(3, 0);
  for (int i = 0; i < 3; ++i) rows.push_back({"Kiểm tra khu " + std::to_string(i), "Hằng quý"});
  EXPECT_THAT(found(plan_of(rows), kOpen), IsEmpty());
}

const std::string kNonWorking = "deadline-non-working-day";

TEST(DeadlineNonWorkingDay, WeekendsAndHolidaysAreNoted) {
  struct Case {
    std::string time, says;
  };
  for (const Case& one :
       {Case{"Trước ngày 15/8/2026", "Thứ Bảy"}, Case{"Hoàn thành trước 16/8/2026", "Chủ nhật"},
        Case{"Chậm nhất ngày 30/4/2026", "Ngày Chiến thắng"}, Case{"Trước ngày 01/9/2026", "Quốc khánh"}}) {
    const PlanParts plan = plan_of("Trồng 500 cây xanh", one.time);
    ASSERT_THAT(found(plan, kNonWorking), ElementsAre(one.time));
    EXPECT_EQ(first_issue(plan, kNonWorking).severity, Severity::info);
    EXPECT_THAT(first_issue(plan, kNonWorking).message, HasSubstr(one.says));
    EXPECT_NE(first_issue(plan, kNonWorking).fix, "");
  }
}

TEST(DeadlineNonWorkingDay, WorkingDaysEventsAndMonthsAreNot) {
  for (const std::string time : {"Trước ngày 14/8/2026", "Ngày 16/8/2026", "Tháng 8/2026", "Đến năm 2028",
                                 "Từ ngày 10/8/2026 đến ngày 16/8/2026", "Trước ngày 15/8 hằng năm"}) {
    EXPECT_THAT(found(plan_of("Tổ chức ngày hội", time), kNonWorking), IsEmpty()) << time;
  }
}

TEST(DaysOff, FollowTheCalendarAndTheTable) {
  const auto& holidays = vocabulary().holidays();
  const auto kind = [&](std::string_view iso) { return find_day_off(holidays, iso).kind; };
  EXPECT_EQ(kind("2026-02-15"), DayOff::sunday);
  EXPECT_EQ(kind("2026-02-28"), DayOff::saturday);
  EXPECT_EQ(kind("2026-02-17"), DayOff::holiday);
  EXPECT_EQ(kind("2026-04-27"), DayOff::holiday);
  EXPECT_EQ(kind("2031-01-01"), DayOff::holiday);
  EXPECT_EQ(kind("2026-03-02"), DayOff::none);
  EXPECT_EQ(kind("2026-03"), DayOff::none);
}

}  // namespace
}  // namespace vanthu
