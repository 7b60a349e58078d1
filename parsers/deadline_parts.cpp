#include "parsers/deadline_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

namespace vanthu {
namespace {

namespace ch = std::chrono;

std::optional<ch::year_month_day> day_of(std::string_view iso) {
  if (iso.size() != 10) return std::nullopt;
  const ch::year_month_day day{ch::year(to_int(iso.substr(0, 4))),
                               ch::month(static_cast<unsigned>(to_int(iso.substr(5, 2)))),
                               ch::day(static_cast<unsigned>(to_int(iso.substr(8, 2))))};
  return day.ok() ? std::optional(day) : std::nullopt;
}

std::optional<std::string> iso_of(const ch::year_month_day& day) {
  return iso_date(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                  static_cast<int>(static_cast<unsigned>(day.day())));
}

/// Years named beside the first: "năm 2026, 2027 và 2028"; where the list ends.
struct ListedYears {
  int last = 0;
  std::size_t length = 0;
};

ListedYears listed_years(int first, std::string_view rest) {
  static const Pattern next("(?:,| và|, và|;) (?:năm )?((?:19|20)[0-9]{2})(?:[ .,;)]|$)");
  ListedYears years{first, 0};
  for (auto match = next.match_at(rest); match; match = next.match_at(rest, years.length)) {
    years.last = std::max(years.last, to_int(match->text(rest, 1)));
    years.length = match->groups[1].end;
  }
  return years;
}

}  // namespace

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_before(std::string_view iso, std::string_view document_date) {
  return document_date.size() == iso.size() && iso < document_date;
}

std::string why_undated(const PlacedPoint& placed) {
  const bool needs_year = !placed.point.year && !placed.year;
  return placed.point.possible && needs_year ? kReasonDocumentUndated : kReasonImpossible;
}

std::optional<PlacedPoint> place_point(const DeadlineMatch& found, std::size_t begin, bool bare) {
  static const Pattern relative_year(
      "(,? ?\\(?(?:của )?năm (?:(sau|tới|kế tiếp|liền kề|tiếp theo)|nay|này))(?:[ .,;:)]|$)");
  auto point = parse_time_point_at(found.text.substr(begin), bare);
  if (!point) return std::nullopt;
  PlacedPoint placed;
  placed.end = begin + point->length;
  placed.year_is_said = point->year || point->short_year;
  placed.year = found.document_year();
  if (const auto said = relative_year.match_at(found.text, placed.end); said && !placed.year_is_said) {
    placed.year_is_said = true;
    if (said->has(2) && placed.year) ++*placed.year;
    placed.end = said->groups[1].end;
  }
  placed.point = std::move(*point);
  return placed;
}

Deadline make_deadline(std::string kind, std::string recurrence) {
  Deadline made;
  made.kind = std::move(kind);
  if (!recurrence.empty()) made.recurrence = std::move(recurrence);
  return made;
}

Deadline make_deadline(std::string kind, const DateRange& range) {
  Deadline made;
  made.kind = std::move(kind);
  made.start = range.start;
  made.end = range.end;
  return made;
}

Deadline undated(std::string kind, std::string reason) {
  Deadline made = make_deadline(std::move(kind));
  made.reason = std::move(reason);
  return made;
}

Deadline make_dated(std::string kind, const PlacedPoint& placed, std::string_view document_date) {
  const auto range = range_of(placed.point, placed.year);
  if (!range) return undated(std::move(kind), why_undated(placed));
  Deadline made = make_deadline(std::move(kind), *range);
  if (placed.point.blank_day) made.reason = kReasonBlankDay;
  if (!placed.year_is_said && is_before(range->end, document_date)) made.reason = kReasonBeforeDocument;
  return made;
}

Deadline due_by(const PlacedPoint& placed, std::string_view document_date) {
  if (placed.point.blank_day) return undated("by-date", kReasonBlankDay);
  Deadline made = make_dated("by-date", placed, document_date);
  made.start.reset();
  return made;
}

Deadline open_from(const PlacedPoint& placed, std::string_view document_date) {
  if (placed.point.blank_day) return undated("from-year", kReasonBlankDay);
  Deadline made = make_dated("from-year", placed, document_date);
  made.end.reset();
  // Something that began before the document goes on after it.
  if (made.start) made.reason.reset();
  return made;
}

Deadline every_year_on(const TimePoint& point) {
  return point.possible ? make_deadline("yearly", yearly_rule(point)) : undated("other", kReasonImpossible);
}

Deadline cadence(int interval, std::string_view unit) {
  const int months = unit == "tháng" ? interval
                     : unit == "quý" ? interval * 3
                     : unit == "năm" ? interval * 12
                                     : 0;
  if (interval < 1) return undated("other", kReasonUnread);
  switch (months) {
    case 1:
      return make_deadline("monthly", "FREQ=MONTHLY");
    case 3:
      return make_deadline("quarterly", "FREQ=MONTHLY;INTERVAL=3");
    case 6:
      return make_deadline("half-yearly", "FREQ=MONTHLY;INTERVAL=6");
    case 12:
      return make_deadline("yearly", "FREQ=YEARLY");
    default:
      break;
  }
  if (months > 0 && months % 12 == 0)
    return make_deadline("other", fmt::format("FREQ=YEARLY;INTERVAL={}", months / 12));
  if (months > 0) return make_deadline("other", fmt::format("FREQ=MONTHLY;INTERVAL={}", months));
  const std::string frequency = unit == "ngày" ? "FREQ=DAILY" : "FREQ=WEEKLY";
  return make_deadline("other",
                       interval == 1 ? frequency : fmt::format("{};INTERVAL={}", frequency, interval));
}

TimesRead read_point(const PlacedPoint& placed, const DeadlineMatch& found) {
  const TimePoint& point = placed.point;
  if (!point.possible) return read_to(placed.end, undated("other", kReasonImpossible));
  const std::string_view rest = found.text.substr(placed.end);
  const std::size_t yearly = placed.year_is_said ? 0 : every_year_length(rest);
  if (yearly > 0) return read_to(placed.end + yearly, every_year_on(point));
  if (const std::size_t open = staying_open_length(rest); open > 0) {
    return read_to(placed.end + open, open_from(placed, found.document_date));
  }
  switch (point.unit) {
    case TimeUnit::day:
      return read_to(placed.end, due_by(placed, found.document_date));
    case TimeUnit::month:
      return read_to(placed.end, make_dated(point.spans ? "period" : "month", placed, found.document_date));
    case TimeUnit::quarter:
      return read_to(placed.end, make_dated(point.spans ? "period" : "quarter", placed, found.document_date));
    case TimeUnit::year:
      break;
  }
  const ListedYears years = listed_years(*point.year, rest);
  const auto range = year_range(*point.year, years.last);
  if (years.last > *point.year && range) {
    return read_to(placed.end + years.length, make_deadline("period", *range));
  }
  return read_to(placed.end, make_dated("year", placed, found.document_date));
}

std::size_t every_year_length(std::string_view rest) {
  static const Pattern pattern(",? ?\\(?(?:h[ằà]ng|mỗi|từng) năm\\)?");
  const auto match = pattern.match_at(rest);
  return match ? match->whole().end : 0;
}

std::size_t staying_open_length(std::string_view rest) {
  static const Pattern pattern(
      "[,;]? ?\\(?(?:(?:và )?(?:cho )?(?:các|những) (?:năm|quý|tháng|kỳ) (?:tiếp theo|tiếp|sau|kế|tới|về "
      "sau)|trở đi|và (?:tiếp theo|về sau))");
  const auto match = pattern.match_at(rest);
  return match ? match->whole().end : 0;
}

int count_of(std::string_view word) {
  static constexpr std::pair<std::string_view, int> kWords[] = {{"một", 1}, {"hai", 2}, {"ba", 3},
                                                                {"bốn", 4}, {"sáu", 6}, {"chín", 9}};
  for (const auto& [name, value] : kWords) {
    if (word == name) return value;
  }
  return to_int(word);
}

std::optional<std::string> shift_days(std::string_view iso, int days) {
  const auto day = day_of(iso);
  if (!day) return std::nullopt;
  return iso_of(ch::year_month_day(ch::sys_days(*day) + ch::days(days)));
}

std::optional<std::string> shift_months(std::string_view iso, int months) {
  const auto day = day_of(iso);
  if (!day) return std::nullopt;
  const ch::year_month_day shifted = *day + ch::months(months);
  return iso_of(shifted.ok() ? shifted : shifted.year() / shifted.month() / ch::last);
}

TimesRead read_to(std::size_t end, Deadline deadline) {
  TimesRead read;
  read.deadlines.push_back(std::move(deadline));
  read.end = end;
  return read;
}

}  // namespace vanthu
