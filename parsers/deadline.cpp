#include "parsers/deadline.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "normalize/pattern.h"
#include "parsers/deadline_parts.h"
#include "parsers/deadline_rules.h"

namespace vanthu {
namespace {

// More than any time cell has; what follows is kept in `raw` and not read.
constexpr std::size_t kLongestReading = 2400;
// The longest cells name half a dozen.
constexpr std::size_t kMostTimes = 32;

std::string_view trim(std::string_view text, std::string_view dropped_before,
                      std::string_view dropped_behind) {
  const std::size_t begin = text.find_first_not_of(dropped_before);
  if (begin == std::string_view::npos) return {};
  text = text.substr(begin);
  const std::size_t last = text.find_last_not_of(dropped_behind);
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// `text` up to `limit` bytes, no character cut.
std::string_view clip(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && continues_character(text[limit])) --limit;
  return text.substr(0, limit);
}

bool has_letter_or_digit(std::string_view text) {
  static const Pattern pattern("[\\p{L}\\p{N}]");
  return pattern.contains(text);
}

/// Where what stands behind the label of a part begins ("việc báo cáo: …"), 0 where there is none.
std::size_t label_length(std::string_view part) {
  constexpr std::size_t kLongestLabel = 200;
  const std::size_t colon = part.substr(0, kLongestLabel).find(": ");
  return colon == std::string_view::npos || !has_letter_or_digit(part.substr(colon)) ? 0 : colon + 2;
}

/// `text` with the dates of cited documents and laws struck out, byte for byte: "Luật Đất đai năm 2024",
/// "Nghị quyết số 57-NQ/TW ngày 22/12/2024".
std::string without_cited_dates(std::string_view text) {
  static const std::string date =
      "(ngày [0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{4}|ngày [0-9]{1,2} tháng [0-9]{1,2},? năm [0-9]{4}|"
      "năm [0-9]{4})";
  static const Pattern numbered(
      "[Ss]ố:? ?[0-9]{1,6}[\\p{L}]? ?[/-][\\p{L}0-9/&.-]{1,40}"
      "((?:,? (?:của|do) [^;,()0-9]{1,80}?)?),? " +
      date);
  static const Pattern law("(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)(( [^;:.,()0-9]{1,80}?)?) " + date);
  // Then the date is when something is to be done, not when the document was made.
  static const Pattern task_words(
      "(?i)(?:^| )(?:trước|sau|từ|đến|hết|trong|vào|chậm nhất|hoàn thành|xong|cuối|đầu|quý|tháng)(?: |$)");
  std::string struck(text);
  for (const Pattern* pattern : {&numbered, &law}) {
    const std::size_t date_group = pattern == &law ? 3 : 2;
    for (auto match = pattern->find(text); match; match = pattern->find(text, match->whole().end)) {
      if (task_words.contains(match->text(text, 1))) continue;
      const ByteRange found = match->groups[date_group];
      std::fill_n(struck.begin() + static_cast<std::ptrdiff_t>(found.begin), found.size(), '#');
    }
  }
  return struck;
}

/// A folded text with the way back into what is printed.
struct FoldedText {
  std::string_view printed;
  std::string text;
  std::vector<std::size_t>
      origins;  // of each byte of `text`; empty where folding changed the characters' count

