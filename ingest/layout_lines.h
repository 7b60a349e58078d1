// Lines of a text file after residue was stripped, and how parts of them are cut out with their places.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/layout.h"

namespace vanthu {

// Marks inside the text of a TextLine; control characters of the file itself are dropped, tabs kept.
inline constexpr char kSoftBreak = '\v';      // <br>, <p>, <li>: a new printed line of the same cell
inline constexpr char kTableMark = '\x1D';    // an HTML table stands here
inline constexpr char kEscapedPipe = '\x1E';  // "\|" of a Markdown cell

/// One line of a file.
struct TextLine {
  LaidLine line;                  // with tabs and the marks above
  std::vector<LaidTable> tables;  // one for each kTableMark
  bool page_break = false;        // a form feed stands before it

  std::string_view text() const { return line.text; }
};

/// Appends copied and decoded stretches to a line, merging what is contiguous.
class LineBuilder {
 public:
  /// Appends `text`, which stands at `source` and has its length.
  void copy(std::string_view text, std::size_t source);
  /// Appends `literal`, which `source` was decoded to.
  void put(std::string_view literal, ByteRange source);
  /// Notes that residue stood here.
  void mark(Residue kind);
  bool empty() const { return line_.text.empty(); }
  const std::string& text() const { return line_.text; }
  LaidLine take();

 private:
  LaidLine line_;
};

/// The part of `line` in `range` as a line of its own: spaces at the ends dropped, tabs and marks made
/// spaces.
LaidLine cut_line(const LaidLine& line, ByteRange range);

/// cut_line between the soft breaks and tables; parts without text are left out.
std::vector<LaidLine> cut_lines(const LaidLine& line, ByteRange range);

/// The text of a cell: its lines with a blank between them.
std::string cell_text(const LaidCell& cell);

/// True for a cell without text and without tables.
bool is_empty_cell(const LaidCell& cell);

/// Splits the decoded text of a file into lines, residue stripped.  Throws Error "limit-line-bytes".
std::vector<TextLine> split_lines(std::string_view decoded, const std::string& path, const Limits& limits);

}  // namespace vanthu
