#include "tests/fuzz/check_document.h"

#include "ingest/messages.h"
#include "normalize/text_forms.h"
#include "tests/fuzz/check_text.h"
#include "tests/fuzz/require.h"

namespace vanthu::fuzz {
namespace {

/// One paragraph's or cell's text: no separator stands inside.
void check_piece(std::string_view text, ByteRange range, std::string_view of) {
  check_range(text, range, of);
  require(text.substr(range.begin, range.size()).find_first_of("\n\t") == std::string_view::npos,
          "no separator stands inside a paragraph or cell", std::string(of) + " " + shown(range));
}

void check_table(std::string_view text, const Block& block) {
  const ExtractedTable& table = block.table;
  require(!table.rows.empty() && table.columns > 0, "a table has rows and columns", shown(block.text));
  std::size_t previous = block.text.begin;
  for (const Row& row : table.rows) {
    require(row.cells.size() == table.columns, "a row has a cell for each column", shown(block.text));
    for (const Cell& cell : row.cells) {
      check_piece(text, cell.text, "cell");
      check_line_starts(text, cell.line_starts, cell.text);
      require(cell.text.begin >= previous && cell.text.end <= block.text.end,
              "cells follow each other inside their table", shown(cell.text));
      previous = cell.text.end;
    }
  }
}

/// Blocks in the order of the text, a separator between any two.
void check_blocks(std::string_view text, const std::vector<Block>& blocks) {
  std::size_t previous = 0;
  for (const Block& block : blocks) {
    check_range(text, block.text, "block");
    require(block.text.begin >= previous, "blocks are sorted and disjoint", shown(block.text));
    previous = block.text.end;
    if (block.kind == BlockKind::table) {
      check_table(text, block);
    } else {
      require(!block.text.empty(), "a paragraph is not empty", shown(block.text));
      check_piece(text, block.text, "paragraph");
      check_line_starts(text, block.line_starts, block.text);
    }
  }
}

void check_runs(std::string_view text, const std::vector<SourceRun>& runs, std::size_t file_size) {
  std::size_t previous = 0;
  for (const SourceRun& run : runs) {
    check_range(text, run.text, "run");
    require(run.text.begin >= previous, "runs are sorted and disjoint", shown(run.text));
    previous = run.text.end;
    if (!run.file) continue;
    require(run.file->begin <= run.file->end && run.file->end <= file_size, "a run lies within the file",
            shown(*run.file) + " of " + std::to_string(file_size));
  }
}

void check_findings(std::string_view text, const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    check_range(text, finding.where, "finding");
    require(has_message(finding.message_code), "a finding has its words", finding.message_code);
  }
}

}  // namespace

void check_laid(const ExtractedDocument& document, std::size_t source_size) {
  check_text(document.text);
  check_blocks(document.text, document.blocks);
  check_runs(document.text, document.runs, source_size);
  check_findings(document.text, document.findings);
}

void check_extracted(const ExtractedDocument& document, std::size_t file_size) {
  require(!document.blocks.empty(), "a document that was read has blocks");
  check_laid(document, file_size);
  require(document.source.bytes == file_size, "the file's size is recorded");
  require(document.source.sha256.size() == 64, "the file's checksum is recorded", document.source.sha256);
  require(!document.source.encoding.empty(), "the file's encoding is recorded");
}

void check_normalized(const NormalizedDocument& document, const ExtractedDocument& extracted) {
  check_clean_text(document.text);
  check_origin(document.origin, document.text.size(), extracted.text.size());
  check_blocks(document.text, document.blocks);
  check_findings(document.text, document.findings);
  require(document.source == extracted.source, "the source goes through unchanged");
  require(normalize_text(document.text).text == document.text, "a normalised text stays as it is");
  for (const Block& block : document.blocks) {
    const Place place = place_of(document, block.text);
    require(!place.file_offset || *place.file_offset <= extracted.source.bytes,
            "a block's place is in the file");
  }
}

}  // namespace vanthu::fuzz
