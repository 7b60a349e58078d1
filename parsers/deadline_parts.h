// What the builders of deadlines share: kinds, the words behind a point in time, and counting days.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/deadline_build.h"
#include "parsers/time_point.h"

namespace vanthu {

// Codes of Deadline::reason; docs/record.md tells them.
constexpr const char* kReasonEvent = "event";
constexpr const char* kReasonWorkingDays = "working-days";
constexpr const char* kReasonHours = "hours";
constexpr const char* kReasonDocumentUndated = "document-undated";
constexpr const char* kReasonBlankDay = "day-blank";
constexpr const char* kReasonImpossible = "impossible-date";
constexpr const char* kReasonBeforeDocument = "before-document";
constexpr const char* kReasonEndBeforeStart = "end-before-start";
constexpr const char* kReasonTerm = "term";
constexpr const char* kReasonSchoolYear = "school-year";
constexpr const char* kReasonUnread = "unread";

/// A point in time with the year that it is in.
struct PlacedPoint {
  TimePoint point;
  std::optional<int> year;    // where the point prints none: the document's, or the next for "năm sau"
  bool year_is_said = false;  // printed, or by "năm sau", "năm nay"
  std::size_t end = 0;        // in the text: behind it, "năm sau" included
};

/// The point at `begin` of a folded text; `bare` as in parse_time_point_at.
std::optional<PlacedPoint> place_point(const DeadlineMatch& found, std::size_t begin, bool bare);

Deadline make_deadline(std::string kind, std::string recurrence = {});
Deadline make_deadline(std::string kind, const DateRange& range);
/// Without dates, for a reason.
Deadline undated(std::string kind, std::string reason);

/// First to last day, or the reason why there is none; a yearless point that ends before the document's own
/// day keeps its dates and says so.
Deadline make_dated(std::string kind, const PlacedPoint& placed, std::string_view document_date);
/// "by-date" with the last day of it, "from-year" with the first.
Deadline due_by(const PlacedPoint& placed, std::string_view document_date);
Deadline open_from(const PlacedPoint& placed, std::string_view document_date);
/// What happens at that point every year.
Deadline every_year_on(const TimePoint& point);
/// Once every `interval` of "ngày", "tuần", "tháng", "quý" or "năm".
Deadline cadence(int interval, std::string_view unit);

/// The deadline that a point makes on its own, with the words behind it: "hằng năm", "và các năm tiếp theo",
/// "năm 2026, 2027".
TimesRead read_point(const PlacedPoint& placed, const DeadlineMatch& found);

/// The times from one point to another that begin at `begin`; `says_from` where "từ" stands before it.
std::optional<TimesRead> read_span(const DeadlineMatch& found, std::size_t begin, bool says_from);

/// The same of every year, for a span without years; days are kept in `raw` alone, since no rule spans them.
std::optional<TimesRead> read_yearly_span(const DeadlineMatch& found, std::size_t begin);

/// Two or more days without a year from `begin` on, each of every year.
std::optional<TimesRead> read_yearly_days(const DeadlineMatch& found, std::size_t begin);

/// Bytes of "hằng năm", and of "và các năm tiếp theo", at the start of `rest`; 0 where it does not stand
/// there.
std::size_t every_year_length(std::string_view rest);
std::size_t staying_open_length(std::string_view rest);

/// Why a point has no dates.
std::string why_undated(const PlacedPoint& placed);
/// False where the document's day is not wholly known.
bool is_before(std::string_view iso, std::string_view document_date);

int to_int(std::string_view digits);
/// A count in digits or words, 0 for none.
int count_of(std::string_view word);

/// `days` after an ISO date (before it where negative); none where there is no such day.
std::optional<std::string> shift_days(std::string_view iso, int days);
/// The same day `months` later, or the last of that month where it lacks the day (Bộ luật Dân sự 2015, Điều
/// 148).
std::optional<std::string> shift_months(std::string_view iso, int months);

/// One deadline, read up to `end`.
TimesRead read_to(std::size_t end, Deadline deadline);

}  // namespace vanthu
