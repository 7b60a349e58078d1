// Files that wait until they have stood still.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vanthu {

/// What a file looks like from outside.
struct FileStamp {
  ino_t inode = 0;
  off_t size = 0;
  std::int64_t seconds = 0, nanoseconds = 0;  // of its last change
  bool operator==(const FileStamp&) const = default;
};

/// Nothing where there is no file; of a link that of what it leads to, or its own.
std::optional<FileStamp> stamp_of(const std::string& path);

/// Each path waits until its file has looked the same for a while.  Time is told by the caller.
class StillFiles {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::steady_clock::duration;

  explicit StillFiles(Duration still) : still_(still) {}

  /// The file was made and is perhaps still being written: it waits for closed(), or a long time.
  void opened(const std::string& path, Time now);
  /// The file was closed, or is there.
  void closed(const std::string& path, Time now);
  /// As closed(), but nothing where it looks as it did when it was taken.
  void seen(const std::string& path, Time now);
  /// The path, and what was under it, is gone.
  void gone(const std::string& path);

  /// Those that have stood still, in the order of their times; they wait no longer.
  std::vector<std::string> take_ready(Time now);
  /// When to look again.
  std::optional<Time> next() const;

 private:
  struct Waiting {
    FileStamp stamp;
    Time since;  // when it was seen to look so
    bool open = false;
    Time look;  // its place in the queue
  };

  void wait_for(const std::string& path, bool open, Time now);
  void forget(const std::string& path);
  void queue(const std::string& path, Waiting& waiting, Time look);

  const Duration still_;
  std::map<std::string, Waiting, std::less<>> waiting_;
  std::set<std::pair<Time, std::string>> queue_;
  std::unordered_map<std::string, FileStamp> taken_;
};

}  // namespace vanthu
