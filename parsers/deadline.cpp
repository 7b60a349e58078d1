#include "parsers/deadline.h"

#include <algorithm>
#include <utility>

#include "normalize/pattern.h"
#include "parsers/deadline_rules.h"

namespace vanthu {
namespace {

// More than any time cell has; what follows is kept in `raw` and not read.
constexpr std::size_t kLongestReading = 2400;

std::string_view trim(std::string_view text, std::string_view dropped_before,
                      std::string_view dropped_behind) {
  const std::size_t begin = text.find_first_not_of(dropped_before);
  if (begin == std::string_view::npos) return {};
  text = text.substr(begin);
  const std::size_t last = text.find_last_not_of(dropped_behind);
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// `text` up to `limit` bytes, no character cut.
std::string_view clip(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

bool has_letter_or_digit(std::string_view text) {
  static const Pattern pattern("[\\p{L}\\p{N}]");
  return pattern.contains(text);
}

/// What stands behind the label of a part ("việc báo cáo: …"), all of `part` where there is none.
std::string_view without_label(std::string_view part) {
  constexpr std::size_t kLongestLabel = 200;
  const std::size_t colon = part.substr(0, kLongestLabel).find(": ");
  if (colon == std::string_view::npos || !has_letter_or_digit(part.substr(colon))) return part;
  return part.substr(colon + 2);
}

}  // namespace

std::optional<Deadline> parse_deadline(std::string_view text, std::optional<int> document_year) {
  const std::string_view raw = trim(text, " \t\n", " \t\n.;,");
  if (!has_letter_or_digit(clip(raw, kLongestReading))) return std::nullopt;
  const std::string folded = fold_for_deadlines(clip(raw, kLongestReading));
  const std::string_view first = trim(folded, " -+*•.", " ");
  const std::string_view unlabelled = without_label(first);
  // A time may itself stand before a colon ("Quý I: ban hành kế hoạch"): then it is no label.
  auto reading = find_deadline_at(first, document_year);
  if (!reading) reading = find_deadline(unlabelled, document_year);
  if (!reading) reading = find_deadline(first, document_year);
  Deadline deadline;
  if (reading) deadline = std::move(reading->deadline);
  if (!reading) deadline.kind = "other";
  deadline.raw = std::string(raw);
  return deadline;
}

}  // namespace vanthu
