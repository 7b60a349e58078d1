#include "ingest/docx_package.h"

#include <string>

#include "ingest/error.h"
#include "ingest/zip_archive.h"

namespace vanthu {
namespace {

class Package {
 public:
  Package(std::string_view bytes, const std::string& path, const Limits& limits)
      : archive_(bytes, path, limits), path_(path), limits_(limits) {}

  std::optional<DocxTree> parse(const std::string& name) {
    const std::optional<std::string> xml = archive_.read(name);
    if (!xml) return std::nullopt;
    return parse_docx_part(*xml, name, path_, limits_);
  }

  DocxParts parts() {
    constexpr const char* kUsualName = "word/document.xml";
    const std::optional<DocxTree> packaged = parse("_rels/.rels");
    const std::string main =
        packaged ? target(*packaged, "", "officeDocument").value_or(kUsualName) : kUsualName;
    std::optional<DocxTree> document = parse(main);
    if (!document) throw Error("docx-damaged", path_, {main});
    DocxParts parts{std::move(*document), {}, {}, {}, {}};
    const std::size_t slash = main.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : main.substr(0, slash + 1);
    const std::optional<DocxTree> related = parse(folder + "_rels/" + main.substr(folder.size()) + ".rels");
    const auto part = [&](const char* type, const char* usual_name) {
      // Some programs write no relationships.
      const std::optional<std::string> name =
          related ? target(*related, folder, type) : std::optional(folder + usual_name);
      return name ? parse(*name) : std::nullopt;
    };
    parts.styles = part("styles", "styles.xml");
    parts.numbering = part("numbering", "numbering.xml");
    parts.footnotes = part("footnotes", "footnotes.xml");
    parts.endnotes = part("endnotes", "endnotes.xml");
    return parts;
  }

 private:
  /// Name of the part that the first relationship of that type points to; types differ between Transitional
  /// and Strict only before their last word.
  static std::optional<std::string> target(const DocxTree& related, const std::string& folder,
                                           std::string_view type) {
    const std::string ending = "/" + std::string(type);
    for (std::size_t i = 1; i < related.nodes.size(); ++i) {
      if (related.nodes[i].tag != DocxTag::relationship) continue;
      const bool external = related.attribute(i, DocxKey::target_mode) == "External";
      const std::string_view name = related.attribute(i, DocxKey::target).value_or("");
      if (external || name.empty() || !related.attribute(i, DocxKey::type).value_or("").ends_with(ending))
        continue;
      return name.front() == '/' ? std::string(name.substr(1)) : folder + std::string(name);
    }
    return std::nullopt;
  }

  ZipArchive archive_;
  const std::string& path_;
  const Limits& limits_;
};

}  // namespace

DocxParts open_docx(std::string_view bytes, const std::string& path, const Limits& limits) {
  return Package(bytes, path, limits).parts();
}

}  // namespace vanthu
