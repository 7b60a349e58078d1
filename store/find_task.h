// A task is found again in another reading of its plan.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "parsers/document.h"
#include "store/correction.h"

namespace vanthu {

/// The tasks of one reading by their words, compared as words_only does.
class TaskIndex {
 public:
  /// Holds a view of the tasks.
  explicit TaskIndex(std::span<const Assignment> tasks);

  /// By what the task at `index` is found again.
  TaskAnchor anchor_of(std::size_t index) const;

  /// The task that is meant: of these words, or of the first of `other_words` that any task has; of this
  /// origin and group, or of others where no task has both.  None where there are more or fewer such tasks
  /// than there were: which one is meant would be a guess.
  std::optional<std::size_t> find(const TaskAnchor& anchor, std::span<const std::string> other_words) const;

 private:
  using Positions = std::vector<std::size_t>;

  const Positions* with_words(const std::string& words) const;

  std::span<const Assignment> tasks_;
  std::map<std::string, Positions> by_words_;
};

}  // namespace vanthu
