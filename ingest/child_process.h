// Another program, run within bounds: it and all that it starts end with the call.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace vanthu {

struct ChildCommand {
  std::string program;                   // an absolute path
  std::vector<std::string> arguments;    // without the program's own name
  std::vector<std::string> environment;  // "NAME=value", all of it
  std::string folder;                    // where it runs
  std::chrono::milliseconds time;        // wall clock, from its start until everything is killed
  std::size_t file_bytes = 0;            // of each file that it writes
  std::size_t memory_bytes = 0;          // address space of each process
};

enum class CommandEnd { exited, timed_out, not_started };

/// Runs the command in a process group of its own, with nothing to read and what it prints thrown away, and
/// without network where the system lets a user take it away.  What is left of the group is killed at the
/// end, however it came; only a process that leaves the group on purpose survives.
CommandEnd run_command(const ChildCommand& command);

}  // namespace vanthu
