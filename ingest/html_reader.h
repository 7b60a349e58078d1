// Elements become blocks: the walk through the tree of a page.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ingest/html_style.h"
#include "ingest/html_tree.h"
#include "ingest/laid_letters.h"
#include "ingest/layout.h"
#include "ingest/layout_frames.h"
#include "ingest/limits.h"
#include "ingest/styled_lines.h"

namespace vanthu {

/// Walks a page once.
class HtmlReader {
 public:
  HtmlReader(const HtmlTree& tree, const std::string& path, const Limits& limits)
      : tree_(tree), path_(path), limits_(limits) {}

  /// The blocks of the page in reading order.  Throws Error "limit-table-cells".
  std::vector<LaidBlock> read();

  const std::vector<FontRepair>& repairs() const { return repairs_; }

 private:
  void visit(const HtmlNode& node, const TextStyle& outer);
  void visit_children(const HtmlNode& node, const TextStyle& style);
  void visit_list(const HtmlNode& list, const TextStyle& style);
  void visit_word_label(const HtmlNode& node);
  void visit_table(const HtmlNode& table, const TextStyle& style);
  void collect_rows(const HtmlNode& node, const TextStyle& style, bool head, std::vector<ReadRow>& rows);
  ReadRow read_row(const HtmlNode& row, const TextStyle& style);
  ReadCell read_cell(const HtmlNode& cell, const TextStyle& style);
  void flush();
  void put_paragraph(std::vector<LaidLine> lines);
  std::string text_of(const HtmlNode& node) const;

  const HtmlTree& tree_;
  const std::string& path_;
  const Limits& limits_;
  std::vector<LaidBlock> blocks_;  // of the innermost cell, or of the page
  StyledLines lines_;
  std::vector<FontRepair> repairs_;
  std::size_t cells_ = 0;
  bool preformatted_ = false;
  bool after_break_ = false;
};

}  // namespace vanthu
