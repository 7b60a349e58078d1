#include "store/task_id.h"

#include <charconv>

namespace vanthu {

std::string to_text(TaskId task) { return std::to_string(task.document) + "#" + std::to_string(task.index); }

std::optional<TaskId> parse_task_id(std::string_view text) {
  TaskId task;
  const char* const end = text.data() + text.size();
  const auto document = std::from_chars(text.data(), end, task.document);
  if (document.ec != std::errc() || document.ptr == end || *document.ptr != '#') return std::nullopt;
  const auto index = std::from_chars(document.ptr + 1, end, task.index);
  if (index.ec != std::errc() || index.ptr != end) return std::nullopt;
  return task.document > 0 ? std::optional(task) : std::nullopt;
}

}  // namespace vanthu
