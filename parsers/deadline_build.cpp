#include "parsers/deadline_build.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "parsers/time_point.h"

namespace vanthu {
namespace {

Deadline deadline(std::string kind, std::string recurrence = {}) {
  Deadline made;
  made.kind = std::move(kind);
  if (!recurrence.empty()) made.recurrence = std::move(recurrence);
  return made;
}

Deadline deadline(std::string kind, const std::optional<DateRange>& range) {
  Deadline made;
  made.kind = std::move(kind);
  if (range) {
    made.start = range->start;
    made.end = range->end;
  }
  return made;
}

Deadline due_by(std::optional<std::string> end) {
  Deadline made = deadline("by-date");
  made.end = std::move(end);
  return made;
}

Deadline open_from(std::optional<std::string> start) {
  Deadline made = deadline("from-year");
  made.start = std::move(start);
  return made;
}

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int count_of(std::string_view word) {
  static constexpr std::pair<std::string_view, int> kWords[] = {{"một", 1}, {"hai", 2}, {"ba", 3},
                                                                {"bốn", 4}, {"sáu", 6}, {"chín", 9}};
  for (const auto& [name, value] : kWords) {
    if (word == name) return value;
  }
  return to_int(word);
}

bool says_every_year(std::string_view rest) {
  static const Pattern pattern(",? ?\\(?(?:h[ằà]ng|mỗi|từng) năm");
  return pattern.match_at(rest).has_value();
}

bool stays_open(std::string_view rest) {
  static const Pattern pattern(
      "[,;]? ?\\(?(?:(?:và )?(?:cho )?(?:các|những) năm (?:tiếp|sau|kế|tới|về sau)|trở đi|và (?:tiếp theo|về "
      "sau))");
  return pattern.match_at(rest).has_value();
}

/// Once every `interval` of `unit`.
Deadline cadence(int interval, std::string_view unit) {
  int months = unit == "tháng" ? interval : unit == "quý" ? interval * 3 : unit == "năm" ? interval * 12 : 0;
  switch (months) {
    case 1:
      return deadline("monthly", "FREQ=MONTHLY");
    case 3:
      return deadline("quarterly", "FREQ=MONTHLY;INTERVAL=3");
    case 6:
      return deadline("half-yearly", "FREQ=MONTHLY;INTERVAL=6");
    case 12:
      return deadline("yearly", "FREQ=YEARLY");
    default:
      break;
  }
  if (interval < 1) return deadline("other");
  if (months > 0 && months % 12 == 0)
    return deadline("other", fmt::format("FREQ=YEARLY;INTERVAL={}", months / 12));
  if (months > 0) return deadline("other", fmt::format("FREQ=MONTHLY;INTERVAL={}", months));
  const std::string frequency = unit == "ngày" ? "FREQ=DAILY" : "FREQ=WEEKLY";
  return deadline("other", interval == 1 ? frequency : fmt::format("{};INTERVAL={}", frequency, interval));
}

/// What happens on `point` every year.
Deadline every_year_on(const TimePoint& point) {
  return point.possible ? deadline("yearly", yearly_rule(point)) : deadline("other");
}

/// "… năm 2026", "(giai đoạn 2026 - 2030)" directly behind a repeating time.
void bound_by_years(Deadline& repeated, std::string_view rest) {
  static const Pattern pattern(
      " ?,? ?\\(?(?:trong |của |từ )?(?:giai đoạn |năm )((?:19|20)[0-9]{2})"
      "(?: ?- ?| đến (?:năm )?)?((?:19|20)[0-9]{2})?");
  const auto match = pattern.match_at(rest);
  if (!match) return;
  const int first = to_int(match->text(rest, 1));
  const auto years = year_range(first, match->has(2) ? to_int(match->text(rest, 2)) : first);
  if (!years) return;
  repeated.start = years->start;
  repeated.end = years->end;
}

/// The day that "hằng năm, trước ngày 15/11" adds.
std::optional<Deadline> yearly_on_named_day(std::string_view rest) {
  static const Pattern pattern(
      " ?[,;(:-]? ?(?:(?:báo cáo|hoàn thành|xong|gửi|tổng kết|thực hiện) )*"
      "(?:trước|chậm nhất|muộn nhất|vào|trong)(?: là)?(?: vào)? ");
  const auto lead_in = pattern.match_at(rest);
  if (!lead_in) return std::nullopt;
  const auto point = parse_time_point_at(rest.substr(lead_in->whole().end), true);
  if (!point || point->year || point->short_year || !point->possible) return std::nullopt;
  return every_year_on(*point);
}

/// The last day before a period, which begins on the first of a month.
std::optional<std::string> day_before(const DateRange& period) {
  const int year = to_int(std::string_view(period.start).substr(0, 4));
  const int month = to_int(std::string_view(period.start).substr(5, 2));
  return month == 1 ? end_of_month(year - 1, 12) : end_of_month(year, month - 1);
}

/// Years named beside the first: "năm 2026, 2027 và 2028".
int last_listed_year(int first, std::string_view rest) {
  static const Pattern next("(?:,| và|, và|;) (?:năm )?((?:19|20)[0-9]{2})");
  int last = first;
  for (auto match = next.match_at(rest); match; match = next.match_at(rest)) {
    last = std::max(last, to_int(match->text(rest, 1)));
    rest = rest.substr(match->whole().end);
  }
  return last;
}

Deadline at_point(const TimePoint& point, std::string_view rest, std::optional<int> document_year) {
  if (!point.possible) return deadline("other");
  const bool dated = point.year || point.short_year;
  if (!dated && says_every_year(rest)) return every_year_on(point);
  const auto range = range_of(point, document_year);
  if (stays_open(rest)) return open_from(range ? std::optional(range->start) : std::nullopt);
  switch (point.unit) {
    case TimeUnit::day:
      return due_by(range ? std::optional(range->end) : std::nullopt);
    case TimeUnit::month:
      return deadline(point.spans ? "period" : "month", range);
    case TimeUnit::quarter:
      return deadline(point.spans ? "period" : "quarter", range);
    case TimeUnit::year:
      break;
  }
  const int last = last_listed_year(*point.year, rest);
  if (last > *point.year) return deadline("period", year_range(*point.year, last));
  return deadline("year", range);
}

}  // namespace

std::optional<Deadline> build_ongoing(const DeadlineMatch&) { return deadline("ongoing"); }
std::optional<Deadline> build_conditional(const DeadlineMatch&) { return deadline("conditional"); }
std::optional<Deadline> build_term(const DeadlineMatch&) { return deadline("term"); }
std::optional<Deadline> build_school_year(const DeadlineMatch&) { return deadline("period"); }

std::optional<Deadline> build_every(const DeadlineMatch& found) {
  const std::string_view unit = found.group(1);
  // The pattern took one character more than the noun to see that the word ends there.
  const std::string_view rest = found.text.substr(found.match.groups[1].end);
  if (unit == "năm") {
    if (auto named = yearly_on_named_day(rest)) return named;
  }
  static const Pattern day_of_month(" ?[,;(:-]? ?(?:trước |chậm nhất |vào )?ngày ([0-9]{1,2})(?:[^0-9/]|$)");
  const auto day = unit == "tháng" ? day_of_month.match_at(rest) : std::nullopt;
  const int number = day ? to_int(day->text(rest, 1)) : 0;
  Deadline made = cadence(1, unit);
  if (number >= 1 && number <= 31) *made.recurrence += fmt::format(";BYMONTHDAY={}", number);
  bound_by_years(made, rest);
  return made;
}

std::optional<Deadline> build_interval(const DeadlineMatch& found) {
  if (found.match.has(1)) return cadence(count_of(found.group(1)), found.group(2));
  return cadence(count_of(found.group(3)), found.group(4));
}

/// "2 lần/năm", "mỗi quý một lần".
std::optional<Deadline> build_times(const DeadlineMatch& found) {
  const int times = count_of(found.match.has(1) ? found.group(1) : found.group(4));
  const std::string_view unit = found.match.has(2) ? found.group(2) : found.group(3);
  if (times == 1) return cadence(1, unit);
  const int months = unit == "năm" ? 12 : unit == "quý" ? 3 : 0;
  if (times < 1 || months == 0 || months % times != 0) return deadline("other");
  return cadence(months / times, "tháng");
}

std::optional<Deadline> build_half_year_and_year(const DeadlineMatch&) {
  return deadline("half-yearly", "FREQ=YEARLY;BYMONTH=6,12");
}

/// The report "6 tháng", "9 tháng": due when they end.
std::optional<Deadline> build_report_months(const DeadlineMatch& found) {
  const int months = count_of(found.group(1));
  const bool second_half = found.group(2) == "cuối";
  if (found.match.has(3)) {
    const int year = to_int(found.group(3));
    const auto first = month_range(year, second_half ? 13 - months : 1);
    const auto last = month_range(year, second_half ? 12 : months);
    return deadline("period",
                    first && last ? std::optional(DateRange{first->start, last->end}) : std::nullopt);
  }
  return deadline(months == 6 ? "half-yearly" : "yearly",
                  fmt::format("FREQ=YEARLY;BYMONTH={}", second_half ? 12 : months));
}

std::optional<Deadline> build_weekday(const DeadlineMatch& found) {
  static constexpr std::pair<std::string_view, std::string_view> kDays[] = {
      {"hai", "MO"}, {"2", "MO"},   {"ba", "TU"}, {"3", "TU"},   {"tư", "WE"},  {"4", "WE"}, {"năm", "TH"},
      {"5", "TH"},   {"sáu", "FR"}, {"6", "FR"},  {"bảy", "SA"}, {"bẩy", "SA"}, {"7", "SA"}};
  if (!found.match.has(1)) return deadline("other", "FREQ=WEEKLY;BYDAY=SU");
  for (const auto& [name, code] : kDays) {
    if (found.group(1) == name) return deadline("other", fmt::format("FREQ=WEEKLY;BYDAY={}", code));
  }
  return std::nullopt;
}

std::optional<Deadline> build_day_of_month(const DeadlineMatch& found) {
  if (!found.match.has(1)) return deadline("monthly", "FREQ=MONTHLY;BYMONTHDAY=-1");
  const int day = to_int(found.group(1));
  if (day < 1 || day > 31) return deadline("other");
  return deadline("monthly", fmt::format("FREQ=MONTHLY;BYMONTHDAY={}", day));
}

std::optional<Deadline> build_quarter_end_month(const DeadlineMatch& found) {
  std::string rule = "FREQ=YEARLY;BYMONTH=3,6,9,12";
  const int day = found.match.has(1) ? to_int(found.group(1)) : 0;
  if (day >= 1 && day <= 31) rule += fmt::format(";BYMONTHDAY={}", day);
  return deadline("quarterly", rule);
}

/// "từ A đến B", "A - B".
std::optional<Deadline> build_between(const DeadlineMatch& found) {
  static const Pattern connector(" ?(?:đến|cho đến|tới|-)(?: trước)?(?: hết| cuối)* ?");
  static const Pattern day_alone("(?:ngày )?([0-9]{1,2}) ?(?:đến|-)(?: hết)? ?");
  const std::string_view from = found.text.substr(found.match.groups[1].begin);
  const auto first = parse_time_point_at(from, true);
  if (!first) {
    const auto day = day_alone.match_at(from);
    const auto last = day ? parse_time_point_at(from.substr(day->whole().end), true) : std::nullopt;
    if (!last || last->unit != TimeUnit::day) return std::nullopt;
    TimePoint opening = *last;
    opening.day = to_int(day->text(from, 1));
    const auto start = range_of(opening, found.document_year);
    const auto end = range_of(*last, found.document_year);
    if (!start || !end) return deadline(last->possible ? "period" : "other");
    return deadline("period", DateRange{start->start, end->end});
  }
  const std::string_view behind = from.substr(first->length);
  const auto joined = connector.match_at(behind);
  const auto last = joined ? parse_time_point_at(behind.substr(joined->whole().end), true) : std::nullopt;
  const bool says_from = found.text.substr(found.match.whole().begin).starts_with("từ ");
  if (!last && says_from && first->items > 1) {
    return deadline(first->possible ? "period" : "other", range_of(*first, found.document_year));
  }
  if (!last) return std::nullopt;
  const std::string_view rest = behind.substr(joined->whole().end + last->length);
  if (!first->possible || !last->possible) return deadline("other");
  if (!last->year && says_every_year(rest)) return deadline("yearly", "FREQ=YEARLY");
  const auto start = range_of(*first, last->year ? last->year : found.document_year);
  const auto end = range_of(*last, first->year ? first->year : found.document_year);
  if (stays_open(rest)) return open_from(start ? std::optional(start->start) : std::nullopt);
  if (!start || !end || start->start > end->end) return deadline("period");
  return deadline("period", DateRange{start->start, end->end});
}

/// "trước", "đến", "chậm nhất" and a point.  A day counts as included even after "trước"; before a month,
/// quarter or year means before its first day.
std::optional<Deadline> build_by(const DeadlineMatch& found) {
  const auto point = parse_time_point_at(found.rest(), true);
  if (!point) return std::nullopt;
  if (!point->possible) return deadline("other");
  const bool dated = point->year || point->short_year;
  if (!dated && says_every_year(found.rest().substr(point->length))) return every_year_on(*point);
  const auto range = range_of(*point, found.document_year);
  if (!range) return due_by(std::nullopt);
  const bool before = found.group(1) == "trước" && !found.match.has(2) && point->unit != TimeUnit::day;
  return due_by(before ? day_before(*range) : range->end);
}

std::optional<Deadline> build_from(const DeadlineMatch& found) {
  const auto point = parse_time_point_at(found.rest(), true);
  if (!point) return std::nullopt;
  if (!point->possible) return deadline("other");
  const auto range = range_of(*point, found.document_year);
  return open_from(range ? std::optional(range->start) : std::nullopt);
}

std::optional<Deadline> build_week_of_month(const DeadlineMatch& found) {
  const auto month = parse_time_point_at(found.group(1), true);
  return month ? std::optional(deadline("month", range_of(*month, found.document_year))) : std::nullopt;
}

std::optional<Deadline> build_point(const DeadlineMatch& found) {
  const std::string_view from = found.text.substr(found.match.groups[2].begin);
  const auto point = parse_time_point_at(from, false);
  if (!point) return std::nullopt;
  Deadline made = at_point(*point, from.substr(point->length), found.document_year);
  const bool at_its_end = found.group(1) == "cuối" || found.group(1) == "hết";
  const bool is_period = made.kind == "year" || made.kind == "quarter" || made.kind == "month";
  return at_its_end && is_period ? due_by(made.end) : made;
}

std::optional<Deadline> build_bare_point(const DeadlineMatch& found) {
  const auto point = parse_time_point_at(found.text, true);
  if (!point) return std::nullopt;
  const std::string_view rest = found.text.substr(point->length);
  static const Pattern ends("[ .;,)]*(?:\\(.*)?$");
  if (!ends.match_at(rest) && !stays_open(rest) && !says_every_year(rest) && rest.substr(0, 1) != ",") {
    return std::nullopt;
  }
  return at_point(*point, rest, found.document_year);
}

std::optional<Deadline> build_this_year(const DeadlineMatch& found) {
  static const Pattern other_sense(" ?(?:[0-9]|học|đầu|thứ)");
  if (other_sense.match_at(found.rest())) return std::nullopt;
  const auto year =
      found.document_year ? year_range(*found.document_year, *found.document_year) : std::nullopt;
  const std::string_view part = found.group(found.match.has(1) ? 1 : 2);
  if (part == "cuối" || part == "hết") {
    return due_by(year ? std::optional(year->end) : std::nullopt);
  }
  return deadline("year", year);
}

}  // namespace vanthu
