#include "tools/readers/page_job.h"

#include <array>
#include <chrono>
#include <utility>

#include "tools/readers/page_wire.h"

namespace vanthu {
namespace {

// Reading a page ends by itself after Limits::ocr_seconds; where it does not, it hangs in a library.
constexpr std::chrono::seconds kGrace{5};

/// What an error says of a page where it says `file` of a file; the page is then its first argument.
struct PageCode {
  std::string_view file, page;
};
constexpr std::array kPageCodes = {
    PageCode{"reader-crashed", "ocr-page-crashed"},     PageCode{"reader-garbled", "ocr-page-garbled"},
    PageCode{"reader-forbidden", "ocr-page-forbidden"}, PageCode{"limit-reader-cpu", "ocr-page-cpu"},
    PageCode{"limit-reader-memory", "ocr-page-memory"}, PageCode{"limit-record-bytes", "ocr-page-bytes"},
    PageCode{"internal-error", "ocr-page-failed"},
};

ReadRequest request_for(std::uint64_t number, int page) {
  ReadRequest request;
  request.job = number;
  request.recognize = page;
  return request;
}

}  // namespace

PageJob::PageJob(const ReadJob& file_job, const Descriptor& file, std::string sha256, int page,
                 ReaderHost& host, const Limits& limits)
    : number_(file_job.number),
      path_(file_job.path),
      sha256_(std::move(sha256)),
      page_(page),
      limits_(&limits),
      deadline_(JobClock::now() + std::chrono::seconds(limits.ocr_seconds) + kGrace),
      run_(host, request_for(number_, page), file, Descriptor(),
           ReaderReply(number_, limits, kMostPageBytes)) {}

std::optional<Error> PageJob::time_over() const {
  if (JobClock::now() < deadline_) return std::nullopt;
  return Error("limit-ocr-seconds", path_, {std::to_string(page_), std::to_string(limits_->ocr_seconds)},
               page_);
}

Error PageJob::of_page(const Error& error) const {
  // What a reader says of the file is not for it to say, and nothing of a scan is mapped.
  if (error.code == "file-changed") return of_page(Error("reader-crashed", path_, {"SIGBUS"}));
  Error own(error.code, path_, error.arguments, page_);
  for (const PageCode& code : kPageCodes) {
    if (code.file != error.code) continue;
    own.code = code.page;
    own.arguments.insert(own.arguments.begin(), std::to_string(page_));
  }
  return own;
}

PageOutcome PageJob::end(std::optional<Error> why) {
  const ReaderEnd end = run_.reap(std::move(why));
  over_ = true;
  const ReaderReply& reply = run_.reply();
  if (reply.content() && reply.content()->sha256 != sha256_) return {.error = Error("file-changed", path_)};
  if (auto error = failure_of(path_, reply, end, *limits_)) {
    return {.error = of_page(*error), .deadly = !has_answered(reply, end)};
  }
  const Frame& frame = *reply.end();
  const bool is_page = frame.kind == FrameKind::recognized;
  if (!is_page || !find_recognized_page(frame.payload, page_, *limits_)) {
    return {.error = of_page(Error("reader-garbled", path_)), .deadly = true};
  }
  return {.bytes = frame.payload};
}

}  // namespace vanthu
