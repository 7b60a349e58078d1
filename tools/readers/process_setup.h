// How a process that the program forks becomes one that has nothing of the program but what it needs.
#pragma once

#include <sys/types.h>

#include <signal.h>

#include <vector>

#include "ingest/descriptor.h"

namespace vanthu {

/// While it lives the calling process is sent no signal, so that none of its own is handled in a process that
/// it forks, not even on the way into it.
class BlockedSignals {
 public:
  BlockedSignals();
  ~BlockedSignals();
  BlockedSignals(const BlockedSignals&) = delete;
  BlockedSignals& operator=(const BlockedSignals&) = delete;

 private:
  sigset_t before_{};
};

/// The calling process is killed when `program`, its parent, ends; at once where that has ended.
void die_with(pid_t program);

/// Signals do what they do to any program, and those of the terminal (Ctrl-C) do not come: they are
/// `program`'s to deal with.
void leave_signals_behind();

/// Closes all files but `kept`, which become descriptors 3, 4 and so on.  Standard input and output lead
/// nowhere; so do errors, but where a sanitizer or valgrind has something to say.
void leave_files_behind(std::vector<Descriptor> kept);

/// The environment may hold secrets.  What is left of it says that there is no time zone: where none is
/// named, the C library looks into /etc/localtime whenever it is asked for a time.
void leave_environment_behind();

/// fork(), but the new process is a child of this one's parent, which so can wait for it, and kill it by its
/// number without ever meeting another process of that number.
pid_t fork_sibling();

}  // namespace vanthu
