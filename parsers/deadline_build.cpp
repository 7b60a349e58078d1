#include "parsers/deadline_build.h"

#include <utility>

#include "parsers/deadline_parts.h"

namespace vanthu {
namespace {

/// Where the words of the match end.
std::size_t match_end(const DeadlineMatch& found) { return found.match.whole().end; }

/// The last day before a period, which begins on the first of a month.
std::optional<std::string> day_before(const std::string& start) { return shift_days(start, -1); }

}  // namespace

std::optional<TimesRead> build_ongoing(const DeadlineMatch& found) {
  const std::size_t words = found.match.has(1) ? 1 : 2;
  return read_to(found.match.groups[words].end, make_deadline("ongoing"));
}

std::optional<TimesRead> build_term(const DeadlineMatch& found) {
  return read_to(match_end(found), undated("term", kReasonTerm));
}

std::optional<TimesRead> build_school_year(const DeadlineMatch& found) {
  static const Pattern years(" (?:19|20)[0-9]{2} ?- ?(?:19|20)[0-9]{2}");
  const auto match = years.match_at(found.text, match_end(found));
  return read_to(match ? match->whole().end : match_end(found), undated("period", kReasonSchoolYear));
}

/// "từ A đến B", "A - B".
std::optional<TimesRead> build_between(const DeadlineMatch& found) {
  const bool says_from = found.text.substr(found.match.whole().begin).starts_with("từ ");
  return read_span(found, found.match.groups[1].begin, says_from);
}

/// "trước", "đến", "chậm nhất" and a point.  A day counts as included even after "trước"; before a month,
/// quarter or year means before its first day.
std::optional<TimesRead> build_by(const DeadlineMatch& found) {
  const auto placed = place_point(found, match_end(found), true);
  if (!placed) return std::nullopt;
  const TimePoint& point = placed->point;
  if (!point.possible) return read_to(placed->end, undated("other", kReasonImpossible));
  const std::size_t yearly = placed->year_is_said ? 0 : every_year_length(found.text.substr(placed->end));
  if (yearly > 0) return read_to(placed->end + yearly, every_year_on(point));
  Deadline made = due_by(*placed, found.document_date);
  const bool before = found.group(1) == "trước" && !found.match.has(2) && point.unit != TimeUnit::day;
  const auto range = range_of(point, placed->year);
  if (before && made.end && range) made.end = day_before(range->start);
  return read_to(placed->end, std::move(made));
}

std::optional<TimesRead> build_from(const DeadlineMatch& found) {
  const auto placed = place_point(found, match_end(found), true);
  if (!placed) return std::nullopt;
  if (!placed->point.possible) return read_to(placed->end, undated("other", kReasonImpossible));
  const std::size_t open = staying_open_length(found.text.substr(placed->end));
  return read_to(placed->end + open, open_from(*placed, found.document_date));
}

std::optional<TimesRead> build_after(const DeadlineMatch& found) {
  const auto placed = place_point(found, match_end(found), true);
  if (!placed) return std::nullopt;
  if (!placed->point.possible) return read_to(placed->end, undated("other", kReasonImpossible));
  Deadline made = open_from(*placed, found.document_date);
  const auto range = range_of(placed->point, placed->year);
  if (made.start && range) made.start = shift_days(range->end, 1);
  return read_to(placed->end, std::move(made));
}

std::optional<TimesRead> build_until(const DeadlineMatch& found) {
  const auto placed = place_point(found, match_end(found), true);
  if (!placed) return std::nullopt;
  if (!placed->point.possible) return read_to(placed->end, undated("other", kReasonImpossible));
  return read_to(placed->end, due_by(*placed, found.document_date));
}

std::optional<TimesRead> build_half(const DeadlineMatch& found) {
  static const Pattern this_year("năm(?: nay)?(?:[ .,;)]|$)");
  const std::size_t begin = found.match.groups[2].begin;
  const bool first_half = found.group(1) == "đầu";
  auto placed = place_point(found, begin, false);
  if (!placed && this_year.match_at(found.text, begin)) {
    placed = PlacedPoint{{}, found.document_year(), false, begin + std::string_view("năm").size()};
  }
  if (!placed || placed->point.items > 1) return std::nullopt;
  const bool is_year = placed->point.unit == TimeUnit::year;
  if (!is_year && placed->point.unit != TimeUnit::month) return std::nullopt;
  Deadline made = make_dated("period", *placed, found.document_date);
  if (!made.start || !made.end) return read_to(placed->end, std::move(made));
  const std::string middle = made.start->substr(0, is_year ? 5 : 8);
  if (first_half) {
    made.end = middle + (is_year ? "06-30" : "15");
  } else {
    made.start = middle + (is_year ? "07-01" : "16");
  }
  return read_to(placed->end, std::move(made));
}

std::optional<TimesRead> build_week_of_month(const DeadlineMatch& found) {
  const auto placed = place_point(found, found.match.groups[1].begin, true);
  if (!placed) return std::nullopt;
  return read_to(placed->end, make_dated("month", *placed, found.document_date));
}

std::optional<TimesRead> build_short_month(const DeadlineMatch& found) {
  PlacedPoint placed;
  placed.point.unit = TimeUnit::month;
  placed.point.months.push_back(to_int(found.group(1)));
  placed.year = found.document_year();
  return read_to(match_end(found), make_dated("month", placed, found.document_date));
}

std::optional<TimesRead> build_point(const DeadlineMatch& found) {
  const auto placed = place_point(found, found.match.groups[2].begin, false);
  if (!placed) return std::nullopt;
  TimesRead read = read_point(*placed, found);
  Deadline& made = read.deadlines.front();
  const bool at_its_end = found.group(1) == "cuối" || found.group(1) == "hết";
  const bool is_period = made.kind == "year" || made.kind == "quarter" || made.kind == "month";
  if (at_its_end && is_period) made = due_by(*placed, found.document_date);
  return read;
}

std::optional<TimesRead> build_occasion(const DeadlineMatch& found) {
  if (auto span = read_span(found, match_end(found), false)) return span;
  const auto placed = place_point(found, match_end(found), true);
  if (!placed || placed->point.unit != TimeUnit::day) return std::nullopt;
  return read_point(*placed, found);
}

std::optional<TimesRead> build_bare_point(const DeadlineMatch& found) {
  const auto placed = place_point(found, 0, true);
  if (!placed) return std::nullopt;
  const std::string_view rest = found.text.substr(placed->end);
  static const Pattern ends("[ .;,)]*(?:\\(.*)?$|[,;]");
  if (!ends.match_at(rest) && staying_open_length(rest) == 0 && every_year_length(rest) == 0) {
    return std::nullopt;
  }
  return read_point(*placed, found);
}

std::optional<TimesRead> build_this_year(const DeadlineMatch& found) {
  static const Pattern other_sense(" ?(?:[0-9]|học|đầu|thứ)");
  if (other_sense.match_at(found.rest())) return std::nullopt;
  // "3 năm" is a length.
  const std::string_view before = found.text.substr(0, found.match.whole().begin);
  if (before.size() > 1 && before.back() == ' ' && '0' <= before[before.size() - 2] &&
      before[before.size() - 2] <= '9') {
    return std::nullopt;
  }
  const std::string_view part = found.group(found.match.has(1) ? 1 : 2);
  const bool at_its_end = part == "cuối" || part == "hết";
  const auto year = found.document_year();
  const auto range = year ? year_range(*year, *year) : std::nullopt;
  if (!range) {
    return read_to(match_end(found), undated(at_its_end ? "by-date" : "year", kReasonDocumentUndated));
  }
  Deadline made = make_deadline(at_its_end ? "by-date" : "year", *range);
  if (at_its_end) made.start.reset();
  return read_to(match_end(found), std::move(made));
}

}  // namespace vanthu
