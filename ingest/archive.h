// Archives of documents: what a ZIP file holds, and one of its files unpacked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/limits.h"

namespace vanthu {

/// A file in an archive.
struct ArchiveMember {
  std::size_t position = 0;  // in the archive's directory
  std::string name;          // NFC, safe: relative, without "..", "\\" and control characters
  bool repaired = false;     // `name` is not what the archive says byte for byte
  bool operator==(const ArchiveMember&) const = default;
};

/// The files in a ZIP archive in the order of its directory; folders are left out.  No two names are equal,
/// and none is a folder of another one, so that archive/name names one member: where the archive has it
/// otherwise, "#2" and so on is added.  Names are read as UTF-8 where the archive or they themselves say so,
/// else in the code page that makes the most Vietnamese of all names of the archive.  `bytes` may be a memory
/// map: the directory alone is looked at.  Throws Error "archive-damaged" or "limit-archive-entries".
std::vector<ArchiveMember> list_archive(std::string_view bytes, const std::string& path,
                                        const Limits& limits);

/// A member's content, its checksum verified; `path` is the member's, for messages.  No more memory is taken
/// than the content has and Limits::file_bytes allows.  Throws Error "archive-damaged",
/// "archive-member-encrypted", "archive-method" (packed in a way that is not known here),
/// "archive-member-damaged", "archive-overlap" (it shares its bytes with another member, as bombs do),
/// "limit-file-bytes" or "limit-archive-ratio".
std::string unpack_member(std::string_view bytes, std::size_t position, const std::string& path,
                          const Limits& limits);

}  // namespace vanthu
