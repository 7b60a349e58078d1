#include "ingest/page_stamp_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/tsv.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

constexpr std::size_t kLabelWords = 5;  // the longest label

struct Label {
  std::string key;
  std::size_t words = 0;
  StampRole role = StampRole::none;
};

StampRole role_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, StampRole>, 6> kRoles{
      {{"signer", StampRole::signer},
       {"time", StampRole::time},
       {"detail", StampRole::detail},
       {"valid", StampRole::valid},
       {"incoming", StampRole::incoming},
       {"incoming-detail", StampRole::incoming_detail}}};
  const auto found =
      std::find_if(kRoles.begin(), kRoles.end(), [&](const auto& role) { return role.first == name; });
  return found == kRoles.end() ? StampRole::none : found->second;
}

std::size_t count_words(std::string_view key) {
  return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

/// Longer labels first: "Ngày ký" before "Ngày".
const std::vector<Label>& labels() {
  static const std::vector<Label> all = [] {
    const Tsv table = parse_tsv(ingest_table("stamp_labels.tsv"), "stamp_labels.tsv");
    const std::size_t label = table.column("label"), role = table.column("role");
    std::vector<Label> result;
    for (const auto& row : table.rows) {
      std::string key = plain_key(row[label]);
      const std::size_t words = count_words(key);
      result.push_back({std::move(key), words, role_of(row[role])});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Label& a, const Label& b) { return a.words > b.words; });
    return result;
  }();
  return all;
}

/// What follows the label of a line.
struct Labelled {
  bool colon = false;
  std::string value;
};

Labelled behind_label(std::string_view text, std::size_t words) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < words && at < text.size(); ++i) {
    at = std::min(text.find(' ', at), text.size());
    at = std::min(text.find_first_not_of(' ', at), text.size());
  }
  // A label and its value may share a word: "Số:15".
  std::size_t colon = text.substr(0, at).rfind(':');
  if (colon == std::string_view::npos && at < text.size() && text[at] == ':') colon = at;
  Labelled labelled{colon != std::string_view::npos, {}};
  const std::string_view rest = text.substr(labelled.colon ? colon + 1 : at);
  const std::size_t begin = std::min(rest.find_first_not_of(' '), rest.size());
  labelled.value = rest.substr(begin);
  return labelled;
}

/// Vietnamese labels are words of sentences as well: "Người ký văn bản chịu trách nhiệm".
bool needs_colon(const Label& label) {
  const bool field =
      label.role == StampRole::signer || label.role == StampRole::time || label.role == StampRole::detail;
  return field && !label.key.ends_with(" by");
}

/// Letters with which no label begins spare most lines the closer look.
bool may_be_label(std::string_view text) {
  constexpr std::string_view kFirst = "KNDSTCLERVG";
  return !text.empty() && (kFirst.find(text.front()) != std::string_view::npos ||
                           static_cast<unsigned char>(text.front()) >= 0x80);
}

/// "ĐẾN" alone, or in capitals before its number or day: "Đến ngày 30/6" begins a sentence.
bool is_stamp_title(std::string_view line, std::string_view key, std::string_view label) {
  if (plain_key(line) == label) return true;
  const std::string with_number = std::string(label) + " so", with_day = std::string(label) + " ngay";
  if (!starts_with_words(key, with_number) && !starts_with_words(key, with_day)) return false;
  std::size_t end = 0;
  for (std::size_t words = count_words(label); words > 0; --words) {
    end = std::min(line.find_first_of(" :", end + 1), line.size());
  }
  return is_upper_case(line.substr(0, end));
}

void classify(StampLine& line) {
  if (!may_be_label(line.text)) return;
  std::size_t end = 0, words = 0;
  for (; words < kLabelWords && end < line.text.size(); ++words) {
    end = std::min(line.text.find(' ', end + 1), line.text.size());
  }
  std::string head = line.text.substr(0, end);
  std::replace(head.begin(), head.end(), ':', ' ');
  const std::string key = plain_key(head);
  for (const Label& label : labels()) {
    const bool title = label.role == StampRole::incoming;
    if (title ? !is_stamp_title(line.text, key, label.key) : !starts_with_words(key, label.key)) continue;
    Labelled labelled = behind_label(line.text, label.words);
    if (needs_colon(label) && !labelled.colon) continue;
    line.role = label.role;
    line.value = std::move(labelled.value);
    return;
  }
}

