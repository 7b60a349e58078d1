// The names in a ZIP archive, which has never said for sure how they are to be read.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ingest/zip_directory.h"

namespace vanthu {

/// A name as archive/name can be built with it.
struct ArchiveName {
  std::string text;       // UTF-8, NFC, relative, no "..", "\\" or control characters, at most 1,100 bytes
  bool repaired = false;  // not what the archive says byte for byte
};

/// A name for each entry, in their order.  No two of the files' are equal and none is a folder of another
/// one; a folder's own is empty.
std::vector<ArchiveName> archive_names(std::span<const ZipEntry> entries);

}  // namespace vanthu
