#include "ingest/html_style.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/numerals.h"

namespace vanthu {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kTrimmed = " \t\r\n\"'";
  const std::size_t begin = text.find_first_not_of(kTrimmed);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kTrimmed) - begin + 1);
}

std::string alphabetic(long value) {
  std::string letters;
  for (; value > 0; value = (value - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('a' + (value - 1) % 26));
  return letters;
}

}  // namespace

std::string style_property(const HtmlNode& node, std::string_view name) {
  const std::string style = small_letters(std::string(attribute(node, "style").value_or("")));
  for (std::size_t begin = 0; begin < style.size();) {
    const std::size_t end = std::min(style.find(';', begin), style.size());
    const std::string_view declaration = std::string_view(style).substr(begin, end - begin);
    const std::size_t colon = declaration.find(':');
    if (colon != std::string_view::npos && trim(declaration.substr(0, colon)) == name) {
      return std::string(trim(declaration.substr(colon + 1)));
    }
    begin = end + 1;
  }
  return {};
}

TextStyle style_of(const HtmlNode& node, TextStyle style) {
  std::string family = style_property(node, "font-family");
  if (family.empty()) family = attribute(node, "face").value_or("");
  if (const std::string_view first = trim(std::string_view(family).substr(0, family.find(',')));
      !first.empty()) {
    style.font = find_legacy_font(first);
  }
  const std::string transform = style_property(node, "text-transform");
  if (!transform.empty()) style.upper = transform == "uppercase";
  style.preformatted |= node.name == "pre";
  return style;
}

bool is_hidden(const HtmlNode& node) {
  return attribute(node, "hidden") || style_property(node, "display") == "none" ||
         style_property(node, "mso-hide") == "all";
}

bool is_block(std::string_view element) {
  constexpr std::array<std::string_view, 31> kBlocks{
      "p",       "div",    "h1",      "h2",     "h3",     "h4",       "h5",      "h6",
      "ul",      "ol",     "li",      "dl",     "dt",     "dd",       "dir",     "menu",
      "address", "center", "pre",     "form",   "hr",     "main",     "section", "blockquote",
      "header",  "body",   "article", "footer", "figure", "fieldset", "caption"};
  return std::find(kBlocks.begin(), kBlocks.end(), element) != kBlocks.end();
}

bool breaks_page(const HtmlNode& node) {
  const std::string before = style_property(node, "page-break-before");
  return before == "always" || before == "left" || before == "right";
}

std::string list_label(std::string_view type, long value) {
  if (type.empty()) return {};
  if (type == "-") return "-";
  const bool is_letter = (type == "a" || type == "A") && value > 0;
  const bool is_roman = (type == "i" || type == "I") && value > 0 && value < 4000;
  if (is_letter) return (type == "a" ? alphabetic(value) : capital_letters(alphabetic(value))) + ")";
  if (is_roman) return (type == "i" ? small_letters(roman_numeral(value)) : roman_numeral(value)) + ".";
  return std::to_string(value) + ".";
}

std::string list_type(const HtmlNode& list) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kStyles{{{"decimal", "1"},
                                                                                  {"lower-alpha", "a"},
                                                                                  {"lower-latin", "a"},
                                                                                  {"upper-alpha", "A"},
                                                                                  {"upper-latin", "A"},
                                                                                  {"lower-roman", "i"},
                                                                                  {"upper-roman", "I"},
                                                                                  {"disc", "-"},
                                                                                  {"none", ""}}};
  std::string style = style_property(list, "list-style-type");
  if (style.empty()) style = style_property(list, "list-style");
  for (const auto& [name, type] : kStyles) {
    if (style == name) return std::string(type);
  }
  if (list.name != "ol") return "-";
  const std::string_view type = attribute(list, "type").value_or("1");
  return type == "a" || type == "A" || type == "i" || type == "I" ? std::string(type) : "1";
}

}  // namespace vanthu
