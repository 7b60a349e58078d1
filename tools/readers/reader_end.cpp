#include "tools/readers/reader_end.h"

#include <sys/wait.h>

#include <csignal>
#include <cstring>
#include <utility>

#include "store/record_json.h"
#include "tools/readers/sandbox.h"

namespace vanthu {
namespace {

Error limit_error(const char* code, const std::string& path, std::size_t limit) {
  return Error(code, path, {std::to_string(limit)});
}

bool used_up_cpu(const ReaderEnd& end, const Limits& limits) {
  if (!WIFSIGNALED(end.status)) return false;
  if (WTERMSIG(end.status) == SIGXCPU) return true;
  const auto seconds = static_cast<std::size_t>(end.usage.ru_utime.tv_sec + end.usage.ru_stime.tv_sec);
  return WTERMSIG(end.status) == SIGKILL && seconds + 1 >= limits.reader_cpu_seconds;
}

/// "SIGSEGV", "exit status 1".
std::string death_name(int status) {
  if (!WIFSIGNALED(status)) return "exit status " + std::to_string(WEXITSTATUS(status));
  const char* const name = sigabbrev_np(WTERMSIG(status));
  return name != nullptr ? std::string("SIG") + name : "signal " + std::to_string(WTERMSIG(status));
}

Error death_error(const std::string& path, const ReaderReply& reply, const ReaderEnd& end,
                  const Limits& limits) {
  if (reply.is_garbled()) return Error("reader-garbled", path);
  if (reply.is_too_long()) return limit_error("limit-record-bytes", path, limits.reader_record_bytes);
  if (end.killed) return *end.killed;
  if (used_up_cpu(end, limits)) return limit_error("limit-reader-cpu", path, limits.reader_cpu_seconds);
  // Only what is mapped can break away under a reader.
  if (WIFSIGNALED(end.status) && WTERMSIG(end.status) == SIGBUS) return Error("file-changed", path);
  if (WIFSIGNALED(end.status) && WTERMSIG(end.status) == SIGSYS) {
    return Error("reader-forbidden", path, {death_name(end.status)});
  }
  return Error("reader-crashed", path, {death_name(end.status)});
}

std::string forbidden_call(std::string_view payload) {
  std::int64_t number = -1;
  if (payload.size() == sizeof number) std::memcpy(&number, payload.data(), sizeof number);
  return call_name(number);
}

/// The record as it was sent, but of the file that was read: a reader has no say in which that was.
Document record_of(const ReadJob& job, const ReaderReply& reply) {
  Document document = from_json_line(reply.end()->payload, job.path);
  document.source.path = job.path;
  document.source.sha256 = reply.content()->sha256;
  document.source.bytes = reply.content()->bytes;
  return document;
}

void take_end(ReadOutcome& outcome, const ReadJob& job, const ReaderReply& reply) {
  const Frame& frame = *reply.end();
  switch (frame.kind) {
    case FrameKind::record:
      try {
        outcome.document = record_of(job, reply);
        outcome.result = ReadResult::record;
      } catch (const Error&) {
        outcome.error = Error("reader-garbled", job.path);
      }
      return;
    case FrameKind::unchanged:
      outcome.result = ReadResult::unchanged;
      // Only where it is: a reader that says so of another content lies.
      if (job.known_sha256 != reply.content()->sha256) {
        outcome.result = ReadResult::failed;
        outcome.error = Error("reader-garbled", job.path);
      }
      return;
    case FrameKind::archive:
      if (auto members = find_members(frame.payload)) {
        outcome.members = std::move(*members);
        outcome.result = ReadResult::archive;
      } else {
        outcome.error = Error("reader-garbled", job.path);
      }
      return;
    default:
      outcome.error = Error("reader-garbled", job.path);
      return;
  }
}

}  // namespace

bool has_answered(const ReaderReply& reply, const ReaderEnd& end) {
  // One that has said all it had to say and closed its channel is killed to make sure of its end; the kernel
  // may count that as its death even where it was about to exit.
  const bool ended_well =
      WIFEXITED(end.status) ? WEXITSTATUS(end.status) == 0 : WTERMSIG(end.status) == SIGKILL && !end.killed;
  return reply.end() && !reply.is_garbled() && ended_well;
}

std::optional<Error> failure_of(const std::string& path, const ReaderReply& reply, const ReaderEnd& end,
                                const Limits& limits) {
  if (!has_answered(reply, end)) return death_error(path, reply, end, limits);
  const Frame& frame = *reply.end();
  switch (frame.kind) {
    case FrameKind::forbidden:
      return Error("reader-forbidden", path, {forbidden_call(frame.payload)});
    case FrameKind::out_of_memory:
      return limit_error("limit-reader-memory", path, limits.reader_memory_bytes);
    case FrameKind::failure: {
      auto error = find_error(frame.payload, path);
      return error ? error : Error("reader-garbled", path);
    }
    default:
      return std::nullopt;
  }
}

ReadOutcome settle_outcome(const ReadJob& job, const ReaderReply& reply, const ReaderEnd& end,
                           const Limits& limits) {
  ReadOutcome outcome;
  outcome.number = job.number;
  if (reply.content()) {
    outcome.sha256 = reply.content()->sha256;
    outcome.bytes = reply.content()->bytes;
  }
  outcome.error = failure_of(job.path, reply, end, limits);
  if (!outcome.error) take_end(outcome, job, reply);
  return outcome;
}

bool died_of_page(const ReaderReply& reply, const ReaderEnd& end) {
  const bool dead = end.killed || WIFSIGNALED(end.status);
  return dead && reply.page() && !reply.end() && !reply.is_garbled() && !reply.is_too_long();
}

}  // namespace vanthu
