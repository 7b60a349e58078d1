#include "tools/program/inputs.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kListBytes = 64u << 20;  // about half a million long paths

class Collector {
 public:
  explicit Collector(const std::string& store_path) {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) own_files_.push_back(store_path + suffix);
  }

  void add(const std::string& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      inputs_.files.push_back({path, std::nullopt});
      return;
    }
    inputs_.folders.push_back(path);
    std::string stem = path;
    while (stem.size() > 1 && stem.back() == '/') stem.pop_back();
    add_folder(stem, inputs_.folders.size() - 1);
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

  Inputs take() { return std::move(inputs_); }

 private:
  void add_folder(const std::string& folder, std::size_t given) {
    std::vector<std::string> names;
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      std::string name = entries->path().filename().string();
      if (!name.starts_with('.')) names.push_back(std::move(name));
    }
    if (error) {
      inputs_.errors.emplace_back("folder-unreadable", folder, std::vector<std::string>{error.message()});
    }
    std::sort(names.begin(), names.end());
    // "." would only make the same file look like another one ("./a.txt" beside "a.txt").
    const std::string prefix = folder == "." ? "" : folder == "/" ? "/" : folder + "/";
    for (const std::string& name : names) add_entry(prefix + name, given);
  }

  void add_entry(const std::string& path, std::size_t given) {
    std::error_code error;
    const fs::file_status own = fs::symlink_status(path, error);
    if (fs::is_directory(own)) {
      add_folder(path, given);
    } else if (fs::is_regular_file(own) || (fs::is_symlink(own) && !fs::is_directory(path, error))) {
      if (!is_own_file(path)) inputs_.files.push_back({path, given});
    }
  }

  bool is_own_file(const std::string& path) const {
    return std::any_of(own_files_.begin(), own_files_.end(), [&](const std::string& own) {
      std::error_code error;
      return fs::path(own).filename() == fs::path(path).filename() && fs::equivalent(own, path, error);
    });
  }

  Inputs inputs_;
  std::vector<std::string> own_files_;
};

}  // namespace

Inputs collect_inputs(const std::vector<std::string>& paths, std::istream& list,
                      const std::string& store_path) {
  Collector collector(store_path);
  for (const std::string& path : paths) {
    if (path == "-") {
      collector.add_list(list);
    } else {
      collector.add(path);
    }
  }
  return collector.take();
}

}  // namespace vanthu
