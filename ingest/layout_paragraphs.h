// Printed lines become paragraphs: wrapped lines and page seams are joined, lines of heads are kept apart.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/layout.h"
#include "ingest/layout_signs.h"

namespace vanthu {

/// A paragraph, its lines as printed, or a table as read.
struct JoinedBlock {
  BlockKind kind = BlockKind::paragraph;
  std::vector<LaidLine> lines;
  std::vector<std::size_t> seams;  // indices of lines that a page end cut off from the line before
  LaidTable table;
  bool after_break = false;
};

/// Splits and joins `blocks`; page numbers between two halves of a sentence, and in a row through the
/// document, are dropped.
std::vector<JoinedBlock> join_paragraphs(std::vector<LaidBlock> blocks);

/// What stands between two lines that are joined: a blank, or nothing where a number was cut ("05-" +
/// "NQ/ĐU").
std::string_view line_separator(std::string_view line, std::string_view next);

/// line_separator for lines that a program broke where the column was full: none behind a hyphen either,
/// where it breaks words that are written in one ("văn hóa-" + "xã hội").
std::string_view printed_separator(std::string_view line, std::string_view next);

/// True for a line of the head, the end or a title: it is never joined with the next.
bool stands_alone(LineKind kind);

/// True for a line that begins a paragraph wherever it stands.
bool begins_paragraph(LineKind kind);

}  // namespace vanthu
