#include "tools/export/file_link.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestPath = 4096;  // bytes, as the kernel has it

/// What a URI's path may hold as it is (RFC 3986, pchar), but for what spreadsheets take for a sign of their
/// own: "'" and "!" stand in names of cells.
bool is_plain(char c) {
  constexpr std::string_view kSigns = "/-._~$&()*+,;=:@";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kSigns.find(c) != std::string_view::npos;
}

std::optional<std::string> file_uri(const std::string& path) {
  const bool valid = find_invalid_utf8(path) == std::string::npos;
  std::string uri = "file://";
  for (const char c : path) {
    const bool letter = valid && static_cast<unsigned char>(c) >= 0x80;
    if (letter || is_plain(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri.size() <= kLongestLink ? std::optional(std::move(uri)) : std::nullopt;
}

}  // namespace

std::optional<std::string> find_file_link(std::string_view path) {
  if (path.empty() || path.size() > kLongestPath || path.find('\0') != std::string_view::npos)
    return std::nullopt;
  std::error_code unknown;
  fs::path file = fs::absolute(fs::path(path), unknown).lexically_normal();
  for (; !unknown && file.has_relative_path(); file = file.parent_path()) {
    const fs::file_status status = fs::status(file, unknown);
    if (fs::is_regular_file(status)) return file_uri(file.native());
    if (fs::exists(status)) return std::nullopt;
    // What is no folder (ENOTDIR) or not there may lie in an archive.
    unknown.clear();
  }
  return std::nullopt;
}

}  // namespace vanthu
