#include "ingest/docx_tree.h"

#include <algorithm>
#include <charconv>

namespace vanthu {

std::string_view DocxTree::text(std::size_t node) const {
  return std::string_view(strings).substr(nodes[node].text_begin,
                                          nodes[node].text_end - nodes[node].text_begin);
}

std::optional<std::string_view> DocxTree::attribute(std::size_t node, DocxKey key) const {
  const std::size_t end = node + 1 < nodes.size() ? nodes[node + 1].first_attribute : attributes.size();
  for (std::size_t i = nodes[node].first_attribute; i < end; ++i) {
    const DocxAttribute& found = attributes[i];
    if (found.key == key) return std::string_view(strings).substr(found.begin, found.end - found.begin);
  }
  return std::nullopt;
}

std::size_t DocxTree::child(std::size_t node, DocxTag tag) const {
  for (std::size_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
    if (nodes[i].tag == tag) return i;
  }
  return 0;
}

std::size_t DocxTree::find(std::size_t node, DocxTag tag) const {
  for (std::size_t i = node + 1; i < nodes[node].end; ++i) {
    if (nodes[i].tag == tag) return i;
  }
  return 0;
}

std::optional<std::string_view> DocxTree::child_value(std::size_t node, DocxTag tag) const {
  const std::size_t found = child(node, tag);
  if (found == 0) return std::nullopt;
  return attribute(found, DocxKey::value);
}

bool DocxTree::is_switched_on(std::size_t node, DocxTag tag) const {
  const std::size_t found = node == 0 ? 0 : child(node, tag);
  return found != 0 && is_on(attribute(found, DocxKey::value));
}

std::optional<long> number_of(std::optional<std::string_view> text) {
  constexpr long kMost = 1'000'000;
  if (!text) return std::nullopt;
  long value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error == std::errc::result_out_of_range) return kMost;
  return error == std::errc{} ? std::optional(std::clamp(value, -kMost, kMost)) : std::nullopt;
}

bool is_on(std::optional<std::string_view> value) {
  return !value || (*value != "0" && *value != "false" && *value != "off");
}

}  // namespace vanthu
