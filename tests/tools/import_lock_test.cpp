#include "tools/import/import_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include "ingest/error.h"
#include "tests/store/sample_documents.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::TemporaryFolder;

bool never() { return false; }
void tell_nobody(const OtherImport&) {}

TEST(ImportLock, GoesWithItsFile) {
  const TemporaryFolder folder;
  {
    const ImportLock lock(folder.file("s.db"), 0ms, never, tell_nobody);
    EXPECT_TRUE(fs::exists(folder.file("s.db-import")));
  }
  EXPECT_FALSE(fs::exists(folder.file("s.db-import")));
}

TEST(ImportLock, TellsWhoHoldsItAndGivesUpAfterAWhile) {
  const TemporaryFolder folder;
  const ImportLock lock(folder.file("s.db"), 0ms, never, tell_nobody);
  std::string holder;
  try {
    const ImportLock second(folder.file("s.db"), 150ms, never,
                            [&](const OtherImport& other) { holder = other.process; });
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, "import-busy");
    EXPECT_EQ(error.arguments.at(0), std::to_string(getpid()));
  }
  EXPECT_EQ(holder, std::to_string(getpid()));
  EXPECT_TRUE(fs::exists(folder.file("s.db-import"))) << "the holder's file stays";
}

TEST(ImportLock, IsGivenUpWhenTheUserSaysSo) {
  const TemporaryFolder folder;
  const ImportLock lock(folder.file("s.db"), 0ms, never, tell_nobody);
  EXPECT_THROW(ImportLock(
                   folder.file("s.db"), 1h, [] { return true; }, tell_nobody),
               Error);
}

TEST(ImportLock, IsHandedOnFromOneToTheNext) {
  const TemporaryFolder folder;
  std::atomic<int> holders{0}, rounds{0};
  std::atomic<bool> shared{false};
  const auto take = [&] {
    for (int i = 0; i < 5; ++i) {
      const ImportLock lock(folder.file("s.db"), 60s, never, tell_nobody);
      if (++holders > 1) shared = true;
      std::this_thread::sleep_for(2ms);
      --holders;
      ++rounds;
    }
  };
  std::thread first(take), second(take), third(take);
  first.join();
  second.join();
  third.join();
  EXPECT_EQ(rounds, 15);
  EXPECT_FALSE(shared);
  EXPECT_FALSE(fs::exists(folder.file("s.db-import")));
}

TEST(ImportLock, OfAProcessThatWasKilledIsFree) {
  const TemporaryFolder folder;
  const std::string store = folder.file("s.db");
  const pid_t child = fork();
  if (child == 0) {
    const ImportLock* lock = new ImportLock(store, 0ms, never, tell_nobody);
    static_cast<void>(lock);
    kill(getpid(), SIGKILL);
  }
  waitpid(child, nullptr, 0);
  ASSERT_TRUE(fs::exists(store + "-import"));
  const ImportLock lock(store, 0ms, never, tell_nobody);
}

TEST(ImportLock, IsNotLaidThroughALink) {
  const TemporaryFolder folder;
  fs::create_symlink(folder.file("elsewhere"), folder.file("s.db-import"));
  try {
    const ImportLock lock(folder.file("s.db"), 0ms, never, tell_nobody);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, "store-failed");
  }
  EXPECT_FALSE(fs::exists(folder.file("elsewhere")));
}

}  // namespace
}  // namespace vanthu
