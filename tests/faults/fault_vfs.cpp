#include "fault_vfs.h"

#include <signal.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "unsynced_writes.h"

namespace vanthu::testing {

struct FaultVfsState {
  sqlite3_vfs vfs{};  // ours; its pAppData is this State
  sqlite3_vfs* real = nullptr;
  FaultPlan plan{};
  std::size_t operations = 0;
  UnsyncedWrites unsynced{};
};

namespace {

enum class Operation { write, sync, truncate, make, remove, map };

/// As the unix VFS turns errno into a result; SQLITE_OK where a full disk does not matter.
int result_of(DiskFault fault, Operation operation) {
  const bool full = fault == DiskFault::full;
  switch (operation) {
    case Operation::write:
      return full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    case Operation::sync:
      return SQLITE_IOERR_FSYNC;
    case Operation::truncate:
      return full ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
    case Operation::make:
      return SQLITE_CANTOPEN;
    case Operation::remove:
      return full ? SQLITE_OK : SQLITE_IOERR_DELETE;
    case Operation::map:
      return full ? SQLITE_IOERR_SHMSIZE : SQLITE_IOERR_SHMMAP;
  }
  return SQLITE_OK;
}

using State = FaultVfsState;

/// What SQLite allocates for an open file; the default VFS's own part lies behind it.
struct FaultFile {
  sqlite3_file base;
  State* state;
  const char* path;  // lives as long as the file is open; null for a temporary file

  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

FaultFile& fault_file(sqlite3_file* file) { return *reinterpret_cast<FaultFile*>(file); }
sqlite3_file* real_file(sqlite3_file* file) { return fault_file(file).real(); }
State& state_of(sqlite3_vfs* vfs) { return *static_cast<State*>(vfs->pAppData); }

[[noreturn]] void die(const State& state) {
  if (state.plan.fault == DiskFault::power_cut) lose_writes(state.unsynced, state.plan.seed);
  ::raise(SIGKILL);
  std::abort();
}

/// Does the operation, or what the plan has for it.  `whole` and `half` do all or the first half of it and
/// return SQLite's result.
template <class Whole, class Half>
int perform(State& state, Operation operation, Whole whole, Half half) {
  ++state.operations;
  const FaultPlan& plan = state.plan;
  const bool due = plan.lasting ? state.operations >= plan.at : state.operations == plan.at;
  if (plan.fault == DiskFault::none || !due) return whole();
  const bool deadly = plan.fault == DiskFault::kill || plan.fault == DiskFault::power_cut;
  const int result = deadly ? SQLITE_OK : result_of(plan.fault, operation);
  if (!deadly && result == SQLITE_OK) return whole();
  if (plan.moment == FaultMoment::after) whole();
  if (plan.moment == FaultMoment::half) half();
  if (deadly) die(state);
  return result;
}

template <class Whole>
int perform(State& state, Operation operation, Whole whole) {
  return perform(state, operation, whole, [] {});
}

std::int64_t size_of(FaultFile& file) {
  sqlite3_int64 size = 0;
  file.real()->pMethods->xFileSize(file.real(), &size);
  return size;
}

std::string bytes_of(FaultFile& file, std::int64_t from, std::int64_t to) {
  std::string bytes(static_cast<std::size_t>(std::max<std::int64_t>(0, to - from)), '\0');
  if (!bytes.empty()) {
    file.real()->pMethods->xRead(file.real(), bytes.data(), static_cast<int>(bytes.size()), from);
  }
  return bytes;
}

std::vector<FileChange>* changes_of(FaultFile& file) {
  if (file.state->plan.fault != DiskFault::power_cut || file.path == nullptr) return nullptr;
  return &file.state->unsynced[file.path];
}

int really_write(FaultFile& file, const void* data, int size, std::int64_t offset) {
  if (auto* changes = changes_of(file)) {
    const std::int64_t before = size_of(file), end = offset + size;
    changes->push_back({offset, bytes_of(file, offset, std::min(before, end)),
                        std::string(static_cast<const char*>(data), static_cast<std::size_t>(size)), before,
                        std::max(before, end)});
  }
  return file.real()->pMethods->xWrite(file.real(), data, size, offset);
}

int really_truncate(FaultFile& file, std::int64_t size) {
  if (auto* changes = changes_of(file)) {
    const std::int64_t before = size_of(file);
    changes->push_back({size, bytes_of(file, size, before), "", before, std::min(size, before)});
  }
  return file.real()->pMethods->xTruncate(file.real(), size);
}

int close_file(sqlite3_file* file) {
  const int result = real_file(file)->pMethods->xClose(real_file(file));
  file->pMethods = nullptr;
  return result;
}

int read_file(sqlite3_file* file, void* data, int size, sqlite3_int64 offset) {
  return real_file(file)->pMethods->xRead(real_file(file), data, size, offset);
}

int write_file(sqlite3_file* base, const void* data, int size, sqlite3_int64 offset) {
  FaultFile& file = fault_file(base);
  return perform(
      *file.state, Operation::write, [&] { return really_write(file, data, size, offset); },
      [&] { really_write(file, data, size / 2, offset); });
}

int truncate_file(sqlite3_file* base, sqlite3_int64 size) {
  FaultFile& file = fault_file(base);
  return perform(*file.state, Operation::truncate, [&] { return really_truncate(file, size); });
}

int sync_file(sqlite3_file* base, int) {
  FaultFile& file = fault_file(base);
  return perform(*file.state, Operation::sync, [&] {
    if (auto* changes = changes_of(file)) changes->clear();
    return SQLITE_OK;
  });
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real_file(file)->pMethods->xFileSize(real_file(file), size);
}

int lock_file(sqlite3_file* file, int level) {
  return real_file(file)->pMethods->xLock(real_file(file), level);
}

int unlock_file(sqlite3_file* file, int level) {
  return real_file(file)->pMethods->xUnlock(real_file(file), level);
}

int check_reserved_lock(sqlite3_file* file, int* reserved) {
  return real_file(file)->pMethods->xCheckReservedLock(real_file(file), reserved);
}

int control_file(sqlite3_file* file, int operation, void* argument) {
  return real_file(file)->pMethods->xFileControl(real_file(file), operation, argument);
}

int sector_size(sqlite3_file* file) { return real_file(file)->pMethods->xSectorSize(real_file(file)); }

int device_characteristics(sqlite3_file* file) {
  return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file));
}

int map_shared_memory(sqlite3_file* base, int region, int size, int extend, void volatile** memory) {
  FaultFile& file = fault_file(base);
  const auto map = [&] { return file.real()->pMethods->xShmMap(file.real(), region, size, extend, memory); };
  return extend != 0 ? perform(*file.state, Operation::map, map) : map();
}

int lock_shared_memory(sqlite3_file* file, int offset, int count, int flags) {
  return real_file(file)->pMethods->xShmLock(real_file(file), offset, count, flags);
}

void order_shared_memory(sqlite3_file* file) { real_file(file)->pMethods->xShmBarrier(real_file(file)); }

int unmap_shared_memory(sqlite3_file* file, int remove) {
  return real_file(file)->pMethods->xShmUnmap(real_file(file), remove);
}

int fetch_page(sqlite3_file* file, sqlite3_int64 offset, int size, void** memory) {
  return real_file(file)->pMethods->xFetch(real_file(file), offset, size, memory);
}

int unfetch_page(sqlite3_file* file, sqlite3_int64 offset, void* memory) {
  return real_file(file)->pMethods->xUnfetch(real_file(file), offset, memory);
}

const sqlite3_io_methods* file_methods() {
  static const sqlite3_io_methods methods{.iVersion = 3,
                                          .xClose = close_file,
                                          .xRead = read_file,
                                          .xWrite = write_file,
                                          .xTruncate = truncate_file,
                                          .xSync = sync_file,
                                          .xFileSize = file_size,
                                          .xLock = lock_file,
                                          .xUnlock = unlock_file,
                                          .xCheckReservedLock = check_reserved_lock,
                                          .xFileControl = control_file,
                                          .xSectorSize = sector_size,
                                          .xDeviceCharacteristics = device_characteristics,
                                          .xShmMap = map_shared_memory,
                                          .xShmLock = lock_shared_memory,
                                          .xShmBarrier = order_shared_memory,
                                          .xShmUnmap = unmap_shared_memory,
                                          .xFetch = fetch_page,
                                          .xUnfetch = unfetch_page};
  return &methods;
}

int open_file(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* base, int flags, int* flags_out) {
  FaultFile& file = fault_file(base);
  State& state = state_of(vfs);
  file.base.pMethods = nullptr;
  file.state = &state;
  file.path = path;
  file.real()->pMethods = nullptr;
  const auto open = [&] {
    const int result = state.real->xOpen(state.real, path, file.real(), flags, flags_out);
    if (file.real()->pMethods != nullptr) file.base.pMethods = file_methods();
    return result;
  };
  const bool makes = (flags & SQLITE_OPEN_CREATE) != 0;
  return makes ? perform(state, Operation::make, open) : open();
}

int remove_file(sqlite3_vfs* vfs, const char* path, int sync) {
  State& state = state_of(vfs);
  return perform(state, Operation::remove, [&] {
    state.unsynced.erase(path);
    return state.real->xDelete(state.real, path, sync);
  });
}

}  // namespace

FaultVfs::FaultVfs() : state_(std::make_unique<FaultVfsState>()) {
  state_->real = sqlite3_vfs_find(nullptr);
  // The default VFS's other functions do not ask which VFS they are called with.
  state_->vfs = *state_->real;
  state_->vfs.zName = "vanthu-faults";
  state_->vfs.pNext = nullptr;
  state_->vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + state_->real->szOsFile;
  state_->vfs.pAppData = state_.get();
  state_->vfs.xOpen = open_file;
  state_->vfs.xDelete = remove_file;
  sqlite3_vfs_register(&state_->vfs, 1);
}

FaultVfs::~FaultVfs() {
  sqlite3_vfs_unregister(&state_->vfs);
  sqlite3_vfs_register(state_->real, 1);
}

void FaultVfs::plan(const FaultPlan& plan) {
  state_->plan = plan;
  state_->operations = 0;
  state_->unsynced.clear();
}

std::size_t FaultVfs::operations() const { return state_->operations; }

}  // namespace vanthu::testing
