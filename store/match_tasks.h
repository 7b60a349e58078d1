// Which task of one reading is which of another.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "parsers/document.h"

namespace vanthu {

/// Positions in two lists that mean one task; one of them none where the other list lacks the task.
struct TaskMatch {
  std::optional<std::size_t> left, right;
  bool operator==(const TaskMatch&) const = default;
};

/// Every task of both lists, in the order of the left one, what is only in the right one last.  Tasks of the
/// same words are one; so are those that stand between the same such tasks, where both lists have equally
/// many there.  Time grows with n log n.
std::vector<TaskMatch> match_tasks(const std::vector<Assignment>& left, const std::vector<Assignment>& right);

/// The letters and digits of a text as compared here: comparison_key without signs, save one between digits.
std::string words_only(std::string_view text);

}  // namespace vanthu
