#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "ingest/messages.h"
#include "ingest/read.h"

namespace vanthu {
namespace {

class LoadFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("vanthu-load-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    const std::string path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  static std::string error_code(const std::string& path, const Limits& limits = {}) {
    try {
      load_file(path, limits);
    } catch (const Error& error) {
      EXPECT_EQ(error.path, path);
      EXPECT_TRUE(has_message(error.code)) << error.code;
      return error.code;
    }
    return "";
  }

  std::filesystem::path folder_;
};

TEST_F(LoadFile, GivesTheBytesAsTheyAre) {
  const std::string bytes("\xEF\xBB\xBF\0\r\n\xFF", 7);
  const SourceFile file = load_file(write("a.txt", bytes), {});
  EXPECT_EQ(file.bytes, bytes);
  EXPECT_EQ(file.path, (folder_ / "a.txt").string());
}

TEST_F(LoadFile, TakesNamesOfAnyBytes) {
  EXPECT_EQ(load_file(write("k\xFF\n\x1B[31m\xE1\xBA\xBF", "x"), {}).bytes, "x");
}

TEST_F(LoadFile, SaysWhyThereIsNothingToRead) {
  EXPECT_EQ(error_code((folder_ / "none.txt").string()), "file-missing");
  EXPECT_EQ(error_code(write("plain", "x") + "/below"), "file-missing");
  EXPECT_EQ(error_code(""), "file-missing");
  EXPECT_EQ(error_code(write("cut", "x") + std::string("\0.txt", 5)), "file-missing");
  EXPECT_EQ(error_code(folder_.string()), "file-is-folder");
  EXPECT_EQ(error_code(write("empty.txt", "")), "file-empty");
  EXPECT_EQ(error_code((folder_ / std::string(300, 'n')).string()), "file-unreadable");
}

TEST_F(LoadFile, NeverWaitsForAPipe) {
  const std::string pipe = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(error_code(pipe), "file-not-regular");
  EXPECT_EQ(error_code("/dev/zero"), "file-not-regular");
}

TEST_F(LoadFile, RefusesAFileWithoutPermission) {
  const std::string path = write("secret.txt", "x");
  ASSERT_EQ(::chmod(path.c_str(), 0), 0);
  if (::access(path.c_str(), R_OK) == 0) GTEST_SKIP() << "root may read everything";
  EXPECT_EQ(error_code(path), "file-unreadable");
}

TEST_F(LoadFile, HoldsToTheLimitWhateverTheSystemSays) {
  Limits limits;
  limits.file_bytes = 4;
  EXPECT_EQ(load_file(write("four", "1234"), limits).bytes, "1234");
  EXPECT_EQ(error_code(write("five", "12345"), limits), "limit-file-bytes");
  // A sparse file of a terabyte takes no room on the disk and must take none here.
  const std::string sparse = write("sparse", "x");
  std::error_code failed;
  std::filesystem::resize_file(sparse, std::uintmax_t{1} << 40, failed);
  if (!failed) {
    EXPECT_EQ(error_code(sparse), "limit-file-bytes");
  }
  // The system states size 0 for its own tables.
  if (std::filesystem::exists("/proc/self/maps")) {
    EXPECT_EQ(error_code("/proc/self/maps", limits), "limit-file-bytes");
  }
}

}  // namespace
}  // namespace vanthu
