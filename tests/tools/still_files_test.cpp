#include "tools/import/still_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The test tells the time.
class StillFilesTest : public ::testing::Test {
 protected:
  StillFilesTest() : folder_(fs::temp_directory_path() / ("vanthu-still-" + std::to_string(getpid()))) {
    fs::create_directories(folder_ / "a");
  }
  ~StillFilesTest() override { fs::remove_all(folder_); }

  std::string grow(const std::string& name) const {
    std::ofstream(folder_ / name, std::ios::app) << "một dòng\n";
    return (folder_ / name).string();
  }

  static StillFiles::Time at(int second) { return StillFiles::Time(seconds(second)); }

  fs::path folder_;
  StillFiles files_{seconds(2)};
};

TEST_F(StillFilesTest, AClosedFileIsReadyOnceWhenItHasStoodStill) {
  const std::string path = grow("1");
  files_.closed(path, at(10));
  EXPECT_EQ(files_.next(), at(12));
  EXPECT_THAT(files_.take_ready(at(11)), IsEmpty());
  EXPECT_THAT(files_.take_ready(at(12)), ElementsAre(path));
  EXPECT_THAT(files_.take_ready(at(100)), IsEmpty());
  EXPECT_EQ(files_.next(), std::nullopt);
}

TEST_F(StillFilesTest, AGrowingFileWaits) {
  const std::string path = grow("1");
  files_.closed(path, at(10));
  grow("1");
  EXPECT_THAT(files_.take_ready(at(12)), IsEmpty());
  grow("1");
  EXPECT_THAT(files_.take_ready(at(14)), IsEmpty());
  EXPECT_THAT(files_.take_ready(at(15)), IsEmpty());
  EXPECT_THAT(files_.take_ready(at(16)), ElementsAre(path));
}

TEST_F(StillFilesTest, AnOpenFileWaitsForItsEndOrLong) {
  const std::string path = grow("1"), kept = grow("2");
  files_.opened(path, at(10));
  files_.opened(kept, at(10));
  EXPECT_THAT(files_.take_ready(at(60)), IsEmpty());
  files_.closed(path, at(60));
  EXPECT_THAT(files_.take_ready(at(62)), ElementsAre(path));
  EXPECT_THAT(files_.take_ready(at(70)), ElementsAre(kept));
}

TEST_F(StillFilesTest, WhatWasTakenIsTakenAgainOnlyWhenItWasChangedOrClosedAgain) {
  const std::string path = grow("1");
  files_.seen(path, at(0));
  EXPECT_THAT(files_.take_ready(at(2)), ElementsAre(path));
  files_.seen(path, at(10));
  EXPECT_THAT(files_.take_ready(at(20)), IsEmpty());
  grow("1");
  files_.seen(path, at(30));
  EXPECT_THAT(files_.take_ready(at(32)), ElementsAre(path));
  files_.closed(path, at(40));
  EXPECT_THAT(files_.take_ready(at(42)), ElementsAre(path));
}

TEST_F(StillFilesTest, SeeingAnOpenFileDoesNotCloseIt) {
  const std::string path = grow("1");
  files_.opened(path, at(0));
  files_.seen(path, at(1));
  EXPECT_THAT(files_.take_ready(at(10)), IsEmpty());
}

TEST_F(StillFilesTest, WhatIsGoneIsForgottenWithAllInIt) {
  const std::string inside = grow("a/1"), beside = grow("a2"), removed = grow("3");
  for (const std::string& path : {inside, beside, removed}) files_.closed(path, at(0));
  files_.gone(folder_ / "a");
  fs::remove(removed);
  EXPECT_THAT(files_.take_ready(at(2)), ElementsAre(beside));
  files_.closed(folder_ / "nowhere", at(3));
  EXPECT_EQ(files_.next(), std::nullopt);
}

}  // namespace
}  // namespace vanthu
