#include "normalize/blanks.h"

#include "normalize/code_points.h"
#include "normalize/letters.h"

namespace vanthu {
namespace {

constexpr std::u32string_view kOpening = U"([{“‘«„";
constexpr std::u32string_view kQuotesAndClosing = U")]}\"'“”‘’«»„";

bool is_separator(char32_t code_point) { return code_point == '\n' || code_point == '\t'; }

bool is_dot(char32_t code_point) { return code_point == '.' || code_point == U'…'; }

/// A run of blanks and what is to become of it.
struct BlankRun {
  std::size_t begin = 0, end = 0;  // end == begin: there is none
  bool stands = false;

  bool tidy() const { return stands && end - begin == 1; }
};

BlankRun find_blanks(std::string_view text, std::size_t from) {
  std::size_t begin = from;
  while (begin < text.size() && text[begin] != ' ') ++begin;  // words are too short for a call each
  std::size_t end = begin;
  while (end < text.size() && text[end] == ' ') ++end;
  return {begin, end, end > begin && blank_stands(text, {begin, end})};
}

bool is_tidy(std::string_view text) {
  for (BlankRun run = find_blanks(text, 0); run.begin < run.end; run = find_blanks(text, run.end)) {
    if (!run.tidy()) return false;
  }
  return true;
}

}  // namespace

bool doubtful_blank_stands(std::string_view text, ByteRange blanks) {
  const LetterTable& table = letters();
  const char32_t before = code_point_before(text, blanks.begin);
  const DecodedCodePoint after = code_point_at(text, blanks.end);
  const bool behind_word = table[before].letter_or_digit, before_word = table[after.value].letter_or_digit;
  if (behind_word && before_word) return true;
  if (is_separator(before) || is_separator(after.value)) return false;
  const std::size_t second = blanks.end + after.length;
  const bool row_of_dots =
      after.value == '.' && second < text.size() && is_dot(code_point_at(text, second).value);
  const bool punctuation =
      after.value == ',' || after.value == '.' || after.value == ';' || after.value == ':';
  if (punctuation && !row_of_dots) {
    return !behind_word && kQuotesAndClosing.find(before) == std::u32string_view::npos;
  }
  return !(before_word && kOpening.find(before) != std::u32string_view::npos);
}

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
