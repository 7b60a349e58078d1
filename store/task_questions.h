// Questions for tasks: which there are, which fall due when, and which units have them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/sqlite_connection.h"
#include "store/store.h"
#include "store/task_filter.h"

namespace vanthu {

/// `short_list` as in TaskFilter.
std::vector<TaskAnswer> ask_tasks(Database& database, const TaskQuestion& question,
                                  std::size_t short_list = kShortList);
DueAnswers ask_due(Database& database, const DueQuestion& question, std::size_t short_list = kShortList);
std::vector<UnitAnswer> ask_units(Database& database, const UnitQuestion& question);

/// The task that the lists name so.
TaskAnswer read_task(Database& database, std::int64_t task);

}  // namespace vanthu
