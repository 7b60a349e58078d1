// Days on which repeating duties fall due.
#include "store/recurrence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Days = std::vector<std::string>;

Day day(const std::string& iso) { return parse_day(iso).value(); }

/// The days of `rule`, as a plan of `plan_day` means it, from `from` to `to`.
Days days_of(const std::string& rule, const std::string& plan_day, const std::string& from,
             const std::string& to) {
  const auto repetition = find_repetition(rule, day(plan_day));
  if (!repetition) return {"none"};
  Days days;
  for (const Day found :
       unfold(parse_recurrence(repetition->rule).value(), repetition->since, day(from), day(to))) {
    days.push_back(iso_day(found));
  }
  return days;
}

TEST(ParseDay, TakesWholeDaysOfTheCalendarAlone) {
  for (const char* iso : {"2026-02-28", "2024-02-29", "9999-12-31", "0001-01-01"}) {
    EXPECT_EQ(iso_day(parse_day(iso).value()), iso);
  }
  for (const char* text :
       {"", "2026", "2026-02", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-10", "26-01-10",
        "2026-01-10 ", "2026/01/10", "+026-01-10", "2026-01-+1", "2026-01--1"}) {
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
  }
}

struct Unfolding {
  std::string rule, plan_day, from, to;
  Days days;
};

