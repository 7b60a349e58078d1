#include "ingest/docx_package.h"

#include <algorithm>
#include <set>
#include <utility>

#include "ingest/docx_relations.h"
#include "ingest/docx_style.h"
#include "ingest/docx_xml.h"
#include "ingest/error.h"
#include "ingest/zip_archive.h"

namespace vanthu {
namespace {

constexpr const char* kUsualDocument = "word/document.xml";
// Word's own styles take some 40 KB, templates of other programs 350 KB, most of it looks of tables; the
// styles of text stand before those.
constexpr std::size_t kStylesBeginning = 64u << 10;

bool has_tag(const DocxTree& tree, DocxTag tag) {
  return std::any_of(tree.nodes.begin(), tree.nodes.end(),
                     [&](const DocxNode& node) { return node.tag == tag; });
}

using StyleIds = std::set<std::string, std::less<>>;

void add_used_styles(const DocxTree& tree, StyleIds& used) {
  for (std::size_t i = 1; i < tree.nodes.size(); ++i) {
    const DocxTag tag = tree.nodes[i].tag;
    const bool names_style =
        tag == DocxTag::paragraph_style || tag == DocxTag::run_style || tag == DocxTag::num_style_link;
    if (!names_style) continue;
    const std::string_view id = tree.attribute(i, DocxKey::value).value_or("");
    if (!id.empty() && !used.contains(id)) used.emplace(id);
  }
}

/// Watches styles go by until those that are used, those that they are based on, the default one and the
/// document's defaults are there.
class StyleWatch {
 public:
  explicit StyleWatch(StyleIds used) : missing_(std::move(used)) {}

  bool operator()(const DocxTree& tree, std::size_t node) {
    if (tree.nodes[node].tag == DocxTag::doc_defaults) defaults_ = true;
    if (tree.nodes[node].tag == DocxTag::style) note_style(tree, node);
    return defaults_ && default_style_ && missing_.empty();
  }

 private:
  void note_style(const DocxTree& tree, std::size_t node) {
    default_style_ = default_style_ || is_default_paragraph_style(tree, node);
    const std::string id(tree.attribute(node, DocxKey::style_id).value_or(""));
    const std::string_view base = tree.child_value(node, DocxTag::based_on).value_or("");
    missing_.erase(id);
    seen_.insert(id);
    if (!base.empty() && !seen_.contains(base)) missing_.emplace(base);
  }

  StyleIds missing_, seen_;
  bool defaults_ = false, default_style_ = false;
};

/// The reference to the header of the first page, 0 where there is none: that of the first section.
std::size_t first_header(const DocxTree& document) {
  const std::size_t section = document.find(0, DocxTag::section);
  if (section == 0) return 0;
  const bool own = document.is_switched_on(section, DocxTag::title_page);
  std::size_t found = 0;
  each_child(document, section, [&](std::size_t node) {
    if (document.nodes[node].tag != DocxTag::header_reference) return;
    if (document.attribute(node, DocxKey::type).value_or("default") == (own ? "first" : "default"))
      found = node;
  });
  return found;
}

class Package {
 public:
  Package(std::string_view bytes, const std::string& path, const Limits& limits)
      : archive_(bytes, path, limits), path_(path), limits_(limits) {}

  DocxParts parts() {
    DocxParts parts = main_part();
    if (has_tag(parts.document, DocxTag::footnote_reference)) parts.footnotes = part("footnotes");
    if (has_tag(parts.document, DocxTag::endnote_reference)) parts.endnotes = part("endnotes");
    if (relations_) read_related(parts);
    read_looks(parts);
    return parts;
  }

 private:
  std::optional<DocxTree> parse(const std::string& name) {
    const std::optional<std::string> xml = archive_.read(name);
    if (!xml) return std::nullopt;
    return parse_docx_part(*xml, name, path_, limits_);
  }

  std::optional<DocxRelations> relations_of(const std::string& part) {
    std::optional<DocxTree> tree = parse(relations_part(part));
    if (!tree) return std::nullopt;
    return DocxRelations{part_folder(part), std::move(*tree)};
  }

