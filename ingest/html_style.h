// What an element's name, attributes and style say of how its text is read.
#pragma once

#include <string>
#include <string_view>

#include "ingest/html_tree.h"
#include "ingest/styled_lines.h"

namespace vanthu {

/// The style of the text of `node`, which stands in text of style `outer`.
TextStyle style_of(const HtmlNode& node, TextStyle outer);

/// Value of a property of a style attribute, in small letters without quotes; empty where it is not set.
std::string style_property(const HtmlNode& node, std::string_view name);

bool is_hidden(const HtmlNode& node);
bool is_block(std::string_view element);
bool breaks_page(const HtmlNode& node);

/// A list item's label as it is printed without a style sheet: "3.", "b)", "IV.", "-".  Letters take a
/// parenthesis, as the points of Vietnamese documents do.
std::string list_label(std::string_view type, long value);

/// Type of a list ("1", "a", "A", "i", "I", "-", or "" for no labels) by its name, type and style.
std::string list_type(const HtmlNode& list);

}  // namespace vanthu
