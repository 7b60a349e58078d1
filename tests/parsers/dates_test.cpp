#include "parsers/dates.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace vanthu {
namespace {

struct DateCase {
  std::string text;
  std::string iso;  // "" where no date is to be read
  std::string rest;

  friend void PrintTo(const DateCase& c, std::ostream* out) { *out << c.text; }
};

class DateWording : public testing::TestWithParam<DateCase> {};

TEST_P(DateWording, GivesItsIsoDateAndLength) {
  const DateCase& c = GetParam();
  const auto date = parse_date_at(c.text);
  ASSERT_TRUE(date) << c.text;
  EXPECT_EQ(date->iso, c.iso) << c.text;
  EXPECT_EQ(c.text.substr(date->length), c.rest) << c.text;
  EXPECT_EQ(date->partial, c.iso.size() < 10) << c.text;
  EXPECT_EQ(date_length_at(c.text), date->length) << c.text;
}

INSTANTIATE_TEST_SUITE_P(Forms, DateWording,
                         testing::Values(DateCase{"ngày 20/3/2026 của", "2026-03-20", " của"},
                                         DateCase{"ngày 20-3-2026", "2026-03-20", ""},
                                         DateCase{"ngày 20.3.2026,", "2026-03-20", ","},
                                         DateCase{"ngày 20 / 3 / 2026", "2026-03-20", ""},
                                         DateCase{"Ngày 08/05/2026", "2026-05-08", ""},
                                         DateCase{"08/5/2026;", "2026-05-08", ";"},
                                         DateCase{"ngày 08 tháng 5 năm 2026", "2026-05-08", ""},
                                         DateCase{"NGÀY 08 THÁNG 5 NĂM 2026", "2026-05-08", ""},
                                         DateCase{"08 tháng 5 năm 2026 về", "2026-05-08", " về"},
                                         DateCase{"ngày 05 tháng Ba năm 2026", "2026-03-05", ""},
                                         DateCase{"ngày 5 tháng năm năm 2026", "2026-05-05", ""},
                                         DateCase{"ngày 5 tháng Mười Hai năm 2026", "2026-12-05", ""},
                                         DateCase{"ngày 20/3 năm 2026", "2026-03-20", ""},
                                         DateCase{"ngày 29/02/2028", "2028-02-29", ""}));

INSTANTIATE_TEST_SUITE_P(
    Blanks, DateWording,
    testing::Values(DateCase{"ngày /01/2026", "2026-01", ""}, DateCase{"ngày     /     /2026", "2026", ""},
                    DateCase{"ngày ..../..../2026", "2026", ""}, DateCase{"ngày …/4/2026", "2026-04", ""},
                    DateCase{"ngày tháng 01 năm 2025", "2025-01", ""},
                    DateCase{"tháng 01 năm 2025", "2025-01", ""}, DateCase{"tháng 8/2026.", "2026-08", "."},
                    DateCase{"ngày … tháng … năm 2026", "2026", ""},
                    DateCase{"ngày ___ tháng ___ năm 2026", "2026", ""},
                    DateCase{"ngày tháng năm 2026", "2026", ""},
                    DateCase{"ngày ....... tháng 3 năm 2026", "2026-03", ""},
                    // A day without its month says no more than the year.
                    DateCase{"ngày 15 tháng … năm 2026", "2026", ""}));

class NoDate : public testing::TestWithParam<std::string> {};

TEST_P(NoDate, IsRead) { EXPECT_FALSE(parse_date_at(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Forms, NoDate,
                         testing::Values("", "ngày", "ngày 10/6", "quý I/2026", "ngày 31/02/2026",
                                         "ngày 29/02/2026", "ngày 00/5/2026", "ngày 12/13/2026",
                                         "tháng 13 năm 2026", "ngày 1/1/20261", "ngày 1/1/0000",
                                         "ngày … tháng … năm …", "ngày 20/3/26", " 20/3/2026", "số 20/3/2026",
                                         "2026"));

TEST(Dates, KeepTheLengthOfAWordingThatNoCalendarHas) {
  EXPECT_EQ(date_length_at("31/02/2026 của"), std::string("31/02/2026").size());
  EXPECT_EQ(date_length_at("ngày 20/3/26"), std::string("ngày 20/3/26").size());
  EXPECT_EQ(date_length_at("ngày tháng năm"), std::string("ngày tháng năm").size());
  EXPECT_EQ(date_length_at("ngày hội"), 0u);
}

TEST(Dates, AreReadWholeOrNotAtAll) {
  EXPECT_EQ(parse_date(" ngày 01/7/2026. "), "2026-07-01");
  EXPECT_FALSE(parse_date("ngày 01/7/2026 và"));
  EXPECT_FALSE(parse_date(""));
}

TEST(Dates, WithoutAYearAreDayAndMonth) {
  const auto day = parse_day_month_at("ngày 10/6, báo cáo");
  ASSERT_TRUE(day);
  EXPECT_EQ(*day, (DayMonth{10, 6, std::string("ngày 10/6").size()}));
  EXPECT_TRUE(parse_day_month_at("15 tháng 9 hằng năm"));
  EXPECT_TRUE(parse_day_month_at("29/02")) << "exists in leap years";
  EXPECT_FALSE(parse_day_month_at("30/02"));
  EXPECT_FALSE(parse_day_month_at("10/6/2026")) << "a year follows";
}

TEST(Calendar, KnowsTheLengthOfMonths) {
  EXPECT_EQ(days_in_month(2026, 2), 28);
  EXPECT_EQ(days_in_month(2028, 2), 29);
  EXPECT_EQ(days_in_month(2100, 2), 28);
  EXPECT_EQ(days_in_month(2000, 2), 29);
  EXPECT_EQ(days_in_month(2026, 12), 31);
  EXPECT_EQ(days_in_month(2026, 0), 0);
  EXPECT_EQ(days_in_month(2026, 13), 0);
}

TEST(Calendar, GivesInclusiveRanges) {
  EXPECT_EQ(end_of_month(2026, 4), "2026-04-30");
  EXPECT_EQ(quarter_range(2026, 1), (DateRange{"2026-01-01", "2026-03-31"}));
  EXPECT_EQ(quarter_range(2026, 4), (DateRange{"2026-10-01", "2026-12-31"}));
  EXPECT_FALSE(quarter_range(2026, 5));
  EXPECT_EQ(year_range(2026, 2030), (DateRange{"2026-01-01", "2030-12-31"}));
  EXPECT_FALSE(year_range(2030, 2026));
  EXPECT_FALSE(iso_date(99999, 1, 1));
}

TEST(Dates, EveryDayOfAYearSurvivesTheRoundTrip) {
  int days = 0;
  for (int month = 1; month <= 12; ++month) {
    for (int day = 1; day <= days_in_month(2026, month); ++day, ++days) {
      const std::string printed = "ngày " + std::to_string(day) + "/" + std::to_string(month) + "/2026";
      EXPECT_EQ(parse_date(printed), iso_date(2026, month, day)) << printed;
    }
  }
  EXPECT_EQ(days, 365);
}

TEST(Dates, TakeAnyBytes) {
  const std::string junk = "ngày \xFF\xC3/\xE1\xBB tháng \x80 năm 20\xF0";
  for (std::size_t i = 0; i <= junk.size(); ++i) {
    EXPECT_FALSE(parse_date_at(junk.substr(i))) << i;
  }
}

}  // namespace
}  // namespace vanthu
