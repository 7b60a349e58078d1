#include "tools/readers/running_job.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <thread>
#include <utility>

#include "ingest/load_file.h"
#include "tools/readers/channel.h"

namespace vanthu {
namespace {

// A process that has closed its channel has nothing left to do but to give back its memory.
constexpr std::chrono::seconds kLastBreath{2};
constexpr std::chrono::microseconds kPauseAtEnd{100};

// Reading a page ends by itself after Limits::page_seconds; where it does not, it hangs in a library.
constexpr std::chrono::seconds kPageGrace{5};

JobClock::time_point never() { return JobClock::time_point::max(); }

Descriptor file_in_memory() {
  Descriptor file(memfd_create("member", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!file.is_open()) throw Error("reader-not-started", "", {std::generic_category().message(errno)});
  return file;
}

}  // namespace

RunningJob::RunningJob(ReadJob job, ReaderHost& host, const Limits& limits)
    : job_(std::move(job)),
      limits_(&limits),
      file_(open_file(job_.file)),
      deadline_(begun_ + std::chrono::seconds(limits.file_seconds)),
      page_deadline_(never()),
      reply_(job_.number, limits) {
  if (!job_.members.empty()) member_ = file_in_memory();
  start_reader(host);
}

RunningJob::~RunningJob() {
  if (process_ > 0) reap(std::nullopt);
}

void RunningJob::start_reader(ReaderHost& host) {
  ChannelPair pair = make_stream_pair();
  ReadRequest request{job_.number, {}, nesting_, job_.known_sha256, skipped_pages_};
  std::vector<int> files{file_.get(), pair.theirs.get()};
  if (member_.is_open()) {
    request.unpack = job_.members;
    files.push_back(member_.get());
  }
  process_ = host.start(request, files);
  channel_ = std::move(pair.ours);
  reply_ = ReaderReply(job_.number, *limits_);
  conversion_.reset();
  words_.clear();
  said_ = 0;
  page_deadline_ = never();
}

JobClock::time_point RunningJob::deadline() const {
  return conversion_ ? conversion_->deadline() : std::min(deadline_, page_deadline_);
}

bool RunningJob::attend() {
  say();
  if (conversion_ && conversion_->is_over()) convert();
  return hear();
}

/// True where the reader has come to its end.
bool RunningJob::hear() {
  std::array<char, 64u << 10> chunk;
  const ssize_t got = recv(channel_.get(), chunk.data(), chunk.size(), MSG_DONTWAIT);
  if (got < 0) return errno != EAGAIN && errno != EINTR;
  const std::optional<PageProgress> before = reply_.page();
  reply_.add({chunk.data(), static_cast<std::size_t>(got)});
  if (const auto& page = reply_.page(); page && page != before) {
    // What follows the last page is no page's.
    const bool last = page->page == page->pages;
    page_deadline_ =
        last ? never() : JobClock::now() + std::chrono::seconds(limits_->page_seconds) + kPageGrace;
  }
  if (auto wish = reply_.take_wish()) {
    try {
      conversion_ = std::make_unique<OfficeConversion>(wish->prepared, wish->format, job_.path, *limits_);
    } catch (const Error& error) {
      const std::string payload = to_bytes(error);
      words_ = frame_head(FrameKind::not_converted, job_.number, payload.size()) + payload;
    }
  }
  return got == 0 || reply_.is_garbled() || reply_.is_too_long();
}

void RunningJob::say() {
  if (!has_words()) return;
  const ssize_t sent =
      send(channel_.get(), words_.data() + said_, words_.size() - said_, MSG_DONTWAIT | MSG_NOSIGNAL);
  said_ += static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
  if (has_words()) return;
  words_ = std::string();  // and its memory
  said_ = 0;
}

/// LibreOffice has ended: the reader is told what came of it, and its own time goes on.
void RunningJob::convert() {
  FrameKind kind = FrameKind::converted;
  std::string payload;
  try {
    payload = conversion_->result();
  } catch (const Error& error) {
    kind = FrameKind::not_converted;
    payload = to_bytes(error);
  }
  conversion_.reset();
  deadline_ = JobClock::now() + std::chrono::seconds(limits_->file_seconds);
  words_ = frame_head(kind, job_.number, payload.size()) + payload;
}

std::optional<Error> RunningJob::time_over() const {
  const auto now = JobClock::now();
  if (conversion_ || now < std::min(deadline_, page_deadline_)) return std::nullopt;
  if (now >= deadline_) {
    return Error("limit-file-seconds", job_.path, {std::to_string(limits_->file_seconds)});
  }
  return Error("limit-page-seconds", job_.path, {std::to_string(page()->page)}, page()->page);
}

/// Waits for the process, which has closed its channel or is to be stopped.  Killing it makes sure that it
/// ends; one that is about to end by itself gets the time to do so, since the kernel would name the kill as
/// the cause of its death.
ReaderEnd RunningJob::reap(std::optional<Error> why) {
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

/// A PDF file is read again without the page that its reader died of.
bool RunningJob::goes_on_without_page(const ReaderEnd& end) {
  if (!died_of_page(reply_, end) || JobClock::now() >= deadline_) return false;
  const int page = reply_.page()->page;
  const auto place = std::lower_bound(skipped_pages_.begin(), skipped_pages_.end(), page);
  // What dies at a page that is not read dies of something else.
  if (place != skipped_pages_.end() && *place == page) return false;
  if (skipped_pages_.size() >= limits_->deadly_pages) return false;
  skipped_pages_.insert(place, page);
  return true;
}

/// What was unpacked is read like a file.
bool RunningJob::takes_member(const ReaderEnd& end) {
  const bool unpacked = has_answered(reply_, end) && reply_.end()->kind == FrameKind::unpacked;
  if (!member_.is_open() || !unpacked) return false;
  fcntl(member_.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
  file_ = std::move(member_);
  nesting_ = job_.members.size();
  return true;
}

std::optional<ReadOutcome> RunningJob::end(std::optional<Error> why, ReaderHost& host) {
  const ReaderEnd end = reap(std::move(why));
  ReadOutcome outcome;
  try {
    if (takes_member(end) || goes_on_without_page(end)) {
      start_reader(host);
      return std::nullopt;
    }
    outcome = settle_outcome(job_, reply_, end, *limits_);
    const bool gave_up = outcome.error && outcome.error->code == "reader-crashed" && !skipped_pages_.empty();
    if (gave_up && skipped_pages_.size() >= limits_->deadly_pages) {
      outcome.error = Error("pdf-pages-deadly", job_.path, {std::to_string(limits_->deadly_pages)});
    }
  } catch (const Error& error) {
    outcome = failed_outcome(job_, error);
  } catch (const std::system_error& error) {
    outcome = failed_outcome(job_, Error("reader-not-started", job_.path, {error.code().message()}));
  }
  outcome.seconds = std::chrono::duration<double>(JobClock::now() - begun_).count();
  return outcome;
}

ReadOutcome failed_outcome(const ReadJob& job, const Error& error) {
  ReadOutcome outcome;
  outcome.number = job.number;
  outcome.error = Error(error.code, job.path, error.arguments, error.page);
  return outcome;
}

}  // namespace vanthu
