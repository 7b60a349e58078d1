// The one exception of the program.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace vanthu {

/// A file that cannot be read, a limit that was exceeded, a store that failed.  Thrown only at the
/// edges (ingest, store, tools); what is odd *about a document* is an Issue in its record.
/// `code` is a key of ingest/tables/messages.tsv; `arguments` fill {1}, {2} … of that message,
/// {0} is the path.  Render it with `describe`.
struct Error : std::runtime_error {
  std::string code;
  std::string path;
  std::optional<int> page;  // 1-based
  std::vector<std::string> arguments;

  Error(std::string code_, std::string path_, std::vector<std::string> arguments_ = {},
        std::optional<int> page_ = std::nullopt)
      : std::runtime_error(code_ + ": " + path_),
        code(std::move(code_)),
        path(std::move(path_)),
        page(page_),
        arguments(std::move(arguments_)) {}
};

}  // namespace vanthu
