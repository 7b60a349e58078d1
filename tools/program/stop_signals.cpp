#include "tools/program/stop_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

namespace vanthu {
namespace {

// A signal's handler has nothing but these.
volatile std::sig_atomic_t signals = 0;
std::atomic<int> wake_end{-1};

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

void count_signal(int) {
  signals = signals + 1;
  const char byte = 0;
  const ssize_t written = ::write(wake_end.load(), &byte, 1);
  static_cast<void>(written);  // a full pipe can be read all the same
}

}  // namespace

StopSignals::StopSignals() {
  signals = 0;
  if (::pipe2(wake_, O_CLOEXEC | O_NONBLOCK) != 0) wake_[0] = wake_[1] = -1;
  wake_end = wake_[1];
  struct sigaction action {};
  action.sa_handler = count_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (const int signal : kSignals) {
    struct sigaction former {};
    // What the caller of the program has it ignore (nohup) stays ignored.
    if (::sigaction(signal, nullptr, &former) == 0 && former.sa_handler == SIG_IGN) continue;
    ::sigaction(signal, &action, nullptr);
  }
}

StopSignals::~StopSignals() {
  for (const int signal : kSignals) {
    struct sigaction current {};
    if (::sigaction(signal, nullptr, &current) == 0 && current.sa_handler == count_signal) {
      ::signal(signal, SIG_DFL);
    }
  }
  wake_end = -1;
  for (const int end : wake_) {
    if (end >= 0) ::close(end);
  }
}

int StopSignals::count() {
  char bytes[16];
  while (::read(wake_[0], bytes, sizeof bytes) > 0) {
  }
  return signals;
}

}  // namespace vanthu
