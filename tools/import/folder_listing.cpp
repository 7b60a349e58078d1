#include "tools/import/folder_listing.h"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include "tools/import/inputs.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

/// Most file systems say the type with the name; the others are asked for each file.
fs::file_type type_of(const dirent& entry, const std::string& path) {
  switch (entry.d_type) {
    case DT_REG:
      return fs::file_type::regular;
    case DT_DIR:
      return fs::file_type::directory;
    case DT_LNK:
      return fs::file_type::symlink;
    case DT_UNKNOWN: {
      std::error_code unknown;
      return fs::symlink_status(path, unknown).type();
    }
    default:
      return fs::file_type::fifo;  // or another special file
  }
}

}  // namespace

FolderListing list_folder(const std::string& folder, std::string prefix) {
  FolderListing listing{std::move(prefix)};
  const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), ::closedir);
  if (open == nullptr) {
    listing.error = {errno, std::generic_category()};
    return listing;
  }
  errno = 0;
  while (const dirent* const entry = ::readdir(open.get())) {
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    if (listing.cut = listing.entries.size() == kMostInputs; listing.cut) break;
    const fs::file_type type = type_of(*entry, listing.prefix + name);
    listing.entries.push_back({std::move(name), type});
    errno = 0;
  }
  if (errno != 0) listing.error = {errno, std::generic_category()};
  std::sort(listing.entries.begin(), listing.entries.end(),
            [](const auto& a, const auto& b) { return a.name > b.name; });
  return listing;
}

std::string without_last_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string below_prefix(const std::string& folder) {
  return folder == "." ? "" : folder == "/" ? "/" : folder + "/";
}

}  // namespace vanthu
