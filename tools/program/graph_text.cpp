#include "tools/program/graph_text.h"

#include "ingest/messages.h"

namespace vanthu {

std::string dot_string(std::string_view text) {
  std::string dot = "\"";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) dot += "\\n";
    for (const char c : printable(text.substr(begin, end - begin))) {
      if (c == '"' || c == '\\') dot += '\\';
      dot += c;
    }
    begin = end + 1;
  }
  return dot + "\"";
}

}  // namespace vanthu
