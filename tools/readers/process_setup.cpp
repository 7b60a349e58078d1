#include "tools/readers/process_setup.h"

#include <fcntl.h>
#include <linux/sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <ctime>

#include "tools/readers/instrumented.h"

namespace vanthu {

BlockedSignals::BlockedSignals() {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before_);
}

BlockedSignals::~BlockedSignals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

void die_with(pid_t program) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != program) _exit(1);  // it had gone before
}

void leave_signals_behind() {
  setpgid(0, 0);
  for (int signal_number = 1; signal_number < SIGRTMIN; ++signal_number) signal(signal_number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

void leave_files_behind(std::vector<Descriptor> kept) {
  constexpr int kFirst = STDERR_FILENO + 1;
  const int above = kFirst + static_cast<int>(kept.size());
  // First all of them out of the way of each other.
  for (Descriptor& file : kept) file = Descriptor(fcntl(file.get(), F_DUPFD, above));
  for (int place = kFirst; Descriptor & file : kept) {
    dup2(file.get(), place++);
    file.release();
  }
  const int nothing = open("/dev/null", O_RDWR);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    const bool reports = standard == STDERR_FILENO && (is_sanitized() || is_under_valgrind());
    if (!reports) dup2(nothing, standard);
  }
  close_range(static_cast<unsigned>(above), ~0u, 0);
}

void leave_environment_behind() {
  is_under_valgrind();  // the environment alone tells
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    explicit_bzero(*entry, std::strlen(*entry));
  }
  clearenv();
  setenv("TZ", "UTC0", 1);
  tzset();
}

pid_t fork_sibling() {
  return static_cast<pid_t>(syscall(SYS_clone, CLONE_PARENT | SIGCHLD, nullptr, nullptr, nullptr, nullptr));
}

}  // namespace vanthu
