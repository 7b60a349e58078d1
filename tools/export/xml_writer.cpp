#include "tools/export/xml_writer.h"

#include "ingest/utf8.h"

namespace vanthu {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Char of XML 1.0, section 2.2.
bool is_allowed(char32_t code_point) {
  if (code_point < 0x20) return code_point == '\t' || code_point == '\n' || code_point == '\r';
  return code_point != 0xFFFE && code_point != 0xFFFF;
}

/// A carriage return, and in a value every blank but U+0020, would be read as something else.
void append_escaped(std::string& xml, std::string_view text, bool value) {
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint read = decode_utf8(text, i);
    const char32_t code_point = read.length == 0 ? kReplacement : read.value;
    i += read.length == 0 ? 1 : read.length;
    if (!is_allowed(code_point)) continue;
    switch (code_point) {
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
        xml += value ? "&quot;" : "\"";
        break;
      case '\r':
        xml += "&#13;";
        break;
      case '\t':
      case '\n':
        xml += value ? ' ' : static_cast<char>(code_point);
        break;
      default:
        append_utf8(xml, code_point);
    }
  }
}

}  // namespace

XmlWriter::XmlWriter() : xml_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlWriter::open(std::string_view element, const XmlAttributes& attributes) {
  xml_ += '<';
  xml_ += element;
  for (const auto& [name, value] : attributes) {
    xml_ += ' ';
    xml_ += name;
    xml_ += "=\"";
    append_escaped(xml_, value, true);
    xml_ += '"';
  }
}

void XmlWriter::begin(std::string_view element, const XmlAttributes& attributes) {
  open(element, attributes);
  xml_ += '>';
  open_elements_.emplace_back(element);
}

void XmlWriter::text(std::string_view text) { append_escaped(xml_, text, false); }

void XmlWriter::end() {
  xml_ += "</";
  xml_ += open_elements_.back();
  xml_ += '>';
  open_elements_.pop_back();
}

void XmlWriter::empty(std::string_view element, const XmlAttributes& attributes) {
  open(element, attributes);
  xml_ += "/>";
}

std::string XmlWriter::take() {
  while (!open_elements_.empty()) end();
  xml_ += '\n';
  return std::move(xml_);
}

}  // namespace vanthu
