// What a power cut may take: the changes of files since they were synced.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vanthu::testing {

/// A change of a file that it may lose.
struct FileChange {
  std::int64_t offset = 0;
  std::string before, after;  // what stood there, and what does; `before` ends with the file
  std::int64_t size_before = 0, size_after = 0;
};

/// The changes of each file, by its path, in their order.
using UnsyncedWrites = std::map<std::string, std::vector<FileChange>>;

/// Leaves the files as a power cut could: those changes are lost that `seed` chooses, all of them with 0.
void lose_writes(const UnsyncedWrites& writes, std::uint32_t seed);

}  // namespace vanthu::testing
