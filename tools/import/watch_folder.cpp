#include "tools/import/watch_folder.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "ingest/descriptor.h"
#include "ingest/error.h"
#include "tools/import/folder_listing.h"
#include "tools/import/still_files.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t kEvents = IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE |
                                  IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr std::chrono::seconds kLookEvery{30};
constexpr int kLookShare = 20;  // at least so many times as long as the looking took

bool is_plain_file(const std::string& path) {
  struct stat facts {};
  return ::lstat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_nlink == 1;
}

}  // namespace

class WatchFolder::Watch {
 public:
  Watch(const std::string& folder, const WatchOptions& options)
      : folder_(folder),
        root_(below_prefix(folder)),
        rules_(options.inputs, options.store_path),
        files_(options.still),
        events_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    root_watch_ = events_.is_open() ? add_watch(folder_) : -1;
    if (root_watch_ < 0) throw Error("watch-failed", folder_, {std::strerror(errno)});
    look_through();
  }

  std::vector<InputFile> wait(std::chrono::milliseconds patience, int wake) {
    const Clock::time_point end = Clock::now() + patience;
    while (true) {
      take_events();
      if (Clock::now() >= next_look_) look_through();
      for (const std::string& path : files_.take_ready(Clock::now())) find(path);
      if (!found_.empty() || Clock::now() >= end || !sleep(end, wake)) return std::exchange(found_, {});
    }
  }

 private:
  /// False where the caller is wanted.
  bool sleep(Clock::time_point end, int wake) const {
    const Clock::time_point until = std::min({end, next_look_, files_.next().value_or(end)});
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    std::array<pollfd, 2> descriptors{pollfd{events_.get(), POLLIN, 0}, pollfd{wake, POLLIN, 0}};
    const int timeout = static_cast<int>(std::clamp<long long>(left, 0, 1'000'000));
    if (::poll(descriptors.data(), descriptors.size(), timeout) < 0) return false;
    return descriptors[1].revents == 0;
  }

  // Watches.

  /// The watch's number, negative where there is none.  No folder but the given one may be a link.
  int add_watch(const std::string& folder) {
    const bool given = folder == folder_;
    const int watch =
        ::inotify_add_watch(events_.get(), folder.c_str(), given ? kEvents : kEvents | IN_DONT_FOLLOW);
    if (watch >= 0) watches_[watch] = prefix_of(folder);
    return watch;
  }

  std::string prefix_of(const std::string& folder) const { return folder == folder_ ? root_ : folder + "/"; }

  /// Watches a folder and all in it before it is looked at: what is made in between is met twice, not missed.
  void enter(const std::string& folder) {
    std::vector<std::string> open{folder};
    while (!open.empty()) {
      const std::string path = std::move(open.back());
      open.pop_back();
      add_watch(path);  // where that fails looking through is left
      const FolderListing listing = list_folder(path, prefix_of(path));
      if (listing.error) note_unreadable(path, listing.error.message());
      for (const FolderListing::Entry& entry : listing.entries) {
        const std::string found = listing.prefix + entry.name;
        const bool entered = entry.type == fs::file_type::directory && !skip_of(found, entry.type);
        if (entered) {
          open.push_back(found);
        } else {
          files_.seen(found, Clock::now());
        }
      }
    }
  }

  void look_through() {
    const Clock::time_point begin = Clock::now();
    struct stat facts {};
    if (::stat(folder_.c_str(), &facts) != 0) throw Error("watch-ended", folder_);
    enter(folder_);
    const Clock::time_point end = Clock::now();
    next_look_ = end + std::max<Clock::duration>(kLookEvery, kLookShare * (end - begin));
  }

  /// The folder was moved away with all in it.
  void leave(const std::string& folder) {
    for (auto at = watches_.begin(); at != watches_.end();) {
      const bool inside = at->first != root_watch_ && at->second.starts_with(folder + "/");
      if (inside) ::inotify_rm_watch(events_.get(), at->first);
      at = inside ? watches_.erase(at) : std::next(at);
    }
  }

  // Events.

  void take_events() {
    alignas(inotify_event) std::array<char, 64u << 10> buffer;
    bool lost = false;
    while (true) {
      const ssize_t size = ::read(events_.get(), buffer.data(), buffer.size());
      if (size <= 0) break;
      for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
        inotify_event event;
        std::memcpy(&event, buffer.data() + at, sizeof event);
        const char* const name = buffer.data() + at + sizeof event;
        lost = lost || (event.mask & IN_Q_OVERFLOW) != 0;
        take_event(event, event.len > 0 ? std::string(name) : "");
        at += sizeof event + event.len;
      }
    }
    if (lost) look_through();
  }

  void take_event(const inotify_event& event, const std::string& name) {
    const auto watch = watches_.find(event.wd);
    if (watch == watches_.end()) return;
    if ((event.mask & IN_IGNORED) != 0) {
      watches_.erase(watch);
      return;
    }
    if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
      if (event.wd == root_watch_) throw Error("watch-ended", folder_);
      return;
    }
    const std::string path = watch->second + name;
    if ((event.mask & IN_ISDIR) != 0) {
      take_folder_event(event.mask, path);
    } else {
      take_file_event(event.mask, path);
    }
  }

  void take_folder_event(std::uint32_t mask, const std::string& path) {
    files_.gone(path);
    unreadable_.erase(path);
    if ((mask & IN_MOVED_FROM) != 0) leave(path);
    if ((mask & (IN_CREATE | IN_MOVED_TO)) == 0) return;
    if (skip_of(path, fs::file_type::directory)) {
      files_.closed(path, Clock::now());
    } else {
      enter(path);
    }
  }

  void take_file_event(std::uint32_t mask, const std::string& path) {
    if ((mask & (IN_DELETE | IN_MOVED_FROM)) != 0) {
      files_.gone(path);
    } else if ((mask & IN_CREATE) != 0 && is_plain_file(path)) {
      files_.opened(path, Clock::now());
    } else {
      files_.closed(path, Clock::now());
    }
  }

  // What was found.

  std::optional<Skip> skip_of(const std::string& path, fs::file_type type) const {
    return rules_.why_skipped(path, folder_, std::string_view(path).substr(root_.size()), type);
  }

  void find(const std::string& path) {
    std::error_code unknown;
    const std::optional<Skip> skip = skip_of(path, fs::symlink_status(path, unknown).type());
    // The store changes with every file that is read: it is named once.
    if (skip && skip->code == "skipped-own" && !own_files_.insert(path).second) return;
    found_.push_back(skip ? InputFile{path, std::nullopt, skip->code, skip->arguments} : InputFile{path});
  }

  void note_unreadable(const std::string& folder, const std::string& why) {
    std::error_code unknown;
    if (!fs::is_directory(folder, unknown)) return;  // gone in the meantime
    if (unreadable_.insert(folder).second) {
      found_.push_back({folder, std::nullopt, "folder-unreadable", {why}});
    }
  }

  const std::string folder_;  // as given
  const std::string root_;    // what the paths in it begin with
  const InputRules rules_;
  StillFiles files_;
  const Descriptor events_;
  std::map<int, std::string> watches_;  // what the paths in each watched folder begin with
  int root_watch_ = -1;
  std::set<std::string> unreadable_, own_files_;  // that were named
  std::vector<InputFile> found_;
  Clock::time_point next_look_;
};

WatchFolder::WatchFolder(const std::string& folder, const WatchOptions& options)
    : watch_(std::make_unique<Watch>(without_last_slashes(folder), options)) {}

WatchFolder::~WatchFolder() = default;

std::vector<InputFile> WatchFolder::wait(std::chrono::milliseconds patience, int wake) {
  return watch_->wait(patience, wake);
}

}  // namespace vanthu
