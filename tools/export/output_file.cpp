#include "tools/export/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "ingest/error.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path) {
  throw Error("output-write-failed", path, {std::strerror(errno)});
}

fs::path folder_of(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

void check_target(const std::string& path, bool replace) {
  std::error_code unknown;
  if (path.empty() || !fs::is_directory(folder_of(path), unknown)) {
    throw Error("output-folder-missing", path, {folder_of(path).string()});
  }
  const fs::file_status status = fs::symlink_status(path, unknown);
  if (!fs::exists(status)) return;
  if (!fs::is_regular_file(status)) throw Error("output-not-a-file", path);
  if (!replace) throw Error("output-exists", path);
}

/// As a new file of this process would be readable: mkstemp() makes it for its owner alone.
void open_to_others(int file) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(file, 0666 & ~mask);
}

}  // namespace

OutputFile::OutputFile(std::string path, bool replace)
    : path_(std::move(path)), replace_(replace), file_(nullptr, &std::fclose) {
  check_target(path_, replace_);
  temporary_ = (folder_of(path_) / ".vanthu-XXXXXX").string();
  const int file = ::mkstemp(temporary_.data());
  if (file < 0) {
    temporary_.clear();
    fail(path_);
  }
  open_to_others(file);
  file_.reset(::fdopen(file, "wb"));
  if (!file_) {
    ::close(file);
    ::unlink(temporary_.c_str());
    fail(path_);
  }
}

OutputFile::~OutputFile() {
  file_.reset();
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) fail(path_);
}

void OutputFile::commit() {
  if (std::fflush(file_.get()) != 0) fail(path_);
  // By its name: a library may have put another file there.
  const int written = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
  if (written < 0) fail(path_);
  const bool kept = ::fsync(written) == 0;
  ::close(written);
  if (!kept) fail(path_);
  check_target(path_, replace_);
  // Some file systems know no renaming that replaces nothing.
  if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str(), replace_ ? 0 : RENAME_NOREPLACE) !=
      0) {
    if (errno == EEXIST) throw Error("output-exists", path_);
    if (errno != EINVAL && errno != ENOSYS) fail(path_);
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_);
  }
  temporary_.clear();
}

}  // namespace vanthu
