#include "ingest/child_process.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <thread>

namespace vanthu {
namespace {

constexpr std::chrono::milliseconds kPause{5};  // between two looks at the child; LibreOffice needs 800 ms

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
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // A namespace of its own has no way out; where this is not allowed LibreOffice's settings have to do.
  unshare(CLONE_NEWUSER | CLONE_NEWNET);
  const int nothing = open("/dev/null", O_RDWR);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, standard);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_FSIZE, command.file_bytes);
  set_limit(RLIMIT_AS, command.memory_bytes);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  signal(SIGPIPE, SIG_DFL);
  if (nothing >= 0 && chdir(command.folder.c_str()) == 0) {
    execve(command.program.c_str(), arguments, environment);
  }
  _exit(127);
}

/// Waits for the child's end without taking its number back, so that the group keeps its name.
bool wait_until(pid_t child, std::chrono::steady_clock::time_point end) {
  for (;;) {
    siginfo_t facts{};
    const int waited = waitid(P_PID, static_cast<id_t>(child), &facts, WEXITED | WNOHANG | WNOWAIT);
    if (waited == 0 && facts.si_pid == child) return true;
    if (waited != 0 && errno != EINTR) return true;  // not ours any more
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace

CommandEnd run_command(const ChildCommand& command) {
  std::vector<std::string> words{command.program};
  words.insert(words.end(), command.arguments.begin(), command.arguments.end());
  const std::vector<char*> arguments = pointers(words);
  const std::vector<char*> environment = pointers(command.environment);
  const auto end = std::chrono::steady_clock::now() + command.time;
  const pid_t child = fork();
  if (child < 0) return CommandEnd::not_started;
  if (child == 0) become(command, arguments.data(), environment.data());
  setpgid(child, child);  // whoever comes first, the parent or the child
  const bool exited = wait_until(child, end);
  kill(-child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!exited) return CommandEnd::timed_out;
  return WIFEXITED(status) && WEXITSTATUS(status) == 127 ? CommandEnd::not_started : CommandEnd::exited;
}

}  // namespace vanthu
