// The stage's one door: a file becomes an ExtractedDocument.
#pragma once

#include <string>
#include <string_view>

#include "ingest/error.h"
#include "ingest/extracted_document.h"
#include "ingest/limits.h"

namespace vanthu {

/// A file's bytes and the path that the caller gave for it.
struct SourceFile {
  std::string path;
  std::string bytes;
};

/// Reads a file from disk.  Throws Error "file-missing", "file-unreadable", "file-is-folder",
/// "file-empty" or "limit-file-bytes".
SourceFile load_file(const std::string& path, const Limits& limits);

/// Decodes and lays out the file by its content, whatever its name.  Throws Error where it is empty,
/// is no text ("file-binary"), is of a format that this build cannot read ("format-unsupported"), has an
/// encoding that cannot be decided ("encoding-undecided", naming the candidates) or exceeds a limit.  What
/// LibreOffice converts may also fail as convert_office.h says, or with "office-empty" (no text came out).
ExtractedDocument read(const SourceFile& file, const Limits& limits);

/// SHA-256 of `bytes`, lower-case hexadecimal.
std::string sha256_hex(std::string_view bytes);

}  // namespace vanthu
