// The parts of a Word file that its text is read from.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/docx_tree.h"
#include "ingest/limits.h"

namespace vanthu {

struct DocxParts {
  DocxTree document;
  std::optional<DocxTree> styles;  // at least those that the other parts use
  std::optional<DocxTree> numbering, footnotes, endnotes;
  std::optional<DocxTree> header;  // of the first page
  /// Parts in a format of their own that stand in the text (<w:altChunk>), by the id that it names them by;
  /// empty where the file lacks them.
  std::map<std::string, std::string, std::less<>> chunks;
};

/// Finds the parts by their relationships, as Word does, and parses those that the text needs.  Throws Error
/// "docx-damaged", also where the main part is missing, "docx-encrypted", "limit-archive-…" or "limit-xml-…".
DocxParts open_docx(std::string_view bytes, const std::string& path, const Limits& limits);

}  // namespace vanthu
