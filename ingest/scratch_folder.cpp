#include "ingest/scratch_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>
#include <thread>

#include "ingest/error.h"

namespace vanthu {

ScratchFolder::ScratchFolder(const std::string& path) {
  std::error_code error;
  std::filesystem::path parent = std::filesystem::temp_directory_path(error);
  if (error) parent = "/tmp";
  std::string name = (parent / "vanthu-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw Error("scratch-failed", path, {parent.string(), std::strerror(errno)});
  }
  folder_ = name;
}

ScratchFolder::~ScratchFolder() {
  // A program that was just killed may still be inside a call that makes a file.
  constexpr int kTries = 50;
  for (int i = 0; i < kTries; ++i) {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
    if (!error) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace vanthu
