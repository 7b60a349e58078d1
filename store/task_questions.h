// Questions for tasks: which there are, which fall due when, and which units have them.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "store/sqlite_connection.h"
#include "store/store.h"
#include "store/task_filter.h"

namespace vanthu {

// See the functions of Store with the same names; `short_list` as in TaskFilter.

std::vector<TaskAnswer> ask_tasks(Database& database, const TaskQuestion& question,
                                  std::size_t short_list = kShortList);
void each_task(Database& database, const TaskQuestion& question,
               const std::function<void(const TaskAnswer&)>& visit, std::size_t short_list = kShortList);
std::vector<DocumentId> ask_documents_with(Database& database, const TaskQuestion& question,
                                           std::size_t short_list = kShortList);
DueAnswers ask_due(Database& database, const DueQuestion& question, std::size_t short_list = kShortList);
std::vector<UnitAnswer> ask_units(Database& database, const UnitQuestion& question);

}  // namespace vanthu
