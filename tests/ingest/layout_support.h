// What the layout tests share: texts laid out without decoding, and the document seen as plain strings.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "ingest/decode.h"
#include "ingest/layout.h"
#include "ingest/utf8.h"

namespace vanthu::layout_testing {

using Rows = std::vector<std::vector<std::string>>;

inline DecodedText decoded_as_is(std::string_view text) {
  DecodedText decoded;
  decoded.text = text;
  decoded.encoding = "UTF-8";
  return decoded;
}

inline ExtractedDocument lay_out(std::string_view text, const Limits& limits = {}) {
  const DecodedText decoded = decoded_as_is(text);
  return assemble(layout_text(decoded.text, "plan.txt", limits), decoded, "plan.txt", limits);
}

inline std::string slice(const ExtractedDocument& document, ByteRange range) {
  return document.text.substr(range.begin, range.size());
}

/// Paragraphs in order; a table stands as "[table]".
inline std::vector<std::string> paragraphs(const ExtractedDocument& document) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) {
    texts.push_back(block.kind == BlockKind::table ? "[table]" : slice(document, block.text));
  }
  return texts;
}

/// Cells of the tables in order, the rows of all tables below each other.
inline Rows rows(const ExtractedDocument& document) {
  Rows cells;
  for (const Block& block : document.blocks) {
    for (const Row& row : block.table.rows) {
      cells.emplace_back();
      for (const Cell& cell : row.cells) cells.back().push_back(slice(document, cell.text));
    }
  }
  return cells;
}

inline std::size_t count_tables(const ExtractedDocument& document) {
  std::size_t count = 0;
  for (const Block& block : document.blocks) count += block.kind == BlockKind::table ? 1 : 0;
  return count;
}

/// Texts that findings of `code` point at.
inline std::vector<std::string> findings(const ExtractedDocument& document, std::string_view code) {
  std::vector<std::string> texts;
  for (const Finding& finding : document.findings) {
    if (finding.code == code) texts.push_back(slice(document, finding.where));
  }
  return texts;
}

/// What every extracted document promises (extracted_document.h).
inline void expect_sound(const ExtractedDocument& document) {
  EXPECT_EQ(find_invalid_utf8(document.text), std::string::npos);
  std::size_t end = 0;
  for (const SourceRun& run : document.runs) {
    EXPECT_LE(end, run.text.begin);
    EXPECT_LT(run.text.begin, run.text.end);
    end = run.text.end;
  }
  EXPECT_LE(end, document.text.size());
  std::size_t next = 0;
  for (const Block& block : document.blocks) {
    EXPECT_EQ(block.text.begin, next);
    EXPECT_LE(block.text.end, document.text.size());
    next = block.text.end + 1;
    if (block.kind == BlockKind::paragraph) {
      EXPECT_EQ(slice(document, block.text).find_first_of("\n\t"), std::string::npos);
      for (const std::size_t start : block.line_starts) EXPECT_TRUE(block.text.contains(start));
      continue;
    }
    EXPECT_FALSE(block.table.rows.empty());
    std::size_t cell_begin = block.text.begin;
    for (const Row& row : block.table.rows) {
      EXPECT_EQ(row.cells.size(), block.table.columns);
      for (const Cell& cell : row.cells) {
        EXPECT_EQ(cell.text.begin, cell_begin);
        EXPECT_EQ(slice(document, cell.text).find_first_of("\n\t"), std::string::npos);
        for (const std::size_t start : cell.line_starts) EXPECT_TRUE(cell.text.contains(start));
        cell_begin = cell.text.end + 1;
      }
    }
    EXPECT_EQ(cell_begin, block.text.end + 1);
  }
  for (const Finding& finding : document.findings) {
    EXPECT_LE(finding.where.begin, finding.where.end);
    EXPECT_LE(finding.where.end, document.text.size());
  }
}

}  // namespace vanthu::layout_testing
