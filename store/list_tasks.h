// Keeps the lists of task_lists.sql true: what the tasks of all chosen sources say, in the form in which
// questions look for it.
#pragma once

#include <cstdint>
#include <functional>

#include "store/sqlite_connection.h"

namespace vanthu {

/// Ordinals of a document's tasks have so many bits in the number that lists name a task by.
inline constexpr int kTaskBits = 24;

/// Takes the tasks of source `source` out of the lists, if they are there.  To be called before anything of
/// its record, its document or its being chosen changes.
void unlist_tasks(Database& database, std::int64_t source);

/// Notes that the tasks of `source` are to be listed, if it is a chosen one by then.
void note_unlisted(Database& database, std::int64_t source);

/// Lists whatever was noted.  Once for a transaction: the full text index takes many documents at once better
/// than one by one.  Calls `between`, if there is one, after each document.
void list_noted_tasks(Database& database, const std::function<void()>& between = {});

/// Lists every chosen source of a store whose lists were just laid.
void list_all_tasks(Database& database);

}  // namespace vanthu
