#include "tools/readers/file_content.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <new>
#include <utility>

#include "ingest/error.h"
#include "ingest/load_file.h"

namespace vanthu {
namespace {

std::size_t size_of(int file) {
  struct stat facts {};
  return fstat(file, &facts) == 0 && facts.st_size > 0 ? static_cast<std::size_t>(facts.st_size) : 0;
}

/// A ZIP archive begins like this; whether it is one is found out later.
bool begins_like_archive(int file) {
  char begin[2] = {};
  return pread(file, begin, sizeof begin, 0) == sizeof begin && begin[0] == 'P' && begin[1] == 'K';
}

}  // namespace

FileContent::FileContent(int file, Use use, const Limits& limits) {
  const std::size_t size = size_of(file);
  const bool mapped = size > 0 && (use == Use::one_member || size > limits.file_bytes);
  if (!mapped || !begins_like_archive(file)) {
    read_ = read_open_file(file, "", limits);
    return;
  }
  if (size > limits.archive_file_bytes) {
    throw Error("limit-archive-file-bytes", "", {std::to_string(limits.archive_file_bytes)});
  }
  map_ = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (map_ == MAP_FAILED) throw std::bad_alloc();
  mapped_ = size;
}

FileContent::~FileContent() {
  if (mapped_ > 0) munmap(map_, mapped_);
}

std::string_view FileContent::bytes() const {
  return mapped_ > 0 ? std::string_view(static_cast<const char*>(map_), mapped_) : std::string_view(read_);
}

std::string FileContent::take(const Limits& limits) {
  if (mapped_ > 0) throw Error("limit-file-bytes", "", {std::to_string(limits.file_bytes)});
  return std::move(read_);
}

}  // namespace vanthu
