// Elements of a Word file become blocks: the walk through its body, its notes and what stands beside them.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/docx_fields.h"
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

  /// The blocks of the body in reading order, behind them the notes that it refers to; before them the first
  /// page's header where that brings the letterhead.  Throws Error "limit-table-cells" and the Errors of the
  /// readers of <w:altChunk> parts.
  std::vector<LaidBlock> read();

  const std::vector<FontRepair>& repairs() const { return repairs_; }

  /// What was left out, and what the readers of other parts found; ranges as LaidPiece::source.
  const std::vector<Finding>& findings() const { return findings_; }

 private:
  struct Note {
    bool at_end;  // an endnote
    std::string_view id;
  };

  void read_blocks(std::size_t parent);
  std::size_t read_paragraphs(std::size_t first, std::size_t end);
  void read_inline(std::size_t parent, const DocxText& outer);
  void read_run(std::size_t run, const DocxText& outer);
  void read_run_child(std::size_t node, const DocxText& text);
  void read_symbol(std::size_t node, const DocxText& text);
  void read_simple_field(std::size_t node, const DocxText& text);
  void read_table(std::size_t table);
  void read_chunk(std::size_t node);
  std::vector<LaidBlock> read_inside(std::size_t node);
  std::vector<LaidBlock> read_letterhead(const std::vector<LaidBlock>& body);
  void read_notes();
  void read_notes_of(const DocxTree& tree, const std::vector<Note>& notes, std::size_t& number);
  void put_text(std::string_view text, const DocxText& properties);
  void put_tab();
  void put_label(std::size_t paragraph);
  void put_paragraph(std::vector<LaidLine> lines);
  void note_left_out(const char* code, Severity severity);
  void say_left_out(ByteRange place);
  void break_page();
  void flush();
  void open_story(const DocxTree& tree);
  TextStyle style_for(const DocxText& text);

  const DocxParts& parts_;
  const std::string& path_;
  const Limits& limits_;
  DocxStyles styles_;
  DocxNumbering numbering_;
  std::unordered_map<std::string_view, std::optional<LegacyFont>> fonts_;
  const DocxTree* tree_ = nullptr;  // of the story being read: the body, the notes
  DocxFields fields_;               // of that story
  std::vector<LaidBlock> blocks_;   // of the innermost cell or text box, or of the story
  std::vector<LaidBlock> boxes_;    // text boxes of the paragraph being read: they follow it
  StyledLines lines_{Gaps::tabs};
  std::string label_;                       // of the paragraph being read
  std::vector<Note> notes_;                 // in the order in which they are referred to
  std::set<std::string_view> read_chunks_;  // each stands in the text once
  std::vector<FontRepair> repairs_;
  std::vector<Finding> findings_;
  std::vector<Finding> left_out_;  // of what stood before the next text
  std::size_t position_ = 0;       // bytes of text read
  ByteRange last_text_;            // place of what was read last
  std::size_t cells_ = 0;
  std::size_t depth_ = 0;    // cells and text boxes around what is being read
  bool line_begun_ = false;  // the paragraph has text
  bool has_tabs_ = false;    // a line outside tables has one
  bool after_break_ = false;
};

}  // namespace vanthu
