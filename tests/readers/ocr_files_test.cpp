// Scans beside other files: who is next, and whose a page is.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "planted_recognizer.h"

namespace vanthu {
namespace {

using testing::all_outcomes;
using testing::default_parser;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::planted_page;
using testing::scan_reader;
using testing::TemporaryFolder;
using testing::told;

TEST(OcrPages, OfSeveralFilesGoToTheirOwnFiles) {
  const TemporaryFolder folder;
  for (const std::size_t readers : {1u, 3u}) {
    ReaderOptions options = scan_reader(6);
    options.readers = readers;
    options.recognizer.recognize = [](const SourceFile& file, int number) {
      return planted_page(number, file.bytes);
    };
    std::vector<std::string> paths;
    for (int i = 0; i < 12; ++i) {
      paths.push_back(folder.write(std::to_string(i), std::string(1, static_cast<char>('a' + i))));
    }
    ReaderPool pool(default_parser(), options);
    const auto outcomes = all_outcomes(pool, paths);
    ASSERT_EQ(outcomes.size(), paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const std::string own(1, static_cast<char>('a' + i));
      ASSERT_EQ(told(outcomes.at(i)), "record");
      std::string expected;
      for (int page = 1; page <= 6; ++page) expected += own + " " + std::to_string(page) + "\n";
      EXPECT_EQ(outcomes.at(i).document->text, expected);
    }
  }
}

/// The order in which a scan of so many pages and small files come to their ends, with one reader; pages and
/// files take the same time, which is none.
std::vector<std::string> ends_of(int pages, std::size_t small_files) {
  const TemporaryFolder folder;
  ReaderOptions options = scan_reader(pages);
  options.read_file = [scan = options.read_file](const SourceFile& file, const ReadControl& control) {
    return file.bytes == "scan" ? scan(file, control) : Document{};
  };
  ReaderPool pool(default_parser(), options);
  std::vector<std::string> ends;
  pool.on_recognized([&](const PageNews&) { ends.emplace_back("page"); });
  const std::string scan = folder.write("scan", "scan"), small = folder.write("small", "small");
  std::size_t started = 0;
  const auto is_finished = [&] {
    return std::count(ends.begin(), ends.end(), "scan") == 1 &&
           static_cast<std::size_t>(std::count(ends.begin(), ends.end(), "file")) == small_files;
  };
  while (!is_finished()) {
    while (started <= small_files && pool.room() > 0) {
      const std::string& path = started == 0 ? scan : small;
      pool.start({.number = started++, .path = path, .file = path});
    }
    for (const ReadOutcome& outcome : pool.wait(std::chrono::minutes(1))) {
      EXPECT_EQ(told(outcome), "record");
      ends.emplace_back(outcome.number == 0 ? "scan" : "file");
    }
  }
  return ends;
}

TEST(OcrPages, NeitherHoldUpFilesNorAreHeldUpByThem) {
  const std::vector<std::string> ends = ends_of(30, 30);
  const auto place_of = [&](auto found) { return found - ends.begin(); };
  const auto first_file = place_of(std::find(ends.begin(), ends.end(), "file"));
  const auto first_page = place_of(std::find(ends.begin(), ends.end(), "page"));
  const auto last_file = place_of(std::find(ends.rbegin(), ends.rend(), "file").base()) - 1;
  const auto last_page = place_of(std::find(ends.rbegin(), ends.rend(), "page").base()) - 1;
  EXPECT_LT(first_file, last_page);
  EXPECT_LT(first_page, last_file);
}

/// Changes the file behind the back of its reader.
void overwrite(const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  ASSERT_EQ(pwrite(file, "X", 1, 0), 1);
  close(file);
}

TEST(OcrPages, OfAFileThatChangesAreNotMixed) {
  const TemporaryFolder folder;
  const std::string path = folder.write("plan", "a scan");
  ReaderOptions options = scan_reader(4);
  ReaderPool pool(default_parser(), options);
  pool.on_recognized([&](const PageNews& news) {
    if (news.finished == 2) overwrite(path);
  });
  EXPECT_EQ(told(all_outcomes(pool, {path}).at(0)), "file-changed");
}

TEST(OcrPages, OfAFileThatChangesWhenTheyAreInAreNotMixed) {
  const TemporaryFolder folder;
  const std::string path = folder.write("plan", "a scan");
  ReaderOptions options = scan_reader(4);
  ReaderPool pool(default_parser(), options);
  pool.on_recognized([&](const PageNews& news) {
    if (news.finished == news.wanted) overwrite(path);
  });
  EXPECT_EQ(told(all_outcomes(pool, {path}).at(0)), "file-changed");
}

TEST(OcrPages, AreKilledWithThePool) {
  const TemporaryFolder folder;
  ReaderOptions options = scan_reader(8);
  options.readers = 2;
  ReaderPool pool(default_parser(), options);
  const std::string path = folder.write("plan", "a scan");
  std::size_t seen = 0;
  pool.on_recognized([&](const PageNews&) { ++seen; });
  pool.start({.number = 1, .path = path, .file = path});
  while (seen == 0) EXPECT_THAT(pool.wait(std::chrono::milliseconds(1)), IsEmpty());
  pool.kill_all();
  EXPECT_EQ(pool.busy(), 0u);
  EXPECT_EQ(pool.room(), 2u);
  EXPECT_EQ(told(all_outcomes(pool, {path}).at(0)), "record");
}

TEST(OcrPages, AreReadOnWhereTheirHostDies) {
  const TemporaryFolder folder;
  ReaderPool pool(default_parser(), scan_reader(5));
  pid_t host = 0;
  pool.on_recognized([&](const PageNews& news) {
    if (news.finished != 2) return;
    std::ifstream children("/proc/thread-self/children");
    pid_t origin = 0, file_host = 0;
    if (children >> origin >> file_host >> host) kill(host, SIGKILL);
  });
  const auto outcome = all_outcomes(pool, {folder.write("plan", "a scan")}).at(0);
  if (host == 0) GTEST_SKIP() << "this kernel does not list children";
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(outcome.document->source.ocr_pages, ElementsAre(1, 2, 3, 4, 5));
}

}  // namespace
}  // namespace vanthu
