// What styles.xml and the properties of paragraphs and runs say of how text is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/docx_tree.h"

namespace vanthu {

/// Properties of text; what is not set comes from outside: the paragraph's style, the document's defaults.
/// Views of the tree that they were read from.
struct DocxText {
  std::optional<std::string_view> font;  // empty: one of the theme's, which are Unicode
  std::optional<bool> hidden;
  std::optional<bool> capitals;
};

/// `inner` where it is set, `outer` otherwise.
DocxText over(DocxText inner, const DocxText& outer);

/// True for the style of paragraphs that name none.
bool is_default_paragraph_style(const DocxTree& tree, std::size_t style);

/// The properties that `node`, a <w:rPr>, sets; nothing is set for node 0.
DocxText text_properties(const DocxTree& tree, std::size_t node);

/// A list and a level of it (0…8); what is not set comes from the style.
struct DocxList {
  std::optional<long> num_id;  // 0: no list
  std::optional<long> level;
};

/// The list that `node`, a <w:pPr>, names.
DocxList list_of(const DocxTree& tree, std::size_t node);

/// A style with what it inherits.
struct DocxStyle {
  DocxText text;
  DocxList list;
  std::string_view list_style;  // the style in the chain that names the list
};

/// The styles of a document.
class DocxStyles {
 public:
  /// `tree` is that of styles.xml, if the file has one.
  explicit DocxStyles(const DocxTree* tree);

  /// The style of that id; the default style of paragraphs where it is empty or unknown.  The document's
  /// defaults are part of it.
  const DocxStyle& paragraph(std::string_view id);

  /// Text of the character style of that id in a paragraph whose style says `paragraph`.
  DocxText text(std::string_view id, const DocxText& paragraph);

 private:
  const DocxStyle& resolve(std::string_view id);

  const DocxTree* tree_;
  // Ids are views of the tree, also of the trees that refer to its styles.
  std::unordered_map<std::string_view, std::size_t> nodes_;
  std::unordered_map<std::string_view, DocxStyle> resolved_;
  std::unordered_map<std::string_view, DocxStyle> paragraphs_;  // with the defaults
  std::string_view default_paragraph_;
  DocxText defaults_;
};

}  // namespace vanthu
