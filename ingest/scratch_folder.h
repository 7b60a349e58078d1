// A folder for the work on one file, gone when the work ends.
#pragma once

#include <filesystem>
#include <string>

namespace vanthu {

class ScratchFolder {
 public:
  /// Makes an empty folder that nobody else may enter, where the system keeps such things ($TMPDIR, else
  /// /tmp).  Throws Error "scratch-failed" for the file `path` that it is for.
  explicit ScratchFolder(const std::string& path);
  /// Removes it with all that is in it.
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace vanthu
