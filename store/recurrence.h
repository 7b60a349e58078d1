// Days on which a repeating duty falls due: RFC 5545 RRULEs, as far as plans have them.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

using Day = std::chrono::sys_days;

/// "2026-05-08" ↔ that day; none for a partial date, another form, and what the calendar lacks.
std::optional<Day> parse_day(std::string_view iso);
std::string iso_day(Day day);

/// The first day that a document's date, perhaps only its month or year, may be.
std::optional<Day> first_day_of(const std::optional<std::string>& date);

/// A rule of the parts FREQ (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL (1 … 1000), BYMONTH, BYMONTHDAY (also
/// from the month's end, -1 … -31) and BYDAY (without numbers); weeks begin on Monday.
struct Recurrence {
  enum class Frequency { daily, weekly, monthly, yearly };
  Frequency frequency = Frequency::yearly;
  int interval = 1;
  std::array<bool, 13> months{};      // by number
  std::array<bool, 63> month_days{};  // by number + 31
  std::array<bool, 7> weekdays{};     // from Sunday on
  bool has_months = false, has_month_days = false, has_weekdays = false;
  bool operator==(const Recurrence&) const = default;
};

/// None for what is no rule, or one of other parts.
std::optional<Recurrence> parse_recurrence(std::string_view rule);

/// Whether the rule that starts on `since` (its DTSTART) has an occurrence on `day`.
bool occurs_on(const Recurrence& rule, Day since, Day day);

/// A rule with its first day: what unfolds it.
struct Repetition {
  std::string rule;
  Day since;
  bool operator==(const Repetition&) const = default;
};

/// What a plan of `plan_day` means by `rule`.  Where the rule leaves the day open ("hằng quý"), the duty
/// falls due on the last day of each period of the calendar: BYMONTHDAY=-1 (Sunday for weeks, 31 December for
/// years) is added, and every third or sixth month becomes the last months of quarters or half-years. `since`
/// is the first such day, not before `plan_day`.  None where the rule cannot be read, or has no day in the
/// ten years from then on.
std::optional<Repetition> find_repetition(std::string_view rule, Day plan_day);

/// The longest stretch of days that is unfolded at once.
inline constexpr std::chrono::days kLongestWindow{5 * 366};

/// Its days from `from` to `to`, both included, in order; `to` is at most kLongestWindow behind `from`.
std::vector<Day> unfold(const Recurrence& rule, Day since, Day from, Day to);

}  // namespace vanthu
