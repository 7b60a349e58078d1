// Which of the files that are found in a folder are documents to be read.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

/// Patterns of fnmatch(3): '*' stands for anything, '/' too, '?' for one character, [abc] for one of them.
/// Each is compared with the path below the folder that was given and with the name alone: "*.pdf" fits in
/// every folder, "drafts/*" everything under one.  Letters are the same composed and decomposed.
struct InputOptions {
  std::vector<std::string>
      include{};  // where there are any, files that fit none are left out, but no archives
  std::vector<std::string> exclude{};  // files and folders that fit one are left out
  std::vector<std::string> own{};      // files that the program writes itself, as its log
};

/// Why something found is not read: a code of the message catalogue with its arguments.
struct Skip {
  std::string code;
  std::vector<std::string> arguments{};
  bool operator==(const Skip&) const = default;
};

/// The rules by which what was found is read or not.
class InputRules {
 public:
  /// The store at `store_path`, the files beside it that SQLite makes and its lock are no inputs.
  InputRules(InputOptions options, const std::string& store_path);

  /// For something at `path`, found under the folder `given` that the user named ("below" is its path from
  /// there); `type` is its own type, not that of what it links to.  Codes: "skipped-system",
  /// "skipped-hidden", "skipped-excluded", "skipped-own", "skipped-special", "skipped-link-folder",
  /// "skipped-link-outside"; a link whose end is missing is no skip: reading it fails.
  std::optional<Skip> why_skipped(const std::string& path, const std::string& given, std::string_view below,
                                  std::filesystem::file_type type) const;

  /// For a member of an archive: by its name and those of the folders that it is in.
  std::optional<Skip> why_member_skipped(std::string_view name) const;

 private:
  std::optional<Skip> why_skipped_by_name(std::string_view below, bool folder) const;
  std::optional<Skip> why_link_skipped(const std::string& path, const std::string& given) const;
  bool is_own_file(const std::string& path) const;

  InputOptions options_;
  std::vector<std::string> own_files_;
};

}  // namespace vanthu
