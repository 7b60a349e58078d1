#include "tools/export/due_days.h"

#include <utility>

namespace vanthu {
namespace {

std::optional<Day> find_full_day(const std::optional<std::string>& date) {
  return date ? parse_day(*date) : std::nullopt;
}

/// Calendars know no year 0.
bool is_in_calendars(Day day) { return day >= Day(std::chrono::year(1) / 1 / 1); }

}  // namespace

std::optional<DueDays> find_due_days(const Deadline& deadline, std::optional<Day> plan_day) {
  const std::optional<Day> start = find_full_day(deadline.start), end = find_full_day(deadline.end);
  const std::optional<Day> from = start ? start : plan_day;
  auto repetition = deadline.recurrence && from ? find_repetition(*deadline.recurrence, *from) : std::nullopt;
  if (repetition) {
    if (!is_in_calendars(repetition->since) || (end && *end < repetition->since)) return std::nullopt;
    return DueDays{repetition->since, std::move(repetition->rule), end};
  }
  return end && is_in_calendars(*end) ? std::optional(DueDays{*end}) : std::nullopt;
}

}  // namespace vanthu
