// A file that is being read, seen from the program: by one reader process after another, or by none while the
// pages that OCR has to read are not in.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ingest/convert_office.h"
#include "ingest/descriptor.h"
#include "tools/readers/page_work.h"
#include "tools/readers/read_job.h"
#include "tools/readers/reader_run.h"

namespace vanthu {

class RunningJob {
 public:
  /// Opens the file and gives it to a reader.  Throws Error as open_file() does, and "reader-not-started".
  RunningJob(ReadJob job, ReaderHost& host, const Limits& limits);
  ~RunningJob() = default;
  RunningJob(const RunningJob&) = delete;
  RunningJob& operator=(const RunningJob&) = delete;

  const ReadJob& job() const { return job_; }
  std::optional<PageProgress> page() const { return run_ ? run_->reply().page() : std::nullopt; }

  /// What is to be looked at, and whether there is something to be written to the first: the reader's
  /// channel (or -1), and where LibreOffice is at work, that (or -1).
  int channel() const { return run_ ? run_->channel() : -1; }
  bool has_words() const { return run_ && run_->has_words(); }
  int conversion() const { return conversion_ ? conversion_->descriptor() : -1; }
  /// LibreOffice is at work where its end cannot be waited for, only looked for.
  bool converts_unseen() const { return conversion_ && conversion_->descriptor() < 0; }
  /// A reader is at work.
  bool is_at_work() const { return run_ != nullptr; }
  /// The time for which that one has been.
  double seconds() const { return run_ ? run_->seconds() : 0; }
  /// When attend() and time_over() are to be called at the latest.
  JobClock::time_point deadline() const;
  bool is_due() const { return conversion_ && (converts_unseen() || JobClock::now() >= deadline()); }

  /// Reads and writes as much as can be without waiting.  True where the reader has ended its answer.
  bool attend();
  /// Why the reader is to be stopped now, where it is.
  std::optional<Error> time_over() const;

  /// Ends the reader, `why` where that was the program's wish; the outcome of the job.  None where a further
  /// reader was set to it (of a member that was unpacked, or without a page that was deadly) and where it
  /// waits for pages.
  std::optional<ReadOutcome> end(std::optional<Error> why, ReaderHost& host);

  /// The pages that are to be read by OCR, where the file waits for them.
  PageWork* pages() { return !is_at_work() && pages_ ? &*pages_ : nullptr; }
  const PageWork* pages() const { return !is_at_work() && pages_ ? &*pages_ : nullptr; }
  /// The open file, as its pages are to be read from it.
  const Descriptor& file() const { return file_; }
  /// All pages are in: a further reader reads the file with them.  An outcome where it cannot be started.
  std::optional<ReadOutcome> go_on(ReaderHost& host);
  /// The job ends without a reader.
  ReadOutcome give_up(ReadResult result, std::optional<Error> why) const;
  /// Nobody waits for the file any more.
  void close() { pages_.reset(); }
  /// No reader is at work, and no pages are waited for.
  bool is_over() const { return !is_at_work() && !pages_; }

 private:
  void start_reader(ReaderHost& host);
  void say();
  void convert();
  bool goes_on_without_page(const ReaderEnd& end);
  bool takes_member(const ReaderEnd& end);
  bool waits_for_pages(const ReaderEnd& end);
  ReadOutcome settle(const ReaderEnd& end) const;

  ReadJob job_;
  const Limits* limits_;
  Descriptor file_;    // stays open, so that a further reader reads the same file
  Descriptor member_;  // in memory, until it is unpacked
  std::size_t nesting_ = 0;
  std::vector<int> skipped_pages_{};
  std::optional<PageWork> pages_{};
  JobClock::time_point begun_ = JobClock::now();
  JobClock::time_point deadline_, page_deadline_;
  // Of the reader that is at work.
  std::unique_ptr<ReaderRun> run_{};
  std::unique_ptr<OfficeConversion> conversion_{};
  std::size_t frames_given_ = 0;  // of the pages
};

/// The outcome of a job that could not be begun.
ReadOutcome failed_outcome(const ReadJob& job, const Error& error);

}  // namespace vanthu
