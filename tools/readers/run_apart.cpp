#include "tools/readers/run_apart.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "ingest/error.h"
#include "tools/readers/channel.h"
#include "tools/readers/process_setup.h"
#include "tools/readers/sandbox.h"
#include "tools/readers/wire.h"

namespace vanthu {
namespace {

using Clock = std::chrono::steady_clock;

// The first byte of an answer; the rest is the result or the error.
constexpr char kResult = 'r', kError = 'e';

std::string answer_of(const Limits& limits, const std::function<std::string()>& work) {
  try {
    return kResult + work();
  } catch (const Error& error) {
    return kError + to_bytes(error);
  } catch (const std::bad_alloc&) {
    return kError + to_bytes(Error("limit-reader-memory", "", {std::to_string(limits.reader_memory_bytes)}));
  } catch (const std::exception& error) {
    return kError + to_bytes(Error("internal-error", "", {error.what()}));
  }
}

/// What the forked process does.
[[noreturn]] void work_apart(Descriptor channel, pid_t parent, const Limits& limits,
                             const std::function<std::string()>& work) {
  constexpr int kChannel = 3;  // where leave_files_behind() puts it
  die_with(parent);
  std::vector<Descriptor> kept;
  kept.push_back(std::move(channel));
  leave_files_behind(std::move(kept));
  std::signal(SIGXFSZ, SIG_IGN);  // a cache of fonts that cannot be written is no failure
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  bound_reader(limits, 0);
  const bool sent = send_all(kChannel, answer_of(limits, work));
  _exit(sent ? 0 : 1);
}

/// What the process said until it came to its end; `why` is set where it was stopped.
struct Heard {
  std::string answer;
  std::optional<Error> why{};
};

Heard hear(int channel, const std::string& path, const Limits& limits) {
  Heard heard;
  const auto deadline = Clock::now() + std::chrono::seconds(limits.file_seconds);
  std::array<char, 64u << 10> chunk;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) {
      heard.why = Error("limit-file-seconds", path, {std::to_string(limits.file_seconds)});
      return heard;
    }
    if (!wait_readable(channel, std::min(left, std::chrono::milliseconds(60'000)))) continue;
    const ssize_t got = ::read(channel, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return heard;
    heard.answer.append(chunk.data(), static_cast<std::size_t>(got));
    if (heard.answer.size() > limits.reader_record_bytes) {
      heard.why = Error("limit-record-bytes", path, {std::to_string(limits.reader_record_bytes)});
      return heard;
    }
  }
}

int end_of(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

Error death_error(int status, const std::string& path, const Limits& limits) {
  if (!WIFSIGNALED(status)) return Error("reader-garbled", path);
  if (WTERMSIG(status) == SIGXCPU) {
    return Error("limit-reader-cpu", path, {std::to_string(limits.reader_cpu_seconds)});
  }
  const char* const name = sigabbrev_np(WTERMSIG(status));
  return Error("reader-crashed", path,
               {name != nullptr ? std::string("SIG") + name : std::to_string(WTERMSIG(status))});
}

}  // namespace

std::string run_apart(const std::string& path, const Limits& limits,
                      const std::function<std::string()>& work) {
  ChannelPair pair = make_stream_pair();
  const pid_t parent = getpid(), process = fork();
  if (process < 0) throw Error("reader-not-started", path, {std::strerror(errno)});
  if (process == 0) work_apart(std::move(pair.theirs), parent, limits, work);
  pair.theirs.close();
  Heard heard = hear(pair.ours.get(), path, limits);
  if (heard.why) kill(process, SIGKILL);
  const int status = end_of(process);
  if (heard.why) throw *heard.why;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || heard.answer.empty()) {
    throw death_error(status, path, limits);
  }
  const std::string_view payload = std::string_view(heard.answer).substr(1);
  if (heard.answer.front() == kResult) return std::string(payload);
  if (const std::optional<Error> error = find_error(payload, path)) throw *error;
  throw Error("reader-garbled", path);
}

}  // namespace vanthu
