#include "tests/fuzz/check_text.h"

#include <algorithm>
#include <chrono>

#include "ingest/utf8.h"
#include "tests/fuzz/require.h"

namespace vanthu::fuzz {
namespace {

bool is_ascii_control(char32_t point) { return point < 0x20 || point == 0x7F; }
bool is_upper_control(char32_t point) { return point >= 0x80 && point < 0xA0; }

bool is_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0u) != 0x80u;
}

/// The number in `text`, −1 where a character is no digit.
int number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_date(std::string_view date, bool partial) {
  const bool whole = date.size() == 10, without_day = date.size() == 7, without_month = date.size() == 4;
  if (!whole && !(partial && (without_day || without_month))) return false;
  const int year = number(date.substr(0, 4));
  const int month = without_month ? 1 : number(date.substr(5, 2));
  const int day = whole ? number(date.substr(8, 2)) : 1;
  if (year < 0 || month < 0 || day < 0) return false;
  if (!without_month && date[4] != '-') return false;
  if (whole && date[7] != '-') return false;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

}  // namespace

void check_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    const std::string seen = "byte " + std::to_string(at);
    require(point.length > 0, "text is valid UTF-8", seen);
    require(!is_ascii_control(point.value) || point.value == '\n' || point.value == '\t',
            "no control characters but line feed and tab", seen);
    at += point.length;
  }
}

void check_clean_text(std::string_view text) {
  check_text(text);
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) {
    require(!is_upper_control(decode_utf8(text, at).value), "a normalised text has no control characters",
            "byte " + std::to_string(at));
  }
}

void check_range(std::string_view text, ByteRange range, std::string_view of) {
  require(range.begin <= range.end && range.end <= text.size(), "a range lies within the text",
          std::string(of) + " " + shown(range) + " of " + std::to_string(text.size()));
  require(is_boundary(text, range.begin) && is_boundary(text, range.end), "a range cuts no character",
          std::string(of) + " " + shown(range));
}

void check_line_starts(std::string_view text, const std::vector<std::size_t>& starts, ByteRange range) {
  std::size_t previous = range.begin;
  for (const std::size_t start : starts) {
    require(start > previous && start < range.end, "line starts increase inside their range",
            std::to_string(start) + " in " + shown(range));
    require(is_boundary(text, start), "a line starts at a character", std::to_string(start));
    previous = start;
  }
}

void check_origin(const OffsetMap& origin, std::size_t text_size, std::size_t source_size) {
  require(origin.size() == text_size + 1, "every byte and the end have an origin",
          std::to_string(origin.size()));
  require(std::is_sorted(origin.begin(), origin.end()), "origins never decrease");
  require(origin.back() <= source_size, "origins lie within the source", std::to_string(origin.back()));
}

void check_date(const std::string& date, bool partial, std::string_view of) {
  require(is_date(date, partial), "a date is ISO 8601 and in the calendar", std::string(of) + " " + date);
}

}  // namespace vanthu::fuzz