/// Parts of `row` that are laid over the page, or are not.
WordRow words_where(const Page& page, const WordRow& row, bool annotation) {
  WordRow words;
  std::copy_if(row.begin(), row.end(), std::back_inserter(words),
               [&](std::uint32_t index) { return page.words[index].annotation == annotation; });
  return words;
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Reads a number of `least` to `most` digits at `at`; -1 where none stands there.
int take_number(std::string_view text, std::size_t& at, std::size_t least, std::size_t most) {
  std::size_t end = at;
  int value = 0;
  while (is_digit_at(text, end) && end - at < most) value = value * 10 + (text[end++] - '0');
  if (end - at < least || is_digit_at(text, end)) return -1;
  at = end;
  return value;
}

bool take_sign(std::string_view text, std::size_t& at, std::string_view signs) {
  if (at >= text.size() || signs.find(text[at]) == std::string_view::npos) return false;
  ++at;
  return true;
}

struct Date {
  int year = 0, month = 0, day = 0;
};

std::optional<Date> take_date(std::string_view text, std::size_t& at) {
  std::size_t position = at;
  const int first = take_number(text, position, 1, 4);
  if (first < 0 || !take_sign(text, position, "./-")) return std::nullopt;
  const int month = take_number(text, position, 1, 2);
  if (month < 0 || !take_sign(text, position, "./-")) return std::nullopt;
  const int last = take_number(text, position, 1, 4);
  const Date date = first > 31 ? Date{first, month, last} : Date{last, month, first};
  const bool good = date.year >= 1990 && date.year < 2200 && date.month >= 1 && date.month <= 12 &&
                    date.day >= 1 && date.day <= 31;
  if (!good) return std::nullopt;
  at = position;
  return date;
}

void skip_blanks(std::string_view text, std::size_t& at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == ',' || text[at] == 'T')) ++at;
}

/// "T10:12:33+07:00", as far as it stands there; empty where no time of day does.
std::string take_time_of_day(std::string_view text, std::size_t at) {
  skip_blanks(text, at);
  const int hour = take_number(text, at, 1, 2);
  if (hour < 0 || hour > 23 || !take_sign(text, at, ":")) return {};
  const int minute = take_number(text, at, 2, 2);
  if (minute < 0 || minute > 59) return {};
  std::string time = fmt::format("T{:02}:{:02}", hour, minute);
  int second = 0;
  if (take_sign(text, at, ":")) second = take_number(text, at, 2, 2);
  if (second < 0 || second > 60) return {};
  time += fmt::format(":{:02}", second);
  skip_blanks(text, at);
  if (at < text.size() && text[at] == 'Z') return time + "Z";
  const char sign = at < text.size() ? text[at] : '\0';
  if (!take_sign(text, at, "+-")) return time;
  const int hours = take_number(text, at, 2, 2);
  if (hours < 0 || hours > 14) return time;
  take_sign(text, at, ":'");
  const int minutes = take_number(text, at, 2, 2);
  return time + fmt::format("{}{:02}:{:02}", sign, hours, std::max(minutes, 0));
}

}  // namespace

std::vector<StampLine> stamp_lines(const Page& page) {
  std::vector<StampLine> lines;
  for (const WordRow& row : word_rows(page)) {
    for (const bool annotation : {false, true}) {
      for (WordRow& words : row_pieces(page, words_where(page, row, annotation))) {
        StampLine line;
        line.box = row_box(page, words);
        line.text = row_text(page, words);
        line.words = std::move(words);
        line.annotation = annotation;
        classify(line);
        lines.push_back(std::move(line));
      }
    }
  }
  return lines;
}

std::optional<std::string> find_stamp_time(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit_at(text, at) || (at > 0 && is_digit_at(text, at - 1))) continue;
    std::size_t end = at;
    const std::optional<Date> date = take_date(text, end);
    if (!date) continue;
    return fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day) + take_time_of_day(text, end);
  }
  return std::nullopt;
}

}  // namespace vanthu
