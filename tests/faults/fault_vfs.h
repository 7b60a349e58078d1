// A disk that fails when it is told to: SQLite's default VFS with a fault in one of its operations.
//
// Counted are the operations by which SQLite changes files: writing, syncing and truncating, making a file by
// opening it, removing one, and making room in shared memory.  Everything else is the default VFS's, but
// that nothing is synced: what a process has written outlives its death, and what a power cut takes is
// worked out here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace vanthu::testing {

enum class DiskFault {
  none,
  full,       // ENOSPC, as the default VFS reports it; removing and truncating still work
  error,      // EIO, likewise
  kill,       // SIGKILL for the process
  power_cut,  // the same, and of what was written since its file was synced some writes are lost
};

enum class FaultMoment {
  before,  // nothing of the operation was done
  half,    // the first half of a write's bytes stands on the disk; like `before` of any other operation
  after,   // all was done
};

struct FaultPlan {
  DiskFault fault = DiskFault::none;
  std::size_t at = 1;    // the operation that it happens to, counted from 1
  bool lasting = false;  // to all that follow as well
  FaultMoment moment = FaultMoment::before;
  std::uint32_t seed = 0;  // of a power cut: which writes are lost; all of them with 0
};

struct FaultVfsState;

/// SQLite's default VFS while it lives; at most one does at a time.  Not for several threads.
class FaultVfs {
 public:
  FaultVfs();
  ~FaultVfs();
  FaultVfs(const FaultVfs&) = delete;
  FaultVfs& operator=(const FaultVfs&) = delete;

  /// From now on; operations are counted anew.
  void plan(const FaultPlan& plan);
  std::size_t operations() const;

 private:
  std::unique_ptr<FaultVfsState> state_;
};

}  // namespace vanthu::testing
