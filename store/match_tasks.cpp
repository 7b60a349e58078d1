#include "store/match_tasks.h"

#include <deque>
#include <map>
#include <string>

#include "normalize/text_forms.h"

namespace vanthu {
namespace {

using Positions = std::vector<std::size_t>;

constexpr std::size_t kBeforeAll = static_cast<std::size_t>(-1);

/// The right position of each left task with the same words, each given once, the first ones first.
std::vector<std::optional<std::size_t>> match_same_words(const std::vector<Assignment>& left,
                                                         const std::vector<Assignment>& right) {
  std::map<std::string, std::deque<std::size_t>, std::less<>> free;
  for (std::size_t i = 0; i < right.size(); ++i) free[words_only(right[i].task)].push_back(i);
  std::vector<std::optional<std::size_t>> matched(left.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto found = free.find(words_only(left[i].task));
    if (found == free.end() || found->second.empty()) continue;
    matched[i] = found->second.front();
    found->second.pop_front();
  }
  return matched;
}

/// Unmatched tasks by the matched one that stands before them, named by its right position.
using Gaps = std::map<std::size_t, Positions>;

Gaps left_gaps(const std::vector<std::optional<std::size_t>>& matched) {
  Gaps gaps;
  std::size_t before = kBeforeAll;
  for (std::size_t i = 0; i < matched.size(); ++i) {
    if (matched[i]) {
      before = *matched[i];
    } else {
      gaps[before].push_back(i);
    }
  }
  return gaps;
}

Gaps right_gaps(const std::vector<std::optional<std::size_t>>& matched, std::size_t size) {
  std::vector<bool> taken(size, false);
  for (const auto& position : matched) {
    if (position) taken[*position] = true;
  }
  Gaps gaps;
  std::size_t before = kBeforeAll;
  for (std::size_t i = 0; i < size; ++i) {
    if (taken[i]) {
      before = i;
    } else {
      gaps[before].push_back(i);
    }
  }
  return gaps;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<TaskMatch> match_tasks(const std::vector<Assignment>& left,
                                   const std::vector<Assignment>& right) {
  std::vector<std::optional<std::size_t>> matched = match_same_words(left, right);
  const Gaps lefts = left_gaps(matched);
  Gaps rights = right_gaps(matched, right.size());
  for (const auto& [before, positions] : lefts) {
    const auto gap = rights.find(before);
    if (gap == rights.end() || gap->second.size() != positions.size()) continue;
    for (std::size_t i = 0; i < positions.size(); ++i) matched[positions[i]] = gap->second[i];
    rights.erase(gap);
  }
  std::vector<TaskMatch> matches;
  for (std::size_t i = 0; i < left.size(); ++i) matches.push_back({i, matched[i]});
  for (const auto& [before, positions] : rights) {
    for (const std::size_t position : positions) matches.push_back({std::nullopt, position});
  }
  return matches;
}

std::string words_only(std::string_view text) {
  const std::string key = comparison_key(text);
  std::string words;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    const bool between_digits = i > 0 && i + 1 < key.size() && is_digit(key[i - 1]) && is_digit(key[i + 1]);
    if (letter || is_digit(c) || between_digits) words += c;
  }
  return words;
}

}  // namespace vanthu
