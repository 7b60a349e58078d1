// Markup becomes a tree of elements and texts, each text with its place in the markup.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/limits.h"
#include "ingest/text_range.h"

namespace vanthu {

/// An element, or a text where `name` is empty.
struct HtmlNode {
  std::string name;  // small letters
  std::vector<std::pair<std::string, std::string>>
      attributes;  // those that change what is read, see html_tree.cpp
  std::string text;
  ByteRange source;                   // of a text, in the markup
  std::vector<std::size_t> children;  // indices into HtmlTree::nodes
};

/// nodes.front() is the root, which holds what stands outermost.
struct HtmlTree {
  std::vector<HtmlNode> nodes;
};

/// Value of an attribute; nothing where the element lacks it.
std::optional<std::string_view> attribute(const HtmlNode& node, std::string_view name);

/// Parses `markup` (UTF-8, whatever it declares) as forgivingly as a browser.  Scripts, styles, comments
/// and the title are left out; nothing is loaded.  Throws Error "limit-markup-depth",
/// "limit-markup-attributes" or "limit-markup-elements".
HtmlTree parse_html(std::string_view markup, const std::string& path, const Limits& limits);

}  // namespace vanthu
