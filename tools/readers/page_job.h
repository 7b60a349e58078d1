// A page that a reader process is reading by OCR, seen from the program.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ingest/limits.h"
#include "tools/readers/read_job.h"
#include "tools/readers/reader_run.h"

namespace vanthu {

/// What came of a page: its bytes (page_wire.h), checked, or why there are none.
struct PageOutcome {
  std::optional<std::string> bytes{};
  std::optional<Error> error{};  // "file-changed" is the file's, all others are the page's
  bool deadly = false;           // its reader died or had to be stopped
};

class PageJob {
 public:
  /// Gives the page to a reader.  `sha256` is what the file's content shall be.  Throws Error
  /// "reader-not-started".
  PageJob(const ReadJob& file_job, const Descriptor& file, std::string sha256, int page, ReaderHost& host,
          const Limits& limits);

  /// The number of the file's job.
  std::uint64_t number() const { return number_; }
  int page() const { return page_; }
  int channel() const { return run_.channel(); }
  double seconds() const { return run_.seconds(); }
  JobClock::time_point deadline() const { return deadline_; }

  /// Reads what is there.  True where the reader has ended its answer.
  bool attend() { return run_.hear(); }
  /// Why the reader is to be stopped now, where it is.
  std::optional<Error> time_over() const;
  /// Ends the reader, `why` where that was the program's wish.
  PageOutcome end(std::optional<Error> why);
  bool is_over() const { return over_; }

 private:
  Error of_page(const Error& error) const;

  std::uint64_t number_;
  std::string path_, sha256_;
  int page_;
  const Limits* limits_;
  JobClock::time_point deadline_;
  ReaderRun run_;
  bool over_ = false;
};

}  // namespace vanthu
