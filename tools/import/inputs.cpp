#include "tools/import/inputs.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

#include "tools/import/folder_listing.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kListBytes = 64u << 20;  // about half a million long paths

class Collector {
 public:
  Collector(const std::string& store_path, const InputOptions& options) : rules_(options, store_path) {}

  void add(const std::string& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      take({path});
      return;
    }
    inputs_.folders.push_back(path);
    add_folder(without_last_slashes(path));
  }

  void add_list(std::istream& list) {
    std::string text;
    char buffer[1 << 16];
    while (list.read(buffer, sizeof buffer) || list.gcount() > 0) {
      text.append(buffer, static_cast<std::size_t>(list.gcount()));
      if (text.size() > kListBytes) {
        inputs_.errors.emplace_back("input-list-too-long", "-",
                                    std::vector<std::string>{std::to_string(kListBytes >> 20)});
        return;
      }
    }
    const char separator = text.find('\0') == std::string::npos ? '\n' : '\0';
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(separator, begin), text.size());
      std::string path = text.substr(begin, end - begin);
      if (separator == '\n' && path.ends_with('\r')) path.pop_back();
      if (!path.empty()) add(path);
      begin = end + 1;
    }
  }

  Inputs take_all() { return std::move(inputs_); }

 private:
  /// Folders in folders are kept on a list, not on the stack: a hostile disk nests them as it likes.
  void add_folder(const std::string& given) {
    const std::string root = below_prefix(given);
    std::vector<FolderListing> open;
    enter(given, root, open);
    while (!open.empty()) {
      if (open.back().entries.empty()) {
        open.pop_back();
        continue;
      }
      const FolderListing::Entry entry = std::move(open.back().entries.back());
      open.back().entries.pop_back();
      const std::string path = open.back().prefix + entry.name;
      const auto skip =
          rules_.why_skipped(path, given, std::string_view(path).substr(root.size()), entry.type);
      if (skip) {
        take({path, given_folder(), skip->code, skip->arguments});
      } else if (entry.type == fs::file_type::directory) {
        enter(path, path + "/", open);
      } else {
        take({path, given_folder()});
      }
    }
  }

  /// Nothing is entered twice: links to folders are skipped.
  void enter(const std::string& folder, const std::string& prefix, std::vector<FolderListing>& open) {
    if (full()) {
      note_overflow(folder);
      return;
    }
    FolderListing listing = list_folder(folder, prefix);
    if (listing.error) take({folder, given_folder(), "folder-unreadable", {listing.error.message()}});
    if (listing.cut) note_overflow(folder);
    open.push_back(std::move(listing));
  }

  std::optional<std::size_t> given_folder() const { return inputs_.folders.size() - 1; }

  bool full() const { return inputs_.files.size() >= kMostInputs; }

  void take(InputFile file) {
    if (full()) {
      note_overflow(file.path);
    } else {
      inputs_.files.push_back(std::move(file));
    }
  }

  void note_overflow(const std::string& path) {
    if (overflow_) return;
    overflow_ = true;
    inputs_.errors.emplace_back("inputs-too-many", path,
                                std::vector<std::string>{std::to_string(kMostInputs)});
  }

  const InputRules rules_;
  Inputs inputs_;
  bool overflow_ = false;
};

}  // namespace

Inputs collect_inputs(const std::vector<std::string>& paths, std::istream& list,
                      const std::string& store_path, const InputOptions& options) {
  Collector collector(store_path, options);
  for (const std::string& path : paths) {
    if (path == "-") {
      collector.add_list(list);
    } else {
      collector.add(path);
    }
  }
  return collector.take_all();
}

}  // namespace vanthu
