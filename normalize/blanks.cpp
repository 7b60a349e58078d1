#include "normalize/blanks.h"

#include "normalize/code_points.h"
#include "normalize/unicode.h"

namespace vanthu {
namespace {

constexpr std::u32string_view kOpening = U"([{“‘«„";
constexpr std::u32string_view kQuotesAndClosing = U")]}\"'“”‘’«»„";

/// What stands around a run of blanks; 0 at the ends of the text.
struct Surroundings {
  char32_t before = 0, after = 0, second_after = 0;
};

bool is_separator(char32_t code_point) { return code_point == 0 || code_point == '\n' || code_point == '\t'; }

bool is_dot(char32_t code_point) { return code_point == '.' || code_point == U'…'; }

bool blank_stands(const Surroundings& around) {
  if (is_separator(around.before) || is_separator(around.after)) return false;
  const bool punctuation =
      around.after == ',' || around.after == '.' || around.after == ';' || around.after == ':';
  if (punctuation && !(around.after == '.' && is_dot(around.second_after))) {
    return !is_letter_or_digit(around.before) &&
           kQuotesAndClosing.find(around.before) == std::u32string_view::npos;
  }
  const bool opened = kOpening.find(around.before) != std::u32string_view::npos;
  return !(opened && is_letter_or_digit(around.after));
}

/// A run of blanks and what is to become of it.
struct BlankRun {
  std::size_t begin = 0, end = 0;  // end == begin: there is none
  bool stands = false;

  bool tidy() const { return stands && end - begin == 1; }
};

BlankRun find_blanks(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find(' ', from);
  if (begin == std::string_view::npos) return {text.size(), text.size(), false};
  const std::size_t end = std::min(text.find_first_not_of(' ', begin), text.size());
  Surroundings around;
  if (begin > 0) around.before = code_point_before(text, begin);
  if (end < text.size()) {
    const DecodedCodePoint after = code_point_at(text, end);
    around.after = after.value;
    const std::size_t second = end + after.length;
    if (second < text.size()) around.second_after = code_point_at(text, second).value;
  }
  return {begin, end, blank_stands(around)};
}

bool is_tidy(std::string_view text) {
  for (BlankRun run = find_blanks(text, 0); run.begin < run.end; run = find_blanks(text, run.end)) {
    if (!run.tidy()) return false;
  }
  return true;
}

}  // namespace

NormalizedText tidy_blanks(NormalizedText text) {
  if (is_tidy(text.text)) return text;
  NormalizedText tidied;
  tidied.text.reserve(text.text.size());
  tidied.origin.reserve(text.origin.size());
  const auto copy = [&](std::size_t begin, std::size_t end) {
    tidied.text.append(text.text, begin, end - begin);
    tidied.origin.insert(tidied.origin.end(), text.origin.begin() + static_cast<std::ptrdiff_t>(begin),
                         text.origin.begin() + static_cast<std::ptrdiff_t>(end));
  };
  std::size_t copied = 0, kept_end = 0;
  while (copied < text.text.size()) {
    const BlankRun run = find_blanks(text.text, copied);
    copy(copied, run.begin);
    if (run.begin > copied) kept_end = run.begin;
    if (run.stands) copy(run.begin, run.begin + 1);
    copied = run.end;
  }
  // The end is the end of the last byte kept, so that trailing blanks belong to nothing.
  tidied.origin.push_back(text.origin[kept_end]);
  return tidied;
}

}  // namespace vanthu
