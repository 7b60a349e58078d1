#include "tools/import/import_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include "ingest/error.h"

namespace vanthu {
namespace {

constexpr std::chrono::milliseconds kPause{100};  // between two looks at another import's lock

int open_lock(const std::string& path, const std::string& store_path) {
  // A link in the file's place would let the lock be laid on something else.
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
  if (file >= 0) return file;
  if (errno == EACCES || errno == EROFS || errno == EPERM) throw Error("store-read-only", store_path);
  if (errno == ENOSPC || errno == EDQUOT) throw Error("store-full", store_path, {std::strerror(errno)});
  throw Error("store-failed", store_path, {path + ": " + std::strerror(errno)});
}

/// The one who held the lock may have removed the file that we opened.
bool still_stands(int file, const std::string& path) {
  struct stat opened {
  }, standing{};
  return ::fstat(file, &opened) == 0 && ::lstat(path.c_str(), &standing) == 0 &&
         opened.st_ino == standing.st_ino && opened.st_dev == standing.st_dev;
}

std::string process_in(int file) {
  std::array<char, 16> text{};
  const ssize_t got = ::pread(file, text.data(), text.size(), 0);
  std::string process(text.data(), static_cast<std::size_t>(got > 0 ? got : 0));
  return process.substr(0, process.find_first_not_of("0123456789"));
}

/// Only to tell who holds the lock; where it cannot be written nobody is told.
void note_process(int file) {
  const std::string process = std::to_string(::getpid());
  if (::ftruncate(file, 0) != 0) return;
  const ssize_t written = ::pwrite(file, process.data(), process.size(), 0);
  static_cast<void>(written);
}

}  // namespace

ImportLock::ImportLock(const std::string& store_path, std::chrono::milliseconds patience,
                       const std::function<bool()>& give_up,
                       const std::function<void(const OtherImport&)>& tell)
    : path_(store_path + "-import") {
  const auto end = std::chrono::steady_clock::now() + patience;
  bool told = false;
  for (;;) {
    const int file = open_lock(path_, store_path);
    const bool locked = ::flock(file, LOCK_EX | LOCK_NB) == 0;
    // A file system without such locks (some network ones) still has SQLite's own between transactions.
    const bool unlockable = !locked && errno != EWOULDBLOCK && errno != EINTR;
    if (unlockable || (locked && still_stands(file, path_))) {
      file_ = file;
      note_process(file);
      return;
    }
    const OtherImport other{process_in(file)};
    ::close(file);
    if (locked) continue;
    if (std::chrono::steady_clock::now() >= end || give_up()) {
      throw Error("import-busy", store_path, {other.process.empty() ? "?" : other.process});
    }
    if (!told) tell(other);
    told = true;
    std::this_thread::sleep_for(kPause);
  }
}

ImportLock::~ImportLock() {
  ::unlink(path_.c_str());  // before the lock goes: who waits sees that the file is another one
  ::close(file_);
}

}  // namespace vanthu
