// Plans for the parsers' tests, written as plain lines: a line is a paragraph, consecutive lines with tabs
// are a table whose first line is the head.
#pragma once

#include <string>
#include <string_view>

#include "normalize/normalize.h"
#include "normalize/vocabulary.h"
#include "parsers/parse.h"

namespace vanthu::test {

inline const Vocabulary& vocabulary() {
  static const Vocabulary tables = Vocabulary::load();
  return tables;
}

inline const Parser& parser() {
  static const Parser compiled(vocabulary());
  return compiled;
}

inline void add_table_line(ExtractedTable& table, std::string_view line, std::size_t offset) {
  Row row;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    // "^" alone is a cell that the merged cell above covers.
    const bool covered = line.substr(begin, end - begin) == "^";
    row.cells.push_back({{offset + begin, covered ? offset + begin : offset + end}, {}, covered});
    begin = end + 1;
  }
  table.columns = std::max(table.columns, row.cells.size());
  table.has_head = true;
  table.rows.push_back(std::move(row));
}

inline NormalizedDocument document_of(const std::string& text) {
  ExtractedDocument extracted;
  extracted.source.path = "plan.txt";
  extracted.source.format = "txt";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (!line.empty()) {
      const bool tabular = line.find('\t') != std::string_view::npos;
      if (!extracted.text.empty()) extracted.text += '\n';
      const std::size_t offset = extracted.text.size();
      extracted.text += line;
      const bool goes_on =
          tabular && !extracted.blocks.empty() && extracted.blocks.back().kind == BlockKind::table;
      if (!goes_on) extracted.blocks.push_back({});
      Block& block = extracted.blocks.back();
      block.kind = tabular ? BlockKind::table : BlockKind::paragraph;
      if (!goes_on) block.text.begin = offset;
      block.text.end = extracted.text.size();
      if (tabular) add_table_line(block.table, line, offset);
    }
    begin = end + 1;
  }
  return normalize(extracted);
}

inline Document parse(const std::string& text) { return parser().parse(document_of(text)); }

}  // namespace vanthu::test
