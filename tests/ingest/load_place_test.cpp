#include "ingest/load_place.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "forged_zip.h"
#include "ingest/error.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using testing::forge_zip;

class LoadPlaceTest : public ::testing::Test {
 protected:
  LoadPlaceTest() : folder_(fs::temp_directory_path() / ("vanthu-place-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
    const std::string inner = forge_zip({{"một.txt", "in two archives", true}});
    const std::string outer = forge_zip({{"xã\\1.txt", "one"},
                                         {"xã/1.txt", "another"},
                                         {"trong.zip", inner, true},
                                         {"trong.zip/một.txt", "beside"},
                                         {"rỗng.txt", ""}});
    write("plans.zip", outer);
    write("plain.txt", "plain");
    write("deep.zip",
          forge_zip({{"a.zip", forge_zip({{"b.zip", forge_zip({{"c.zip", forge_zip({{"1", "x"}})}})}})}}));
  }
  ~LoadPlaceTest() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  /// The bytes at that place below the folder, or the error's code.
  std::string load(const std::string& place, const Limits& limits = {}) const {
    const std::string path = folder_ / place;
    try {
      const SourceFile file = load_place(path, limits);
      EXPECT_EQ(file.path, path);
      return file.bytes;
    } catch (const Error& error) {
      return error.code;
    }
  }

  fs::path folder_;
};

TEST_F(LoadPlaceTest, AFileIsAFile) {
  EXPECT_EQ(load("plain.txt"), "plain");
  EXPECT_EQ(load("plans.zip").substr(0, 2), "PK");
}

TEST_F(LoadPlaceTest, AMemberIsFoundByItsListedName) {
  EXPECT_EQ(load("plans.zip/xã/1.txt"), "one");
  EXPECT_EQ(load("plans.zip/xã/1.txt#2"), "another");
}

TEST_F(LoadPlaceTest, AMemberOfAnArchiveInAnArchiveIsFound) {
  EXPECT_EQ(load("plans.zip/trong.zip/một.txt"), "in two archives");
  EXPECT_EQ(load("plans.zip/trong.zip#2/một.txt"), "beside");
}

TEST_F(LoadPlaceTest, WhatIsNoMoreIsMissing) {
  for (const char* place : {"nowhere", "nowhere/1.txt", "plain.txt/1.txt", "plans.zip/2.txt", "plans.zip/xã",
                            "plans.zip/trong.zip/hai.txt", "plans.zip/xã/1.txt/x", "plans.zip/"}) {
    EXPECT_EQ(load(place), "file-missing") << place;
  }
}

TEST_F(LoadPlaceTest, EmptyMembersAreEmptyFiles) { EXPECT_EQ(load("plans.zip/rỗng.txt"), "file-empty"); }

TEST_F(LoadPlaceTest, TheLimitsHold) {
  Limits limits;
  limits.archive_nesting = 3;
  EXPECT_EQ(load("deep.zip/a.zip/b.zip/c.zip/1", limits), "x");
  limits.archive_nesting = 2;
  EXPECT_EQ(load("deep.zip/a.zip/b.zip/c.zip/1", limits), "file-missing");
  EXPECT_EQ(load("deep.zip/a.zip/b.zip/c.zip", limits).substr(0, 2), "PK");
  limits.archive_file_bytes = 100;
  EXPECT_EQ(load("deep.zip/a.zip", limits), "limit-archive-file-bytes");
  limits = {};
  limits.file_bytes = 6;
  EXPECT_EQ(load("plans.zip/xã/1.txt", limits), "one");
  EXPECT_EQ(load("plans.zip/xã/1.txt#2", limits), "limit-file-bytes");
}

}  // namespace
}  // namespace vanthu
