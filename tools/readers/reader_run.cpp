#include "tools/readers/reader_run.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>
#include <utility>
#include <vector>

#include "tools/readers/channel.h"

namespace vanthu {
namespace {

// A process that has closed its channel has nothing left to do but to give back its memory.
constexpr std::chrono::seconds kLastBreath{2};
constexpr std::chrono::microseconds kPauseAtEnd{100};

}  // namespace

ReaderRun::ReaderRun(ReaderHost& host, const ReadRequest& request, const Descriptor& file,
                     const Descriptor& member, ReaderReply reply)
    : reply_(std::move(reply)) {
  ChannelPair pair = make_stream_pair();
  std::vector<int> files{file.get(), pair.theirs.get()};
  if (member.is_open()) files.push_back(member.get());
  process_ = host.start(request, files);
  channel_ = std::move(pair.ours);
}

ReaderRun::~ReaderRun() {
  // Nobody asks any more what it died of.
  if (process_ > 0) reap(Error("internal-error", ""));
}

void ReaderRun::give(std::string words) {
  words_ = std::move(words);
  said_ = 0;
}

void ReaderRun::say() {
  if (!has_words()) return;
  const ssize_t sent =
      send(channel_.get(), words_.data() + said_, words_.size() - said_, MSG_DONTWAIT | MSG_NOSIGNAL);
  said_ += static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
  if (!has_words()) give(std::string());  // and its memory
}

bool ReaderRun::hear() {
  std::array<char, 64u << 10> chunk;
  const ssize_t got = recv(channel_.get(), chunk.data(), chunk.size(), MSG_DONTWAIT);
  if (got < 0) return errno != EAGAIN && errno != EINTR;
  reply_.add({chunk.data(), static_cast<std::size_t>(got)});
  return got == 0 || reply_.is_garbled() || reply_.is_too_long();
}

/// Killing it makes sure that it ends; one that is about to end by itself gets the time to do so, since the
/// kernel would name the kill as the cause of its death.
ReaderEnd ReaderRun::reap(std::optional<Error> why) {
  ReaderEnd end;
  end.killed = std::move(why);
  const auto patience = JobClock::now() + (end.killed ? std::chrono::seconds(0) : kLastBreath);
  pid_t ended = 0;
  while ((ended = wait4(process_, &end.status, WNOHANG, &end.usage)) == 0 && JobClock::now() < patience) {
    std::this_thread::sleep_for(kPauseAtEnd);
  }
  if (ended == 0) {
    kill(process_, SIGKILL);
    while (wait4(process_, &end.status, 0, &end.usage) < 0 && errno == EINTR) {
    }
  }
  process_ = -1;
  return end;
}

std::string frame(FrameKind kind, std::uint64_t job, std::string_view payload) {
  std::string bytes = frame_head(kind, job, payload.size());
  bytes += payload;
  return bytes;
}

}  // namespace vanthu
