#include "parsers/title_likeness.h"

#include <algorithm>
#include <unordered_set>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

constexpr std::size_t kRun = 4;

/// Runs of `length` words, joined by blanks.
std::vector<std::string> runs_of(const std::vector<std::string>& words, std::size_t length) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i + length <= words.size(); ++i) {
    std::string run;
    for (std::size_t k = 0; k < length; ++k) run += words[i + k] + ' ';
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  constexpr std::size_t kMostBytes = 4000, kMostWords = 400;
  static const Pattern word(R"([\p{L}\p{N}]+)");
  const std::string key = comparison_key(first_bytes(text, kMostBytes));
  std::vector<std::string> words;
  for (std::size_t from = 0; words.size() < kMostWords;) {
    const auto match = word.find(key, from);
    if (!match) break;
    words.push_back(key.substr(match->whole().begin, match->whole().size()));
    from = match->whole().end;
  }
  return words;
}

double containment(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  if (shorter.empty()) return 1;
  const std::size_t length = std::min(kRun, shorter.size());
  const std::vector<std::string> all = runs_of(longer, length);
  const std::unordered_set<std::string> known(all.begin(), all.end());
  const std::vector<std::string> wanted = runs_of(shorter, length);
  const auto kept = std::count_if(wanted.begin(), wanted.end(),
                                  [&](const std::string& run) { return known.contains(run); });
  return static_cast<double>(kept) / static_cast<double>(wanted.size());
}

}  // namespace vanthu
