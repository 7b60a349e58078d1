// Word files (.docx) become printed lines and tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/layout.h"
#include "ingest/limits.h"

namespace vanthu {

struct DocxLayout {
  LaidDocument laid;
  std::string encoding;  // as SourceInfo::encoding: "UTF-8", or that of the fonts' letters
  std::vector<Finding>
      findings;  // ranges as LaidPiece::source: of the text in the order in which it was read
};

/// Lays out the body of a Word file as it is printed with all changes accepted: paragraphs with their
/// automatic numbers, tables, text boxes, parts in HTML or plain text; notes follow.  The first page's header
/// stands before it where the letterhead is there.  Other headers, footers, comments, tables of contents,
/// hidden and deleted text are left out.  Throws Error "docx-damaged", "docx-encrypted", "limit-archive-…",
/// "limit-xml-…" or "limit-table-cells", and those of the readers of HTML and text.
DocxLayout read_docx(std::string_view bytes, const std::string& path, const Limits& limits);

}  // namespace vanthu
