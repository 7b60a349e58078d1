#include "tools/readers/reader_signals.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "tools/readers/instrumented.h"
#include "tools/readers/wire.h"

namespace vanthu {
namespace {

// A signal handler is given nothing else; written once, before there can be a signal.
struct LastWords {
  int channel = -1;
  std::array<char, kFrameHeadBytes + sizeof(std::int64_t)> forbidden{};
  std::array<char, kFrameHeadBytes> out_of_memory{};
};
LastWords last_words;

// A page of the largest kind, or what a container grows by: without it nothing can go on.
constexpr std::size_t kLeastMemory = 4u << 20;

template <std::size_t size>
std::array<char, size> head_of(FrameKind kind, std::uint64_t job) {
  std::array<char, size> frame{};
  const std::string head = frame_head(kind, job, size - kFrameHeadBytes);
  std::memcpy(frame.data(), head.data(), head.size());
  return frame;
}

/// Only calls that are safe in a signal handler, and allowed by the filter.
void say(const char* bytes, std::size_t size) {
  [[maybe_unused]] const ssize_t sent = send(last_words.channel, bytes, size, MSG_NOSIGNAL);
}

void on_forbidden(int, siginfo_t* facts, void*) {
  const std::int64_t call = facts->si_syscall;
  std::memcpy(last_words.forbidden.data() + kFrameHeadBytes, &call, sizeof call);
  say(last_words.forbidden.data(), last_words.forbidden.size());
  _exit(0);
}

/// A library that does not look at what malloc() gives crashes where there is nothing.  Returning lets the
/// crash happen again, now without a handler.
void on_crash(int crash, siginfo_t*, void*) {
  const bool told = errno == ENOMEM;
  void* const memory =
      mmap(nullptr, kLeastMemory, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (!told && memory != MAP_FAILED) {
    if (crash == SIGABRT) syscall(SYS_tgkill, getpid(), gettid(), crash);  // nothing makes this one again
    return;
  }
  say(last_words.out_of_memory.data(), last_words.out_of_memory.size());
  _exit(0);
}

/// The handler runs once, on a stack of its own: the crash may be that of the stack.
void handle(int signal_number, void (*handler)(int, siginfo_t*, void*)) {
  struct sigaction action {};
  action.sa_sigaction = handler;
  action.sa_flags = static_cast<int>(SA_SIGINFO | SA_ONSTACK | SA_RESETHAND);
  sigaction(signal_number, &action, nullptr);
}

void make_stack() {
  constexpr std::size_t kBytes = 64u << 10;  // with all registers of the widest processors, some 10 KB
  static std::array<char, kBytes> bytes;
  stack_t stack{};
  stack.ss_sp = bytes.data();
  stack.ss_size = bytes.size();
  sigaltstack(&stack, nullptr);
}

}  // namespace

void answer_signals(int channel, std::uint64_t job) {
  last_words.channel = channel;
  last_words.forbidden = head_of<kFrameHeadBytes + sizeof(std::int64_t)>(FrameKind::forbidden, job);
  last_words.out_of_memory = head_of<kFrameHeadBytes>(FrameKind::out_of_memory, job);
  make_stack();
  handle(SIGSYS, on_forbidden);
  if (is_sanitized()) return;  // it tells of crashes itself
  for (const int crash : {SIGSEGV, SIGABRT, SIGBUS}) handle(crash, on_crash);
}

}  // namespace vanthu
