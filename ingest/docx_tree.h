// A part of a Word file as a tree of the elements that bear on its text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/limits.h"

namespace vanthu {

/// The elements that are told apart (docx_tree.cpp names them).  All others are passed through: their
/// children stand in their parent.  Elements that hold an earlier state, a field's code or settings are left
/// out with all that stands in them.
enum class DocxTag : std::uint8_t {
  root,
  characters,  // the text of <w:t> or <m:t>
  abstract_num,
  abstract_num_id,
  alternate,
  alternate_choice,
  alternate_fallback,
  based_on,
  body,
  break_,
  caps,
  carriage_return,
  cell,
  cell_deleted,
  cell_properties,
  deleted,
  doc_defaults,
  endnote,
  endnote_reference,
  field_char,
  fonts,
  footnote,
  footnote_reference,
  grid_after,
  grid_before,
  grid_column,
  grid_span,
  horizontal_merge,
  legal,
  level,
  level_index,
  level_override,
  level_restart,
  level_text,
  moved_from,
  no_break_hyphen,
  num,
  num_format,
  num_id,
  num_properties,
  num_style_link,
  page_break_before,
  paragraph,
  paragraph_properties,
  paragraph_style,
  position_tab,
  relationship,
  rendered_page_break,
  row,
  row_properties,
  run,
  run_properties,
  run_style,
  section,
  section_type,
  soft_hyphen,
  start,
  start_override,
  style,
  symbol,
  tab,
  table,
  table_header,
  text_box,
  vanish,
  vertical_merge,
};

enum class DocxKey : std::uint8_t {
  abstract_num_id,
  ascii,
  ascii_theme,
  char_,
  default_,
  field_char_type,
  font,
  high_ansi,
  high_ansi_theme,
  id,
  level_index,
  num_id,
  style_id,
  target,
  target_mode,
  type,
  value,
  width,
};

struct DocxAttribute {
  DocxKey key;
  std::uint32_t begin, end;  // in DocxTree::strings
};

struct DocxNode {
  DocxTag tag = DocxTag::root;
  std::uint32_t end = 0;              // index of the first node behind all that stands in this one
  std::uint32_t first_attribute = 0;  // in DocxTree::attributes; they end where the next node's begin
  std::uint32_t text_begin = 0, text_end = 0;  // of `characters`, in DocxTree::strings
};

/// Nodes in the order of the document, the root first: the first child of node i is i + 1, the next sibling
/// of a child c is nodes[c].end.
struct DocxTree {
  std::vector<DocxNode> nodes;
  std::vector<DocxAttribute> attributes;
  std::string strings;

  std::string_view text(std::size_t node) const;
  /// Value of an attribute; nothing where the element lacks it.
  std::optional<std::string_view> attribute(std::size_t node, DocxKey key) const;
  /// First child with that tag; 0 where there is none.
  std::size_t child(std::size_t node, DocxTag tag) const;
  /// First node with that tag anywhere in `node`; 0 where there is none.
  std::size_t find(std::size_t node, DocxTag tag) const;
  /// Attribute `value` of the first child with that tag; nothing where there is neither.
  std::optional<std::string_view> child_value(std::size_t node, DocxTag tag) const;
};

/// Calls `use` with each child of `node`.
template <typename Use>
void each_child(const DocxTree& tree, std::size_t node, Use use) {
  for (std::size_t child = node + 1; child < tree.nodes[node].end; child = tree.nodes[child].end) use(child);
}

/// An integer, or nothing; cut to ±1,000,000.
std::optional<long> number_of(std::optional<std::string_view> text);

/// What an on/off property says: "0", "false" and "off" are off, no value is on.
bool is_on(std::optional<std::string_view> value);

/// Parses the part `name` of a file.  No entity is expanded, no DTD accepted, nothing loaded.  Throws Error
/// "docx-damaged", "limit-xml-depth", "limit-xml-attributes" or "limit-xml-elements".
DocxTree parse_docx_part(const std::string& xml, const std::string& name, const std::string& path,
                         const Limits& limits);

}  // namespace vanthu
