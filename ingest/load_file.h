// A file is opened by one process and read, perhaps, by another.
#pragma once

#include <cstddef>
#include <string>

#include "ingest/descriptor.h"
#include "ingest/limits.h"

namespace vanthu {

/// Opens a regular file for reading; it is not inherited by programs that are started.  Throws Error
/// "file-missing", "file-unreadable", "file-is-folder" or "file-not-regular".
Descriptor open_file(const std::string& path);

/// All bytes of a file that open_file() opened, from its beginning.  Throws Error "file-unreadable",
/// "file-empty", "limit-file-bytes", or "file-changed" where the file was written to in the meantime; `path`
/// is what they name.
std::string read_open_file(int descriptor, const std::string& path, const Limits& limits);

}  // namespace vanthu
