// The relationships by which the parts of a Word file find each other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/docx_tree.h"

namespace vanthu {

/// Relationships of the part `name` ("word/document.xml"; "" for the package).
struct DocxRelations {
  std::string folder;  // that targets are relative to: "word/"
  DocxTree tree;

  /// Name of the part that the first relationship of that type points to ("styles"); nothing where there is
  /// none, or it points out of the file.  Transitional and Strict types differ before their last word only.
  std::optional<std::string> target_of_type(std::string_view type) const;

  /// The same by the relationship's id, as views of `tree`.
  std::unordered_map<std::string_view, std::string> targets_by_id() const;
};

/// Folder of a part with its slash: "word/" of "word/document.xml".
std::string part_folder(const std::string& part);

/// Name of the part that holds the relationships of `part`: "word/_rels/document.xml.rels".
std::string relations_part(const std::string& part);

/// The part that `target` names, seen from `folder`: absolute targets, "." and ".." resolved.
std::string resolve_target(std::string_view folder, std::string_view target);

}  // namespace vanthu
