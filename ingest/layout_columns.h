// Heads and ends of documents that stand in two columns.
#pragma once

#include <vector>

#include "ingest/layout_lines.h"

namespace vanthu {

/// `lines` with the letterhead ("UBND XÃ X <tab> CỘNG HÒA …") and the end ("Nơi nhận: … TM. ỦY BAN …") taken
/// apart where both columns were printed side by side: the lines of the left column, then those of the right.
std::vector<TextLine> unfold_columns(std::vector<TextLine> lines);

/// The same for the paragraphs of a Word file, where tabs part the columns; their tabs become blanks.
std::vector<LaidBlock> unfold_columns(std::vector<LaidBlock> blocks);

}  // namespace vanthu