  /// What is printed at [begin, end) of `text`; all of it where there is no way back.
  std::string_view printed_at(std::size_t begin, std::size_t end) const {
    if (origins.empty() || begin >= end) return printed;
    const std::size_t from = origins[begin];
    const std::size_t to = end < origins.size() ? origins[end] : printed.size();
    return printed.substr(from, to - from);
  }
};

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n'; }

/// Folding keeps the number of characters but for blanks, so that both texts are walked side by side.
std::vector<std::size_t> origins_of(std::string_view printed, std::string_view folded) {
  std::vector<std::size_t> origins;
  origins.reserve(folded.size());
  std::size_t from = 0;
  while (origins.size() < folded.size()) {
    const char byte = folded[origins.size()];
    while (byte != ' ' && from < printed.size() && is_blank(printed[from])) ++from;
    if (from >= printed.size() || (byte == ' ' && !is_blank(printed[from]))) return {};
    origins.push_back(from++);
    while (origins.size() < folded.size() && continues_character(folded[origins.size()])) {
      origins.push_back(origins.back());
    }
    while (from < printed.size() &&
           (byte == ' ' ? is_blank(printed[from]) : continues_character(printed[from]))) {
      ++from;
    }
  }
  return origins;
}

FoldedText fold(std::string_view printed) {
  const std::string struck = without_cited_dates(printed);
  FoldedText folded{printed, fold_for_deadlines(struck), {}};
  folded.origins = origins_of(struck, folded.text);
  return folded;
}

DeadlineReading moved(DeadlineReading reading, std::size_t by) {
  reading.begin += by;
  reading.end += by;
  return reading;
}

/// The first time of the text, which begins at `begin`.
std::optional<DeadlineReading> find_first(std::string_view text, std::string_view document_date,
                                          std::optional<int> plan_year, std::size_t begin) {
  const std::string_view first = text.substr(begin);
  // A time may itself stand before a colon ("Quý I: ban hành kế hoạch"): then it is no label.
  if (auto reading = find_deadline_at(first, document_date, 0, plan_year))
    return moved(std::move(*reading), begin);
  const std::size_t label = label_length(first);
  if (auto reading = find_deadline(first.substr(label), document_date, plan_year)) {
    return moved(std::move(*reading), begin + label);
  }
  auto reading = find_deadline(first, document_date, plan_year);
  if (reading) reading = moved(std::move(*reading), begin);
  return reading;
}

/// A time behind the first.
struct FurtherReading {
  DeadlineReading reading;
  ByteRange mark;  // what parts it from the times before
};

/// Whether what `reading` found behind `gap` is a time of its own.
bool is_time_of_its_own(std::string_view gap, const DeadlineReading& reading, std::string_view words) {
  static const Pattern aside("tầm nhìn|định hướng|hướng tới|so với|số liệu|thay thế");
  static const Pattern direct("[ ;,)+-]*(?:(?:và|hoặc) )?(?:báo cáo |kiểm tra )?|.*: ");
  if (aside.contains(gap)) return false;
  const Deadline& first = reading.deadlines.front();
  // "…, để tổng hợp theo quy định" says nothing of when.
  if (first.kind == "conditional" && !first.end && !direct.match_all(gap)) return false;
  if (first.reason == kReasonUnread) return false;
  // "quý, năm" at the end of a list of something else.
  return reading.rule != "this-year" || !words.starts_with("năm") || words.starts_with("năm nay");
}

std::optional<FurtherReading> find_further(std::string_view text, std::string_view document_date,
                                           std::optional<int> plan_year, std::size_t from) {
  static const Pattern separator("[;,(+]| và | hoặc | - ");
  for (auto mark = separator.find(text, from); mark; mark = separator.find(text, from)) {
    std::optional<DeadlineReading> found;
    for (std::size_t offset = mark->whole().end; offset < text.size() && !found; ++offset) {
      if (begins_word(text, offset)) found = find_deadline_at(text, document_date, offset, plan_year);
    }
    if (!found) return std::nullopt;
    const std::string_view gap = text.substr(from, found->begin - from);
    const std::string_view words = text.substr(found->begin, found->end - found->begin);
    if (is_time_of_its_own(gap, *found, words)) return FurtherReading{std::move(*found), mark->whole()};
    from = std::max(found->end, found->begin + 1);
  }
  return std::nullopt;
}

bool says_the_same(const Deadline& one, const Deadline& other) {
  return one.kind == other.kind && one.start == other.start && one.end == other.end &&
         one.recurrence == other.recurrence;
}

/// A part without the marks and joining words around it; of brackets those that have no partner in it.
std::string trim_part(std::string_view part) {
  part = trim(part, " \t\n;,+-", " \t\n.;,+-(");
  for (const std::string_view joining : {"và ", "hoặc "}) {
    if (part.starts_with(joining)) part.remove_prefix(joining.size());
  }
  const bool opens = part.find('(') != std::string_view::npos;
  return std::string(opens ? part : trim(part, "", " .;,)"));
}

/// Puts the times of one reading behind those before; `part` and `part_end` are where its words stand.
void add_times(std::vector<Deadline>& times, const DeadlineReading& reading, const FoldedText& folded,
               std::size_t part, std::size_t part_end) {
  for (const Deadline& read : reading.deadlines) {
    const bool known = std::any_of(times.begin(), times.end(),
                                   [&](const Deadline& earlier) { return says_the_same(earlier, read); });
    if (known || times.size() >= kMostTimes) continue;
    Deadline made = read;
    made.raw = trim_part(folded.printed_at(part, part_end));
    if (made.kind == "conditional") {
      made.condition = trim_part(folded.printed_at(reading.begin, part_end));
    }
    times.push_back(std::move(made));
  }
}

}  // namespace

std::vector<Deadline> parse_deadlines(std::string_view text, std::string_view document_date,
                                      std::optional<int> plan_year) {
  const std::string_view raw = trim(text, " \t\n", " \t\n.;,");
  if (!has_letter_or_digit(clip(raw, kLongestReading))) return {};
  const FoldedText folded = fold(clip(raw, kLongestReading));
  const std::size_t begin = std::min(folded.text.find_first_not_of(" -+*•."), folded.text.size());
  std::vector<Deadline> times;
  auto reading = find_first(folded.text, document_date, plan_year, begin);
  for (std::size_t part = begin; reading;) {
    auto further = find_further(folded.text, document_date, plan_year, reading->end);
    add_times(times, *reading, folded, part, further ? further->mark.begin : folded.text.size());
    if (!further || times.size() >= kMostTimes) break;
    part = further->mark.end;
    reading = std::move(further->reading);
  }
  if (times.empty()) times.push_back(undated("other", kReasonUnread));
  times.front().raw = std::string(raw);
  return times;
}

}  // namespace vanthu
