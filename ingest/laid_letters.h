// Letters of legacy fonts in the lines of HTML and Word files.
#pragma once

#include <optional>
#include <vector>

#include "ingest/layout.h"
#include "ingest/legacy.h"
#include "ingest/styled_lines.h"

namespace vanthu {

/// A text that a legacy font decoded.
struct FontRepair {
  ByteRange source;  // as LaidPiece::source
  Legacy encoding;
};

struct LetterRepair {
  std::vector<Finding> findings;   // "text-repaired", one an encoding; ranges as LaidPiece::source
  std::optional<Legacy> encoding;  // that more than half of the text was in
};

/// All lines of a document that hold more than ASCII, in reading order.
std::vector<LaidLine*> telling_lines(LaidDocument& laid);

/// Decodes the lines whose font did not tell by what they say; `by_font` are those that a font told.
LetterRepair repair_letters(LaidDocument& laid, const std::vector<FontRepair>& by_font);

}  // namespace vanthu
