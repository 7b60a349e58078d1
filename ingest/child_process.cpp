#include "ingest/child_process.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

namespace vanthu {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> all;
  // execve() takes pointers to writable strings and writes into none.
  for (const std::string& string : strings) all.push_back(const_cast<char*>(string.c_str()));
  all.push_back(nullptr);
  return all;
}

void set_limit(decltype(RLIMIT_CORE) resource, std::size_t value) {
  const rlimit limit{value, value};
  setrlimit(resource, &limit);
}

/// What happens between fork and exec: only calls that are safe while other threads hold locks.
[[noreturn]] void become(const ChildCommand& command, char* const* arguments, char* const* environment) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int nothing = open("/dev/null", O_RDWR);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, standard);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_FSIZE, command.file_bytes);
  set_limit(RLIMIT_AS, command.memory_bytes);
  set_limit(RLIMIT_CPU, command.cpu_seconds);
  sigset_t none;
  sigemptyset(&none);
  for (const int ours : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) signal(ours, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  if (nothing >= 0 && chdir(command.folder.c_str()) == 0) {
    if (command.confine) command.confine();
    execve(command.program.c_str(), arguments, environment);
  }
  _exit(127);
}

/// Takes the network away, and gives the processes that are started from now on a name space of their own,
/// with no way out: when the first of them ends the system kills all others, wherever they went.  Where this
/// is not allowed LibreOffice's settings and the process group have to do.
void step_aside() {
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWPID) != 0) unshare(CLONE_NEWUSER | CLONE_NEWNET);
}

/// The process between this program and the command, which ends the command where this program is killed.
[[noreturn]] void stand_between(const ChildCommand& command, pid_t program, char* const* arguments,
                                char* const* environment) {
  setpgid(0, 0);
  sigset_t awaited;
  sigemptyset(&awaited);
  sigaddset(&awaited, SIGCHLD);
  sigaddset(&awaited, SIGTERM);
  sigprocmask(SIG_SETMASK, &awaited, nullptr);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != program) raise(SIGTERM);
  // Other files, locks and channels of the program are not kept open here.
  const auto kept = static_cast<unsigned>(std::max(command.kept, STDERR_FILENO));
  if (kept > STDERR_FILENO + 1) close_range(STDERR_FILENO + 1, kept - 1, 0);
  close_range(kept + 1, ~0U, 0);
  step_aside();
  const pid_t child = fork();
  if (child == 0) become(command, arguments, environment);
  if (child < 0) _exit(127);
  for (;;) {
    const int signal = sigwaitinfo(&awaited, nullptr);
    int status = 0;
    if (signal == SIGCHLD && waitpid(child, &status, WNOHANG) == child) {
      _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
    }
    if (signal != SIGTERM) continue;
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    if (command.abandoned) command.abandoned();
    kill(0, SIGKILL);
  }
}

/// Without taking its number back, so that the group keeps its name.
bool has_ended(pid_t child) {
  siginfo_t facts{};
  int waited = -1;
  do {
    waited = waitid(P_PID, static_cast<id_t>(child), &facts, WEXITED | WNOHANG | WNOWAIT);
  } while (waited != 0 && errno == EINTR);
  return waited != 0 || facts.si_pid == child;  // an error: not ours any more
}

}  // namespace

StartedCommand::StartedCommand(const ChildCommand& command)
    : deadline_(std::chrono::steady_clock::now() + command.time) {
  std::vector<std::string> words{command.program};
  words.insert(words.end(), command.arguments.begin(), command.arguments.end());
  const std::vector<char*> arguments = pointers(words);
  const std::vector<char*> environment = pointers(command.environment);
  const pid_t program = getpid();
  process_ = fork();
  if (process_ == 0) stand_between(command, program, arguments.data(), environment.data());
  if (process_ < 0) return;
  setpgid(process_, process_);  // whoever comes first, the parent or the child
  descriptor_ = Descriptor(static_cast<int>(syscall(SYS_pidfd_open, process_, 0)));
}

StartedCommand::~StartedCommand() { finish(); }

bool StartedCommand::is_over() const {
  return process_ < 0 || has_ended(process_) || std::chrono::steady_clock::now() >= deadline_;
}

CommandEnd StartedCommand::finish() {
  if (process_ < 0) return end_;
  const bool ended = has_ended(process_);
  kill(-process_, SIGKILL);
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  descriptor_.close();
  end_ = CommandEnd::exited;
  if (!ended) end_ = CommandEnd::timed_out;
  if (ended && WIFEXITED(status) && WEXITSTATUS(status) == 127) end_ = CommandEnd::not_started;
  return end_;
}

}  // namespace vanthu
