#include "ingest/docx_relations.h"

#include <algorithm>

namespace vanthu {
namespace {

/// The part that a relationship points to; nothing where it points out of the file or is none.
std::optional<std::string> target_of(const DocxRelations& relations, std::size_t node) {
  const DocxTree& tree = relations.tree;
  if (tree.nodes[node].tag != DocxTag::relationship) return std::nullopt;
  const bool external = tree.attribute(node, DocxKey::target_mode) == "External";
  const std::string_view target = tree.attribute(node, DocxKey::target).value_or("");
  if (external || target.empty()) return std::nullopt;
  return resolve_target(relations.folder, target);
}

}  // namespace

std::optional<std::string> DocxRelations::target_of_type(std::string_view type) const {
  const std::string ending = "/" + std::string(type);
  for (std::size_t i = 1; i < tree.nodes.size(); ++i) {
    if (!tree.attribute(i, DocxKey::type).value_or("").ends_with(ending)) continue;
    if (std::optional<std::string> target = target_of(*this, i)) return target;
  }
  return std::nullopt;
}

std::unordered_map<std::string_view, std::string> DocxRelations::targets_by_id() const {
  std::unordered_map<std::string_view, std::string> targets;
  for (std::size_t i = 1; i < tree.nodes.size(); ++i) {
    std::optional<std::string> target = target_of(*this, i);
    if (target) targets.emplace(tree.attribute(i, DocxKey::id).value_or(""), std::move(*target));
  }
  return targets;
}

std::string part_folder(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

std::string relations_part(const std::string& part) {
  const std::string folder = part_folder(part);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

std::string resolve_target(std::string_view folder, std::string_view target) {
  std::string whole(target);
  std::replace(whole.begin(), whole.end(), '\\', '/');
  if (!whole.starts_with('/')) whole.insert(0, folder);
  std::string resolved;
  for (std::size_t begin = 0; begin < whole.size();) {
    const std::size_t end = std::min(whole.find('/', begin), whole.size());
    const std::string step = whole.substr(begin, end - begin);
    begin = end + 1;
    if (step.empty() || step == ".") continue;
    if (step == "..") {
      const std::size_t slash = resolved.rfind('/');
      resolved.erase(slash == std::string::npos ? 0 : slash);
    } else {
      resolved += (resolved.empty() ? "" : "/") + step;
    }
  }
  return resolved;
}

}  // namespace vanthu
