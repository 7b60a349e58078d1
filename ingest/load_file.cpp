#include "ingest/load_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "ingest/read.h"

namespace vanthu {
namespace {

[[noreturn]] void fail(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) throw Error("file-missing", path);
  throw Error("file-unreadable", path, {std::strerror(error)});
}

struct stat facts_of(int descriptor, const std::string& path) {
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0) fail(path, errno);
  return facts;
}

bool is_same_moment(const timespec& one, const timespec& other) {
  return one.tv_sec == other.tv_sec && one.tv_nsec == other.tv_nsec;
}

/// Not by the time of its last change of any kind: a file that is renamed or linked stays what it is.
bool is_unchanged(const struct stat& before, const struct stat& after) {
  return before.st_size == after.st_size && is_same_moment(before.st_mtim, after.st_mtim);
}

/// Reads to the end of the file, or one byte over the limit: a size that the system states is only a hint.
std::string read_bounded(int descriptor, std::size_t expected, std::size_t limit, const std::string& path) {
  constexpr std::size_t kChunk = 256u << 10;
  // With a byte more than expected, so that the end is met without asking for a chunk.
  std::string bytes(std::min(expected, limit) + 1, '\0');
  std::size_t filled = 0;
  while (filled <= limit) {
    if (filled == bytes.size()) bytes.resize(filled + std::min(kChunk, limit + 1 - filled));
    const ssize_t got =
        ::pread(descriptor, bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(filled));
    if (got == 0) break;
    if (got < 0 && errno != EINTR) fail(path, errno);
    filled += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

Descriptor open_file(const std::string& path) {
  // The system would open what stands before a zero byte.
  if (path.empty() || path.find('\0') != std::string::npos) throw Error("file-missing", path);
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file.is_open()) {
    const int error = errno;  // a folder that may not be read is a folder all the same
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) throw Error("file-is-folder", path);
    fail(path, error);
  }
  const struct stat facts = facts_of(file.get(), path);
  if (S_ISDIR(facts.st_mode)) throw Error("file-is-folder", path);
  if (!S_ISREG(facts.st_mode)) throw Error("file-not-regular", path);
  return file;
}

std::string read_open_file(int descriptor, const std::string& path, const Limits& limits) {
  const struct stat before = facts_of(descriptor, path);
  const auto size = static_cast<std::size_t>(std::max<off_t>(before.st_size, 0));
  const std::string limit = std::to_string(limits.file_bytes);
  if (size > limits.file_bytes) throw Error("limit-file-bytes", path, {limit});
  std::string bytes = read_bounded(descriptor, size, limits.file_bytes, path);
  if (bytes.size() > limits.file_bytes) throw Error("limit-file-bytes", path, {limit});
  if (!is_unchanged(before, facts_of(descriptor, path))) throw Error("file-changed", path);
  if (bytes.empty()) throw Error("file-empty", path);
  return bytes;
}

SourceFile load_file(const std::string& path, const Limits& limits) {
  const Descriptor file = open_file(path);
  return {path, read_open_file(file.get(), path, limits)};
}

}  // namespace vanthu
