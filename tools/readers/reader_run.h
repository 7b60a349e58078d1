// One reader process at work, seen from the program.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "ingest/descriptor.h"
#include "tools/readers/reader_end.h"
#include "tools/readers/reader_host.h"
#include "tools/readers/reader_reply.h"

namespace vanthu {

using JobClock = std::chrono::steady_clock;

class ReaderRun {
 public:
  /// Starts a reader of the open file; a member of an archive is unpacked into `member`, where that is open.
  /// Throws Error "reader-not-started".
  ReaderRun(ReaderHost& host, const ReadRequest& request, const Descriptor& file, const Descriptor& member,
            ReaderReply reply);
  /// Kills the reader.
  ~ReaderRun();
  ReaderRun(const ReaderRun&) = delete;
  ReaderRun& operator=(const ReaderRun&) = delete;

  int channel() const { return channel_.get(); }
  ReaderReply& reply() { return reply_; }
  const ReaderReply& reply() const { return reply_; }
  JobClock::time_point begun() const { return begun_; }
  double seconds() const { return std::chrono::duration<double>(JobClock::now() - begun_).count(); }

  /// There are words for the reader that it has not taken yet.
  bool has_words() const { return said_ < words_.size(); }
  /// Only where there are none.
  void give(std::string words);
  /// Writes as much of them as can be without waiting.
  void say();
  /// Reads what is there.  True where the reader has ended its answer.
  bool hear();

  /// Waits for the end of the process, which has closed its channel or is to be stopped; `why` is set where
  /// that is the program's wish.
  ReaderEnd reap(std::optional<Error> why);

 private:
  Descriptor channel_;
  pid_t process_ = -1;
  ReaderReply reply_;
  JobClock::time_point begun_ = JobClock::now();
  std::string words_{};
  std::size_t said_ = 0;
};

/// A frame for a reader.
std::string frame(FrameKind kind, std::uint64_t job, std::string_view payload);

}  // namespace vanthu
