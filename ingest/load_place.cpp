#include "ingest/load_place.h"

#include <sys/stat.h>

#include <optional>
#include <string_view>

#include "ingest/archive.h"
#include "ingest/format.h"

namespace vanthu {
namespace {

/// Length of the beginning of `path` that is a file with more behind it, as an archive's is; nothing where
/// the path itself is there, or nothing of it is.
std::optional<std::size_t> find_archive(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) == 0) return std::nullopt;
  for (std::size_t end = path.rfind('/'); end != std::string::npos && end > 0;
       end = path.rfind('/', end - 1)) {
    if (::stat(path.substr(0, end).c_str(), &facts) != 0) continue;
    return S_ISREG(facts.st_mode) ? std::optional(end) : std::nullopt;
  }
  return std::nullopt;
}

/// The content of `name` in an archive, or in an archive in it.
std::string unpack_named(std::string bytes, std::string_view name, const std::string& path,
                         const Limits& limits) {
  for (std::size_t depth = 0; depth <= limits.archive_nesting; ++depth) {
    if (detect_format(bytes) != Format::zip) break;
    bool inside = false;
    for (const ArchiveMember& member : list_archive(bytes, path, limits)) {
      const bool whole = member.name == name;
      inside = !whole && name.starts_with(member.name) && name.substr(member.name.size()).starts_with('/');
      if (!whole && !inside) continue;
      bytes = unpack_member(bytes, member.position, path, limits);
      if (whole) return bytes;
      name.remove_prefix(member.name.size() + 1);
      break;
    }
    if (!inside) break;
  }
  throw Error("file-missing", path);
}

std::string load_archive(const std::string& path, const Limits& limits) {
  Limits wide = limits;
  wide.file_bytes = limits.archive_file_bytes;
  try {
    return load_file(path, wide).bytes;
  } catch (const Error& error) {
    if (error.code != "limit-file-bytes") throw;
    throw Error("limit-archive-file-bytes", path, error.arguments);
  }
}

}  // namespace

SourceFile load_place(const std::string& path, const Limits& limits) {
  const std::optional<std::size_t> archive = find_archive(path);
  if (!archive) return load_file(path, limits);
  std::string bytes = load_archive(path.substr(0, *archive), limits);
  std::string content =
      unpack_named(std::move(bytes), std::string_view(path).substr(*archive + 1), path, limits);
  if (content.empty()) throw Error("file-empty", path);
  return {path, std::move(content)};
}

}  // namespace vanthu
