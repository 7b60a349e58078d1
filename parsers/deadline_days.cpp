// Days that stand side by side: "ngày 20/6 và ngày 20/12/2026", "trước ngày 15/6, 15/12 hằng năm".
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parsers/deadline_parts.h"

namespace vanthu {
namespace {

// A list names a few days; callers try many offsets, so each look is bounded.
constexpr std::size_t kMostDays = 16;

struct ListedDay {
  int day = 0;
  std::optional<int> month;  // none where a later day gives it
  std::optional<int> year;
};

struct DayList {
  std::vector<ListedDay> days;
  std::size_t end = 0;  // behind the last
};

/// A day, with its month and year where printed, and what may stand before it.  No "10/12 thôn": a bare day
/// has a mark, a joining word or "hằng năm" behind it.
const Pattern& day_pattern() {
  static const Pattern pattern(
      "((?:(?:báo cáo|sơ kết|tổng kết|kiểm điểm|đánh giá)[^,;.:()]{0,48}? )?"
      "(?:trước |chậm nhất |muộn nhất |đến |hết |là |vào )*(?:các )?(?:ngày )?)([0-9]{1,2})"
      "(?:(?: ?/ ?| tháng )([0-9]{1,2})(?:(?: ?/ ?| năm )((?:19|20)[0-9]{2}))?)?"
      "()(?: ?(?:[.,;:)(]|$)| (?:và|hoặc|h[ằà]ng|mỗi|từng|năm|để|báo cáo|gửi|đối với))");
  return pattern;
}

/// The days from `begin` on; those behind the last that has a month belong to something else.
DayList list_days(std::string_view text, std::size_t begin) {
  static const Pattern separator(" ?[,;&+] ?(?:và |hoặc )?| và | hoặc ");
  DayList list;
  std::vector<ListedDay> pending;
  for (std::size_t offset = begin; list.days.size() + pending.size() < kMostDays;) {
    const auto match = day_pattern().match_at(text, offset);
    if (!match) break;
    const bool named = match->groups[1].size() > 0;
    ListedDay day{to_int(match->text(text, 2)), std::nullopt, std::nullopt};
    if (match->has(3)) day.month = to_int(match->text(text, 3));
    if (match->has(4)) day.year = to_int(match->text(text, 4));
    // "10, 15/4" without "ngày" counts something else.
    if (!day.month && !named && pending.empty()) break;
    pending.push_back(day);
    if (day.month) {
      for (ListedDay& earlier : pending) {
        if (!earlier.month) earlier.month = day.month;
        if (!earlier.year) earlier.year = day.year;
      }
      list.days.insert(list.days.end(), pending.begin(), pending.end());
      pending.clear();
      list.end = match->groups[5].begin;
    }
    const auto next = separator.match_at(text, match->groups[5].begin);
    if (!next) break;
    offset = next->whole().end;
  }
  return list;
}

PlacedPoint placed_day(const ListedDay& listed, std::optional<int> document_year) {
  PlacedPoint placed;
  placed.point.unit = TimeUnit::day;
  placed.point.day = listed.day;
  placed.point.months.push_back(*listed.month);
  placed.point.year = listed.year;
  placed.year = document_year;
  placed.year_is_said = listed.year.has_value();
  // 29/02 exists in some years; range_of looks at the year.
  constexpr int kLeapYear = 2024;
  placed.point.possible = iso_date(listed.year.value_or(kLeapYear), *listed.month, listed.day).has_value();
  return placed;
}

/// One rule for each day of the month, in the order in which they are printed: no rule pairs days and months.
std::vector<Deadline> repeat_yearly(const std::vector<PlacedPoint>& days) {
  std::vector<TimePoint> points;
  for (const PlacedPoint& placed : days) {
    const auto same = std::find_if(points.begin(), points.end(), [&](const TimePoint& point) {
      return point.day == placed.point.day && point.possible && placed.point.possible;
    });
    if (same == points.end()) {
      points.push_back(placed.point);
    } else {
      same->months.push_back(placed.point.months.front());
    }
  }
  std::vector<Deadline> deadlines;
  for (TimePoint& point : points) {
    std::sort(point.months.begin(), point.months.end());
    deadlines.push_back(every_year_on(point));
  }
  return deadlines;
}

/// None for fewer than two days.
std::optional<TimesRead> read_days(const DeadlineMatch& found, std::size_t begin) {
  const DayList list = list_days(found.text, begin);
  if (list.days.size() < 2) return std::nullopt;
  const bool dated = list.days.back().year.has_value();
  const std::size_t yearly = dated ? 0 : every_year_length(found.text.substr(list.end));
  std::vector<PlacedPoint> days;
  for (ListedDay day : list.days) {
    if (!day.year) day.year = list.days.back().year;
    days.push_back(placed_day(day, found.document_year()));
  }
  TimesRead read;
  read.end = list.end + yearly;
  if (yearly > 0) {
    read.deadlines = repeat_yearly(days);
    return read;
  }
  for (const PlacedPoint& placed : days) {
    read.deadlines.push_back(placed.point.possible ? due_by(placed, found.document_date)
                                                   : undated("other", kReasonImpossible));
  }
  return read;
}

}  // namespace

std::optional<TimesRead> read_yearly_days(const DeadlineMatch& found, std::size_t begin) {
  const DayList list = list_days(found.text, begin);
  if (list.days.size() < 2) return std::nullopt;
  std::vector<PlacedPoint> days;
  for (const ListedDay& day : list.days) {
    if (day.year) return std::nullopt;
    days.push_back(placed_day(day, found.document_year()));
  }
  return TimesRead{repeat_yearly(days), list.end};
}

std::optional<TimesRead> build_day_list(const DeadlineMatch& found) {
  return read_days(found, found.match.groups[1].begin);
}

std::optional<TimesRead> build_report_days(const DeadlineMatch& found) {
  const std::size_t begin = found.match.groups[1].begin;
  if (auto days = read_days(found, begin)) return days;
  static const Pattern cue("(?:trước|chậm nhất|muộn nhất|đến|vào)(?: là| đến| vào| hết)* ");
  const auto led = cue.match_at(found.text, begin);
  const auto placed = led ? place_point(found, led->whole().end, true) : std::nullopt;
  if (!placed || placed->point.unit != TimeUnit::day) return std::nullopt;
  return read_point(*placed, found);
}

std::optional<TimesRead> build_counted_days(const DeadlineMatch& found) {
  const DayList list = list_days(found.text, found.match.groups[2].begin);
  const auto count = static_cast<std::size_t>(to_int(found.group(1)));
  if (list.days.size() < 2 || list.days.size() != count) return std::nullopt;
  const auto first = placed_day(list.days.front(), found.document_year());
  const auto last = placed_day(list.days.back(), found.document_year());
  const auto start = first.point.possible ? range_of(first.point, first.year) : std::nullopt;
  const auto end = last.point.possible ? range_of(last.point, last.year) : std::nullopt;
  if (!start || !end || end->end < start->start) return std::nullopt;
  return read_to(list.end, make_deadline("period", DateRange{start->start, end->end}));
}

}  // namespace vanthu
