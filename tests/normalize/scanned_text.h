// Documents as OCR hands them on, made of lines.
#pragma once

#include <algorithm>
#include <set>
#include <string>

#include "ingest/extracted_document.h"

namespace vanthu::testing_scans {

/// A text whose paragraphs are its lines; lines with tabs that follow one another are the rows of a table,
/// whose head begins with "STT".  Every word is a run that OCR read on page 1; it does not trust `doubtful`
/// ones.
inline ExtractedDocument scanned(const std::string& text, const std::set<std::string>& doubtful = {}) {
  ExtractedDocument document;
  document.source.ocr_pages = {1};
  document.text = text;
  std::size_t columns = 0;  // of the table above
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    const auto tabs = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
    const bool row = tabs > 0;
    if (!row || columns != tabs + 1) {
      document.blocks.push_back({row ? BlockKind::table : BlockKind::paragraph, {begin, end}, {}, {}});
      document.blocks.back().table.has_head = row && line.rfind("STT", 0) == 0;
    }
    Block& block = document.blocks.back();
    block.text.end = end;
    if (row) {
      Row cells;
      for (std::size_t cell = begin; cell <= end;) {
        const std::size_t cell_end = std::min(text.find('\t', cell), end);
        cells.cells.push_back({{cell, cell_end}, {}});
        cell = cell_end + 1;
      }
      block.table.columns = cells.cells.size();
      block.table.rows.push_back(cells);
    }
    columns = row ? tabs + 1 : 0;
    begin = end + 1;
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    if (end > begin) {
      SourceRun run;
      run.text = {begin, end};
      run.page = 1;
      run.box = Box{static_cast<double>(begin), 0, static_cast<double>(end), 10};
      run.confidence = doubtful.contains(text.substr(begin, end - begin)) ? 0.3f : 0.85f;
      document.runs.push_back(run);
    }
    begin = end + 1;
  }
  return document;
}

}  // namespace vanthu::testing_scans
