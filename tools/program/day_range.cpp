#include "tools/program/day_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include "parsers/deadline.h"

namespace vanthu {
namespace {

namespace ch = std::chrono;

/// The numbers between `separator`s; none where anything else stands there.
std::optional<std::vector<int>> numbers_between(std::string_view text, char separator) {
  std::vector<int> numbers;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    int number = 0;
    const auto [stop, error] = std::from_chars(text.data() + begin, text.data() + end, number);
    const bool digits = begin < end && text[begin] >= '0' && text[begin] <= '9';
    if (!digits || error != std::errc() || stop != text.data() + end) return std::nullopt;
    numbers.push_back(number);
    begin = end + 1;
  }
  return numbers;
}

std::string iso(ch::year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

/// Year, month, day: the last one or two may be missing.
std::optional<DayRange> days_of(const std::vector<int>& date) {
  if (date.empty() || date.size() > 3 || date[0] < 1900 || date[0] > 2999) return std::nullopt;
  const bool has_month = date.size() > 1, has_day = date.size() > 2;
  const ch::year year(date[0]);
  const ch::month first(has_month ? static_cast<unsigned>(date[1]) : 1);
  const ch::month last(has_month ? static_cast<unsigned>(date[1]) : 12);
  if (!first.ok() || !last.ok()) return std::nullopt;
  const ch::year_month_day begin(year, first, ch::day(has_day ? static_cast<unsigned>(date[2]) : 1));
  const ch::year_month_day end = has_day ? begin : ch::year_month_day(year / last / ch::last);
  if (!begin.ok()) return std::nullopt;
  return DayRange{iso(begin), iso(end)};
}

std::optional<DayRange> single_range(std::string_view text) {
  if (const auto parts = numbers_between(text, '-')) return days_of(*parts);
  if (auto parts = numbers_between(text, '/'); parts && parts->size() > 1) {
    std::reverse(parts->begin(), parts->end());
    return days_of(*parts);
  }
  const std::vector<Deadline> times = parse_deadlines(text, "");
  if (times.size() != 1 || (!times.front().start && !times.front().end)) return std::nullopt;
  return DayRange{times.front().start, times.front().end};
}

}  // namespace

std::optional<DayRange> parse_day_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return single_range(text);
  const std::string_view first = text.substr(0, dots), last = text.substr(dots + 2);
  if (first.empty() && last.empty()) return std::nullopt;
  DayRange range;
  if (!first.empty()) {
    const auto begin = single_range(first);
    if (!begin || !begin->from) return std::nullopt;
    range.from = begin->from;
  }
  if (!last.empty()) {
    const auto end = single_range(last);
    if (!end || !end->to) return std::nullopt;
    range.to = end->to;
  }
  if (range.from && range.to && *range.to < *range.from) return std::nullopt;
  return range;
}

}  // namespace vanthu
