// The same task elsewhere: what tasks of other plans go back to one template with a task or with given words.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

/// Texts of listed tasks whose words are at least so similar to `words` (see task_similarity), and how much:
/// by id.  `words` are compared_words; `similarity` is above 0.
std::map<std::int64_t, double> texts_like(Database& database, std::string_view words, double similarity);

/// Throws Error "task-unknown" where the question's task is none.
SameTasks ask_same_tasks(Database& database, const SameTaskQuestion& question);

}  // namespace vanthu
