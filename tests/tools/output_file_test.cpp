#include "tools/export/output_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "ingest/error.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

class OutputFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = ::testing::TempDir() + "vanthu-output-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  void put(const std::string& name, const std::string& bytes) const { std::ofstream(path(name)) << bytes; }

  std::string bytes_of(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  static std::string code_of(const std::string& path, bool replace) {
    try {
      OutputFile(path, replace);
    } catch (const Error& error) {
      return error.code;
    }
    return "";
  }

  fs::path folder_;
};

TEST_F(OutputFileTest, IsThereOnlyWhenItIsWhole) {
  {
    OutputFile file(path("a.csv"), false);
    file.write("half");
    EXPECT_FALSE(fs::exists(path("a.csv")));
  }
  EXPECT_EQ(files(), 0u);
  OutputFile file(path("a.csv"), false);
  file.write("one,");
  file.write("two\n");
  file.commit();
  EXPECT_EQ(bytes_of("a.csv"), "one,two\n");
  EXPECT_EQ(files(), 1u);
}

TEST_F(OutputFileTest, CanBeReadByWhomeverTheUmaskAllows) {
  const mode_t mask = ::umask(027);
  OutputFile file(path("a.csv"), false);
  file.commit();
  ::umask(mask);
  struct stat found {};
  ASSERT_EQ(::stat(path("a.csv").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777u, 0640u);
}

TEST_F(OutputFileTest, ReplacesAFileOnlyWhereThatIsAsked) {
  put("a.csv", "mine");
  EXPECT_EQ(code_of(path("a.csv"), false), "output-exists");
  EXPECT_EQ(bytes_of("a.csv"), "mine");
  OutputFile file(path("a.csv"), true);
  file.write("new");
  EXPECT_EQ(bytes_of("a.csv"), "mine");
  file.commit();
  EXPECT_EQ(bytes_of("a.csv"), "new");
  EXPECT_EQ(files(), 1u);
}

TEST_F(OutputFileTest, LeavesAFileThatCameMeanwhile) {
  std::optional<OutputFile> file(std::in_place, path("a.csv"), false);
  put("a.csv", "mine");
  EXPECT_THROW(file->commit(), Error);
  file.reset();
  EXPECT_EQ(bytes_of("a.csv"), "mine");
  EXPECT_EQ(files(), 1u);
}

TEST_F(OutputFileTest, SaysWhyATargetCannotBeWritten) {
  fs::create_directory(folder_ / "folder");
  fs::create_symlink("nowhere", folder_ / "link");
  EXPECT_EQ(code_of(path("none/a.csv"), false), "output-folder-missing");
  EXPECT_EQ(code_of("", false), "output-folder-missing");
  EXPECT_EQ(code_of(path("folder"), true), "output-not-a-file");
  EXPECT_EQ(code_of(path("link"), true), "output-not-a-file");
  EXPECT_EQ(code_of("/dev/null", true), "output-not-a-file");
  EXPECT_EQ(code_of("/proc/vanthu.csv", false), "output-write-failed");
}

}  // namespace
}  // namespace vanthu
