// Keeps task_counts true: how many tasks of each place have which unit, role, time, group and directive.
#pragma once

#include <cstdint>

#include "store/sqlite_connection.h"

namespace vanthu {

/// A chosen source whose tasks stand in the lists, from `first` to `last`.
struct CountedSource {
  std::int64_t source = 0, place = 0, first = 0, last = 0;
};

/// Adds its tasks to the counts of its place, or takes them out again.  Its record and all other lists of its
/// tasks stand at either call.
void count_tasks(Database& database, const CountedSource& counted);
void uncount_tasks(Database& database, const CountedSource& counted);

}  // namespace vanthu
