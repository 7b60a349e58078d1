#include "tools/readers/run_apart.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "ingest/error.h"
#include "tools/readers/instrumented.h"

namespace vanthu {
namespace {

/// Code of the error that `work` ends with in a process of its own; "" where it ends well.
std::string failure_of(const std::function<std::string()>& work, const Limits& limits = {}) {
  try {
    run_apart("a.pdf", limits, work);
    return "";
  } catch (const Error& error) {
    EXPECT_EQ(error.path, "a.pdf");
    return error.code;
  }
}

TEST(RunApart, GivesWhatWasReturnedByteForByte) {
  const std::string bytes = std::string("a\0b\n\xff", 5) + std::string(3'000'000, 'x');
  EXPECT_EQ(run_apart("a.pdf", {}, [&] { return bytes; }), bytes);
  EXPECT_EQ(run_apart("a.pdf", {}, [] { return ""; }), "");
}

TEST(RunApart, ThrowsWhatWasThrownWithTheCallersPath) {
  try {
    run_apart("a.pdf", {}, []() -> std::string { throw Error("limit-pages", "elsewhere", {"7"}, 3); });
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, "limit-pages");
    EXPECT_EQ(error.path, "a.pdf");
    EXPECT_EQ(error.arguments, std::vector<std::string>{"7"});
    EXPECT_EQ(error.page, 3);
  }
}

TEST(RunApart, SurvivesWhateverTheProcessDiesOf) {
  EXPECT_EQ(failure_of([]() -> std::string {
              std::signal(SIGSEGV, SIG_DFL);
              std::raise(SIGSEGV);
              return "";
            }),
            "reader-crashed");
  EXPECT_EQ(failure_of([]() -> std::string { _exit(0); }), "reader-garbled");
  EXPECT_EQ(failure_of([]() -> std::string { _exit(7); }), "reader-garbled");
}

TEST(RunApart, StopsWhatTakesTooLong) {
  Limits limits;
  limits.file_seconds = 1;
  EXPECT_EQ(failure_of(
                []() -> std::string {
                  for (;;) pause();
                },
                limits),
            "limit-file-seconds");
}

TEST(RunApart, BoundsMemory) {
  if (is_sanitized() || is_under_valgrind()) GTEST_SKIP() << "memory is not bounded here";
  Limits limits;
  limits.reader_memory_bytes = std::size_t{512} << 20;
  EXPECT_EQ(failure_of([] { return std::string(std::size_t{1} << 30, 'x'); }, limits), "limit-reader-memory");
}

TEST(RunApart, BoundsTheAnswer) {
  Limits limits;
  limits.reader_record_bytes = 100'000;
  EXPECT_EQ(failure_of([] { return std::string(200'000, 'x'); }, limits), "limit-record-bytes");
}

TEST(RunApart, HasNoOtherOpenFileAndWritesNone) {
  const auto path = std::filesystem::temp_directory_path() / ("run-apart-" + std::to_string(getpid()));
  std::ofstream open_here(path);
  const std::string seen = run_apart("a.pdf", {}, [&] {
    std::size_t files = 0;
    for (int file = 3; file < 256; ++file) files += lseek(file, 0, SEEK_CUR) >= 0;
    std::ofstream other(path.string() + ".new");
    other << "text" << std::flush;
    return std::to_string(files) + (other ? " written" : " refused");
  });
  EXPECT_EQ(seen, "0 refused");
  std::filesystem::remove(path);
  std::filesystem::remove(path.string() + ".new");
}

}  // namespace
}  // namespace vanthu
