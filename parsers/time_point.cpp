#include "parsers/time_point.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "normalize/pattern.h"

namespace vanthu {
namespace {

// A list of months or days has at most twelve members; callers try many offsets, so each look is bounded.
constexpr std::size_t kLongestPoint = 200;

constexpr const char* kYearSuffix = "(?: ?/ ?| ?- ?| ?\\. ?|,? (?:của )?(?:năm )?)((?:19|20)[0-9]{2})";
constexpr const char* kEveryYear = ",? \\(?(?:h[ằà]ng|mỗi) năm";
constexpr const char* kBetween = "(?: ?[,;+&] ?(?:và )?| và | hoặc | ?- ?| đến )";

bool continues_number(std::string_view text, std::size_t offset) {
  return offset < text.size() && '0' <= text[offset] && text[offset] <= '9';
}

/// True where a letter or digit follows, so that "quý i" of "quý is" is none.
bool continues_word(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[offset]);
  return byte >= 0x80 || ('a' <= byte && byte <= 'z') || continues_number(text, offset);
}

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// A quarter's number, 0 for none: "iv", "3", and "lV", "1v", "|||" as OCR reads Roman ones.
int parse_quarter(std::string_view token) {
  if (token.size() == 1 && '1' <= token[0] && token[0] <= '4') return token[0] - '0';
  const bool ends_in_five = token.back() == 'v';
  const auto strokes = static_cast<int>(token.size()) - (ends_in_five ? 1 : 0);
  if (ends_in_five) return strokes == 1 ? 4 : 0;
  return strokes <= 3 ? strokes : 0;
}

/// The patterns of a noun with a list of numbers after it.
struct Listing {
  TimeUnit unit;
  Pattern with_year, alone, repeated, item;
};

/// `short_noun` counts only where a year follows: "T2" is as often Monday, "Q.5" a district.
Listing make_listing(TimeUnit unit, const std::string& noun, const std::string& short_noun,
                     const std::string& item) {
  const std::string any_noun = "(?:" + noun + "|" + short_noun + ")";
  const std::string first = noun + " ?" + item;
  const std::string more = std::string(kBetween) + "(?:" + noun + " ?)?" + item;
  const std::string again = std::string(kBetween) + noun + " ?" + item;
  const std::string dated =
      any_noun + " ?" + item + "(?:" + kBetween + "(?:" + any_noun + " ?)?" + item + ")*";
  return {unit, Pattern("(" + dated + ")" + kYearSuffix),
          Pattern("(" + first + "(?:" + more + ")+)(?:" + kEveryYear + "|\\)?$)"),
          Pattern("(" + first + "(?:" + again + ")*)"), Pattern(item)};
}

const std::vector<Listing>& listings() {
  static const std::vector<Listing> all = [] {
    std::vector<Listing> made;
    made.push_back(make_listing(TimeUnit::month, "tháng", "t\\.?",
                                "(?:1[0-2]|0?[1-9]|mười một|mười hai|mười|giêng|một|hai|ba|tư|bốn|năm|sáu|"
                                "bảy|bẩy|tám|chín|chạp)"));
    made.push_back(make_listing(TimeUnit::quarter, "(?:qu[ýí]|qúy|q\\.)", "q",
                                "(?:[il1|]{1,2}v|[il1|]{2,3}|0[1-4]|[1-4il|])"));
    return made;
  }();
  return all;
}

int item_value(TimeUnit unit, std::string_view item) {
  if (unit == TimeUnit::month) return parse_month(item).value_or(0);
  return parse_quarter(item.size() == 2 && item[0] == '0' ? item.substr(1) : item);
}

const Pattern& range_sign_pattern() {
  static const Pattern pattern("-|đến");
  return pattern;
}

/// The numbers of a list: "3, 4", "3 - 6" (all between), "i và iii".
std::vector<int> list_values(const Listing& listing, std::string_view list) {
  const Pattern& range_sign = range_sign_pattern();
  const int most = listing.unit == TimeUnit::month ? 12 : 4;
  std::vector<int> values;
  for (std::size_t from = 0; from < list.size();) {
    const auto item = listing.item.find(list, from);
    if (!item) break;
    const int value = item_value(listing.unit, list.substr(item->whole().begin, item->whole().size()));
    const bool fills = !values.empty() && range_sign.contains(list.substr(from, item->whole().begin - from));
    if (fills && value > 0 && values.size() == 1 && values.front() > value) {
      while (values.back() < most) values.push_back(values.back() + 1);
      values.push_back(1);
    }
    for (int between = fills ? values.back() + 1 : value; between < value; ++between) {
      values.push_back(between);
    }
    if (fills && values.back() == value) {
      from = item->whole().end;
      continue;
    }
    values.push_back(value);
    from = item->whole().end;
  }
  return values;
}

TimePoint listed_point(const Listing& listing, std::string_view list, std::string_view year) {
  TimePoint point;
  point.unit = listing.unit;
  const std::vector<int> values = list_values(listing, list);
  point.items = static_cast<int>(values.size());
  point.spans = values.size() > 1 && range_sign_pattern().contains(list);
  for (const int value : values) {
    if (listing.unit == TimeUnit::month) {
      point.months.push_back(value);
    } else {
      for (int month = value * 3 - 2; month <= value * 3; ++month) point.months.push_back(month);
    }
  }
  const auto turn = std::is_sorted_until(values.begin(), values.end());
  point.over_year_end = point.spans && turn != values.end() && *turn == 1 && values.front() > values.back() &&
                        std::is_sorted(turn, values.end());
  point.possible = std::find(values.begin(), values.end(), 0) == values.end() && !values.empty() &&
                   (turn == values.end() || point.over_year_end);
  if (!year.empty()) point.year = to_int(year);
  return point;
}

std::optional<TimePoint> parse_listing(const Listing& listing, std::string_view text) {
  if (const auto match = listing.with_year.match_at(text);
      match && !continues_number(text, match->whole().end)) {
    TimePoint point = listed_point(listing, match->text(text, 1), match->text(text, 2));
    point.length = match->whole().end;
    return point;
  }
  for (const Pattern* pattern : {&listing.alone, &listing.repeated}) {
    const auto match = pattern->match_at(text);
    if (!match || continues_word(text, match->groups[1].end)) continue;
    TimePoint point = listed_point(listing, match->text(text, 1), {});
    point.length = match->groups[1].end;
    static const Pattern short_year(" ?/ ?([0-9]{2})(?:[^0-9/]|$)");
    if (const auto year = short_year.match_at(text, point.length)) {
      point.short_year = to_int(year->text(text, 1));
      point.length = year->groups[1].end;
    }
    return point;
  }
  return std::nullopt;
}

TimePoint point_of_date(const ParsedDate& date) {
  TimePoint point;
  point.length = date.length;
  point.year = to_int(std::string_view(date.iso).substr(0, 4));
  if (date.iso.size() > 4) {
    point.unit = TimeUnit::month;
    point.months.push_back(to_int(std::string_view(date.iso).substr(5, 2)));
  }
  if (date.iso.size() > 7) {
    point.unit = TimeUnit::day;
    point.day = to_int(std::string_view(date.iso).substr(8, 2));
  }
  return point;
}

/// "ngày 05 của tháng 6 năm 2026".
std::optional<TimePoint> parse_day_of_month(std::string_view text) {
  static const Pattern pattern(
      "(?:ngày )?([0-9]{1,2}) của tháng (1[0-2]|0?[1-9])(?:(?: ?/ ?| năm "
      ")((?:19|20)[0-9]{2}))?()(?:[^0-9/]|$)");
  const auto match = pattern.match_at(text);
  if (!match) return std::nullopt;
  TimePoint point;
  point.unit = TimeUnit::day;
  point.day = to_int(match->text(text, 1));
  point.months.push_back(to_int(match->text(text, 2)));
  if (match->has(3)) point.year = to_int(match->text(text, 3));
  constexpr int kLeapYear = 2024;  // 29/02 exists in some years
  point.possible =
      *point.day >= 1 && *point.day <= days_in_month(point.year.value_or(kLeapYear), point.months[0]);
  point.length = match->groups[4].begin;
  return point;
}

std::optional<TimePoint> parse_day(std::string_view text, bool bare) {
  const bool named = text.starts_with("ngày ");
  if (const auto date = parse_date_at(text)) {
    TimePoint point = point_of_date(*date);
    point.blank_day = named && point.unit != TimeUnit::day;
    return point;
  }
  static const Pattern short_year("(?:ngày )?[0-9]{1,2}/[0-9]{1,2}/([0-9]{2})");
  TimePoint point;
  point.unit = TimeUnit::day;
  if (const std::size_t length = date_length_at(text); length > 0) {
    const auto match = short_year.match_at(text);
    const auto day_month = match && !continues_number(text, match->whole().end)
                               ? parse_day_month_at(text.substr(0, match->groups[1].begin - 1))
                               : std::nullopt;
    point.possible = day_month.has_value();
    if (day_month) {
      point.day = day_month->day;
      point.months.push_back(day_month->month);
      point.short_year = to_int(match->text(text, 1));
    }
    point.length = length;
    return point;
  }
  if (!bare && !named) return std::nullopt;
  if (auto of_month = parse_day_of_month(text)) return of_month;
  if (const auto day_month = parse_day_month_at(text)) {
    point.day = day_month->day;
    point.months.push_back(day_month->month);
    point.length = day_month->length;
    return point;
  }
  // "ngày 31/2": said to be a day, and none.
  static const Pattern day_and_month("ngày [0-9]{1,2}(?: ?/ ?| tháng )[0-9]{1,2}(?:[^0-9/]|$)");
  const auto impossible = named ? day_and_month.match_at(text) : std::nullopt;
  if (!impossible) return std::nullopt;
  point.possible = false;
  point.length = impossible->whole().end;
  return point;
}

std::optional<TimePoint> parse_year(std::string_view text, bool bare) {
  static const Pattern year("năm ((?:19|20)[0-9]{2})");
  static const Pattern month_year("(0?[1-9]|1[0-2])/((?:19|20)[0-9]{2})");
  static const Pattern bare_year("((?:19|20)[0-9]{2})");
  const auto match = bare ? bare_year.match_at(text) : std::nullopt;
  const auto found = match ? match : year.match_at(text);
  TimePoint point;
  if (found && !continues_number(text, found->whole().end)) {
    point.year = to_int(found->text(text, 1));
    point.length = found->whole().end;
    return point;
  }
  const auto month = bare ? month_year.match_at(text) : std::nullopt;
  if (!month || continues_number(text, month->whole().end) || text.substr(month->whole().end, 1) == "/") {
    return std::nullopt;
  }
  point.unit = TimeUnit::month;
  point.months.push_back(to_int(month->text(text, 1)));
  point.year = to_int(month->text(text, 2));
  point.length = month->whole().end;
  return point;
}

}  // namespace

