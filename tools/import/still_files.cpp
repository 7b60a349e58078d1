#include "tools/import/still_files.h"

#include <sys/stat.h>

#include <utility>

#include "tools/import/inputs.h"

namespace vanthu {
namespace {

// Of the usual time: for a file that was linked into the folder, which nobody closes, or whose program keeps
// it.
constexpr int kOpenTimes = 30;

}  // namespace

std::optional<FileStamp> stamp_of(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0 && ::lstat(path.c_str(), &facts) != 0) return std::nullopt;
  return FileStamp{facts.st_ino, facts.st_size, facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec};
}

void StillFiles::opened(const std::string& path, Time now) { wait_for(path, true, now); }

void StillFiles::closed(const std::string& path, Time now) { wait_for(path, false, now); }

void StillFiles::seen(const std::string& path, Time now) {
  if (waiting_.contains(path)) return;
  const auto taken = taken_.find(path);
  if (taken != taken_.end() && stamp_of(path) == taken->second) return;
  wait_for(path, false, now);
}

void StillFiles::gone(const std::string& path) {
  forget(path);
  taken_.erase(path);
  const std::string folder = path + "/";
  for (auto at = waiting_.lower_bound(folder); at != waiting_.end() && at->first.starts_with(folder);) {
    queue_.erase({at->second.look, at->first});
    at = waiting_.erase(at);
  }
}

std::vector<std::string> StillFiles::take_ready(Time now) {
  std::vector<std::string> ready;
  while (!queue_.empty() && queue_.begin()->first <= now) {
    const std::string path = queue_.begin()->second;
    Waiting& waiting = waiting_.at(path);
    const std::optional<FileStamp> stamp = stamp_of(path);
    if (!stamp) {
      forget(path);
      continue;
    }
    if (*stamp != waiting.stamp) {
      waiting.stamp = *stamp;
      waiting.since = now;
    }
    if (now - waiting.since < (waiting.open ? kOpenTimes : 1) * still_) {
      queue(path, waiting, waiting.open ? now + still_ : waiting.since + still_);
      continue;
    }
    forget(path);
    if (taken_.size() >= kMostInputs) taken_.clear();  // what was taken is only read again
    taken_[path] = *stamp;
    ready.push_back(path);
  }
  return ready;
}

std::optional<StillFiles::Time> StillFiles::next() const {
  return queue_.empty() ? std::nullopt : std::optional(queue_.begin()->first);
}

void StillFiles::wait_for(const std::string& path, bool open, Time now) {
  const std::optional<FileStamp> stamp = stamp_of(path);
  // What does not fit is seen when the folder is looked through again.
  if (!stamp || (waiting_.size() >= kMostInputs && !waiting_.contains(path))) return;
  const auto [found, added] = waiting_.try_emplace(path);
  Waiting& waiting = found->second;
  if (!added) queue_.erase({waiting.look, path});
  waiting = {*stamp, now, open, now + still_};
  queue_.emplace(waiting.look, path);
}

void StillFiles::forget(const std::string& path) {
  const auto found = waiting_.find(path);
  if (found == waiting_.end()) return;
  queue_.erase({found->second.look, path});
  waiting_.erase(found);
}

void StillFiles::queue(const std::string& path, Waiting& waiting, Time look) {
  queue_.erase({waiting.look, path});
  waiting.look = look;
  queue_.emplace(look, path);
}

}  // namespace vanthu
