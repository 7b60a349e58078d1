// Times that repeat, and the reports of parts of the year.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parsers/deadline_parts.h"

namespace vanthu {
namespace {

/// The numbers of a short list of days of the month; empty where one of them is none.
std::vector<int> days_of_month(std::string_view list) {
  static const Pattern number("[0-9]{1,2}");
  std::vector<int> days;
  for (auto match = number.find(list); match; match = number.find(list, match->whole().end)) {
    const int day = to_int(match->text(list, 0));
    if (day < 1 || day > 31) return {};
    days.push_back(day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

/// "MO,TH" of "thứ hai và thứ năm"; empty where a day is none.
std::string weekday_codes(std::string_view list) {
  static constexpr std::pair<std::string_view, std::string_view> kDays[] = {
      {"hai", "MO"}, {"2", "MO"},   {"ba", "TU"}, {"3", "TU"},   {"tư", "WE"},  {"4", "WE"}, {"năm", "TH"},
      {"5", "TH"},   {"sáu", "FR"}, {"6", "FR"},  {"bảy", "SA"}, {"bẩy", "SA"}, {"7", "SA"}};
  static const Pattern item("(chủ nhật)|(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])");
  std::vector<std::string_view> codes;
  for (auto match = item.find(list); match; match = item.find(list, match->whole().end)) {
    if (match->has(1)) codes.push_back("SU");
    for (const auto& [name, code] : kDays) {
      if (match->text(list, 2) == name) codes.push_back(code);
    }
  }
  return fmt::format("{}", fmt::join(codes, ","));
}

Deadline report_of_months(int months, bool second_half) {
  return make_deadline(months == 6 ? "half-yearly" : "yearly",
                       fmt::format("FREQ=YEARLY;BYMONTH={}", second_half ? 12 : months));
}

std::string months_of_quarters(std::string_view which) {
  if (which == "đầu") return "1,4,7,10";
  return which == "giữa" ? "2,5,8,11" : "3,6,9,12";
}

Deadline month_of_quarter(std::string_view day, std::string_view which) {
  const int number = to_int(day);
  if (!day.empty() && (number < 1 || number > 31)) return undated("other", kReasonImpossible);
  std::string rule = "FREQ=YEARLY;BYMONTH=" + months_of_quarters(which);
  if (!day.empty()) rule += fmt::format(";BYMONTHDAY={}", number);
  return make_deadline("quarterly", rule);
}

/// "… năm 2026", "(giai đoạn 2026 - 2030)", "từ tháng 4 đến tháng 9/2026" directly behind a repeating time:
/// where it ends.
std::size_t bound(Deadline& repeated, const DeadlineMatch& found, std::size_t begin) {
  static const Pattern years(
      " ?[,;]? ?\\(?(?:trong |của )?(?:giai đoạn |năm )((?:19|20)[0-9]{2})"
      "(?:(?: ?- ?| đến (?:hết )?(?:năm )?)((?:19|20)[0-9]{2}))?(?:[^0-9]|$)");
  static const Pattern from(" ?,? ?\\(?(?:bắt đầu |kể |áp dụng )?từ ");
  if (const auto match = years.match_at(found.text, begin)) {
    const int first = to_int(match->text(found.text, 1));
    const auto range = year_range(first, match->has(2) ? to_int(match->text(found.text, 2)) : first);
    if (!range) return begin;
    repeated.start = range->start;
    repeated.end = range->end;
    return match->groups[match->has(2) ? 2 : 1].end;
  }
  const auto match = from.match_at(found.text, begin);
  if (!match) return begin;
  const std::size_t inside = match->whole().end;
  if (const auto span = read_span(found, inside, true)) {
    const Deadline& limits = span->deadlines.front();
    if (limits.kind == "other" || limits.recurrence) return begin;
    repeated.start = limits.start;
    repeated.end = limits.end;
    return span->end;
  }
  const auto placed = place_point(found, inside, true);
  if (!placed || !placed->point.possible) return begin;
  repeated.start = open_from(*placed, found.document_date).start;
  return placed->end + staying_open_length(found.text.substr(placed->end));
}

/// The days or months that "hằng năm, trước ngày 15/11", "hằng năm (tháng 11)" add.
std::optional<TimesRead> yearly_on_named_day(const DeadlineMatch& found, std::size_t begin) {
  static const Pattern lead_in(
      " ?[,;(:-]? ?(?:(?:báo cáo|hoàn thành|xong|gửi|tổng kết|thực hiện) )*"
      "(?:trước|chậm nhất|muộn nhất|vào|trong)(?: là)?(?: vào)?(?: dịp)? | ?[,(:] ?");
  static const Pattern span(" ?[,(:]? ?từ ");
  if (const auto from = span.match_at(found.text, begin)) return read_yearly_span(found, from->whole().end);
  const auto led = lead_in.match_at(found.text, begin);
  if (!led) return std::nullopt;
  const std::size_t inside = led->whole().end;
  if (auto days = read_yearly_days(found, inside)) return days;
  const bool has_word = led->whole().size() > 3;
  const auto placed = place_point(found, inside, has_word);
  if (!placed || placed->year_is_said || !placed->point.possible) return std::nullopt;
  if (placed->point.unit == TimeUnit::year || placed->point.blank_day) return std::nullopt;
  return read_to(placed->end, every_year_on(placed->point));
}

std::optional<TimesRead> weekly_on_named_day(const DeadlineMatch& found, std::size_t begin) {
  static const Pattern days(
      "(?: ?[,(:] ?| )(?:vào )?(?:ngày |sáng |chiều )*"
      "((?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)"
      "(?:(?:, | và |, và )(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật))*)");
  const auto match = days.match_at(found.text, begin);
  if (!match) return std::nullopt;
  const std::string codes = weekday_codes(match->text(found.text, 1));
  return read_to(match->whole().end, make_deadline("other", "FREQ=WEEKLY;BYDAY=" + codes));
}

/// What "hằng tháng, trước ngày 25", "hằng quý, ngày 15 của tháng cuối quý" add.
std::optional<TimesRead> on_named_day(const DeadlineMatch& found, std::string_view unit, std::size_t begin) {
  static const Pattern day_of_month(
      " ?[,;(:-]? ?(?:trước |chậm nhất |vào )?ngày ([0-9]{1,2}(?:(?:, | và |, và )(?:ngày )?[0-9]{1,2})*)"
      "(?:[^0-9/]|$)");
  static const Pattern month_of_the_quarter(
      " ?[,;(:-]? ?(?:(?:trước|chậm nhất|vào) )*(?:ngày ([0-9]{1,2}) (?:của )?)?tháng (đầu|giữa|cuối)"
      "(?: cùng)?(?: (?:của )?qu[ýí])?");
  if (unit == "năm") return yearly_on_named_day(found, begin);
  if (unit == "tuần") return weekly_on_named_day(found, begin);
  if (unit == "quý") {
    const auto match = month_of_the_quarter.match_at(found.text, begin);
    if (!match) return std::nullopt;
    return read_to(match->whole().end,
                   month_of_quarter(match->text(found.text, 1), match->text(found.text, 2)));
  }
  const auto match = unit == "tháng" ? day_of_month.match_at(found.text, begin) : std::nullopt;
  const auto days = match ? days_of_month(match->text(found.text, 1)) : std::vector<int>();
  if (days.empty()) return std::nullopt;
  return read_to(match->groups[1].end,
                 make_deadline("monthly", fmt::format("FREQ=MONTHLY;BYMONTHDAY={}", fmt::join(days, ","))));
}

}  // namespace

std::optional<TimesRead> build_report_list(const DeadlineMatch& found) {
  static const Pattern item("(?:0?([369]) )?(tuần|tháng|quý|năm)");
  // "hằng quý, năm 2026", "hằng tháng, quý IV": the last noun belongs to what follows it.
  static const Pattern numbered(" ?[/-]? ?(?:[0-9]|[ivl|]+(?:[^\\p{L}]|$))");
  static const Pattern months(" ?[/-] ?0?[369] tháng");
  const std::size_t group = found.match.has(1) ? 1 : 2;
  const std::string_view list = found.group(group);
  TimesRead read;
  for (auto match = item.find(list); match; match = item.find(list, match->whole().end)) {
    const std::size_t end = found.match.groups[group].begin + match->whole().end;
    if (numbered.match_at(found.text, end) && !months.match_at(found.text, end)) break;
    const std::string_view noun = match->text(list, 2);
    if (match->has(1) && noun != "tháng") return std::nullopt;
    read.deadlines.push_back(match->has(1) ? report_of_months(to_int(match->text(list, 1)), false)
                                           : cadence(1, noun));
    read.end = end;
  }
  // "6 tháng, năm" has a kind of its own.
  const bool half_year_first = !read.deadlines.empty() && read.deadlines[0].kind == "half-yearly";
  if (read.deadlines.size() < 2 || (half_year_first && read.deadlines.size() == 2)) return std::nullopt;
  return read;
}

std::optional<TimesRead> build_every(const DeadlineMatch& found) {
  const std::string_view unit = found.group(1);
  // The pattern took one character more than the noun to see that the word ends there.
  const std::size_t end = found.match.groups[1].end;
  TimesRead read = read_to(end, cadence(1, unit));
  if (auto named = on_named_day(found, unit, end)) read = std::move(*named);
  read.end = bound(read.deadlines.front(), found, read.end);
  return read;
}

std::optional<TimesRead> build_interval(const DeadlineMatch& found) {
  const std::size_t first = found.match.has(1) ? 1 : 3;
  return read_to(found.match.whole().end, cadence(count_of(found.group(first)), found.group(first + 1)));
}

/// "2 lần/năm", "mỗi quý một lần".
std::optional<TimesRead> build_times(const DeadlineMatch& found) {
  static const Pattern that_year(" ((?:19|20)[0-9]{2})(?:[^0-9]|$)");
  const int times = count_of(found.match.has(1) ? found.group(1) : found.group(4));
  const std::string_view unit = found.match.has(2) ? found.group(2) : found.group(3);
  const int months = unit == "năm" ? 12 : unit == "quý" ? 3 : 0;
  Deadline made = times == 1                                        ? cadence(1, unit)
                  : times < 1 || months == 0 || months % times != 0 ? undated("other", kReasonUnread)
                                                                    : cadence(months / times, "tháng");
  const std::size_t end = found.match.whole().end;
  const auto year = unit == "năm" ? that_year.match_at(found.text, end) : std::nullopt;
  if (!year) return read_to(end, std::move(made));
  const int number = to_int(year->text(found.text, 1));
  const auto range = year_range(number, number);
  if (range) {
    made.start = range->start;
    made.end = range->end;
  }
  return read_to(year->groups[1].end, std::move(made));
}

std::optional<TimesRead> build_half_year_and_year(const DeadlineMatch& found) {
  return read_to(found.match.groups[1].end, make_deadline("half-yearly", "FREQ=YEARLY;BYMONTH=6,12"));
}

/// The report "6 tháng", "9 tháng": due when they end.
std::optional<TimesRead> build_report_months(const DeadlineMatch& found) {
  const int months = count_of(found.group(1));
  const bool second_half = found.group(2) == "cuối";
  const std::size_t end = found.match.whole().end;
  if (!found.match.has(3)) return read_to(end, report_of_months(months, second_half));
  const int year = to_int(found.group(3));
  const auto first = month_range(year, second_half ? 13 - months : 1);
  const auto last = month_range(year, second_half ? 12 : months);
  if (!first || !last) return std::nullopt;
  return read_to(end, make_deadline("period", DateRange{first->start, last->end}));
}

std::optional<TimesRead> build_weekday(const DeadlineMatch& found) {
  return read_to(found.match.whole().end,
                 make_deadline("other", "FREQ=WEEKLY;BYDAY=" + weekday_codes(found.group(1))));
}

std::optional<TimesRead> build_day_of_month(const DeadlineMatch& found) {
  const std::size_t end = found.match.groups[2].begin;
  if (!found.match.has(1)) return read_to(end, make_deadline("monthly", "FREQ=MONTHLY;BYMONTHDAY=-1"));
  const std::vector<int> days = days_of_month(found.group(1));
  if (days.empty()) return read_to(end, undated("other", kReasonImpossible));
  return read_to(end,
                 make_deadline("monthly", fmt::format("FREQ=MONTHLY;BYMONTHDAY={}", fmt::join(days, ","))));
}

std::optional<TimesRead> build_month_of_quarter(const DeadlineMatch& found) {
  auto placed = place_point(found, found.match.groups[3].begin, false);
  if (!placed || placed->point.unit != TimeUnit::quarter) {
    return read_to(found.match.whole().end, month_of_quarter(found.group(1), found.group(2)));
  }
  // "tháng cuối quý II/2026": one month.
  TimePoint& point = placed->point;
  if (point.items != 1 || point.months.size() != 3) return std::nullopt;
  const std::size_t which = found.group(2) == "đầu" ? 0 : found.group(2) == "giữa" ? 1 : 2;
  point.months = {point.months[which]};
  point.unit = found.match.has(1) ? TimeUnit::day : TimeUnit::month;
  if (found.match.has(1)) point.day = to_int(found.group(1));
  return read_point(*placed, found);
}

}  // namespace vanthu
