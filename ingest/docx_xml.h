// The XML of a Word file's parts, parsed into trees.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/docx_tree.h"
#include "ingest/limits.h"

namespace vanthu {

/// Parses the part `name` of a file.  No entity is expanded, no DTD accepted, nothing loaded.  Throws Error
/// "docx-damaged", "limit-xml-depth", "limit-xml-attributes" or "limit-xml-elements".
DocxTree parse_docx_part(std::string_view xml, const std::string& name, const std::string& path,
                         const Limits& limits);

/// Asked of each child of a part's root when it ends: true where the tree holds all that is needed.
using IsEnough = std::function<bool(const DocxTree& tree, std::size_t node)>;

/// Parses a styles part of which only the beginning may be there, as far as is needed; nothing where that
/// does not suffice, or something is wrong with it.
std::optional<DocxTree> parse_styles_beginning(std::string_view xml, const Limits& limits,
                                               const IsEnough& is_enough);

}  // namespace vanthu