std::optional<TimePoint> parse_time_point_at(std::string_view text, bool bare) {
  text = text.substr(0, kLongestPoint);
  for (const Listing& listing : listings()) {
    if (auto point = parse_listing(listing, text)) return point;
  }
  if (auto point = parse_year(text, bare)) return point;
  return parse_day(text, bare);
}

std::optional<DateRange> range_of(const TimePoint& point, std::optional<int> year) {
  std::optional<int> in = point.year ? point.year : year;
  if (point.short_year && in) in = *in / 100 * 100 + *point.short_year;
  if (!point.possible || !in) return std::nullopt;
  if (point.unit == TimeUnit::year) return year_range(*in, *in);
  if (point.months.empty()) return std::nullopt;
  if (point.unit == TimeUnit::day) {
    const auto day = iso_date(*in, point.months.front(), point.day.value_or(0));
    return day ? std::optional(DateRange{*day, *day}) : std::nullopt;
  }
  const bool year_is_printed = point.year || point.short_year;
  const int first_year = point.over_year_end && year_is_printed ? *in - 1 : *in;
  const auto first = month_range(first_year, point.months.front());
  const auto last = month_range(point.over_year_end ? first_year + 1 : *in, point.months.back());
  if (!first || !last) return std::nullopt;
  return DateRange{first->start, last->end};
}

std::string yearly_rule(const TimePoint& point) {
  std::string rule = "FREQ=YEARLY";
  std::vector<int> months = point.months;
  std::sort(months.begin(), months.end());
  if (!months.empty()) rule += fmt::format(";BYMONTH={}", fmt::join(months, ","));
  if (point.day) rule += fmt::format(";BYMONTHDAY={}", *point.day);
  return rule;
}

}  // namespace vanthu
