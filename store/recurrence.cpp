#include "store/recurrence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstddef>

namespace vanthu {
namespace {

namespace ch = std::chrono;
using Frequency = Recurrence::Frequency;

constexpr int kLargestInterval = 1000;
constexpr std::size_t kLongestRule = 400;  // all months, days and weekdays take less
constexpr ch::days kFirstWithin{10 * 366};

std::optional<int> whole_number(std::string_view text, int least, int most) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number >= least && number <= most ? std::optional(number) : std::nullopt;
}

/// Calls `take` with each part of `text` between `separator`s; false as soon as it refuses one.
template <class Take>
bool each_part(std::string_view text, char separator, Take take) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (!take(text.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

std::optional<Frequency> find_frequency(std::string_view name) {
  if (name == "DAILY") return Frequency::daily;
  if (name == "WEEKLY") return Frequency::weekly;
  if (name == "MONTHLY") return Frequency::monthly;
  if (name == "YEARLY") return Frequency::yearly;
  return std::nullopt;
}

bool take_weekday(Recurrence& rule, std::string_view code) {
  constexpr std::array<std::string_view, 7> kCodes{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  const auto at = std::find(kCodes.begin(), kCodes.end(), code);
  if (at == kCodes.end()) return false;
  rule.weekdays[static_cast<std::size_t>(at - kCodes.begin())] = true;
  return true;
}

bool take_month(Recurrence& rule, std::string_view text) {
  const auto month = whole_number(text, 1, 12);
  if (month) rule.months[static_cast<std::size_t>(*month)] = true;
  return month.has_value();
}

bool take_month_day(Recurrence& rule, std::string_view text) {
  const auto day = whole_number(text, -31, 31);
  if (!day || *day == 0) return false;
  rule.month_days[static_cast<std::size_t>(*day + 31)] = true;
  return true;
}

bool take_part(Recurrence& rule, std::string_view name, std::string_view value) {
  if (name == "INTERVAL") {
    const auto interval = whole_number(value, 1, kLargestInterval);
    if (interval) rule.interval = *interval;
    return interval.has_value();
  }
  if (name == "BYMONTH") {
    rule.has_months = true;
    return each_part(value, ',', [&](std::string_view month) { return take_month(rule, month); });
  }
  if (name == "BYMONTHDAY") {
    rule.has_month_days = true;
    return each_part(value, ',', [&](std::string_view day) { return take_month_day(rule, day); });
  }
  if (name == "BYDAY") {
    rule.has_weekdays = true;
    return each_part(value, ',', [&](std::string_view code) { return take_weekday(rule, code); });
  }
  return false;
}

int year_of(ch::year_month_day date) { return static_cast<int>(date.year()); }
int month_of(ch::year_month_day date) { return static_cast<int>(static_cast<unsigned>(date.month())); }

std::size_t weekday_of(Day day) { return ch::weekday(day).c_encoding(); }

/// Days since the Monday of its week.
int day_of_week(Day day) { return static_cast<int>(ch::weekday(day).iso_encoding()) - 1; }

/// Whether `day` lies in a period that the interval does not skip.
bool is_in_phase(const Recurrence& rule, Day since, Day day) {
  const ch::year_month_day first(since), date(day);
  const auto steps = [&]() -> std::int64_t {
    switch (rule.frequency) {
      case Frequency::daily:
        return (day - since).count();
      case Frequency::weekly:
        return ((day - ch::days(day_of_week(day))) - (since - ch::days(day_of_week(since)))).count() / 7;
      case Frequency::monthly:
        return (year_of(date) - year_of(first)) * 12 + month_of(date) - month_of(first);
      case Frequency::yearly:
        return year_of(date) - year_of(first);
    }
    return 1;
  };
  return steps() % rule.interval == 0;
}

bool is_month_day(const Recurrence& rule, ch::year_month_day date) {
  const auto day = static_cast<std::size_t>(static_cast<unsigned>(date.day()));
  const auto length = static_cast<std::size_t>(
      static_cast<unsigned>(ch::year_month_day_last(date.year() / date.month() / ch::last).day()));
  return rule.month_days[day + 31] || rule.month_days[31 - (length - day + 1)];
}

/// What RFC 5545 takes from the first day where the rule itself leaves it open.
bool is_day_of_first(const Recurrence& rule, Day since, Day day) {
  if (rule.has_month_days || rule.has_weekdays) return true;
  const ch::year_month_day first(since), date(day);
  switch (rule.frequency) {
    case Frequency::daily:
      return true;
    case Frequency::weekly:
      return weekday_of(day) == weekday_of(since);
    case Frequency::monthly:
      return date.day() == first.day();
    case Frequency::yearly:
      return date.day() == first.day() && (rule.has_months || date.month() == first.month());
  }
  return false;
}

bool leaves_day_open(const Recurrence& rule) {
  return rule.frequency != Frequency::daily && !rule.has_month_days && !rule.has_weekdays;
}

/// What is added where the day is open.
std::string last_day_of_period(const Recurrence& rule) {
  if (rule.frequency == Frequency::weekly) return ";BYDAY=SU";
  const bool year = rule.frequency == Frequency::yearly && !rule.has_months;
  return year ? ";BYMONTH=12;BYMONTHDAY=-1" : ";BYMONTHDAY=-1";
}

/// Every third or sixth month as months of the calendar's year.
std::string with_calendar_months(std::string_view rule, const Recurrence& read) {
  const bool calendar = read.frequency == Frequency::monthly && (read.interval == 3 || read.interval == 6) &&
                        leaves_day_open(read) && !read.has_months;
  if (!calendar) return std::string(rule);
  return read.interval == 3 ? "FREQ=YEARLY;BYMONTH=3,6,9,12" : "FREQ=YEARLY;BYMONTH=6,12";
}

}  // namespace

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (iso[at] < '0' || iso[at] > '9') return std::nullopt;
  }
  const auto year = whole_number(iso.substr(0, 4), 0, 9999), month = whole_number(iso.substr(5, 2), 1, 12),
             day = whole_number(iso.substr(8, 2), 1, 31);
  if (!year || !month || !day) return std::nullopt;
  const ch::year_month_day date(ch::year(*year), ch::month(static_cast<unsigned>(*month)),
                                ch::day(static_cast<unsigned>(*day)));
  return date.ok() ? std::optional(Day(date)) : std::nullopt;
}

std::optional<Day> first_day_of(const std::optional<std::string>& date) {
  if (!date) return std::nullopt;
  return parse_day(date->size() == 4 ? *date + "-01-01" : date->size() == 7 ? *date + "-01" : *date);
}

std::string iso_day(Day day) {
  const ch::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", year_of(date), month_of(date), static_cast<unsigned>(date.day()));
}

std::optional<Recurrence> parse_recurrence(std::string_view text) {
  if (text.size() > kLongestRule) return std::nullopt;
  Recurrence rule;
  bool has_frequency = false;
  const bool known = each_part(text, ';', [&](std::string_view part) {
    const std::size_t equals = std::min(part.find('='), part.size() - 1);
    const std::string_view name = part.substr(0, equals), value = part.substr(equals + 1);
    if (name != "FREQ") return take_part(rule, name, value);
    const auto frequency = find_frequency(value);
    if (!frequency || has_frequency) return false;
    rule.frequency = *frequency;
    has_frequency = true;
    return true;
  });
  // The standard has no day of a month in a week.
  const bool contradicts = rule.frequency == Frequency::weekly && rule.has_month_days;
  return known && has_frequency && !contradicts ? std::optional(rule) : std::nullopt;
}

bool occurs_on(const Recurrence& rule, Day since, Day day) {
  if (day < since || !is_in_phase(rule, since, day)) return false;
  const ch::year_month_day date(day);
  if (rule.has_months && !rule.months[static_cast<unsigned>(date.month())]) return false;
  if (rule.has_month_days && !is_month_day(rule, date)) return false;
  if (rule.has_weekdays && !rule.weekdays[weekday_of(day)]) return false;
  return is_day_of_first(rule, since, day);
}

std::optional<Repetition> find_repetition(std::string_view text, Day plan_day) {
  const auto read = parse_recurrence(text);
  if (!read) return std::nullopt;
  std::string rule = with_calendar_months(text, *read);
  const auto of_calendar = parse_recurrence(rule);
  if (of_calendar && leaves_day_open(*of_calendar)) rule += last_day_of_period(*of_calendar);
  const auto complete = parse_recurrence(rule);
  if (!complete) return std::nullopt;
  for (Day day = plan_day; day <= plan_day + kFirstWithin; day += ch::days(1)) {
    if (occurs_on(*complete, plan_day, day)) return Repetition{std::move(rule), day};
  }
  return std::nullopt;
}

std::vector<Day> unfold(const Recurrence& rule, Day since, Day from, Day to) {
  assert(to - from <= kLongestWindow);
  std::vector<Day> days;
  for (Day day = std::max(from, since); day <= to; day += ch::days(1)) {
    if (occurs_on(rule, since, day)) days.push_back(day);
  }
  return days;
}

}  // namespace vanthu
