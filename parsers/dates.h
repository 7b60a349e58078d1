// Calendar dates as Vietnamese documents print them: day first, blanks left for the pen kept as blanks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

/// A date that was read.
struct ParsedDate {
  std::string iso;         // YYYY-MM-DD; YYYY-MM where the day is blank, YYYY where the month is
  std::size_t length = 0;  // bytes of the text it takes, "ngày" included
  bool partial = false;    // the day, or the day and month, are blank
  bool operator==(const ParsedDate&) const = default;
};

/// A day and month without a year ("10/6", "ngày 15 tháng 9"); a day that no year has gives none.
struct DayMonth {
  int day = 0, month = 0;
  std::size_t length = 0;  // bytes of the text it takes, "ngày" included
  bool operator==(const DayMonth&) const = default;
};

/// Both ends inclusive, ISO.
struct DateRange {
  std::string start, end;
  bool operator==(const DateRange&) const = default;
};

/// The date at the very start of `text`: "ngày 20/3/2026", "20-3-2026", "ngày 08 tháng 5 năm 2026",
/// "tháng Ba năm 2026", and with dots, dashes or nothing in place of a part ("ngày /01/2026", "ngày … tháng …
/// năm 2026").  A blank month makes the date a year even where a day is printed.  None for a date that the
/// calendar lacks (31/02/2026), for a blank or two-digit year, and where no date begins.
/// Only the first 160 bytes are looked at.
std::optional<ParsedDate> parse_date_at(std::string_view text);

/// Bytes that the wording of a date takes at the start of `text`, also where parse_date_at gives none
/// because the day is impossible or the year blank ("ngày 31/02/2026", "ngày … tháng … năm …"); 0 where
/// there is no such wording.
std::size_t date_length_at(std::string_view text);

/// `text` as a whole as an ISO date, surrounding spaces and a closing full stop aside.
std::optional<std::string> parse_date(std::string_view text);

/// The yearless date at the very start of `text`; none where a year follows.
std::optional<DayMonth> parse_day_month_at(std::string_view text);

/// Days of a month, 1…12; 0 for any other month.
int days_in_month(int year, int month);

/// "YYYY-MM-DD", none where the calendar lacks that day or the year is outside 1800…2199.
std::optional<std::string> iso_date(int year, int month, int day);

/// ISO date of a month's last day; none for a month outside 1…12 or a year outside 1800…2199.
std::optional<std::string> end_of_month(int year, int month);

/// First to last day of a month, of a quarter (1…4), of the years `first` to `last`; none where out of range.
std::optional<DateRange> month_range(int year, int month);
std::optional<DateRange> quarter_range(int year, int quarter);
std::optional<DateRange> year_range(int first, int last);

/// The month that `text` names as a whole, in digits or words ("8", "08", "Tám", "Giêng", "mười hai").
std::optional<int> parse_month(std::string_view text);

}  // namespace vanthu
