// A job that a reader process is at work on, seen from the program.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ingest/convert_office.h"
#include "ingest/descriptor.h"
#include "tools/readers/read_job.h"
#include "tools/readers/reader_end.h"
#include "tools/readers/reader_host.h"
#include "tools/readers/reader_reply.h"

namespace vanthu {

using JobClock = std::chrono::steady_clock;

class RunningJob {
 public:
  /// Opens the file and gives it to a reader.  Throws Error as open_file() does, and "reader-not-started".
  RunningJob(ReadJob job, ReaderHost& host, const Limits& limits);
  /// Kills the reader.
  ~RunningJob();
  RunningJob(const RunningJob&) = delete;
  RunningJob& operator=(const RunningJob&) = delete;

  const ReadJob& job() const { return job_; }
  const std::optional<PageProgress>& page() const { return reply_.page(); }

  /// What is to be looked at, and whether there is something to be written to the first: the reader's
  /// channel, and where LibreOffice is at work, that (or -1).
  int channel() const { return channel_.get(); }
  bool has_words() const { return said_ < words_.size(); }
  int conversion() const { return conversion_ ? conversion_->descriptor() : -1; }
  /// LibreOffice is at work where its end cannot be waited for, only looked for.
  bool converts_unseen() const { return conversion_ && conversion_->descriptor() < 0; }
  bool is_at_work() const { return process_ > 0; }
  /// When attend() and time_over() are to be called at the latest.
  JobClock::time_point deadline() const;
  bool is_due() const { return conversion_ && (converts_unseen() || JobClock::now() >= deadline()); }

  /// Reads and writes as much as can be without waiting.  True where the reader has ended its answer.
  bool attend();
  /// Why the reader is to be stopped now, where it is.
  std::optional<Error> time_over() const;

  /// Ends the reader, `why` where that was the program's wish; the outcome of the job, or none where a
  /// further reader was set to it: of a member that was unpacked, or without a page that was deadly.
  std::optional<ReadOutcome> end(std::optional<Error> why, ReaderHost& host);

 private:
  void start_reader(ReaderHost& host);
  bool hear();
  void say();
  void convert();
  ReaderEnd reap(std::optional<Error> why);
  bool goes_on_without_page(const ReaderEnd& end);
  bool takes_member(const ReaderEnd& end);

  ReadJob job_;
  const Limits* limits_;
  Descriptor file_;    // stays open, so that a further reader reads the same file
  Descriptor member_;  // in memory, until it is unpacked
  std::size_t nesting_ = 0;
  std::vector<int> skipped_pages_{};
  JobClock::time_point begun_ = JobClock::now();
  JobClock::time_point deadline_, page_deadline_;
  // Of the reader that is at work.
  Descriptor channel_;
  pid_t process_ = -1;
  ReaderReply reply_;
  std::unique_ptr<OfficeConversion> conversion_{};
  std::string words_{};  // for the reader
  std::size_t said_ = 0;
};

/// The outcome of a job that could not be begun.
ReadOutcome failed_outcome(const ReadJob& job, const Error& error);

}  // namespace vanthu
