// Inputs of several fields.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace vanthu::fuzz {

/// What stands before the first `end` in `rest`, or all of it; `rest` goes on behind that sign.
inline std::string take_field(std::string_view& rest, char end = '\0') {
  const std::size_t length = std::min(rest.find(end), rest.size());
  std::string field(rest.substr(0, length));
  rest.remove_prefix(std::min(length + 1, rest.size()));
  return field;
}

}  // namespace vanthu::fuzz
