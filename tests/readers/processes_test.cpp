// Readers as processes among others: signals, deaths, what stays behind.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <new>
#include <thread>

#include "ingest/descriptor.h"
#include "planted_readers.h"

namespace vanthu {
namespace {

using testing::all_outcomes;
using testing::default_parser;
using testing::TemporaryFolder;
using testing::told;

/// A number that all processes see.
class SharedNumber {
 public:
  SharedNumber() {
    void* const page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    number_ = new (page) std::atomic<int>(0);
  }
  ~SharedNumber() { munmap(number_, 4096); }
  SharedNumber(const SharedNumber&) = delete;
  SharedNumber& operator=(const SharedNumber&) = delete;
  std::atomic<int>& value() const { return *number_; }
  int wait() const {
    while (*number_ == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return *number_;
  }

 private:
  std::atomic<int>* number_;
};

std::size_t open_files() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

/// A pool whose readers tell their number, or what `tell` gives, and then wait for ever.
ReaderOptions waiting(
    const SharedNumber& number, int (*tell)() = [] { return static_cast<int>(getpid()); }) {
  return {.sandbox = SandboxMode::off, .read_file = [&number, tell](const SourceFile&, const ReadControl&) {
            number.value() = tell();
            std::this_thread::sleep_for(std::chrono::hours(1));
            return Document{};
          }};
}

bool is_gone(pid_t process) {
  for (int i = 0; i < 10'000; ++i) {
    if (kill(process, 0) != 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

TEST(ReaderProcesses, AreNotInTheGroupThatCtrlCIsSentTo) {
  const SharedNumber group;
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", "x");
  ReaderPool pool(default_parser(), waiting(group, [] { return static_cast<int>(getpgrp()); }));
  pool.start({.path = file, .file = file});
  EXPECT_NE(group.wait(), getpgrp());
}

TEST(ReaderProcesses, AreKilledWithThePoolAndLeaveNoZombies) {
  const SharedNumber reader;
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", "x");
  const std::size_t before = open_files();
  {
    ReaderPool pool(default_parser(), waiting(reader));
    pool.start({.path = file, .file = file});
    reader.wait();
  }
  EXPECT_TRUE(is_gone(reader.value()));
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
  EXPECT_EQ(open_files(), before);
}

TEST(ReaderProcesses, DieWithTheProgram) {
  const SharedNumber reader;
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", "x");
  const pid_t program = fork();
  if (program == 0) {
    ReaderPool pool(default_parser(), waiting(reader));
    pool.start({.path = file, .file = file});
    pause();
  }
  reader.wait();
  kill(program, SIGKILL);
  waitpid(program, nullptr, 0);
  EXPECT_TRUE(is_gone(reader.value()));
}

TEST(ReaderProcesses, WaitingEndsWhenThereIsSomethingElse) {
  const SharedNumber reader;
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", "x");
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const Descriptor wake(ends[0]), waker(ends[1]);
  ReaderPool pool(default_parser(), waiting(reader));
  pool.start({.path = file, .file = file});
  ASSERT_EQ(write(waker.get(), "x", 1), 1);
  EXPECT_TRUE(pool.wait(std::chrono::hours(1), wake.get()).empty());
  EXPECT_TRUE(pool.wait(std::chrono::milliseconds(1)).empty());
  EXPECT_EQ(pool.busy(), 1u);
  pool.kill_all();
  EXPECT_EQ(pool.busy(), 0u);
}

TEST(ReaderProcesses, WhatHadEndedBeforeAllWereKilledIsNobodysOutcome) {
  const TemporaryFolder folder;
  ReaderPool pool(default_parser(), {});
  pool.start({.number = 1, .path = "nowhere", .file = folder.path() + "/nowhere"});
  pool.kill_all();
  EXPECT_TRUE(pool.wait(std::chrono::milliseconds(1)).empty());
}

TEST(ReaderProcesses, ManyFilesLeaveNoFilesOpenAndNoProcesses) {
  const TemporaryFolder folder;
  const std::vector<std::string> files(500, folder.write("a.txt", testing::kSomeText));
  ReaderPool pool(default_parser(), {.readers = 4, .read_file = [](const SourceFile&, const ReadControl&) {
                                       return Document{};
                                     }});
  const std::size_t before = open_files();
  EXPECT_EQ(all_outcomes(pool, files).size(), files.size());
  EXPECT_EQ(open_files(), before);
}

TEST(ReaderProcesses, WithoutDescriptorsLeftAFileFailsAndTheNextIsRead) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", testing::kSomeText);
  ReaderPool pool(default_parser(), {});
  {
    std::vector<Descriptor> all;
    do {
      all.emplace_back(open("/dev/null", O_RDONLY | O_CLOEXEC));
    } while (all.back().is_open());
    EXPECT_EQ(all_outcomes(pool, {file}).at(0).error->code, "file-unreadable");
    all.resize(all.size() - 3);
    EXPECT_EQ(all_outcomes(pool, {file}).at(0).error->code, "reader-not-started");
  }
  EXPECT_EQ(told(all_outcomes(pool, {file}).at(0)), "record");
}

TEST(ReaderProcesses, AHostThatDiesIsStartedAgain) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", testing::kSomeText);
  ReaderPool pool(default_parser(), {});
  std::ifstream children("/proc/thread-self/children");
  pid_t origin = 0, host = 0;
  if (!(children >> origin >> host)) GTEST_SKIP() << "this kernel does not list children";
  kill(host, SIGKILL);
  EXPECT_EQ(told(all_outcomes(pool, {file}).at(0)), "record");
  EXPECT_EQ(told(all_outcomes(pool, {file}).at(0)), "record");
}

}  // namespace
}  // namespace vanthu