TEST(Recurrence, UnfoldsWhatPlansWrite) {
  const std::vector<Unfolding> cases{
      {"FREQ=MONTHLY", "2026-01-15", "2026-01-01", "2026-03-31", {"2026-01-31", "2026-02-28", "2026-03-31"}},
      {"FREQ=MONTHLY", "2026-01-31", "2026-01-01", "2026-02-28", {"2026-01-31", "2026-02-28"}},
      {"FREQ=MONTHLY;BYMONTHDAY=20", "2026-01-21", "2026-01-01", "2026-03-19", {"2026-02-20"}},
      {"FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", "2026-01-01", "2026-04-30", {"2026-01-31", "2026-03-31"}},
      {"FREQ=MONTHLY;BYMONTHDAY=5,20",
       "2026-01-01",
       "2026-01-06",
       "2026-02-05",
       {"2026-01-20", "2026-02-05"}},
      {"FREQ=MONTHLY;BYMONTHDAY=-1", "2024-01-01", "2024-02-01", "2024-02-29", {"2024-02-29"}},
      {"FREQ=MONTHLY;INTERVAL=3",
       "2026-02-10",
       "2026-01-01",
       "2026-12-31",
       {"2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"}},
      {"FREQ=MONTHLY;INTERVAL=6", "2026-07-01", "2026-01-01", "2027-06-30", {"2026-12-31", "2027-06-30"}},
      {"FREQ=MONTHLY;INTERVAL=2",
       "2026-02-10",
       "2026-01-01",
       "2026-06-30",
       {"2026-02-28", "2026-04-30", "2026-06-30"}},
      {"FREQ=YEARLY", "2026-05-01", "2026-01-01", "2028-01-01", {"2026-12-31", "2027-12-31"}},
      {"FREQ=YEARLY;BYMONTH=6,12", "2026-05-01", "2026-01-01", "2026-12-31", {"2026-06-30", "2026-12-31"}},
      {"FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15", "2026-11-16", "2026-01-01", "2027-12-31", {"2027-11-15"}},
      {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2026-01-01", "2026-01-01", "2029-12-31", {"2028-02-29"}},
      {"FREQ=YEARLY;INTERVAL=2",
       "2026-05-01",
       "2026-01-01",
       "2030-12-31",
       {"2026-12-31", "2028-12-31", "2030-12-31"}},
      {"FREQ=WEEKLY", "2026-05-06", "2026-05-01", "2026-05-17", {"2026-05-10", "2026-05-17"}},
      {"FREQ=WEEKLY;BYDAY=FR", "2026-05-06", "2026-05-01", "2026-05-16", {"2026-05-08", "2026-05-15"}},
      {"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR",
       "2026-05-06",
       "2026-05-01",
       "2026-05-24",
       {"2026-05-08", "2026-05-18", "2026-05-22"}},
      {"FREQ=DAILY", "2026-05-06", "2026-05-05", "2026-05-08", {"2026-05-06", "2026-05-07", "2026-05-08"}},
      {"FREQ=DAILY;INTERVAL=10",
       "2026-05-06",
       "2026-05-01",
       "2026-05-31",
       {"2026-05-06", "2026-05-16", "2026-05-26"}},
  };
  for (const Unfolding& one : cases) {
    EXPECT_EQ(days_of(one.rule, one.plan_day, one.from, one.to), one.days) << one.rule << " " << one.plan_day;
  }
}

TEST(Recurrence, TakesFromTheFirstDayWhatTheRuleLeavesOpen) {
  const auto occurs = [](const char* rule, const char* since, const char* on) {
    return occurs_on(parse_recurrence(rule).value(), day(since), day(on));
  };
  EXPECT_TRUE(occurs("FREQ=YEARLY", "2026-05-08", "2027-05-08"));
  EXPECT_FALSE(occurs("FREQ=YEARLY", "2026-05-08", "2027-06-08"));
  EXPECT_TRUE(occurs("FREQ=YEARLY;BYMONTH=6", "2026-05-08", "2027-06-08"));
  EXPECT_TRUE(occurs("FREQ=MONTHLY", "2026-05-08", "2026-06-08"));
  EXPECT_FALSE(occurs("FREQ=MONTHLY", "2026-05-08", "2026-04-08")) << "before its first day";
  EXPECT_TRUE(occurs("FREQ=WEEKLY", "2026-05-08", "2026-05-15"));
  EXPECT_FALSE(occurs("FREQ=WEEKLY", "2026-05-08", "2026-05-14"));
}

TEST(Recurrence, OtherRulesAreNone) {
  for (const char* rule : {"",
                           "Hằng năm",
                           "FREQ=",
                           "FREQ",
                           "FREQ=HOURLY",
                           "FREQ=MONTHLY;COUNT=3",
                           "FREQ=MONTHLY;UNTIL=20261231",
                           "FREQ=MONTHLY;BYDAY=1MO",
                           "FREQ=MONTHLY;BYMONTHDAY=0",
                           "FREQ=MONTHLY;BYMONTHDAY=32",
                           "FREQ=MONTHLY;BYMONTHDAY=",
                           "FREQ=YEARLY;BYMONTH=13",
                           "FREQ=DAILY;INTERVAL=0",
                           "FREQ=DAILY;INTERVAL=99999999999",
                           "INTERVAL=2",
                           "FREQ=DAILY;FREQ=DAILY",
                           "FREQ=DAILY;",
                           "FREQ=WEEKLY;BYMONTHDAY=3",
                           "freq=daily",
                           "FREQ=DAILY;INTERVAL=1e3"}) {
    EXPECT_EQ(parse_recurrence(rule), std::nullopt) << rule;
    EXPECT_EQ(find_repetition(rule, day("2026-01-01")), std::nullopt) << rule;
  }
  EXPECT_EQ(parse_recurrence(std::string(100'000, ';')), std::nullopt);
  EXPECT_EQ(find_repetition("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", day("2026-01-01")), std::nullopt)
      << "no such day";
}

TEST(Recurrence, EveryUnfoldedDayIsOneOnWhichItOccurs) {
  for (const char* rule :
       {"FREQ=MONTHLY;INTERVAL=5", "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR", "FREQ=DAILY;INTERVAL=7"}) {
    const auto repetition = find_repetition(rule, day("2026-01-17"));
    ASSERT_TRUE(repetition) << rule;
    const Recurrence read = parse_recurrence(repetition->rule).value();
    EXPECT_TRUE(occurs_on(read, repetition->since, repetition->since)) << rule;
    const auto days = unfold(read, repetition->since, day("2026-01-01"), day("2030-12-31"));
    EXPECT_FALSE(days.empty());
    EXPECT_EQ(days.front(), repetition->since);
    EXPECT_TRUE(std::is_sorted(days.begin(), days.end()));
    for (const Day found : days) EXPECT_TRUE(occurs_on(read, repetition->since, found));
  }
}

}  // namespace
}  // namespace vanthu
