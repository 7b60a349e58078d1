#include "tools/program/graph_text.h"

#include "ingest/messages.h"

namespace vanthu {
namespace {

/// U+FFFE and U+FFFF are no characters of XML.
bool is_noncharacter(std::string_view text, std::size_t at) {
  return text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF";
}

}  // namespace

std::string xml_text(std::string_view text) {
  const std::string shown = printable(text);
  std::string xml;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (is_noncharacter(shown, i)) {
      xml += "\xEF\xBF\xBD";
      i += 2;
      continue;
    }
    switch (shown[i]) {
      case '&':
        xml += "&amp;";
        break;
      case '<':
        xml += "&lt;";
        break;
      case '>':
        xml += "&gt;";
        break;
      case '"':
        xml += "&quot;";
        break;
      default:
        xml += shown[i];
    }
  }
  return xml;
}

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
