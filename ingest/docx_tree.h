// A part of a Word file as a tree of the elements that bear on its text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/docx_names.h"

namespace vanthu {

struct DocxAttribute {
  DocxKey key;
  std::uint32_t begin, end;  // in DocxTree::strings
};

struct DocxNode {
  DocxTag tag = DocxTag::root;
  std::uint32_t end = 0;              // index of the first node behind all that stands in this one
  std::uint32_t first_attribute = 0;  // in DocxTree::attributes; they end where the next node's begin
  std::uint32_t text_begin = 0, text_end = 0;  // of `characters` and `field_code`, in DocxTree::strings
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
  /// What an on/off property that is a child of `node` says; off where there is none, or node is 0.
  bool is_switched_on(std::size_t node, DocxTag tag) const;
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

}  // namespace vanthu
