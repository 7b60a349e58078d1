// What a reader process is not allowed.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/limits.h"
#include "ingest/office_confinement.h"

namespace vanthu {

enum class SandboxMode { automatic, required, off };

/// What the kernel of this machine can do for a reader.
struct SandboxState {
  bool filtered = false;  // system calls are filtered (seccomp)
  std::string reason;     // why not, in the system's words; "" where they are, or nobody asked for it
  OfficeBounds office{};  // likewise of LibreOffice, whatever readers are asked to do without
};

/// A list of the system calls that a process may make, as the kernel takes it.  What a reader has no business
/// with (files, sockets, processes, other processes' memory) sends it SIGSYS; memory that can be run as a
/// program is refused; whatever else is not known to be needed fails with EPERM.
class CallFilter {
 public:
  /// Throws std::system_error where the list cannot be made for this machine.
  static CallFilter make();

  /// From here on the calling process, and all that come from it, can make no other calls, nor get rights by
  /// starting programs.  0, or the system's error.
  int apply() const;

 private:
  std::vector<sock_filter> program_;
};

/// Tries in a process of its own whether the kernel takes the filter.
SandboxState try_sandbox(const CallFilter& filter);

/// Name of a system call of this machine: "openat"; its number where it has none.
std::string call_name(std::int64_t number);

/// Bounds the calling process by Limits::reader_…: memory, processor time; what it writes to a file has at
/// most `file_bytes`; no processes, no core.  Where the program is instrumented (instrumented.h), memory is
/// not bounded.
void bound_reader(const Limits& limits, std::size_t file_bytes);

}  // namespace vanthu
