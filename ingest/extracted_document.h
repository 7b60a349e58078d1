// What ingest hands on: the text of one file in logical order, its paragraphs and tables, and where
// each piece of it stands in the file.  Nothing is interpreted yet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/text_range.h"

namespace vanthu {

/// A digital signature that a file carries: who signed it and when, as the file says (nothing is verified).
struct Signature {
  std::optional<std::string> signer;
  std::optional<std::string>
      time;                 // ISO 8601, with offset where the file tells it: "2026-05-08T10:12:33+07:00"
  std::optional<int> page;  // where it is shown, if it is
  std::optional<Box> box;
  bool operator==(const Signature&) const = default;
};

/// The file that a document came from (record key `source`).
struct SourceInfo {
  std::string path;    // as given by the caller
  std::string format;  // pdf | docx | doc | html | txt
  std::string sha256;  // lower-case hexadecimal, of the file's bytes
  std::size_t bytes = 0;
  std::optional<int> pages;       // none where the format has none
  std::vector<int> ocr_pages;     // 1-based
  std::vector<int> unread_pages;  // 1-based: their text is not in the record; a finding says why
  std::vector<Signature> signatures;
  std::string encoding;  // UTF-8 | UTF-16LE | UTF-16BE | windows-1258 | TCVN3 | VNI | VPS | VISCII
  bool operator==(const SourceInfo&) const = default;
};

/// A stretch of the extracted text and its place in the file.  Runs are sorted by `text.begin` and do
/// not overlap; bytes between runs (separators that the reader put in) belong to the run before.
/// `file` has the size of `text` where bytes were copied, and is the range that was decoded otherwise.
struct SourceRun {
  ByteRange text;
  std::optional<ByteRange> file;
  std::optional<int> page;
  std::optional<Box> box;
  std::optional<float> confidence;  // 0…1, from OCR
};

/// A cell's text.  Its paragraphs and line breaks are joined by one space; `line_starts` are the
/// offsets (in the document's text) at which a new line of the cell begins, the first excluded.
struct Cell {
  ByteRange text;
  std::vector<std::size_t> line_starts;
  bool covered = false;  // by a merged cell above: empty, and what stands above holds here as well
};

struct Row {
  std::vector<Cell> cells;  // as many as the table has columns; a covered cell is empty
  std::optional<int> page;  // where the row begins
};

/// A table made whole: joined over page ends, repeated heads and rows dropped, cut rows rejoined.
/// rows.front() is the head where `has_head`.
struct ExtractedTable {
  std::vector<Row> rows;
  std::size_t columns = 0;
  bool has_head = false;
};

enum class BlockKind { paragraph, table };

/// A paragraph (lines joined over page seams) or a table, in reading order.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  ByteRange text;                        // the paragraph, or the whole table
  std::vector<std::size_t> line_starts;  // paragraph: where a new printed line begins, first excluded
  ExtractedTable table;                  // kind == table
};

enum class Severity { error, warning, info };

/// Something that was noticed or repaired while reading: it becomes an issue of the record.
/// `code` is a code of domain.md, section 7.2, and `message_code` a key of the catalogue.
struct Finding {
  std::string code;
  Severity severity = Severity::info;
  ByteRange where;  // in the text of the document that holds the finding
  std::string message_code;
  std::vector<std::string> arguments;
  // Where it stands on paper, for what has no text there; otherwise the place of `where`.
  std::optional<int> page = std::nullopt;
  std::optional<Box> box = std::nullopt;
  // What was read where the text at `where` was repaired; "" where it stands for nothing that was read.
  std::optional<std::string> raw = std::nullopt;
};

/// Text in logical order: blocks are separated by '\n', rows by '\n', cells by '\t'; those are the only
/// control characters, and none stands inside a paragraph or cell.
struct ExtractedDocument {
  SourceInfo source;
  std::string text;  // valid UTF-8, otherwise as read (not normalised)
  std::vector<SourceRun> runs;
  std::vector<Block> blocks;
  std::vector<Finding> findings;
};

}  // namespace vanthu
