// The directory of a ZIP archive, as the bytes say it: libzip does not tell where an entry stands, nor bound
// what a directory costs.  Layout: PKWARE APPNOTE.TXT 6.3.10.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/limits.h"

namespace vanthu {

/// One entry; views point into the archive's bytes.
struct ZipEntry {
  std::uint16_t made_by = 0;  // upper byte: the system, 3 is Unix
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t checksum = 0;
  std::uint64_t packed = 0;    // bytes
  std::uint64_t unpacked = 0;  // bytes
  std::uint64_t header = 0;    // offset of the local header
  std::uint32_t attributes = 0;
  std::string_view name, extra;

  bool is_utf8() const { return (flags & 0x0800u) != 0; }
  bool is_encrypted() const { return (flags & 0x2041u) != 0 || method == 99; }
  bool is_folder() const;
  /// A symbolic link: its content is the path that it leads to.
  bool is_link() const;
};

struct ZipDirectory {
  std::size_t begin = 0;  // offset of the first entry; contents stand before it
  std::vector<ZipEntry> entries;
};

/// Reads the directory alone, in one pass.  Throws Error "archive-damaged" where there is none or a part of
/// it is missing, "archive-unsupported" (one volume of several) or "limit-archive-entries".
ZipDirectory read_zip_directory(std::string_view bytes, const std::string& path, const Limits& limits);

/// The content of the extra field `id` in `extra`, or an empty view.
std::string_view find_zip_extra(std::string_view extra, std::uint16_t id);

/// The number of `size` bytes (at most 8), little end first, at `offset`, which must be there.
std::uint64_t zip_number(std::string_view bytes, std::size_t offset, std::size_t size);

}  // namespace vanthu
