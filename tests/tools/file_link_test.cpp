#include "tools/export/file_link.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/store/sample_documents.h"

namespace vanthu {
namespace {

using testing::TemporaryFolder;
using testing::write_file;

TEST(FileLink, EscapesWhatHasAMeaningInAUri) {
  const TemporaryFolder folder;
  const std::string root = "file://" + folder.path().string() + "/";
  const std::pair<const char*, const char*> cases[] = {
      {"kế hoạch.txt", "kế%20hoạch.txt"}, {"a#b%20c?.txt", "a%23b%2520c%3F.txt"},
      {"'x'!A1.txt", "%27x%27%21A1.txt"}, {"[1]\"<&>.txt", "%5B1%5D%22%3C&%3E.txt"},
      {"a\xFF.txt", "a%FF.txt"},          {"a\nb\x01.txt", "a%0Ab%01.txt"},
  };
  for (const auto& [name, link] : cases) {
    write_file(folder.file(name), "x");
    EXPECT_EQ(find_file_link(folder.file(name)), root + link);
  }
}

TEST(FileLink, OfAMemberOfAnArchiveLeadsToTheArchive) {
  const TemporaryFolder folder;
  write_file(folder.file("a.zip"), "x");
  EXPECT_EQ(find_file_link(folder.file("a.zip/xã/trong.zip/1.txt")), "file://" + folder.file("a.zip"));
}

TEST(FileLink, IsNoneWhereThereIsNoSuchFileOrItWouldBeTooLong) {
  const TemporaryFolder folder;
  EXPECT_EQ(find_file_link(""), std::nullopt);
  EXPECT_EQ(find_file_link(std::string("a\0b", 3)), std::nullopt);
  EXPECT_EQ(find_file_link(folder.file("nothing.txt")), std::nullopt);
  EXPECT_EQ(find_file_link(folder.path().string()), std::nullopt);
  EXPECT_EQ(find_file_link(std::string(1'000'000, '/') + "a"), std::nullopt);
  // 250 bytes that each take three letters in a URI, four times.
  std::string path = folder.path().string();
  for (int i = 0; i < 4; ++i) path += "/" + std::string(250, '#');
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  write_file(path, "x");
  EXPECT_EQ(find_file_link(path), std::nullopt);
}

TEST(FileLink, OfARelativePathBeginsInThePresentFolder) {
  const TemporaryFolder folder;
  const std::filesystem::path before = std::filesystem::current_path();
  write_file(folder.file("1.txt"), "x");
  std::filesystem::current_path(folder.path());
  const auto link = find_file_link("./1.txt");
  std::filesystem::current_path(before);
  EXPECT_EQ(link, "file://" + folder.file("1.txt"));
}

}  // namespace
}  // namespace vanthu
