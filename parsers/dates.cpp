#include "parsers/dates.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

// The longest printed form ("ngày", "tháng" and "năm 2026" with rows of dots between) stays below this; the
// bound keeps callers that try every offset of a hostile text linear.
constexpr std::size_t kLongestWording = 160;

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2199;

/// The parts of a date as printed; empty where blank.
struct Wording {
  std::string_view day, month, year;
  std::size_t length = 0;
};

bool is_digit_at(std::string_view text, std::size_t offset) {
  return offset < text.size() && '0' <= text[offset] && text[offset] <= '9';
}

std::optional<int> parse_number(std::string_view digits) {
  int value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return value;
}

std::optional<Wording> match_wording(const Pattern& pattern, std::string_view text) {
  const auto match = pattern.match_at(text);
  if (!match || is_digit_at(text, match->whole().end)) return std::nullopt;
  // A number with a figure beside it that could not be read is as good as blank.
  constexpr std::string_view kUnread = "\uFFFD";
  const auto part = [&](std::size_t group) {
    const std::string_view digits = match->text(text, group);
    if (digits.empty()) return digits;
    const bool cut = text.substr(0, match->groups[group].begin).ends_with(kUnread) ||
                     text.substr(match->groups[group].end).starts_with(kUnread);
    return cut ? std::string_view() : digits;
  };
  return Wording{part(1), part(2), part(3), match->whole().end};
}

/// In the order in which they are tried: a full date before one with blanks.
std::optional<Wording> find_wording(std::string_view text) {
  // What stands where a number is still to be written by hand.
  static const std::string blank = R"([ .…_\x{FFFD}]*)";
  static const std::string day = "(?i)(?:ngày" + blank + ")?([0-9]{1,2})?" + blank + "/?tháng";
  static const std::string month =
      "([0-9]{1,2}|mười một|mười hai|mười|giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|chạp)";
  static const Pattern full("(?i)(?:ngày *)?([0-9]{1,2}) ?[/.-] ?([0-9]{1,2})(?: ?[/.-] ?| năm )([0-9]{4})");
  static const Pattern short_year("(?i)(?:ngày *)?([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})");
  static const Pattern slashes("(?i)ngày" + blank + "([0-9]{1,2})?" + blank + "/" + blank + "([0-9]{1,2})?" +
                               blank + "/" + blank + "([12][0-9]{0,3})?");
  static const Pattern dashes("(?i)ngày" + blank + "([0-9]{1,2})?" + blank + "-" + blank + "([0-9]{1,2})?" +
                              blank + "-" + blank + "([0-9]{4})");
  static const Pattern words(day + blank + month + "?" + blank + ",?năm" + blank + "([12][0-9]{0,3})?");
  static const Pattern month_slash(day + " *" + month + " ?[/-] ?([0-9]{4})");
  text = text.substr(0, kLongestWording);
  if (text.empty() || text.front() == ' ' || text.front() == '.' || text.front() == '_') return std::nullopt;
  for (const Pattern* pattern : {&full, &short_year, &slashes, &dashes, &words, &month_slash}) {
    if (const auto wording = match_wording(*pattern, text)) return wording;
  }
  return std::nullopt;
}

std::string_view trim(std::string_view text, std::string_view dropped) {
  const std::size_t begin = text.find_first_not_of(dropped);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(dropped) - begin + 1);
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

std::optional<std::string> iso_date(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<std::string> end_of_month(int year, int month) {
  return iso_date(year, month, days_in_month(year, month));
}

std::optional<DateRange> month_range(int year, int month) {
  const auto start = iso_date(year, month, 1);
  const auto end = end_of_month(year, month);
  if (!start || !end) return std::nullopt;
  return DateRange{*start, *end};
}

std::optional<DateRange> quarter_range(int year, int quarter) {
  if (quarter < 1 || quarter > 4) return std::nullopt;
  const auto start = iso_date(year, quarter * 3 - 2, 1);
  const auto end = end_of_month(year, quarter * 3);
  if (!start || !end) return std::nullopt;
  return DateRange{*start, *end};
}

std::optional<DateRange> year_range(int first, int last) {
  const auto start = iso_date(first, 1, 1);
  const auto end = iso_date(last, 12, 31);
  if (!start || !end || first > last) return std::nullopt;
  return DateRange{*start, *end};
}

std::optional<int> parse_month(std::string_view text) {
  static constexpr std::pair<std::string_view, int> kWords[] = {
      {"giêng", 1}, {"một", 1},       {"hai", 2},       {"ba", 3},   {"tư", 4},  {"bốn", 4},
      {"năm", 5},   {"sáu", 6},       {"bảy", 7},       {"bẩy", 7},  {"tám", 8}, {"chín", 9},
      {"mười", 10}, {"mười một", 11}, {"mười hai", 12}, {"chạp", 12}};
  if (is_digit_at(text, 0)) {
    const auto number = parse_number(text);
    return number && *number >= 1 && *number <= 12 ? number : std::nullopt;
  }
  if (text.size() > 16) return std::nullopt;
  const std::string lower = to_lower(text);
  for (const auto& [word, month] : kWords) {
    if (lower == word) return month;
  }
  return std::nullopt;
}

std::optional<ParsedDate> parse_date_at(std::string_view text) {
  const auto wording = find_wording(text);
  if (!wording || wording->year.size() != 4) return std::nullopt;
  const int year = parse_number(wording->year).value_or(0);
  const auto month = wording->month.empty() ? std::optional<int>() : parse_month(wording->month);
  if (!wording->month.empty() && !month) return std::nullopt;
  const auto day = parse_number(wording->day);
  const auto first = iso_date(year, month.value_or(1), day.value_or(1));
  if (!first) return std::nullopt;
  if (!month) return ParsedDate{first->substr(0, 4), wording->length, true};
  if (!day) return ParsedDate{first->substr(0, 7), wording->length, true};
  return ParsedDate{*first, wording->length, false};
}

std::size_t date_length_at(std::string_view text) {
  const auto wording = find_wording(text);
  return wording ? wording->length : 0;
}

std::optional<std::string> parse_date(std::string_view text) {
  const std::string_view whole = trim(text, " .;,");
  const auto date = parse_date_at(whole);
  return date && date->length == whole.size() ? std::optional(date->iso) : std::nullopt;
}

std::optional<DayMonth> parse_day_month_at(std::string_view text) {
  static const Pattern pattern("(?i)(?:ngày *)?([0-9]{1,2})(?: ?/ ?| tháng )([0-9]{1,2})()");
  text = text.substr(0, kLongestWording);
  if (date_length_at(text) > 0) return std::nullopt;
  const auto wording = match_wording(pattern, text);
  if (!wording) return std::nullopt;
  const int day = parse_number(wording->day).value_or(0);
  const int month = parse_number(wording->month).value_or(0);
  constexpr int kLeapYear = 2024;  // 29/02 exists in some years
  if (day < 1 || day > days_in_month(kLeapYear, month)) return std::nullopt;
  return DayMonth{day, month, wording->length};
}

}  // namespace vanthu
