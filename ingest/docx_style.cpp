#include "ingest/docx_style.h"

#include <vector>

namespace vanthu {
namespace {

// Word's own styles are based on each other up to some six deep.
constexpr std::size_t kLongestChain = 64;

std::optional<bool> switch_of(const DocxTree& tree, std::size_t node, DocxTag tag) {
  const std::size_t found = tree.child(node, tag);
  if (found == 0) return std::nullopt;
  return is_on(tree.attribute(found, DocxKey::value));
}

}  // namespace

DocxText over(DocxText inner, const DocxText& outer) {
  if (!inner.font) inner.font = outer.font;
  if (!inner.hidden) inner.hidden = outer.hidden;
  if (!inner.capitals) inner.capitals = outer.capitals;
  return inner;
}

bool is_default_paragraph_style(const DocxTree& tree, std::size_t style) {
  const auto said = tree.attribute(style, DocxKey::default_);
  return said && is_on(said) && tree.attribute(style, DocxKey::type) == "paragraph";
}

DocxText text_properties(const DocxTree& tree, std::size_t node) {
  DocxText text;
  if (node == 0) return text;
  if (const std::size_t fonts = tree.child(node, DocxTag::fonts); fonts != 0) {
    const bool of_theme =
        tree.attribute(fonts, DocxKey::high_ansi_theme) || tree.attribute(fonts, DocxKey::ascii_theme);
    // The letters that tell encodings apart lie beyond ASCII.
    auto name = tree.attribute(fonts, DocxKey::high_ansi);
    if (!name) name = tree.attribute(fonts, DocxKey::ascii);
    text.font = of_theme ? std::string_view() : name;
  }
  text.hidden = switch_of(tree, node, DocxTag::vanish);
  text.capitals = switch_of(tree, node, DocxTag::caps);
  return text;
}

DocxList list_of(const DocxTree& tree, std::size_t node) {
  if (node == 0) return {};
  const std::size_t list = tree.child(node, DocxTag::num_properties);
  if (list == 0) return {};
  return {number_of(tree.child_value(list, DocxTag::num_id)),
          number_of(tree.child_value(list, DocxTag::level_index))};
}

DocxStyles::DocxStyles(const DocxTree* tree) : tree_(tree) {
  if (tree_ == nullptr) return;
  each_child(*tree_, 0, [&](std::size_t node) {
    const DocxTag tag = tree_->nodes[node].tag;
    if (tag == DocxTag::doc_defaults) {
      const std::size_t properties = tree_->find(node, DocxTag::run_properties);
      defaults_ = text_properties(*tree_, properties);
    } else if (tag == DocxTag::style) {
      const std::string_view id = tree_->attribute(node, DocxKey::style_id).value_or("");
      if (is_default_paragraph_style(*tree_, node)) default_paragraph_ = id;
      nodes_.emplace(id, node);
    }
  });
}

const DocxStyle& DocxStyles::resolve(std::string_view id) {
  if (const auto known = resolved_.find(id); known != resolved_.end()) return known->second;
  DocxStyle style;
  std::string_view at = id;
  for (std::size_t length = 0; length < kLongestChain; ++length) {
    const auto found = nodes_.find(at);
    if (found == nodes_.end()) break;
    const std::size_t node = found->second;
    style.text = over(style.text, text_properties(*tree_, tree_->child(node, DocxTag::run_properties)));
    const DocxList list = list_of(*tree_, tree_->child(node, DocxTag::paragraph_properties));
    if (!style.list.num_id && list.num_id) {
      style.list.num_id = list.num_id;
      style.list_style = at;
    }
    if (!style.list.level) style.list.level = list.level;
    at = tree_->child_value(node, DocxTag::based_on).value_or("");
  }
  return resolved_.emplace(id, style).first->second;
}

const DocxStyle& DocxStyles::paragraph(std::string_view name) {
  const auto own = nodes_.find(name);
  // The id as the tree has it: `name` may not live as long.
  const std::string_view id = own == nodes_.end() ? default_paragraph_ : own->first;
  if (const auto known = paragraphs_.find(id); known != paragraphs_.end()) return known->second;
  DocxStyle style = resolve(id);
  style.text = over(style.text, defaults_);
  return paragraphs_.emplace(id, style).first->second;
}

DocxText DocxStyles::text(std::string_view name, const DocxText& paragraph) {
  const auto own = nodes_.find(name);
  if (own == nodes_.end()) return paragraph;
  const DocxText& style = resolve(own->first).text;
  // ECMA-376, part 1, 17.7.3: what paragraph style and character style both switch on is off, unless it is
  // on by default.
  const auto toggled = [](std::optional<bool> inner, std::optional<bool> outer, std::optional<bool> always) {
    if (!inner || always.value_or(false)) return outer;
    return std::optional(*inner != outer.value_or(false));
  };
  return {style.font ? style.font : paragraph.font, toggled(style.hidden, paragraph.hidden, defaults_.hidden),
          toggled(style.capitals, paragraph.capitals, defaults_.capitals)};
}

}  // namespace vanthu
