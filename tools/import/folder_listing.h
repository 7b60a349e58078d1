// What a folder holds.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace vanthu {

struct FolderListing {
  struct Entry {
    std::string name;
    std::filesystem::file_type type;  // its own, not of what it links to; fifo stands for all special files
  };
  std::string prefix;            // of the entries' paths
  std::vector<Entry> entries{};  // the last by name first, so that the next one is at the end
  std::error_code error{};       // where the folder could not be read, or not to its end
  bool cut = false;              // it holds more than kMostInputs
};

FolderListing list_folder(const std::string& folder, std::string prefix);

/// `path` without '/' at its end.
std::string without_last_slashes(std::string path);

/// What the paths in a folder begin with: "" for ".", which would only make the same file look like another
/// one ("./a.txt" beside "a.txt").
std::string below_prefix(const std::string& folder);

}  // namespace vanthu
