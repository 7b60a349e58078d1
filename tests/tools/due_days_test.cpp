#include "tools/export/due_days.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

Day day(std::string_view iso) { return parse_day(iso).value(); }

Deadline range(std::optional<std::string> start, std::optional<std::string> end,
               std::optional<std::string> recurrence = {}) {
  return {"", "other", std::move(start), std::move(end), std::move(recurrence)};
}

TEST(FirstDayOf, TakesTheFirstDayOfAPartialDate) {
  EXPECT_EQ(first_day_of("2026-03-10"), day("2026-03-10"));
  EXPECT_EQ(first_day_of("2026-03"), day("2026-03-01"));
  EXPECT_EQ(first_day_of("2026"), day("2026-01-01"));
  EXPECT_EQ(first_day_of("2026-02-30"), std::nullopt);
  EXPECT_EQ(first_day_of(std::nullopt), std::nullopt);
}

TEST(DueDays, IsTheEndOfARange) {
  const DueDays june{day("2026-06-30")};
  EXPECT_EQ(find_due_days(range("2026-01-01", "2026-06-30"), std::nullopt), june);
  EXPECT_EQ(find_due_days(range(std::nullopt, "2026-06-30"), std::nullopt), june);
}

TEST(DueDays, IsNoneWhereNothingEnds) {
  const Day plan = day("2026-03-10");
  EXPECT_EQ(find_due_days(range(std::nullopt, std::nullopt), plan), std::nullopt);
  EXPECT_EQ(find_due_days(range("2026-01-01", std::nullopt), plan), std::nullopt);
  EXPECT_EQ(find_due_days(range(std::nullopt, "2026-06"), plan), std::nullopt);
  EXPECT_EQ(find_due_days(range(std::nullopt, "0000-06-01"), plan), std::nullopt);
}

TEST(DueDays, RepeatFromTheStartOrThePlansOwnDay) {
  const auto quarterly =
      find_due_days(range(std::nullopt, std::nullopt, "FREQ=MONTHLY;INTERVAL=3"), day("2026-02-10"));
  EXPECT_EQ(quarterly, (DueDays{day("2026-03-31"), "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"}));
  const auto monthly = find_due_days(range("2026-04-01", "2026-09-30", "FREQ=MONTHLY"), day("2026-02-10"));
  EXPECT_EQ(monthly, (DueDays{day("2026-04-30"), "FREQ=MONTHLY;BYMONTHDAY=-1", day("2026-09-30")}));
  EXPECT_EQ(find_due_days(range(std::nullopt, std::nullopt, "FREQ=MONTHLY"), std::nullopt), std::nullopt);
}

TEST(DueDays, OfARuleThatNobodyCanUnfoldAreThoseOfItsRange) {
  EXPECT_EQ(find_due_days(range("2026-01-01", "2026-12-31", "FREQ=HOURLY"), day("2026-02-10")),
            DueDays{day("2026-12-31")});
}

TEST(DueDays, AreNoneWhereARuleEndsBeforeItsFirstDay) {
  EXPECT_EQ(find_due_days(range("2026-04-01", "2026-04-20", "FREQ=MONTHLY"), std::nullopt), std::nullopt);
}

}  // namespace
}  // namespace vanthu
