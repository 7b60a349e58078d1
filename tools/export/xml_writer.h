// Well-formed XML 1.0 in UTF-8, whatever its text is.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu {

/// Attributes of an element, in the order in which they are written.
using XmlAttributes = std::vector<std::pair<std::string_view, std::string>>;

/// Writes elements one after another.  Names are the caller's own and stand as they are; in text and values
/// what XML reads as markup is escaped, what XML 1.0 cannot hold (control characters, U+FFFE, U+FFFF) is left
/// out, and bytes that are no UTF-8 become U+FFFD.
class XmlWriter {
 public:
  XmlWriter();

  void begin(std::string_view element, const XmlAttributes& attributes = {});
  void text(std::string_view text);
  /// Ends the innermost open element.
  void end();
  /// An element without content.
  void empty(std::string_view element, const XmlAttributes& attributes = {});
  /// A line break between elements, for people; not inside running text.
  void line_break() { xml_ += '\n'; }

  /// The document; all elements are ended.
  std::string take();

 private:
  void open(std::string_view element, const XmlAttributes& attributes);

  std::string xml_;
  std::vector<std::string> open_elements_;
};

}  // namespace vanthu
