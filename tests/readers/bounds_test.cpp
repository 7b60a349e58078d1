// Readers that crash, never end, take what there is, or answer nonsense.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "planted_readers.h"
#include "tools/readers/instrumented.h"
#include "tools/readers/wire.h"

namespace vanthu {
namespace {

using testing::outcome_of;
using testing::told;

constexpr int kChannel = 4;  // the reader's

/// A reader that sends the bytes and ends.
ReaderOptions sender(std::string bytes) {
  return {.read_file = [bytes](const SourceFile&, const ReadControl&) -> Document {
    send(kChannel, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    _exit(0);
  }};
}

ReaderOptions planted(void (*act)(), const Limits& limits = {}) {
  return {.limits = limits, .read_file = [act](const SourceFile&, const ReadControl&) {
            act();
            return Document{};
          }};
}

TEST(ReaderBounds, ACrashIsNamedByItsSignal) {
  if (is_sanitized()) GTEST_SKIP() << "the sanitizer ends the process itself";
  for (const auto& [act, name] : std::initializer_list<std::pair<void (*)(), const char*>>{
           {[] { raise(SIGABRT); }, "SIGABRT"},
           {[] { std::abort(); }, "SIGABRT"},
           {[] { *static_cast<volatile int*>(nullptr) = 1; }, "SIGSEGV"},
           {[] { _exit(3); }, "exit status 3"}}) {
    const ReadOutcome outcome = outcome_of(planted(act));
    EXPECT_EQ(told(outcome), std::string("reader-crashed ") + name);
    EXPECT_TRUE(outcome.sha256);
  }
}

void run_for_ever() {
  for (;;) getpid();
}

TEST(ReaderBounds, AReaderThatComputesForEverEndsByItsProcessorTime) {
  Limits limits;
  limits.reader_cpu_seconds = 1;
  const ReadOutcome outcome = outcome_of(planted(run_for_ever, limits));
  EXPECT_EQ(told(outcome), "limit-reader-cpu 1");
}

TEST(ReaderBounds, AReaderThatWaitsForEverEndsByTheClock) {
  Limits limits;
  limits.file_seconds = 1;
  const ReadOutcome outcome =
      outcome_of(planted([] { std::this_thread::sleep_for(std::chrono::hours(1)); }, limits));
  EXPECT_EQ(told(outcome), "limit-file-seconds 1");
}

void take_all_memory() {
  std::vector<std::string> taken;
  for (;;) taken.emplace_back(1u << 20, 'a');
}

void take_all_memory_as_c_does() {
  for (;;) {
    char* const taken = static_cast<char*>(std::malloc(1u << 20));
    for (std::size_t i = 0; i < (1u << 20); i += 4096) const_cast<volatile char*>(taken)[i] = 'a';
  }
}

TEST(ReaderBounds, AReaderThatTakesAllMemoryIsToldApartFromACrash) {
  if (is_sanitized() || is_under_valgrind()) GTEST_SKIP() << "memory is not bounded in this build";
  Limits limits;
  limits.reader_memory_bytes = 512u << 20;
  for (void (*act)() : {take_all_memory, take_all_memory_as_c_does}) {
    const ReadOutcome outcome = outcome_of(planted(act, limits));
    EXPECT_EQ(told(outcome), "limit-reader-memory 536870912");
  }
}

TEST(ReaderBounds, AReaderCannotAnswerEndlessly) {
  Limits limits;
  limits.reader_record_bytes = 1u << 20;
  limits.file_bytes = 1u << 20;
  const ReadOutcome record = outcome_of({.limits = limits, .read_file = [](const SourceFile&, const auto&) {
                                           Document document;
                                           document.text.assign(2u << 20, 'a');
                                           return document;
                                         }});
  EXPECT_EQ(told(record), "limit-record-bytes 1048576");
  const ReadOutcome announced =
      outcome_of({.limits = limits, .read_file = [](const SourceFile&, const auto&) {
                    const std::string head = frame_head(FrameKind::record, 0, 1u << 30);
                    send(kChannel, head.data(), head.size(), 0);
                    for (;;) send(kChannel, head.data(), head.size(), MSG_NOSIGNAL);
                    return Document{};
                  }});
  EXPECT_EQ(told(announced), "limit-record-bytes 1048576");
  const ReadOutcome pages =
      outcome_of({.limits = limits, .read_file = [](const SourceFile&, const ReadControl& control) {
                    for (;;) control.on_page(1, 1);
                    return Document{};
                  }});
  EXPECT_EQ(told(pages), "reader-garbled");
}

TEST(ReaderBounds, AnAnswerThatIsNotOneIsThrownAway) {
  const auto framed = [](FrameKind kind, const std::string& payload, std::uint64_t job = 0) {
    return frame_head(kind, job, payload.size()) + payload;
  };
  const std::string content = to_bytes(ContentNote{std::string(64, 'a'), 5});
  const std::string unchanged = framed(FrameKind::unchanged, "");
  for (const std::string& bytes : {
           std::string(64, 'x'),                                           // no frame
           framed(FrameKind::record, "{}"),                                // no record
           framed(FrameKind::record, "[" + std::string(1000, '[')),        // likewise
           framed(FrameKind::unchanged, ""),                               // nobody said that it is known
           framed(FrameKind::content, content),                            // a second one
           framed(FrameKind::failure, "nonsense"),                         //
           framed(FrameKind::failure, to_bytes(Error("store-full", ""))),  // nothing that a reader can know
           framed(FrameKind::failure, to_bytes(Error("no-such-message", ""))),         //
           framed(FrameKind::failure, to_bytes(Error("file-empty", "")), 1),           // of another file
           framed(FrameKind::failure, to_bytes(Error("file-empty", ""))) + unchanged,  // two ends
           framed(FrameKind::failure, to_bytes(Error("file-empty", ""))) + "x",        //
           framed(FrameKind::converted, ""),                                           // the program's word
           framed(FrameKind::page, to_bytes(PageProgress{2, 1})),                      //
       }) {
    const ReadOutcome outcome = outcome_of(sender(bytes));
    EXPECT_EQ(outcome.result, ReadResult::failed);
    EXPECT_EQ(told(outcome), "reader-garbled") << bytes;
  }
}

TEST(ReaderBounds, AnAnswerThatBreaksOffIsACrash) {
  const ReadOutcome outcome = outcome_of(sender(frame_head(FrameKind::record, 0, 100) + "{"));
  EXPECT_EQ(told(outcome), "reader-crashed exit status 0");
}

TEST(ReaderBounds, AReaderCannotSayWhichContentItHasRead) {
  const ReadOutcome outcome = outcome_of({.read_file = [](const SourceFile&, const ReadControl&) {
    Document document;
    document.source.path = "/another/file";
    document.source.sha256 = std::string(64, 'f');
    document.source.bytes = 1;
    return document;
  }});
  ASSERT_EQ(outcome.result, ReadResult::record);
  EXPECT_EQ(outcome.document->source.sha256, sha256_hex(testing::kSomeText));
  EXPECT_EQ(outcome.document->source.bytes, testing::kSomeText.size());
  EXPECT_THAT(outcome.document->source.path, ::testing::EndsWith("plan.txt"));
}

}  // namespace
}  // namespace vanthu
