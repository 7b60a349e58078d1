#include "tools/program/source_bytes.h"

#include <optional>
#include <utility>

#include "ingest/load_place.h"

namespace vanthu {
namespace {

/// The bytes of a place, nothing where no file is there any more.
std::optional<SourceFile> find_place(const std::string& path, const Limits& limits) {
  try {
    return load_place(path, limits);
  } catch (const Error& error) {
    const bool gone =
        error.code == "file-missing" || error.code == "file-is-folder" || error.code == "file-not-regular";
    if (gone) return std::nullopt;
    throw;
  }
}

}  // namespace

SourceFile load_source(const SourceSummary& source, const Limits& limits) {
  bool changed = false;
  for (const std::string& path : source.places) {
    std::optional<SourceFile> file = find_place(path, limits);
    if (!file) continue;
    if (sha256_hex(file->bytes) == source.sha256) return *std::move(file);
    changed = true;
  }
  throw Error(changed ? "pages-file-changed" : "pages-file-missing", source.places.front());
}

}  // namespace vanthu
