#include "ingest/legacy_repair.h"

#include <unicode/uchar.h>

#include <array>
#include <utility>
#include <vector>

#include "ingest/letters.h"
#include "ingest/syllables.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

enum class Case { unknown, lower, upper };

Case case_of(const LetterRun& run) {
  if (run.has_ascii_lower) return Case::lower;
  return run.capital_inside ? Case::upper : Case::unknown;
}

/// Raises the letters of text[range]; `text` keeps its size.
void raise(std::string& text, ByteRange range) {
  for (std::size_t offset = range.begin; offset < range.end;) {
    const DecodedCodePoint point = decode_utf8(text, offset);
    std::string capital;
    append_utf8(capital, static_cast<char32_t>(u_toupper(static_cast<UChar32>(point.value))));
    if (capital.size() == point.length) text.replace(offset, point.length, capital);
    offset += point.length == 0 ? 1 : point.length;
  }
}

/// Settles the words of one line.  Only syllables tell how a line is written: abbreviations are capitals
/// everywhere.
void raise_line(std::string& text, const std::vector<LetterRun>& runs) {
  std::vector<Case> before(runs.size(), Case::unknown);
  Case nearest = Case::unknown;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    before[i] = nearest;
    if (runs[i].syllable && case_of(runs[i]) != Case::unknown) nearest = case_of(runs[i]);
  }
  nearest = Case::unknown;
  for (std::size_t i = runs.size(); i-- > 0;) {
    Case own = case_of(runs[i]);
    if (own == Case::unknown && before[i] != Case::lower && nearest != Case::lower &&
        (before[i] == Case::upper || nearest == Case::upper)) {
      own = Case::upper;
    }
    if (runs[i].syllable && case_of(runs[i]) != Case::unknown) nearest = case_of(runs[i]);
    if (own == Case::upper) raise(text, runs[i].range);
  }
}

/// Syllables that lack the ư of a far more frequent one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kAmbiguous{
    {{"ngời", "người"}, {"dới", "dưới"}}};

constexpr std::size_t kLongestWord = 16;  // bytes; a syllable has at most seven letters

std::string with_u(std::string_view word, std::size_t offset) {
  return std::string(word.substr(0, offset)) + "ư" + std::string(word.substr(offset));
}

/// Where in `word` a ư is missing before ơ; npos where none is.
std::size_t find_lost_u(std::string_view word) {
  if (word.size() > kLongestWord) return std::string_view::npos;
  bool certain = !is_syllable(word);
  for (const auto& [without, with] : kAmbiguous) certain |= word == without;
  for (std::size_t offset = 0; certain && offset < word.size();) {
    const DecodedCodePoint point = decode_utf8(word, offset);
    if (letter_of(point.value).base == base_index(U'ơ')) {
      return is_syllable(with_u(word, offset)) ? offset : std::string_view::npos;
    }
    offset += point.length;
  }
  return std::string_view::npos;
}

/// Where in a word without vowel ("nhng", "nh") a ư is missing.  At least two consonants, for a single letter
/// is a list's label.
std::size_t find_lost_vowel(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongestWord || is_syllable(word)) return std::string_view::npos;
  for (const char c : word) {
    if (c < 'a' || c > 'z' || std::string_view("aeiouy").find(c) != std::string_view::npos)
      return std::string_view::npos;
  }
  for (std::size_t offset = word.size(); offset >= 2; --offset) {
    if (is_syllable(with_u(word, offset))) return offset;
  }
  return std::string_view::npos;
}

bool has_lost_u(std::string_view text) {
  for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
    if (find_lost_u(text.substr(run->range.begin, run->range.size())) != text.npos) return true;
  }
  return false;
}

}  // namespace

std::string raised(std::string text) {
  std::vector<LetterRun> line;
  std::size_t end = 0;
  // Only letters are replaced, by letters of the same length: the run that follows is found all the same.
  for (auto run = next_letter_run(text, 0); run; run = next_letter_run(text, run->range.end)) {
    const std::string_view between = std::string_view(text).substr(end, run->range.begin - end);
    if (between.find('\n') != std::string_view::npos) {
      raise_line(text, line);
      line.clear();
    }
    line.push_back(*run);
    end = run->range.end;
  }
  raise_line(text, line);
  return text;
}

MappedText restore_lost_u(MappedText mapped) {
  if (!has_lost_u(mapped.text)) return mapped;
  MappedText result;
  std::size_t copied = 0;
  const auto copy_to = [&](std::size_t end) {
    result.text.append(mapped.text, copied, end - copied);
    result.origin.insert(result.origin.end(), mapped.origin.begin() + static_cast<std::ptrdiff_t>(copied),
                         mapped.origin.begin() + static_cast<std::ptrdiff_t>(end));
    copied = end;
  };
  for (auto run = next_letter_run(mapped.text, 0); run; run = next_letter_run(mapped.text, run->range.end)) {
    const auto word = std::string_view(mapped.text).substr(run->range.begin, run->range.size());
    std::size_t lost = find_lost_u(word);
    if (lost == std::string_view::npos) lost = find_lost_vowel(word);
    if (lost == std::string_view::npos) continue;
    copy_to(run->range.begin + lost);
    result.text += "ư";
    result.origin.resize(result.text.size(), mapped.origin[copied]);
  }
  copy_to(mapped.text.size());
  result.origin.push_back(mapped.origin.back());
  return result;
}

std::string upper_cased(std::string text) {
  raise(text, {0, text.size()});
  return text;
}

std::string lower_cased(std::string_view text) {
  std::string small;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, offset);
    append_utf8(small, static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value))));
    offset += point.length == 0 ? 1 : point.length;
  }
  return small;
}

}  // namespace vanthu
