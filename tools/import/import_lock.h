// One import into a store at a time.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace vanthu {

/// What another import looks like to one that waits for it.
struct OtherImport {
  std::string process;  // its number, "" where it is not known
};

/// Holds the right to import into the store at `store_path`, as long as it lives, by a lock on the file
/// "<store_path>-import" beside it, which goes with the lock.  A process that dies loses the lock whatever it
/// died of.
class ImportLock {
 public:
  /// Waits for another import as long as `patience`, or until `give_up` says so; calls `tell` once before it
  /// begins to wait.  Throws Error "import-busy" where the other one is still at work, "store-read-only" or
  /// "store-failed" where the file cannot be made.
  ImportLock(const std::string& store_path, std::chrono::milliseconds patience,
             const std::function<bool()>& give_up, const std::function<void(const OtherImport&)>& tell);
  ~ImportLock();
  ImportLock(const ImportLock&) = delete;
  ImportLock& operator=(const ImportLock&) = delete;

 private:
  std::string path_;
  int file_ = -1;
};

}  // namespace vanthu
