#include "tools/program/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class InputsTest : public ::testing::Test {
 protected:
  InputsTest() : folder_(fs::temp_directory_path() / ("vanthu-inputs-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~InputsTest() override { fs::remove_all(folder_); }

  void make(const std::string& name) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << name;
  }

  /// Paths below the test's folder.
  std::vector<std::string> names(const Inputs& inputs) const {
    std::vector<std::string> names;
    for (const InputFile& file : inputs.files)
      names.push_back(fs::path(file.path).lexically_relative(folder_).string());
    return names;
  }

  Inputs collect(const std::vector<std::string>& paths, const std::string& list = "") const {
    std::istringstream stream(list);
    return collect_inputs(paths, stream, folder_ / "vanthu.db");
  }

  fs::path folder_;
};

TEST_F(InputsTest, AFolderGivesItsFilesSortedAndRecursively) {
  for (const char* name : {"b.txt", "a/2.txt", "a/1.txt", "c/d/e.txt"}) make(name);
  const Inputs inputs = collect({folder_.string() + "/"});
  EXPECT_THAT(names(inputs), ElementsAre("a/1.txt", "a/2.txt", "b.txt", "c/d/e.txt"));
  for (const InputFile& file : inputs.files) EXPECT_EQ(file.folder, 0u);
}

TEST_F(InputsTest, HiddenFilesAndFoldersAreSkipped) {
  for (const char* name : {".hidden", ".git/config", "seen"}) make(name);
  EXPECT_THAT(names(collect({folder_})), ElementsAre("seen"));
}

TEST_F(InputsTest, FilesKeepTheOrderAndSpellingGiven) {
  const Inputs inputs = collect({"z", "./a", "z"});
  ASSERT_EQ(inputs.files.size(), 3u);
  EXPECT_EQ(inputs.files[0].path, "z");
  EXPECT_EQ(inputs.files[1].path, "./a");
  EXPECT_FALSE(inputs.files[0].folder);
}

TEST_F(InputsTest, LinksToFoldersCannotLeadInACircle) {
  make("a/plan.txt");
  fs::create_directory_symlink(folder_, folder_ / "a/up");
  fs::create_symlink(folder_ / "a/plan.txt", folder_ / "a/link.txt");
  EXPECT_THAT(names(collect({folder_})), ElementsAre("a/link.txt", "a/plan.txt"));
}

TEST_F(InputsTest, TheStoreIsNoInput) {
  for (const char* name : {"vanthu.db", "vanthu.db-wal", "vanthu.db-shm", "sub/vanthu.db"}) make(name);
  EXPECT_THAT(names(collect({folder_})), ElementsAre("sub/vanthu.db"));
}

TEST_F(InputsTest, AListMayEndItsPathsByLineOrByNul) {
  EXPECT_THAT(collect({"-"}, "/x/a b\r\n\n/x/c").files.size(), 2u);
  const Inputs inputs = collect({"-"}, std::string("/x/a\nb\0/x/c\0", 12));
  ASSERT_EQ(inputs.files.size(), 2u);
  EXPECT_EQ(inputs.files[0].path, "/x/a\nb");
}

TEST_F(InputsTest, AnEmptyFolderIsRememberedWithoutFiles) {
  const Inputs inputs = collect({folder_});
  EXPECT_THAT(inputs.files, IsEmpty());
  EXPECT_THAT(inputs.folders, ElementsAre(folder_.string()));
}

TEST_F(InputsTest, AFolderThatCannotBeReadIsAnError) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads every folder";
  make("shut/plan.txt");
  fs::permissions(folder_ / "shut", fs::perms::none);
  const Inputs inputs = collect({folder_});
  fs::permissions(folder_ / "shut", fs::perms::owner_all);
  ASSERT_EQ(inputs.errors.size(), 1u);
  EXPECT_EQ(inputs.errors[0].code, "folder-unreadable");
}

}  // namespace
}  // namespace vanthu