  DocxParts main_part() {
    const std::optional<DocxRelations> package = relations_of("");
    std::string name = package ? package->target_of_type("officeDocument").value_or("") : "";
    std::optional<DocxTree> document = name.empty() ? std::nullopt : parse(name);
    if (!document) {
      name = kUsualDocument;
      document = parse(name);
    }
    if (!document) throw Error("docx-damaged", path_, {name});
    folder_ = part_folder(name);
    relations_ = relations_of(name);
    DocxParts parts;
    parts.document = std::move(*document);
    return parts;
  }

  /// The part of that type; programs that write no relationships call it "TYPE.xml".
  std::optional<std::string> name_of(const std::string& type) const {
    return relations_ ? relations_->target_of_type(type) : std::optional(folder_ + type + ".xml");
  }

  std::optional<DocxTree> part(const std::string& type) {
    const std::optional<std::string> name = name_of(type);
    return name ? parse(*name) : std::nullopt;
  }

  /// What the text names by the ids of relationships.
  void read_related(DocxParts& parts) {
    const std::size_t header = first_header(parts.document);
    const bool has_chunks = has_tag(parts.document, DocxTag::chunk);
    if (header == 0 && !has_chunks) return;
    const auto targets = relations_->targets_by_id();
    const auto target_of = [&](std::size_t node) {
      const auto found = targets.find(parts.document.attribute(node, DocxKey::relation).value_or(""));
      return found == targets.end() ? nullptr : &found->second;
    };
    if (const std::string* const name = header == 0 ? nullptr : target_of(header))
      parts.header = parse(*name);
    if (has_chunks) read_chunks(parts, target_of);
  }

  template <typename TargetOf>
  void read_chunks(DocxParts& parts, TargetOf target_of) {
    for (std::size_t i = 1; i < parts.document.nodes.size(); ++i) {
      if (parts.document.nodes[i].tag != DocxTag::chunk) continue;
      const std::string id(parts.document.attribute(i, DocxKey::relation).value_or(""));
      const auto [chunk, added] = parts.chunks.try_emplace(id);
      const std::string* const name = added ? target_of(i) : nullptr;
      if (name != nullptr) chunk->second = archive_.read(*name).value_or("");
    }
  }

  /// Numbering and styles, each as far as the text uses it.
  void read_looks(DocxParts& parts) {
    StyleIds used;
    bool lists = false;
    for (const DocxTree* const tree : text_trees(parts)) {
      add_used_styles(*tree, used);
      lists = lists || has_tag(*tree, DocxTag::num_properties);
    }
    if (!lists) {
      parts.styles = styles(used);
      lists = parts.styles && has_tag(*parts.styles, DocxTag::num_properties);
    }
    if (!lists) return;
    parts.numbering = part("numbering");
    const std::size_t used_by_text = used.size();
    if (parts.numbering) add_used_styles(*parts.numbering, used);
    if (!parts.styles || used.size() > used_by_text) parts.styles = styles(used);
  }

  static std::vector<const DocxTree*> text_trees(const DocxParts& parts) {
    std::vector<const DocxTree*> trees{&parts.document};
    for (const auto* const part : {&parts.footnotes, &parts.endnotes, &parts.header}) {
      if (*part) trees.push_back(&**part);
    }
    return trees;
  }

  std::optional<DocxTree> styles(const StyleIds& used) {
    const std::optional<std::string> name = name_of("styles");
    if (!name) return std::nullopt;
    const std::optional<std::string> beginning = archive_.read_beginning(*name, kStylesBeginning);
    if (!beginning) return std::nullopt;
    std::optional<DocxTree> enough = parse_styles_beginning(*beginning, limits_, StyleWatch(used));
    return enough ? std::move(enough) : parse(*name);
  }

  ZipArchive archive_;
  const std::string& path_;
  const Limits& limits_;
  std::string folder_;
  std::optional<DocxRelations> relations_;
};

}  // namespace

DocxParts open_docx(std::string_view bytes, const std::string& path, const Limits& limits) {
  return Package(bytes, path, limits).parts();
}

}  // namespace vanthu
