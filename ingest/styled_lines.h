// The lines of one paragraph of HTML or of a Word file, put together from texts that are shown in several
// ways.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/layout.h"
#include "ingest/legacy.h"

namespace vanthu {

/// How text is shown; inherited by the elements inside.
struct TextStyle {
  std::optional<LegacyFont> font;
  bool upper = false;         // text-transform: uppercase
  bool preformatted = false;  // blanks and line ends are shown
};

/// A line and the legacy font that decoded most of it, if one did.
struct StyledLine {
  LaidLine laid;
  std::optional<Legacy> decoded;
};

/// What blanks between words become: one blank each time, or a tab where a tab or at least three of them
/// stand, for a column may begin there.
enum class Gaps { blanks, tabs };

/// Collects texts into lines: blanks collapsed, letters of legacy fonts decoded.
class StyledLines {
 public:
  StyledLines() = default;
  explicit StyledLines(Gaps gaps) : gaps_(gaps) {}

  /// Adds a text; `source` is its place in the markup, or as LaidPiece::source counts.
  void add(std::string_view text, ByteRange source, const TextStyle& style);

  void add_tab();

  /// Sets what is printed before the next visible text, unless that begins with it already.
  void set_label(std::string label) { label_ = std::move(label); }

  void break_line();

  /// The lines so far, empty ones too; begins anew.  A label waits for the next visible text.
  std::vector<StyledLine> take();

 private:
  /// Text of one font; the letters of a VNI syllable may come from two elements.
  struct Span {
    ByteRange range;
    LegacyFont font;
  };

  void put(std::string_view words, ByteRange source, bool copied, const TextStyle& style);
  void put_gap();
  void put_label(std::string_view word);
  void add_span(ByteRange range, const TextStyle& style);

  LaidLine line_;
  std::vector<Span> spans_;
  std::vector<StyledLine> lines_;
  std::string label_;
  Gaps gaps_ = Gaps::blanks;
  std::size_t blanks_pending_ = 0;
};

/// Replaces a line's text by what `encoding` makes of it, pieces included.
void decode_line(LaidLine& line, Legacy encoding);

}  // namespace vanthu
