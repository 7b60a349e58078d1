#include "ingest/docx_elements.h"

namespace vanthu {

std::size_t branch_of(const DocxTree& tree, std::size_t alternate) {
  std::size_t fallback = 0, chosen = 0;
  each_child(tree, alternate, [&](std::size_t child) {
    const DocxTag tag = tree.nodes[child].tag;
    const bool choice = tag == DocxTag::alternate_choice;
    if (choice && chosen == 0 && tree.find(child, DocxTag::characters) != 0) chosen = child;
    if (tag == DocxTag::alternate_fallback) fallback = child;
  });
  return chosen != 0 ? chosen : fallback;
}

std::size_t end_mark(const DocxTree& tree, std::size_t properties) {
  return properties == 0 ? 0 : tree.child(properties, DocxTag::run_properties);
}

bool is_end_deleted(const DocxTree& tree, std::size_t paragraph) {
  const std::size_t mark = end_mark(tree, tree.child(paragraph, DocxTag::paragraph_properties));
  return mark != 0 && (tree.child(mark, DocxTag::deleted) != 0 || tree.child(mark, DocxTag::moved_from) != 0);
}

bool is_end_invisible(const DocxTree& tree, std::size_t paragraph) {
  const std::size_t mark = end_mark(tree, tree.child(paragraph, DocxTag::paragraph_properties));
  return is_end_deleted(tree, paragraph) || tree.is_switched_on(mark, DocxTag::style_separator);
}

}  // namespace vanthu
