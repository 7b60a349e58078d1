#include "tools/readers/running_job.h"

#include <fcntl.h>
#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "ingest/load_file.h"

namespace vanthu {
namespace {

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
      page_deadline_(never()) {
  if (!job_.members.empty()) member_ = file_in_memory();
  start_reader(host);
}

void RunningJob::start_reader(ReaderHost& host) {
  ReadRequest request{job_.number, {}, nesting_, job_.known_sha256, skipped_pages_};
  if (member_.is_open()) request.unpack = job_.members;
  // That the content is not the known one has been seen.
  if (pages_) request.known_sha256.reset();
  request.has_pages = pages_.has_value();
  run_ = std::make_unique<ReaderRun>(host, request, file_, member_, ReaderReply(job_.number, *limits_));
  conversion_.reset();
  page_deadline_ = never();
  frames_given_ = 0;
  if (pages_) run_->give(pages_->frame_at(frames_given_++, job_.number));
}

JobClock::time_point RunningJob::deadline() const {
  if (!run_) return never();
  return conversion_ ? conversion_->deadline() : std::min(deadline_, page_deadline_);
}

bool RunningJob::attend() {
  say();
  if (conversion_ && conversion_->is_over()) convert();
  const std::optional<PageProgress> before = page();
  const bool over = run_->hear();
  if (page() && page() != before) {
    // What follows the last page is no page's.
    const bool last = page()->page == page()->pages;
    page_deadline_ =
        last ? never() : JobClock::now() + std::chrono::seconds(limits_->page_seconds) + kPageGrace;
  }
  if (auto wish = run_->reply().take_wish()) {
    try {
      conversion_ = std::make_unique<OfficeConversion>(wish->prepared, wish->format, job_.path, *limits_);
    } catch (const Error& error) {
      run_->give(frame(FrameKind::not_converted, job_.number, to_bytes(error)));
    }
  }
  return over;
}

void RunningJob::say() {
  if (!run_->has_words()) return;
  run_->say();
  if (!run_->has_words() && pages_) run_->give(pages_->frame_at(frames_given_++, job_.number));
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
  run_->give(frame(kind, job_.number, payload));
}

std::optional<Error> RunningJob::time_over() const {
  const auto now = JobClock::now();
  if (conversion_ || now < std::min(deadline_, page_deadline_)) return std::nullopt;
  if (now >= deadline_) {
    return Error("limit-file-seconds", job_.path, {std::to_string(limits_->file_seconds)});
  }
  return Error("limit-page-seconds", job_.path, {std::to_string(page()->page)}, page()->page);
}

/// A PDF file is read again without the page that its reader died of.
bool RunningJob::goes_on_without_page(const ReaderEnd& end) {
  if (!died_of_page(run_->reply(), end) || JobClock::now() >= deadline_) return false;
  const int page = run_->reply().page()->page;
  const auto place = std::lower_bound(skipped_pages_.begin(), skipped_pages_.end(), page);
  // What dies at a page that is not read dies of something else.
  if (place != skipped_pages_.end() && *place == page) return false;
  if (skipped_pages_.size() >= limits_->deadly_pages) return false;
  skipped_pages_.insert(place, page);
  return true;
}

/// What was unpacked is read like a file.
bool RunningJob::takes_member(const ReaderEnd& end) {
  const ReaderReply& reply = run_->reply();
  const bool unpacked = has_answered(reply, end) && reply.end()->kind == FrameKind::unpacked;
  if (!member_.is_open() || !unpacked) return false;
  fcntl(member_.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
  file_ = std::move(member_);
  nesting_ = job_.members.size();
  return true;
}

/// Pages are asked for once.
bool RunningJob::waits_for_pages(const ReaderEnd& end) {
  const ReaderReply& reply = run_->reply();
  if (pages_ || !has_answered(reply, end) || !reply.pages_wanted()) return false;
  pages_.emplace(*reply.pages_wanted(), reply.content()->sha256, *limits_);
  return true;
}

ReadOutcome RunningJob::settle(const ReaderEnd& end) const {
  const ReaderReply& reply = run_->reply();
  if (pages_ && reply.content() && reply.content()->sha256 != pages_->sha256()) {
    return give_up(ReadResult::failed, Error("file-changed", job_.path));
  }
  ReadOutcome outcome = settle_outcome(job_, reply, end, *limits_);
  const bool gave_up = outcome.error && outcome.error->code == "reader-crashed" && !skipped_pages_.empty();
  if (gave_up && skipped_pages_.size() >= limits_->deadly_pages) {
    outcome.error = Error("pdf-pages-deadly", job_.path, {std::to_string(limits_->deadly_pages)});
  }
  outcome.seconds = std::chrono::duration<double>(JobClock::now() - begun_).count();
  return outcome;
}

std::optional<ReadOutcome> RunningJob::end(std::optional<Error> why, ReaderHost& host) {
  const ReaderEnd end = run_->reap(std::move(why));
  std::optional<ReadOutcome> outcome;
  if (takes_member(end) || goes_on_without_page(end)) {
    outcome = go_on(host);
    if (!outcome) return std::nullopt;
  } else if (!waits_for_pages(end)) {
    outcome = settle(end);
  }
  conversion_.reset();
  run_.reset();
  return outcome;
}

std::optional<ReadOutcome> RunningJob::go_on(ReaderHost& host) {
  // The time that the pages took is theirs.
  if (pages_ && !run_) deadline_ = JobClock::now() + std::chrono::seconds(limits_->file_seconds);
  try {
    start_reader(host);
    return std::nullopt;
  } catch (const Error& error) {
    return give_up(ReadResult::failed, error);
  } catch (const std::system_error& error) {
    return give_up(ReadResult::failed, Error("reader-not-started", job_.path, {error.code().message()}));
  }
}

ReadOutcome RunningJob::give_up(ReadResult result, std::optional<Error> why) const {
  ReadOutcome outcome;
  outcome.number = job_.number;
  outcome.result = result;
  if (why) outcome.error = Error(why->code, job_.path, why->arguments, why->page);
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
