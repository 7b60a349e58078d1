#include "parsers/reading.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "normalize/code_points.h"
#include "normalize/letters.h"

namespace vanthu {
namespace {

// As of a number whose digits were read from letters (NumberReader).
constexpr float kChangedDigits = 0.6f;

bool is_digit(char c) { return '0' <= c && c <= '9'; }

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
  return digits;
}

/// What stands in a word.
struct WordLetters {
  bool any = false, digit = false, unread = false;
};

WordLetters letters_of(std::string_view word) {
  WordLetters found;
  for (std::size_t at = 0; at < word.size();) {
    const auto letter = code_point_at(word, at);
    found.unread |= letter.value == kReplacementCharacter;
    found.any |= letters()[letter.value].letter_or_digit;
    found.digit |= is_digit(word[at]);
    at += letter.length;
  }
  return found;
}

/// The runs that stand in a range of the normalised text, as place_of() counts them.
struct RunRange {
  std::size_t begin = 0, end = 0;
};

RunRange runs_in(const NormalizedDocument& document, ByteRange range) {
  const std::vector<SourceRun>& runs = document.runs;
  if (range.empty() || range.end >= document.origin.size()) return {};
  const auto after = [&](std::size_t offset) {
    const auto found =
        std::upper_bound(runs.begin(), runs.end(), offset,
                         [](std::size_t value, const SourceRun& run) { return value < run.text.begin; });
    return static_cast<std::size_t>(found - runs.begin());
  };
  const std::size_t first = after(document.origin[range.begin]);
  return {first > 0 ? first - 1 : 0, after(document.origin[range.end - 1])};
}

/// What the normalised text has of `run`.
std::string_view words_of(const NormalizedDocument& document, const SourceRun& run) {
  const auto at = [&](std::size_t offset) {
    const auto found = std::lower_bound(document.origin.begin(), document.origin.end(), offset);
    return std::min(static_cast<std::size_t>(found - document.origin.begin()), document.text.size());
  };
  const std::size_t begin = at(run.text.begin);
  return document.slice({begin, std::max(begin, at(run.text.end))});
}

using Repairs = std::vector<TextRepair>;

/// Repairs that lie inside `range` whole; of those that left nothing, not the ones at its ends.
std::pair<Repairs::const_iterator, Repairs::const_iterator> repairs_in(const Repairs& repairs,
                                                                       ByteRange range) {
  const auto begin = std::partition_point(repairs.begin(), repairs.end(), [&](const TextRepair& repair) {
    return repair.where.empty() ? repair.where.begin <= range.begin : repair.where.begin < range.begin;
  });
  const auto end = std::partition_point(begin, repairs.end(), [&](const TextRepair& repair) {
    return repair.where.empty() ? repair.where.end < range.end : repair.where.end <= range.end;
  });
  return {begin, end};
}

}  // namespace

Reading::Reading(const NormalizedDocument& document) : document_(document) {
  const std::vector<SourceRun>& runs = document.runs;
  const bool recognized =
      std::any_of(runs.begin(), runs.end(), [](const SourceRun& run) { return run.confidence.has_value(); });
  if (!recognized) return;
  words_.assign(2 * runs.size(), 1);
  figures_ = words_;
  for (std::size_t i = 0; i < runs.size(); ++i) note_run(i);
  for (const TextRepair& repair : document.repairs) {
    const std::string now = digits_of(document.slice(repair.where));
    if (now == digits_of(repair.read)) continue;
    const RunRange touched = runs_in(document, repair.where);
    for (std::size_t i = touched.begin; i < touched.end; ++i) {
      words_[runs.size() + i] = std::min(words_[runs.size() + i], kChangedDigits);
      figures_[runs.size() + i] = std::min(figures_[runs.size() + i], kChangedDigits);
    }
  }
  for (std::size_t i = runs.size() - 1; i > 0; --i) {
    words_[i] = std::min(words_[2 * i], words_[2 * i + 1]);
    figures_[i] = std::min(figures_[2 * i], figures_[2 * i + 1]);
  }
}

/// Sets the leaves of `run`.
void Reading::note_run(std::size_t run) {
  const SourceRun& source = document_.runs[run];
  if (!source.confidence) return;
  const WordLetters letters = letters_of(words_of(document_, source));
  const float sure = letters.unread ? 0 : *source.confidence;
  const std::size_t leaf = document_.runs.size() + run;
  if (letters.any || letters.unread) words_[leaf] = sure;
  // What was not read may be a figure.
  if (letters.digit || letters.unread) figures_[leaf] = sure;
}

double Reading::least(const MinimumTree& tree, ByteRange range) const {
  if (tree.empty()) return 1;
  const RunRange runs = runs_in(document_, range);
  float least = 1;
  const std::size_t leaves = tree.size() / 2;
  for (std::size_t begin = runs.begin + leaves, end = runs.end + leaves; begin < end; begin /= 2, end /= 2) {
    if (begin % 2 == 1) least = std::min(least, tree[begin++]);
    if (end % 2 == 1) least = std::min(least, tree[--end]);
  }
  return std::round(std::clamp(static_cast<double>(least), 0.0, 1.0) * 100) / 100;
}

bool Reading::is_repaired(ByteRange range) const {
  const auto [begin, end] = repairs_in(document_.repairs, range);
  return begin != end;
}

std::string Reading::as_read(ByteRange range) const {
  std::string read;
  std::size_t at = range.begin;
  const auto [begin, end] = repairs_in(document_.repairs, range);
  for (auto repair = begin; repair != end; ++repair) {
    read += document_.slice({at, repair->where.begin});
    read += repair->read;
    at = repair->where.end;
  }
  read += document_.slice({at, range.end});
  return read;
}

std::string Reading::as_read(std::string_view words, ByteRange range) const {
  if (!is_repaired(range)) return std::string(words);
  const std::size_t at = document_.slice(range).find(words);
  if (words.empty() || at == std::string_view::npos) return std::string(words);
  return as_read(ByteRange{range.begin + at, range.begin + at + words.size()});
}

}  // namespace vanthu
