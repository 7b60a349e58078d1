#include "unsynced_writes.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <random>

namespace vanthu::testing {
namespace {

// Disks write these whole or not at all.
constexpr std::size_t kSector = 512;

void write_at(int file, const std::string& bytes, std::int64_t offset) {
  static_cast<void>(!::pwrite(file, bytes.data(), bytes.size(), offset));
}

void lose_changes(int file, const std::vector<FileChange>& changes, std::mt19937& dice, bool lose_all) {
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    write_at(file, change->before, change->offset);
    static_cast<void>(!::ftruncate(file, change->size_before));
  }
  if (lose_all) return;
  for (const FileChange& change : changes) {
    if (change.size_after < change.size_before) {
      if (dice() % 2 == 0) static_cast<void>(!::ftruncate(file, change.size_after));
      continue;
    }
    for (std::size_t at = 0; at < change.after.size(); at += kSector) {
      if (dice() % 2 == 0) continue;
      write_at(file, change.after.substr(at, kSector), change.offset + static_cast<std::int64_t>(at));
    }
  }
}

}  // namespace

void lose_writes(const UnsyncedWrites& writes, std::uint32_t seed) {
  std::mt19937 dice(seed);
  for (const auto& [path, changes] : writes) {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) continue;  // it was removed
    lose_changes(file, changes, dice, seed == 0);
    ::close(file);
  }
}

}  // namespace vanthu::testing
