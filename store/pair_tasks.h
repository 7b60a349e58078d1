// Which task of one plan stands for which of another.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "store/task_form.h"

namespace vanthu {

/// Where the words of two tasks are less alike than kSameTask, they are one from here on if lead and deadline
/// agree.
inline constexpr double kReworded = 0.35;

/// The right position of each left task, none where the right side lacks it; each is given once.  See
/// compare_plans().
std::vector<std::optional<std::size_t>> pair_tasks(const std::vector<TaskForm>& left,
                                                   const std::vector<TaskForm>& right);

}  // namespace vanthu
