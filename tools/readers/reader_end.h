// A reader has died: what it said, how it died and why it was killed become the outcome of its file.
#pragma once

#include <sys/resource.h>

#include <optional>
#include <string>

#include "ingest/limits.h"
#include "tools/readers/read_job.h"
#include "tools/readers/reader_reply.h"

namespace vanthu {

struct ReaderEnd {
  int status = 0;  // as wait4() says it
  rusage usage{};
  std::optional<Error> killed{};  // why the program killed it
};

/// The answer is whole and the reader ended as it should.
bool has_answered(const ReaderReply& reply, const ReaderEnd& end);

/// Why there is no answer to be used: the reader died, or said that it failed.
std::optional<Error> failure_of(const std::string& path, const ReaderReply& reply, const ReaderEnd& end,
                                const Limits& limits);

/// Everything of the outcome but its seconds.
ReadOutcome settle_outcome(const ReadJob& job, const ReaderReply& reply, const ReaderEnd& end,
                           const Limits& limits);

/// True where the reader of a PDF file died of the page that it had begun last.
bool died_of_page(const ReaderReply& reply, const ReaderEnd& end);

}  // namespace vanthu
