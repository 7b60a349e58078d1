// Texts inside files of graphs.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

/// As the content of an XML element: markup escaped, and what XML 1.0 has no character for (control
/// characters, invalid UTF-8) shown as \xNN.
std::string xml_text(std::string_view text);

/// As a quoted string of Graphviz's dot; line feeds break the line of a label.
std::string dot_string(std::string_view text);

}  // namespace vanthu
