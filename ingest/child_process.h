// Another program, run within bounds: it and all that it starts end with the call.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "ingest/descriptor.h"

namespace vanthu {

struct ChildCommand {
  std::string program;                   // an absolute path
  std::vector<std::string> arguments;    // without the program's own name
  std::vector<std::string> environment;  // "NAME=value", all of it
  std::string folder;                    // where it runs
  std::chrono::milliseconds time;        // wall clock, from its start until everything is killed
  std::size_t file_bytes = 0;            // of each file that it writes
  std::size_t memory_bytes = 0;          // address space of each process
  std::size_t cpu_seconds = 0;           // of each process
  /// Called in the new process before it becomes the program; only calls that are safe after fork().
  std::function<void()> confine{};
  int kept = -1;  // a descriptor that stays open until then
  /// Called where this program was killed before it could finish the command, in the process that outlives
  /// it.
  std::function<void()> abandoned{};
};

enum class CommandEnd { exited, timed_out, not_started };

/// The command in a process group of its own, with nothing to read and what it prints thrown away, and
/// without network where the system lets a user take it away.  It also ends where this program is killed.
class StartedCommand {
 public:
  explicit StartedCommand(const ChildCommand& command);
  /// As finish().
  ~StartedCommand();
  StartedCommand(const StartedCommand&) = delete;
  StartedCommand& operator=(const StartedCommand&) = delete;

  /// Can be read when the command has ended; -1 where the system has no such thing.
  int descriptor() const { return descriptor_.get(); }
  /// When its time is over.
  std::chrono::steady_clock::time_point deadline() const { return deadline_; }
  /// It has ended, or its time is over.
  bool is_over() const;

  /// Kills what is left of it, however the command came to its end.  Where the system does not let a user
  /// have a name space of processes, only what is still in the group: a process that leaves it on purpose
  /// survives.
  CommandEnd finish();

 private:
  std::chrono::steady_clock::time_point deadline_;
  pid_t process_ = -1;  // -1: not started, or finished
  Descriptor descriptor_;
  CommandEnd end_ = CommandEnd::not_started;
};

}  // namespace vanthu
