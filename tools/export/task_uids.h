// Names of tasks that are equal in every store that holds their plan.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/find_task.h"
#include "store/store.h"

namespace vanthu {

/// What names each plan of the store: its key (store/plan_identity.h) as it was read, or, where the plan has
/// none or shares it with another document, the SHA-256 of its chosen source.  What people corrected does not
/// change the name.
std::map<DocumentId, std::string> plan_names(const Store& store);

/// Names the times of one plan's tasks by the plan, and by what a correction finds a task again with: its
/// words as they were read, its origin, its group, and which of several such tasks it is.  Dates and units do
/// not count: a calendar that has the event already takes the new ones over.
class TaskUids {
 public:
  /// `corrections` of the plan's document.
  TaskUids(std::string plan, std::vector<Assignment> tasks, const std::vector<Correction>& corrections);
  TaskUids(const TaskUids&) = delete;
  TaskUids& operator=(const TaskUids&) = delete;

  /// "3f…@vanthu"; `time` is 0 for the deadline of the task at `index`, then its further deadlines.
  std::string uid(std::size_t index, std::size_t time) const;

 private:
  const std::string plan_;
  const std::vector<Assignment> tasks_;
  const TaskIndex index_;
};

}  // namespace vanthu
