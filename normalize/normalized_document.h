// What normalize hands on: one text in Unicode NFC with one space between words, every byte of it
// traceable to the file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/extracted_document.h"

namespace vanthu {

/// For every byte of a normalised text the byte of its source text that it was made from.
/// One entry more than the text has bytes (ends map too), never decreasing.
using OffsetMap = std::vector<std::uint32_t>;

/// A normalised string and the way back.
struct NormalizedText {
  std::string text;
  OffsetMap origin;
};

/// A piece of the normalised text that is a repaired reading of OCR.  With `read` in the place of every
/// repaired piece the text is as OCR read it, but for blanks that cannot stand beside the repaired one.
struct TextRepair {
  ByteRange where;   // in the normalised text; empty where what was read is gone
  std::string read;  // normalised like the text around it
};

/// The document's text; same separators as in ExtractedDocument ('\n' between blocks and rows, '\t'
/// between cells).  All ranges point into `text`.
struct NormalizedDocument {
  SourceInfo source;
  std::string text;
  OffsetMap origin;             // into the extracted text
  std::vector<SourceRun> runs;  // of the extracted text
  std::vector<Block> blocks;
  std::vector<Finding> findings;
  std::vector<TextRepair> repairs;  // sorted by `where`, disjoint

  std::string_view slice(ByteRange range) const {
    return std::string_view(text).substr(range.begin, range.size());
  }
};

/// Where `range` of the normalised text stands in the file: the first byte's offset and page, and the
/// box around everything of the range that lies on that page.
Place place_of(const NormalizedDocument& document, ByteRange range);

}  // namespace vanthu
