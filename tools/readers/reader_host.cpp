#include "tools/readers/reader_host.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <utility>

#include "tools/readers/channel.h"
#include "tools/readers/process_setup.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostRequestBytes = 64u << 10;
// Warming takes a tenth of a second; a machine under load, or a program under valgrind, a hundred times that.
constexpr std::chrono::minutes kPatience{2};
// What the first process is asked for.
constexpr std::string_view kFileHost = "file host", kPageHost = "page host";
constexpr int kControl = 3;  // where a process that forks has its end of the channel to the program

[[noreturn]] void fail(int error) {
  throw Error("reader-not-started", "", {std::generic_category().message(error)});
}

/// Forks a sibling for every message and tells its number, or the system's error as a negative one, until the
/// program closes the channel.
template <class Child>
[[noreturn]] void fork_on_request(const Child& child) {
  while (auto message = receive_message(kControl, kMostRequestBytes)) {
    const pid_t sibling = fork_sibling();
    if (sibling == 0) child(std::move(*message));
    if (!send_message(kControl, std::to_string(sibling > 0 ? sibling : -errno))) break;
  }
  _exit(0);
}

/// The number of the process that was forked for a message; none where nobody answers.
std::optional<pid_t> ask_for_process(int control, std::string_view message, const std::vector<int>& files) {
  if (control < 0 || !send_message(control, message, files)) return std::nullopt;
  if (!wait_readable(control, kPatience)) return std::nullopt;
  const auto answer = receive_message(control, kMostRequestBytes);
  if (!answer) return std::nullopt;
  const long number = std::strtol(answer->bytes.c_str(), nullptr, 10);
  if (number <= 0) fail(static_cast<int>(-number));
  return static_cast<pid_t>(number);
}

[[noreturn]] void be_reader(Message message, pid_t program, const ReaderWork& work) {
  die_with(program);
  prctl(PR_SET_DUMPABLE, 0);  // no other process of the user looks into it
  const auto request = find_request(message.bytes);
  const std::size_t files = message.files.size();
  if (!request || files < 2 || files > 3) _exit(1);
  leave_files_behind(std::move(message.files));
  ReaderFiles own{Descriptor(3), Descriptor(files == 3 ? 5 : -1), Descriptor(4)};
  answer_request(*request, std::move(own), work);
  _exit(0);
}

[[noreturn]] void be_host(Message message, pid_t program, const ReaderWork& work,
                          const std::function<void(HostKind)>& warm) {
  die_with(program);
  leave_files_behind(std::move(message.files));
  if (warm) warm(message.bytes == kPageHost ? HostKind::pages : HostKind::files);
  fork_on_request([&](Message request) { be_reader(std::move(request), program, work); });
}

[[noreturn]] void be_origin(Descriptor control, pid_t program, const ReaderWork& work,
                            const std::function<void(HostKind)>& warm) {
  die_with(program);
  leave_signals_behind();
  leave_environment_behind();
  std::vector<Descriptor> kept;
  kept.push_back(std::move(control));
  leave_files_behind(std::move(kept));
  fork_on_request([&](Message message) { be_host(std::move(message), program, work, warm); });
}

}  // namespace

ReaderHost::ReaderHost(const ReaderWork& work, const std::function<void(HostKind)>& warm) {
  const pid_t program = getpid();
  {
    ChannelPair pair = make_message_pair();
    const BlockedSignals blocked;
    origin_.process = fork();
    if (origin_.process < 0) fail(errno);
    if (origin_.process == 0) be_origin(std::move(pair.theirs), program, work, warm);
    origin_.control = std::move(pair.ours);
  }
  start_host(HostKind::files);
}

ReaderHost::~ReaderHost() {
  end(page_host_);
  end(file_host_);
  end(origin_);
}

void ReaderHost::start_host(HostKind kind) {
  end(host(kind));
  ChannelPair pair = make_message_pair();
  const std::string_view wish = kind == HostKind::pages ? kPageHost : kFileHost;
  const auto process = ask_for_process(origin_.control.get(), wish, {pair.theirs.get()});
  if (!process) fail(ECHILD);
  host(kind) = {*process, std::move(pair.ours)};
}

void ReaderHost::end(Forker& forker) {
  forker.control.close();
  if (forker.process <= 0) return;
  kill(forker.process, SIGKILL);
  while (waitpid(forker.process, nullptr, 0) < 0 && errno == EINTR) {
  }
  forker.process = -1;
}

pid_t ReaderHost::start(const ReadRequest& request, const std::vector<int>& files) {
  const std::string message = to_bytes(request);
  const HostKind kind = request.recognize > 0 ? HostKind::pages : HostKind::files;
  if (const auto reader = ask_for_process(host(kind).control.get(), message, files)) return *reader;
  start_host(kind);
  if (const auto reader = ask_for_process(host(kind).control.get(), message, files)) return *reader;
  fail(ECHILD);
}

}  // namespace vanthu
