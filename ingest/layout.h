// Between a format's reader and the document: printed lines, paragraphs and table cells as they stand in
// the file.  Readers of text and of HTML build the same values; `assemble` makes the document of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extracted_document.h"
#include "ingest/limits.h"

namespace vanthu {

struct DecodedText;  // ingest/decode.h

/// What converters left in a text that is not their own format: it was stripped.
enum class Residue { none, markdown, html, word };

/// A stretch of a line and the bytes of the decoded text that it was made from: as many where they were
/// copied, another number where they were decoded (an entity).
struct LaidPiece {
  ByteRange text;
  ByteRange source;
};

/// Residue that stood at `offset` of a line.
struct LaidResidue {
  std::size_t offset = 0;
  Residue kind = Residue::none;
};

/// One printed line, valid UTF-8, without '\n'.  Pieces are sorted by `text` and disjoint; a reader that does
/// not know where its text came from leaves them out.
struct LaidLine {
  std::string text;
  std::vector<LaidPiece> pieces;
  std::vector<LaidResidue> residue;  // sorted
};

struct LaidTable;

/// How the text of a cell stands on paper, in points.
struct TextFit {
  double first_word = 0;  // width of its first word with a blank
  double room = 0;        // free on its last line, for the next word
  double above = 0;       // between the cell's upper edge and the first line
  double below = 0;       // between the last line and the cell's lower edge
  double line = 0;        // from one line to the next
};

/// A cell as printed: its lines, the columns and rows that it spans, and tables that stand inside it.
struct LaidCell {
  std::vector<LaidLine> lines;
  std::size_t column_span = 1;
  std::size_t row_span = 1;
  bool covered = false;  // by a cell above: put in by lay_out_spans, or printed blank behind a page end
  std::vector<LaidTable> nested;
  std::optional<TextFit> fit = std::nullopt;  // none where the file has no pages, or the cell no text
};

struct LaidRow {
  std::vector<LaidCell> cells;  // as printed: a cell that a span covers is not listed
  bool after_break = false;     // a page end (or the blank line it left) stands before it
  bool marked_head = false;     // <th>, or above the rule of a Markdown table
};

/// Where a table stands on its pages.
struct TablePlacement {
  int first_page = 0, last_page = 0;  // 1-based
  std::vector<double> edges;          // x of the columns' edges, points: one more than there are columns
  bool reaches_top = false;           // nothing of the body stands above it on its first page
  bool reaches_bottom = false;        // nor below it on its last
};

struct LaidTable {
  std::vector<LaidRow> rows;
  std::optional<TablePlacement> placement = std::nullopt;  // none where the file has no pages
};

/// Lines that were printed directly below each other, or a table.  In `lines` a paragraph may be wrapped and
/// several may follow each other without a blank line: `assemble` decides.
struct LaidBlock {
  BlockKind kind = BlockKind::paragraph;
  std::vector<LaidLine> lines;                 // kind == paragraph
  LaidTable table;                             // kind == table
  bool after_break = false;                    // a page end stands before it
  std::optional<bool> goes_on = std::nullopt;  // where the page tells: with the paragraph before the page end
  bool separate = false;  // the lines are known to be whole: never joined with each other (HTML's <br>)
};

struct LaidDocument {
  std::vector<LaidBlock> blocks;  // in reading order
};

/// Lays out the plain text of a file: lines, tables in their several printed forms, two-column heads;
/// Markdown, HTML and Word residue stripped.  Throws Error "limit-line-bytes" or "limit-table-cells".
LaidDocument layout_text(std::string_view decoded, const std::string& path, const Limits& limits);

/// Makes the document: wrapped lines and page seams joined, tables made whole, letterheads that were printed
/// as tables taken apart, text and runs written.  `source` of the result is left empty.  Throws Error
/// "limit-table-cells".
ExtractedDocument assemble(LaidDocument laid, const DecodedText& decoded, const std::string& path,
                           const Limits& limits);

}  // namespace vanthu
