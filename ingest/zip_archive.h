// Parts of a ZIP archive in memory, each bounded before it is unpacked.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/limits.h"

struct zip;

namespace vanthu {

/// An archive whose bytes outlive it.
class ZipArchive {
 public:
  /// Reads the directory.  Throws Error "docx-damaged" where there is none and "limit-archive-entries".
  ZipArchive(std::string_view bytes, const std::string& path, const Limits& limits);

  /// The part of that name (in any case, as Word takes it), its checksum verified; nothing where there is
  /// none. Throws Error "docx-damaged", "docx-encrypted", "limit-archive-bytes" (over all parts read so far)
  /// or "limit-archive-ratio".
  std::optional<std::string> read(const std::string& name);

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };

  std::string path_;
  const Limits& limits_;
  std::unique_ptr<zip, Closer> archive_;
  std::size_t unpacked_ = 0;
};

}  // namespace vanthu
