// The parts of a Word file that its text is read from.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/docx_tree.h"
#include "ingest/limits.h"

namespace vanthu {

struct DocxParts {
  DocxTree document;
  std::optional<DocxTree> styles, numbering, footnotes, endnotes;
};

/// Finds the parts by their relationships, as Word does, and parses them.  Headers and footers are not among
/// them: they are no part of the text.  Throws Error "docx-damaged", also where the main part is missing,
/// "docx-encrypted", "limit-archive-…" or "limit-xml-…".
DocxParts open_docx(std::string_view bytes, const std::string& path, const Limits& limits);

}  // namespace vanthu
