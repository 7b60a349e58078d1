#include "tools/import/input_rules.h"

#include <fnmatch.h>
#include <locale.h>

#include <algorithm>
#include <utility>

#include "ingest/nfc.h"
#include "ingest/system_names.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

/// For as long as it lives characters are those of UTF-8 in this thread, so that '?' is one letter.
class Utf8Letters {
 public:
  Utf8Letters() : before_(::uselocale(utf8())) {}
  ~Utf8Letters() { ::uselocale(before_); }
  Utf8Letters(const Utf8Letters&) = delete;
  Utf8Letters& operator=(const Utf8Letters&) = delete;

 private:
  /// None where the system has no such locale.
  static locale_t utf8() {
    static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
    return locale;
  }

  locale_t before_;
};

bool fits_bytes(const std::string& pattern, const std::string& text) {
  return ::fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
}

bool fits_letters(const std::string& pattern, const std::string& text) {
  const Utf8Letters letters;
  return fits_bytes(pattern, text);
}

bool fits_any(const std::vector<std::string>& patterns, const std::string& text) {
  if (patterns.empty()) return false;
  const std::string composed = compose(text);
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return fits_letters(pattern, composed) || fits_bytes(pattern, text);
  });
}

bool fits(const std::vector<std::string>& patterns, std::string_view below, std::string_view name) {
  return fits_any(patterns, std::string(below)) || (below != name && fits_any(patterns, std::string(name)));
}

std::string_view name_of(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.find_last_of('/') + 1);
}

/// Archives are like folders: what is in them is chosen, or not.
bool is_archive_name(std::string_view name) {
  return ::fnmatch("*.zip", std::string(name).c_str(), FNM_CASEFOLD) == 0;
}

bool is_under(const fs::path& path, const fs::path& folder) {
  const auto [rest, end] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return rest == folder.end();
}

}  // namespace

InputRules::InputRules(InputOptions options, const std::string& store_path) : options_(std::move(options)) {
  for (auto* const patterns : {&options_.include, &options_.exclude}) {
    for (std::string& pattern : *patterns) pattern = compose(pattern);
  }
  own_files_ = options_.own;
  for (const char* suffix : {"", "-wal", "-shm", "-journal", "-import"}) {
    own_files_.push_back(store_path + suffix);
  }
}

std::optional<Skip> InputRules::why_skipped_by_name(std::string_view below, bool folder) const {
  const std::string_view name = name_of(below);
  if (is_system_name(name)) return Skip{"skipped-system"};
  if (name.starts_with('.')) return Skip{"skipped-hidden"};
  if (fits(options_.exclude, below, name)) return Skip{"skipped-excluded"};
  const bool chosen = options_.include.empty() || folder || is_archive_name(name);
  if (!chosen && !fits(options_.include, below, name)) return Skip{"skipped-excluded"};
  return std::nullopt;
}

std::optional<Skip> InputRules::why_member_skipped(std::string_view name) const {
  for (std::size_t end = name.find('/'); end != std::string_view::npos; end = name.find('/', end + 1)) {
    if (auto skip = why_skipped_by_name(name.substr(0, end), true)) return skip;
  }
  return why_skipped_by_name(name, false);
}

std::optional<Skip> InputRules::why_skipped(const std::string& path, const std::string& given,
                                            std::string_view below, fs::file_type type) const {
  if (is_own_file(path)) return Skip{"skipped-own"};
  if (auto skip = why_skipped_by_name(below, type == fs::file_type::directory)) return skip;
  switch (type) {
    case fs::file_type::symlink:
      return why_link_skipped(path, given);
    case fs::file_type::block:
    case fs::file_type::character:
    case fs::file_type::fifo:
    case fs::file_type::socket:
      return Skip{"skipped-special"};
    default:  // what cannot be told is tried
      return std::nullopt;
  }
}

std::optional<Skip> InputRules::why_link_skipped(const std::string& path, const std::string& given) const {
  std::error_code error;
  const fs::path target = fs::canonical(path, error);
  if (error) return std::nullopt;
  const fs::path folder = fs::canonical(given, error);
  if (error) return std::nullopt;
  const fs::file_type type = fs::status(target, error).type();
  if (type == fs::file_type::directory) return Skip{"skipped-link-folder", {target.string()}};
  if (!is_under(target, folder)) return Skip{"skipped-link-outside", {target.string()}};
  if (type != fs::file_type::regular && !error) return Skip{"skipped-special"};
  return std::nullopt;
}

bool InputRules::is_own_file(const std::string& path) const {
  return std::any_of(own_files_.begin(), own_files_.end(), [&](const std::string& own) {
    std::error_code error;
    return name_of(own) == name_of(path) && fs::equivalent(own, path, error);
  });
}

}  // namespace vanthu
