// The lines of one paragraph of HTML, put together from the texts of its elements.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html_style.h"
#include "ingest/layout.h"

namespace vanthu {

/// A line and the legacy font that decoded most of it, if one did.
struct HtmlLine {
  LaidLine laid;
  std::optional<Legacy> decoded;
};

/// Collects texts into lines: blanks collapsed, letters of legacy fonts decoded.
class HtmlLines {
 public:
  /// Adds the text of a node; `source` is its place in the markup.
  void add(std::string_view text, ByteRange source, const HtmlStyle& style);

  /// Sets what is printed before the next visible text, unless that begins with it already.
  void set_label(std::string label) { label_ = std::move(label); }

  void break_line();

  /// The lines so far, empty ones too; begins anew.  A label waits for the next visible text.
  std::vector<HtmlLine> take();

 private:
  /// Text of one font; the letters of a VNI syllable may come from two elements.
  struct Span {
    ByteRange range;
    LegacyFont font;
  };

  void put(std::string_view word, ByteRange source, bool copied, const HtmlStyle& style);
  void put_label(std::string_view word);
  void add_span(ByteRange range, const HtmlStyle& style);

  LaidLine line_;
  std::vector<Span> spans_;
  std::vector<HtmlLine> lines_;
  std::string label_;
  bool blank_pending_ = false;
};

/// Replaces a line's text by what `encoding` makes of it, pieces included.
void decode_line(LaidLine& line, Legacy encoding);

}  // namespace vanthu
