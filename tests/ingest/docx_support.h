// What the tests of Word files share: a file laid out, seen as plain strings.
#pragma once

#include <string>
#include <vector>

#include "docx_builder.h"
#include "ingest/error.h"
#include "ingest/read_docx.h"

namespace vanthu::testing {

inline std::string joined(const std::vector<LaidLine>& lines) {
  std::string joined_lines;
  for (const LaidLine& line : lines) joined_lines += (joined_lines.empty() ? "" : " / ") + line.text;
  return joined_lines;
}

/// Rows of cells: "[a|b][c|d]", spans as "a(2x1)", a marked head in braces, nested tables inside cells.
inline std::string shown(const LaidTable& laid) {
  std::string rows;
  for (const LaidRow& laid_row : laid.rows) {
    std::string cells;
    for (const LaidCell& laid_cell : laid_row.cells) {
      if (&laid_cell != &laid_row.cells.front()) cells += "|";
      cells += joined(laid_cell.lines);
      if (laid_cell.column_span * laid_cell.row_span != 1) {
        cells += "(" + std::to_string(laid_cell.column_span) + "x" + std::to_string(laid_cell.row_span) + ")";
      }
      for (const LaidTable& nested : laid_cell.nested) cells += shown(nested);
    }
    rows += (laid_row.marked_head ? "{" : "[") + cells + (laid_row.marked_head ? "}" : "]");
  }
  return rows;
}

/// Blocks in order: paragraphs as their lines, tables as above.
inline std::vector<std::string> blocks_of(const std::string& docx) {
  std::vector<std::string> blocks;
  for (const LaidBlock& block : read_docx(docx, "plan.docx", {}).laid.blocks) {
    blocks.push_back(block.kind == BlockKind::table ? shown(block.table) : joined(block.lines));
  }
  return blocks;
}

/// Code of the error that reading throws; empty where it throws none.
inline std::string docx_error(const std::string& docx, const Limits& limits = {}) {
  try {
    read_docx(docx, "plan.docx", limits);
  } catch (const Error& error) {
    return error.code;
  }
  return "";
}

}  // namespace vanthu::testing
