// Elements of a Word file become blocks: the walk through its body and its notes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/docx_grid.h"
#include "ingest/docx_numbering.h"
#include "ingest/docx_package.h"
#include "ingest/docx_style.h"
#include "ingest/laid_letters.h"
#include "ingest/layout.h"
#include "ingest/limits.h"
#include "ingest/styled_lines.h"

namespace vanthu {

/// Walks a file once.  Places (LaidPiece::source) count the text in the order in which it is read: a Word
/// file has no bytes to point at.
class DocxReader {
 public:
  DocxReader(const DocxParts& parts, const std::string& path, const Limits& limits);

  /// The blocks of the body in reading order, behind them the notes that it refers to.  Throws Error
  /// "limit-table-cells".
  std::vector<LaidBlock> read();

  const std::vector<FontRepair>& repairs() const { return repairs_; }

 private:
  struct Note {
    bool at_end;  // an endnote
    std::string id;
  };

  void read_blocks(std::size_t parent);
  std::size_t read_paragraphs(std::size_t first, std::size_t end);
  void read_inline(std::size_t parent, const DocxText& outer);
  void read_run(std::size_t run, const DocxText& outer);
  void read_run_child(std::size_t node, const DocxText& text);
  void read_field_char(std::size_t node);
  void read_text_box(std::size_t node);
  void read_table(std::size_t table);
  GridRow read_row(std::size_t row);
  ReadCell read_cell(std::size_t cell);
  std::vector<LaidBlock> read_inside(std::size_t node);
  void read_notes();
  void put_text(std::string_view text, const DocxText& properties);
  void put_label(std::size_t paragraph);
  void break_page();
  void flush();
  void put_paragraph(std::vector<LaidLine> lines);
  void open_story(const DocxTree& tree);

  const DocxParts& parts_;
  const std::string& path_;
  const Limits& limits_;
  DocxStyles styles_;
  DocxNumbering numbering_;
  const DocxTree* tree_ = nullptr;  // of the story being read: the body, the notes
  std::vector<bool> whole_fields_;  // by node: a <w:fldChar> whose field has both ends
  std::vector<LaidBlock> blocks_;   // of the innermost cell or text box, or of the story
  std::vector<LaidBlock> boxes_;    // text boxes of the paragraph being read: they follow it
  StyledLines lines_;
  std::string label_;         // of the paragraph being read
  std::vector<bool> fields_;  // open fields: whether their result has begun
  std::size_t codes_ = 0;     // open fields whose result has not
  std::vector<Note> notes_;   // in the order in which they are referred to
  std::vector<FontRepair> repairs_;
  std::size_t position_ = 0;  // bytes of text read
  std::size_t cells_ = 0;
  std::size_t depth_ = 0;    // cells and text boxes around what is being read
  bool line_begun_ = false;  // the paragraph has text
  bool after_break_ = false;
};

}  // namespace vanthu
