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

/// An open file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

[[noreturn]] void fail(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) throw Error("file-missing", path);
  throw Error("file-unreadable", path, {std::strerror(error)});
}

/// Reads to the end of the file, or one byte over the limit: a size that the system states is only a hint.
std::string read_bounded(int descriptor, std::size_t expected, std::size_t limit, const std::string& path) {
  constexpr std::size_t kChunk = 256u << 10;
  // With a byte more than expected, so that the end is met without asking for a chunk.
  std::string bytes(std::min(expected, limit) + 1, '\0');
  std::size_t filled = 0;
  while (filled <= limit) {
    if (filled == bytes.size()) bytes.resize(filled + std::min(kChunk, limit + 1 - filled));
    const ssize_t got = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (got == 0) break;
    if (got < 0 && errno != EINTR) fail(path, errno);
    filled += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

SourceFile load_file(const std::string& path, const Limits& limits) {
  // The system would open what stands before a zero byte.
  if (path.empty() || path.find('\0') != std::string::npos) throw Error("file-missing", path);
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.get() < 0) {
    const int error = errno;  // a folder that may not be read is a folder all the same
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) throw Error("file-is-folder", path);
    fail(path, error);
  }
  struct stat facts {};
  if (::fstat(file.get(), &facts) != 0) fail(path, errno);
  if (S_ISDIR(facts.st_mode)) throw Error("file-is-folder", path);
  if (!S_ISREG(facts.st_mode)) throw Error("file-not-regular", path);
  const auto size = static_cast<std::size_t>(std::max<off_t>(facts.st_size, 0));
  const std::string limit = std::to_string(limits.file_bytes);
  if (size > limits.file_bytes) throw Error("limit-file-bytes", path, {limit});
  std::string bytes = read_bounded(file.get(), size, limits.file_bytes, path);
  if (bytes.size() > limits.file_bytes) throw Error("limit-file-bytes", path, {limit});
  if (bytes.empty()) throw Error("file-empty", path);
  return {path, std::move(bytes)};
}

}  // namespace vanthu
