// Times from one point to another: "từ quý II/2026 đến quý I/2027", "tháng 5 - tháng 8 hằng năm".
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "parsers/deadline_parts.h"

namespace vanthu {
namespace {

/// Every month from the first to the last, over the end of the year where the first is the later one; empty
/// unless both are months or quarters.
std::vector<int> months_between(const TimePoint& first, const TimePoint& last) {
  std::vector<int> months;
  const bool whole = first.unit != TimeUnit::day && last.unit != TimeUnit::day;
  if (!whole || first.months.empty() || last.months.empty()) return months;
  for (int month = first.months.front();; month = month % 12 + 1) {
    months.push_back(month);
    if (month == last.months.back()) break;
  }
  std::sort(months.begin(), months.end());
  return months;
}

/// "từ tháng 5 đến tháng 8" of every year.
Deadline every_year_between(const TimePoint& first, const TimePoint& last) {
  TimePoint all;
  all.months = months_between(first, last);
  if (all.months.size() == 12) all.months.clear();
  return make_deadline("yearly", yearly_rule(all));
}

Deadline make_span(PlacedPoint first, PlacedPoint last, std::string_view document_date) {
  const bool first_has_year = first.point.year.has_value(), last_has_year = last.point.year.has_value();
  if (last_has_year && !first.year_is_said) first.year = last.point.year;
  if (first_has_year && !last.year_is_said) last.year = first.point.year;
  for (const PlacedPoint* placed : {&first, &last}) {
    if (placed->point.blank_day) return undated("period", kReasonBlankDay);
  }
  const auto start = range_of(first.point, first.year);
  auto end = range_of(last.point, last.year);
  if (!start || !end) return undated("period", why_undated(start ? last : first));
  // "từ 15/12/2026 đến 15/01": an end comes after its beginning.
  if (end->end < start->start && first_has_year && !last.year_is_said) {
    end = range_of(last.point, *first.point.year + 1);
  }
  if (!end || end->end < start->start) return undated("period", kReasonEndBeforeStart);
  Deadline made = make_deadline("period", DateRange{start->start, end->end});
  const bool said = first.year_is_said || last.year_is_said;
  if (!said && is_before(end->end, document_date)) made.reason = kReasonBeforeDocument;
  return made;
}

/// Between the two ends of a span.
const Pattern& connector_pattern() {
  static const Pattern pattern(" ?(?:đến|cho đến|tới|-)(?: trước)?(?: hết| cuối)* ?");
  return pattern;
}

/// Bytes of "17 giờ 30 " and "8h00, " at `begin`: deadlines count whole days.
std::size_t clock_length(std::string_view text, std::size_t begin) {
  static const Pattern pattern("[0-9]{1,2}(?:h| giờ|g|:)(?: ?[0-9]{2})?(?: phút)?,? ");
  const auto match = pattern.match_at(text, begin);
  return match ? match->whole().size() : 0;
}

/// "ngày 05 đến ngày 20/4/2026": a day that takes its month from the second point.
std::optional<TimesRead> read_days_span(const DeadlineMatch& found, std::size_t begin) {
  static const Pattern day_alone("(?:ngày )?([0-9]{1,2}) ?(?:đến|-)(?: hết)? ?");
  const auto day = day_alone.match_at(found.text, begin);
  const auto last = day ? place_point(found, day->whole().end, true) : std::nullopt;
  if (!last || last->point.unit != TimeUnit::day) return std::nullopt;
  if (!last->point.possible) return read_to(last->end, undated("other", kReasonImpossible));
  PlacedPoint first = *last;
  first.point.day = to_int(day->text(found.text, 1));
  return read_to(last->end, make_span(first, *last, found.document_date));
}

}  // namespace

std::optional<TimesRead> read_yearly_span(const DeadlineMatch& found, std::size_t begin) {
  const auto first = place_point(found, begin, true);
  const auto joined = first ? connector_pattern().match_at(found.text, first->end) : std::nullopt;
  const auto last = joined ? place_point(found, joined->whole().end, true) : std::nullopt;
  const bool spans = first && !joined && first->point.items > 1 && first->point.possible;
  if (spans && !first->year_is_said) return read_to(first->end, every_year_on(first->point));
  if (!last || first->year_is_said || last->year_is_said) return std::nullopt;
  if (!first->point.possible || !last->point.possible) return std::nullopt;
  return read_to(last->end, every_year_between(first->point, last->point));
}

std::optional<TimesRead> read_span(const DeadlineMatch& found, std::size_t begin, bool says_from) {
  begin += clock_length(found.text, begin);
  const auto first = place_point(found, begin, true);
  if (!first) return read_days_span(found, begin);
  const auto joined = connector_pattern().match_at(found.text, first->end);
  const std::size_t behind = joined ? joined->whole().end : first->end;
  const auto last =
      joined ? place_point(found, behind + clock_length(found.text, behind), true) : std::nullopt;
  if (!last && says_from && first->point.items > 1) {
    if (!first->point.possible) return read_to(first->end, undated("other", kReasonImpossible));
    const std::size_t yearly = first->year_is_said ? 0 : every_year_length(found.text.substr(first->end));
    if (yearly > 0) return read_to(first->end + yearly, every_year_on(first->point));
    return read_to(first->end, make_dated("period", *first, found.document_date));
  }
  if (!last) return std::nullopt;
  if (!first->point.possible || !last->point.possible) {
    return read_to(last->end, undated("other", kReasonImpossible));
  }
  const std::string_view rest = found.text.substr(last->end);
  const std::size_t yearly = last->year_is_said ? 0 : every_year_length(rest);
  if (yearly > 0) return read_to(last->end + yearly, every_year_between(first->point, last->point));
  if (const std::size_t open = staying_open_length(rest); open > 0) {
    PlacedPoint start = *first;
    if (!start.year_is_said && last->point.year) start.year = last->point.year;
    return read_to(last->end + open, open_from(start, found.document_date));
  }
  return read_to(last->end, make_span(*first, *last, found.document_date));
}

}  // namespace vanthu
