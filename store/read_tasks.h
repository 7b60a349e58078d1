// Tasks as answers: what the lists name becomes what the records say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/read_assignments.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

/// The tasks of the document at these ordinals, which ascend; each must be there.
std::vector<TaskAnswer> read_tasks(Database& database, DocumentId document,
                                   const std::vector<std::int64_t>& ordinals);

/// Those of its tasks whose ordinals are in the range.
std::vector<TaskAnswer> read_tasks(Database& database, DocumentId document, OrdinalRange range);

/// The task that the lists name so.
TaskAnswer read_task(Database& database, std::int64_t task);

}  // namespace vanthu
