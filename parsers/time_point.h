// The points in time that deadlines are made of: a day, month, quarter or year, with or without its year.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/dates.h"

namespace vanthu {

enum class TimeUnit { day, month, quarter, year };

/// "ngày 15/6", "tháng 3, 4/2026", "quý I đến quý III năm 2026", "năm 2026".
struct TimePoint {
  TimeUnit unit = TimeUnit::year;
  std::vector<int> months;  // 1…12 in time's order; those of its quarters; empty for a year
  std::optional<int> day;
  std::optional<int> year;
  std::optional<int> short_year;  // "26" of "15/2/26": needs a year to say which century
  int items = 1;                  // days, months or quarters that it covers
  bool spans = false;             // "quý I - quý III": from the first to the last, not each of a list
  bool over_year_end = false;     // "tháng 11 - tháng 02": a printed year is that of its end
  bool possible = true;           // false where no calendar has it (31/02/2026)
  bool blank_day = false;         // a day was to be written in ("ngày … tháng 6 năm 2026")
  std::size_t length = 0;         // bytes of the text it takes
};

/// The point at the very start of `text`, which is lower case with '-' for every dash and one space between
/// words.  Quarters may be Roman, Arabic, or Roman as OCR misreads it (l, 1, |); with a year behind them the
/// nouns may be short ("t10/2026", "q4/2026").  `bare` also reads "2026", "8/2026" and "10/6" without a noun
/// before them.
std::optional<TimePoint> parse_time_point_at(std::string_view text, bool bare);

/// First to last day of it; `year` fills in for a year that is not printed.  None without a year.
std::optional<DateRange> range_of(const TimePoint& point, std::optional<int> year);

/// "BYMONTH=6,12" and ";BYMONTHDAY=10" of a point that repeats every year, for an RFC 5545 RRULE.
std::string yearly_rule(const TimePoint& point);

}  // namespace vanthu
