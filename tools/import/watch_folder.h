// A folder is watched, and its files are named when they have stopped growing.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "tools/import/inputs.h"

namespace vanthu {

struct WatchOptions {
  InputOptions inputs{};
  std::string store_path{};
  /// How long size and time of a file stand still before it is taken.
  std::chrono::milliseconds still{2000};
};

/// Watches a folder and those in it, new ones too, by inotify(7).  A file is ready when it was closed by who
/// wrote it, or moved in, and has stood still; one that is held open without being written to is taken after
/// 30 times as long.  What is there at the beginning is ready like the rest.  A file that is written to again
/// is ready again.  Where the system loses events, watches no more folders, or knows nothing of changes (by
/// other machines, on a network drive), the folder is looked through again, every 30 seconds at the most and
/// for at most a twentieth of the time.
class WatchFolder {
 public:
  /// Throws Error "watch-failed" (no folder, or none that can be watched).
  WatchFolder(const std::string& folder, const WatchOptions& options);
  ~WatchFolder();
  WatchFolder(const WatchFolder&) = delete;
  WatchFolder& operator=(const WatchFolder&) = delete;

  /// The files that are ready, by their paths, those that are not to be read with their reason, as
  /// collect_inputs() gives them; a folder that cannot be read too, once.  Waits for one as long as
  /// `patience`, and no longer than until `wake` (a descriptor, or -1) can be read or a signal arrives.
  /// Throws Error "watch-ended" where the folder itself is gone.
  std::vector<InputFile> wait(std::chrono::milliseconds patience, int wake = -1);

 private:
  class Watch;
  std::unique_ptr<Watch> watch_;
};

}  // namespace vanthu
