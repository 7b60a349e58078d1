// Texts inside files of graphs.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

/// As a quoted string of Graphviz's dot; line feeds break the line of a label.
std::string dot_string(std::string_view text);

}  // namespace vanthu
