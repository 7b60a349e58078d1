// What styles.xml and the properties of paragraphs and runs say of how text is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/docx_tree.h"

namespace vanthu {

/// Properties of text; what is not set comes from outside: the paragraph's style, the document's defaults.
struct DocxText {
  std::optional<std::string> font;  // empty: one of the theme's, which are Unicode
  std::optional<bool> hidden;
  std::optional<bool> capitals;
};

/// `inner` where it is set, `outer` otherwise.
DocxText over(DocxText inner, const DocxText& outer);

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
  std::string list_style;  // the style in the chain that names the list
};

/// The styles of a document.
class DocxStyles {
 public:
  /// `tree` is that of styles.xml, if the file has one.
  explicit DocxStyles(const DocxTree* tree);

  /// The style of that id; the default style of paragraphs where it is empty or unknown.  The document's
  /// defaults are part of it.
  const DocxStyle& paragraph(std::string_view id);

  /// What the character style of that id sets.
  const DocxText& text(std::string_view id);

 private:
  const DocxStyle& resolve(const std::string& id);

  const DocxTree* tree_;
  std::unordered_map<std::string, std::size_t> nodes_;
  std::unordered_map<std::string, DocxStyle> resolved_;
  std::unordered_map<std::string, DocxStyle> paragraphs_;  // with the defaults
  std::string default_paragraph_;
  DocxText defaults_;
};

}  // namespace vanthu
