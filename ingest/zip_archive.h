// Parts of a ZIP archive in memory, each bounded before it is unpacked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/limits.h"

struct zip;
struct zip_file;

namespace vanthu {

/// An archive whose bytes outlive it.  Parts are found by names with '/', in any case, as Word takes them;
/// '\' in the archive's own names is '/'.
class ZipArchive {
 public:
  /// Reads the directory.  Throws Error "docx-damaged" where there is none and "limit-archive-entries".
  ZipArchive(std::string_view bytes, const std::string& path, const Limits& limits);

  /// The part of that name, its checksum verified; nothing where there is none.  Throws Error "docx-damaged",
  /// "docx-encrypted", "limit-archive-bytes" (over all that was read so far) or "limit-archive-ratio".
  std::optional<std::string> read(const std::string& name);

  /// The first `most` bytes of a part, or all of it where it has no more; the checksum is not verified.
  std::optional<std::string> read_beginning(const std::string& name, std::size_t most);

 private:
  struct Closer {
    void operator()(zip* archive) const;
    void operator()(zip_file* file) const;
  };
  struct OpenPart {
    std::size_t size;  // unpacked, as the directory says
    std::unique_ptr<zip_file, Closer> file;
  };

  std::optional<std::uint64_t> find(const std::string& name);
  std::optional<OpenPart> open(const std::string& name);
  std::string unpack(const OpenPart& part, std::size_t most, const std::string& name);

  std::string path_;
  const Limits& limits_;
  std::unique_ptr<zip, Closer> archive_;
  std::unordered_map<std::string, std::uint64_t>
      folded_;  // entries by their names in small letters, once asked
  std::size_t unpacked_ = 0;
};

}  // namespace vanthu
