// The name that people give a task of a store with: "12#3".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/store.h"

namespace vanthu {

/// A task of the document's chosen source; `index` counts from 0, as in the record's assignments and v_tasks.
struct TaskId {
  DocumentId document = 0;
  std::size_t index = 0;
  bool operator==(const TaskId&) const = default;
};

/// {12, 3} ↔ "12#3"; none where `text` is no such name.
std::string to_text(TaskId task);
std::optional<TaskId> parse_task_id(std::string_view text);

}  // namespace vanthu
