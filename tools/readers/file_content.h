// The bytes of an open file: in memory, or, of an archive that is larger than files may be, mapped.
#pragma once

#include <string>
#include <string_view>

#include "ingest/limits.h"

namespace vanthu {

class FileContent {
 public:
  enum class Use {
    all,         // every byte will be looked at
    one_member,  // an archive, of which little will be: it is mapped whatever its size
  };

  /// Throws Error as read_open_file() does, and "limit-archive-file-bytes".  What is mapped and shrinks later
  /// ends the process by SIGBUS.
  FileContent(int file, Use use, const Limits& limits);
  ~FileContent();
  FileContent(const FileContent&) = delete;
  FileContent& operator=(const FileContent&) = delete;

  std::string_view bytes() const;
  /// Gives the bytes out of hand.  Throws Error "limit-file-bytes" where they are too many for a file.
  std::string take(const Limits& limits);

 private:
  std::string read_;
  void* map_ = nullptr;
  std::size_t mapped_ = 0;
};

}  // namespace vanthu
