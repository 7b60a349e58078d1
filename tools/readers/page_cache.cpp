#include "tools/readers/page_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "ingest/descriptor.h"
#include "ingest/read.h"
#include "tools/readers/page_wire.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

// Changes with the form of the files, so that files of another form are none.
constexpr std::string_view kMagic = "vanthu page 1\n";
constexpr std::size_t kShaLetters = 64;
constexpr std::size_t kHeadBytes = kMagic.size() + 2 * kShaLetters;
constexpr std::size_t kFolderLetters = 2;  // of the key; the others name the file
constexpr std::string_view kSuffix = ".page", kUnfinished = ".part";
// What is removed at once makes room for a while.
constexpr std::size_t kKeptOfTen = 9;

bool is_hexadecimal(std::string_view text, std::size_t letters) {
  return text.size() == letters && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Nothing but what a cache makes is ever removed: the folder may be the user's own.
bool is_ours(const fs::path& file) {
  const std::string name = file.filename().string();
  const std::string_view rest =
      std::string_view(name).substr(std::min(name.size(), kShaLetters - kFolderLetters));
  return is_hexadecimal(file.parent_path().filename().string(), kFolderLetters) &&
         is_hexadecimal(std::string_view(name).substr(0, name.size() - rest.size()),
                        kShaLetters - kFolderLetters) &&
         (rest == kSuffix || rest.starts_with(kUnfinished));
}

std::string path_of(const std::string& folder, const std::string& key) {
  return folder + "/" + key.substr(0, kFolderLetters) + "/" + key.substr(kFolderLetters);
}

std::string head_of(const std::string& key, std::string_view bytes) {
  return std::string(kMagic) + key + sha256_hex(bytes);
}

/// All of a regular file that is not larger than a page may be; "" of anything else.
std::string read_small_file(const std::string& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat facts {};
  if (!file.is_open() || fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) return "";
  if (facts.st_size <= 0 || static_cast<std::size_t>(facts.st_size) > kHeadBytes + kMostPageBytes) return "";
  std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + have, bytes.size() - have);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return "";
    have += static_cast<std::size_t>(got);
  }
  return bytes;
}

/// 0, or the system's error.
int write_file(const std::string& path, std::string_view head, std::string_view bytes) {
  const Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.is_open()) return errno;
  for (std::string_view rest : {head, bytes}) {
    while (!rest.empty()) {
      const ssize_t written = ::write(file.get(), rest.data(), rest.size());
      if (written < 0 && errno != EINTR) return errno;
      rest.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
  }
  return 0;
}

struct KeptFile {
  fs::file_time_type time;
  std::size_t bytes = 0;
  fs::path path;
};

std::vector<KeptFile> files_in(const std::string& folder) {
  std::vector<KeptFile> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
  while (!error && entry != end) {
    std::error_code unknown;
    if (entry.depth() >= 1) entry.disable_recursion_pending();
    if (entry->symlink_status(unknown).type() == fs::file_type::regular && is_ours(entry->path())) {
      const auto bytes = entry->file_size(unknown);
      const auto time = entry->last_write_time(unknown);
      if (!unknown) files.push_back({time, static_cast<std::size_t>(bytes), entry->path()});
    }
    entry.increment(error);
  }
  return files;
}

}  // namespace

std::string page_key(const std::string& sha256, int page, const OcrSettings& settings,
                     const std::string& version) {
  return sha256_hex(sha256 + "\n" + std::to_string(page) + "\n" + settings.languages + "\n" + version);
}

PageCache::PageCache(std::string folder, std::size_t most_bytes, std::optional<Error> why)
    : folder_(std::move(folder)), most_bytes_(most_bytes), trouble_(std::move(why)) {}

std::optional<std::string> PageCache::find(const std::string& key) {
  if (folder_.empty()) return std::nullopt;
  const std::string path = path_of(folder_, key) + std::string(kSuffix);
  std::string bytes = read_small_file(path);
  if (bytes.size() < kHeadBytes) return std::nullopt;
  const std::string head = bytes.substr(0, kHeadBytes);
  bytes.erase(0, kHeadBytes);
  if (head != head_of(key, bytes)) return std::nullopt;
  utimensat(AT_FDCWD, path.c_str(), nullptr,
            AT_SYMLINK_NOFOLLOW);  // used now; where it may not say so, no matter
  return bytes;
}

void PageCache::keep(const std::string& key, std::string_view bytes) {
  if (!keeps() || bytes.size() > std::min(most_bytes_, kMostPageBytes)) return;
  const std::string path = path_of(folder_, key);
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  if (error) return fail(error.value());
  make_room(kHeadBytes + bytes.size());
  const std::string unfinished = path + std::string(kUnfinished) + std::to_string(getpid());
  ::unlink(unfinished.c_str());  // of a process of this number that was killed
  int failure = write_file(unfinished, head_of(key, bytes), bytes);
  if (failure == 0 && std::rename(unfinished.c_str(), (path + std::string(kSuffix)).c_str()) != 0)
    failure = errno;
  if (failure == 0) return;
  ::unlink(unfinished.c_str());
  fail(failure);
}

void PageCache::fail(int error) {
  failed_ = true;
  trouble_ = Error("ocr-cache-unusable", folder_, {std::generic_category().message(error)});
}

void PageCache::make_room(std::size_t bytes) {
  if (!used_ || *used_ + bytes > most_bytes_) count_and_remove(bytes);
  *used_ += bytes;
}

/// Counts what is there, and where it is too much with `bytes` more, removes the oldest.
void PageCache::count_and_remove(std::size_t bytes) {
  std::vector<KeptFile> files = files_in(folder_);
  std::size_t used = 0;
  for (const KeptFile& file : files) used += file.bytes;
  if (used + bytes > most_bytes_) {
    std::sort(files.begin(), files.end(),
              [](const KeptFile& a, const KeptFile& b) { return a.time < b.time; });
    const std::size_t aim = most_bytes_ / 10 * kKeptOfTen;
    for (const KeptFile& file : files) {
      if (used + bytes <= aim) break;
      std::error_code error;
      if (fs::remove(file.path, error)) used -= file.bytes;
    }
  }
  used_ = used;
}

std::optional<Error> PageCache::take_trouble() { return std::exchange(trouble_, std::nullopt); }

}  // namespace vanthu
