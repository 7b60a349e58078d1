#include "tools/import/watch_folder.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "ingest/descriptor.h"
#include "ingest/error.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr milliseconds kStill{20};
constexpr milliseconds kLong{20'000};  // no test waits so long where the folder is watched well

class WatchFolderTest : public ::testing::Test {
 protected:
  WatchFolderTest()
      : base_(fs::temp_directory_path() / ("vanthu-watch-" + std::to_string(getpid()))),
        folder_(base_ / "in") {
    fs::create_directories(folder_);
  }
  ~WatchFolderTest() override { fs::remove_all(base_); }

  std::string write(const fs::path& path, const std::string& text = "một") const {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path;
  }

  WatchOptions options() const { return {{}, folder_ / "vanthu.db", kStill}; }

  /// "path" or "path: code" below the folder, until as many are ready.
  std::vector<std::string> next(WatchFolder& watch, std::size_t count) const {
    std::vector<std::string> ready;
    while (ready.size() < count) {
      const std::vector<InputFile> batch = watch.wait(kLong);
      if (batch.empty()) return ready;
      for (const InputFile& file : batch) {
        const std::string below = fs::path(file.path).lexically_relative(folder_);
        ready.push_back(below + (file.skip_code.empty() ? "" : ": " + file.skip_code));
      }
    }
    return ready;
  }

  fs::path base_, folder_;
};

TEST_F(WatchFolderTest, WhatIsThereIsReadyFirst) {
  write(folder_ / "1.txt");
  write(folder_ / "a/b/2.txt");
  WatchFolder watch(folder_.string() + "/", options());
  EXPECT_THAT(next(watch, 2), UnorderedElementsAre("1.txt", "a/b/2.txt"));
  EXPECT_THAT(watch.wait(milliseconds(0)), IsEmpty());
}

TEST_F(WatchFolderTest, NewFilesAreNamedInOldAndNewFolders) {
  WatchFolder watch(folder_, options());
  write(folder_ / "1.txt");
  EXPECT_THAT(next(watch, 1), ElementsAre("1.txt"));
  write(folder_ / "mới/sâu/2.txt");
  EXPECT_THAT(next(watch, 1), ElementsAre("mới/sâu/2.txt"));
  write(folder_ / "mới/sâu/3.txt");
  EXPECT_THAT(next(watch, 1), ElementsAre("mới/sâu/3.txt"));
}

TEST_F(WatchFolderTest, AFileThatIsStillWrittenIsNamedAfterItsEnd) {
  WatchOptions patient = options();
  patient.still = milliseconds(500);  // an open file is taken after 15 seconds
  WatchFolder watch(folder_, patient);
  std::ofstream growing(folder_ / "growing.txt");
  growing << "half a plan" << std::flush;
  write(folder_ / "whole.txt");
  EXPECT_THAT(next(watch, 1), ElementsAre("whole.txt"));
  growing << ", and the other half" << std::flush;
  growing.close();
  EXPECT_THAT(next(watch, 1), ElementsAre("growing.txt"));
  std::ofstream(folder_ / "growing.txt", std::ios::app) << ", and an annex";
  EXPECT_THAT(next(watch, 1), ElementsAre("growing.txt"));
}

TEST_F(WatchFolderTest, FilesAndFoldersThatAreMovedInAreNamed) {
  write(base_ / "1.txt");
  write(base_ / "xã/a/2.txt");
  WatchFolder watch(folder_, options());
  fs::rename(base_ / "1.txt", folder_ / "1.txt");
  EXPECT_THAT(next(watch, 1), ElementsAre("1.txt"));
  fs::rename(base_ / "xã", folder_ / "xã");
  EXPECT_THAT(next(watch, 1), ElementsAre("xã/a/2.txt"));
}

TEST_F(WatchFolderTest, AFolderThatWasRenamedIsWatchedByItsNewName) {
  write(folder_ / "cũ/sâu/1.txt");
  WatchFolder watch(folder_, options());
  EXPECT_THAT(next(watch, 1), ElementsAre("cũ/sâu/1.txt"));
  fs::rename(folder_ / "cũ", folder_ / "mới");
  EXPECT_THAT(next(watch, 1), ElementsAre("mới/sâu/1.txt"));
  write(folder_ / "mới/sâu/2.txt");
  EXPECT_THAT(next(watch, 1), ElementsAre("mới/sâu/2.txt"));
}

TEST_F(WatchFolderTest, AFolderThatWasMovedAwayIsNotWatched) {
  write(folder_ / "a/1.txt");
  WatchFolder watch(folder_, options());
  EXPECT_THAT(next(watch, 1), ElementsAre("a/1.txt"));
  fs::rename(folder_ / "a", base_ / "a");
  write(base_ / "a/2.txt");
  write(folder_ / "3.txt");
  EXPECT_THAT(next(watch, 1), ElementsAre("3.txt"));
}

TEST_F(WatchFolderTest, WhatIsNoDocumentIsNamedWithItsReason) {
  WatchOptions only_pdf = options();
  only_pdf.inputs.include = {"*.pdf"};
  write(base_ / "outside.pdf");
  WatchFolder watch(folder_, only_pdf);
  write(folder_ / "1.txt");
  write(folder_ / ".git/1.pdf");
  write(folder_ / "~$plan.pdf");
  write(folder_ / "1.pdf");
  fs::create_symlink("../outside.pdf", folder_ / "link.pdf");
  EXPECT_THAT(next(watch, 5),
              UnorderedElementsAre("1.txt: skipped-excluded", ".git: skipped-hidden",
                                   "~$plan.pdf: skipped-system", "1.pdf", "link.pdf: skipped-link-outside"));
}

TEST_F(WatchFolderTest, TheStoreIsNamedOnceHoweverOftenItChanges) {
  WatchFolder watch(folder_, options());
  write(folder_ / "vanthu.db-wal", "1");
  EXPECT_THAT(next(watch, 1), ElementsAre("vanthu.db-wal: skipped-own"));
  write(folder_ / "vanthu.db-wal", "12");
  write(folder_ / "1.txt");
  EXPECT_THAT(next(watch, 1), ElementsAre("1.txt"));
}

TEST_F(WatchFolderTest, AFileThatWasLinkedInIsNamedThoughNobodyClosesIt) {
  write(base_ / "1.txt");
  WatchFolder watch(folder_, options());
  fs::create_hard_link(base_ / "1.txt", folder_ / "1.txt");
  EXPECT_THAT(next(watch, 1), ElementsAre("1.txt"));
}

TEST_F(WatchFolderTest, NothingIsLostWhereTheSystemLosesEvents) {
  std::size_t queue = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> queue;
  if (queue == 0 || queue > 50'000) GTEST_SKIP() << "the queue holds " << queue << " events";
  WatchFolder watch(folder_, options());
  // Each file is two events: made, closed.
  const std::size_t files = queue / 2 + 500;
  for (std::size_t i = 0; i < files; ++i) ::close(::creat((folder_ / std::to_string(i)).c_str(), 0600));
  EXPECT_EQ(next(watch, files).size(), files);
}

TEST_F(WatchFolderTest, AWakeCallEndsTheWaiting) {
  WatchFolder watch(folder_, options());
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const Descriptor read_end(ends[0]), write_end(ends[1]);
  ASSERT_EQ(::write(write_end.get(), "x", 1), 1);
  EXPECT_THAT(watch.wait(std::chrono::hours(1), read_end.get()), IsEmpty());
}

TEST_F(WatchFolderTest, AFolderThatIsGoneEndsTheWatch) {
  WatchFolder watch(folder_, options());
  fs::remove_all(folder_);
  try {
    watch.wait(kLong);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, "watch-ended");
  }
}

TEST_F(WatchFolderTest, WhatIsNoFolderCannotBeWatched) {
  for (const std::string& path : {(folder_ / "nowhere").string(), write(folder_ / "1.txt")}) {
    try {
      WatchFolder watch(path, options());
      FAIL() << path;
    } catch (const Error& error) {
      EXPECT_EQ(error.code, "watch-failed");
      EXPECT_EQ(error.path, path);
    }
  }
}

}  // namespace
}  // namespace vanthu
