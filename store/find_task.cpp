#include "store/find_task.h"

#include <algorithm>

#include "store/match_tasks.h"

namespace vanthu {
namespace {

/// Of `positions` those of the same origin and group, as words.
std::vector<std::size_t> of_place(std::span<const Assignment> tasks,
                                  const std::vector<std::size_t>& positions, std::string_view origin,
                                  std::string_view group) {
  const std::string group_words = words_only(group);
  std::vector<std::size_t> same;
  for (const std::size_t position : positions) {
    const Assignment& task = tasks[position];
    if (task.origin == origin && words_only(task.group.value_or("")) == group_words) same.push_back(position);
  }
  return same;
}

}  // namespace

TaskIndex::TaskIndex(std::span<const Assignment> tasks) : tasks_(tasks) {
  for (std::size_t i = 0; i < tasks.size(); ++i) by_words_[words_only(tasks[i].task)].push_back(i);
}

const TaskIndex::Positions* TaskIndex::with_words(const std::string& words) const {
  const auto found = by_words_.find(words);
  return found == by_words_.end() ? nullptr : &found->second;
}

TaskAnchor TaskIndex::anchor_of(std::size_t index) const {
  const Assignment& task = tasks_[index];
  TaskAnchor anchor{task.task, task.origin, task.group.value_or("")};
  const Positions same = of_place(tasks_, *with_words(words_only(task.task)), anchor.origin, anchor.group);
  anchor.nth = static_cast<std::size_t>(std::lower_bound(same.begin(), same.end(), index) - same.begin());
  anchor.among = same.size();
  return anchor;
}

std::optional<std::size_t> TaskIndex::find(const TaskAnchor& anchor,
                                           std::span<const std::string> other_words) const {
  const Positions* candidates = with_words(words_only(anchor.task));
  for (std::size_t i = 0; candidates == nullptr && i < other_words.size(); ++i) {
    candidates = with_words(words_only(other_words[i]));
  }
  if (candidates == nullptr) return std::nullopt;
  Positions same = of_place(tasks_, *candidates, anchor.origin, anchor.group);
  if (same.empty()) same = *candidates;
  if (same.size() != anchor.among || anchor.nth >= same.size()) return std::nullopt;
  return same[anchor.nth];
}

}  // namespace vanthu
