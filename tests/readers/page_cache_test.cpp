#include "tools/readers/page_cache.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "planted_recognizer.h"
#include "tools/readers/page_wire.h"

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
namespace fs = std::filesystem;

constexpr std::size_t kPlenty = 1u << 20;

std::string key(int page) { return page_key(std::string(64, 'a'), page, {}, "1"); }

std::vector<fs::path> files_in(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_directory()) files.push_back(entry.path());
  }
  return files;
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void set_content(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

TEST(PageKey, HangsOnAllThatTheTextOfAPageHangsOn) {
  const OcrSettings settings;
  const std::string usual = page_key("s", 1, settings, "1");
  EXPECT_EQ(page_key("s", 1, settings, "1"), usual);
  EXPECT_NE(page_key("t", 1, settings, "1"), usual);
  EXPECT_NE(page_key("s", 2, settings, "1"), usual);
  EXPECT_NE(page_key("s", 1, settings, "2"), usual);
  EXPECT_NE(page_key("s", 1, {.languages = "vie+eng"}, "1"), usual);
  EXPECT_EQ(page_key("s", 1, {.mode = OcrMode::always}, "1"), usual) << "the page is the same";
}

TEST(PageCache, FindsWhatItKept) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/new/ocr";
  {
    PageCache cache(path, kPlenty);
    cache.keep(key(1), "one");
    cache.keep(key(2), std::string("\0\n\xff", 3));
    EXPECT_EQ(cache.find(key(1)), "one");
    EXPECT_EQ(cache.find(key(3)), std::nullopt);
    EXPECT_FALSE(cache.take_trouble());
  }
  PageCache later(path, kPlenty);
  EXPECT_EQ(later.find(key(1)), "one");
  EXPECT_EQ(later.find(key(2)), std::string("\0\n\xff", 3));
  for (const fs::path& file : files_in(path)) {
    EXPECT_EQ(fs::status(file).permissions() & fs::perms(0077), fs::perms::none) << "plans are nobody's else";
  }
}

TEST(PageCache, WhatIsDamagedIsNotThereAndIsKeptAnew) {
  const TemporaryFolder folder;
  PageCache cache(folder.path(), kPlenty);
  cache.keep(key(1), "what OCR has read");
  const fs::path file = files_in(folder.path()).at(0);
  const std::string whole = content_of(file);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    set_content(file, whole.substr(0, size));
    EXPECT_EQ(cache.find(key(1)), std::nullopt) << size;
  }
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    set_content(file, changed);
    EXPECT_EQ(cache.find(key(1)), std::nullopt) << i;
  }
  set_content(file, whole + "x");
  EXPECT_EQ(cache.find(key(1)), std::nullopt);
  cache.keep(key(1), "what OCR has read");
  EXPECT_EQ(cache.find(key(1)), "what OCR has read");
}

TEST(PageCache, APageInThePlaceOfAnotherIsNotThere) {
  const TemporaryFolder folder;
  PageCache cache(folder.path(), kPlenty);
  cache.keep(key(1), "one");
  const fs::path one = files_in(folder.path()).at(0);
  cache.keep(key(2), "two");
  for (const fs::path& file : files_in(folder.path())) {
    if (file != one) fs::rename(one, file);
  }
  EXPECT_EQ(cache.find(key(2)), std::nullopt);
}

TEST(PageCache, WhatIsNoFileIsNotWaitedFor) {
  const TemporaryFolder folder;
  PageCache cache(folder.path(), kPlenty);
  cache.keep(key(1), "one");
  const fs::path file = files_in(folder.path()).at(0);
  fs::remove(file);
  ASSERT_EQ(mkfifo(file.c_str(), 0600), 0);
  EXPECT_EQ(cache.find(key(1)), std::nullopt);
  fs::remove(file);
  set_content(folder.path() + "/elsewhere", "x");
  fs::create_symlink(folder.path() + "/elsewhere", file);
  EXPECT_EQ(cache.find(key(1)), std::nullopt);
}

TEST(PageCache, TheOldestAreRemovedWhereThereAreTooMany) {
  const TemporaryFolder folder;
  const std::string page(1000, 'x');
  PageCache cache(folder.path(), 12'000);
  for (int i = 0; i < 10; ++i) cache.keep(key(i), page);
  const auto now = fs::file_time_type::clock::now();
  for (const fs::path& file : files_in(folder.path())) {
    fs::last_write_time(file, now - std::chrono::hours(1));
  }
  EXPECT_EQ(cache.find(key(0)), page) << "and is as new as new ones";
  for (int i = 10; i < 13; ++i) cache.keep(key(i), page);
  std::size_t bytes = 0;
  for (const fs::path& file : files_in(folder.path())) bytes += fs::file_size(file);
  EXPECT_LE(bytes, 12'000u);
  EXPECT_EQ(cache.find(key(0)), page);
  EXPECT_EQ(cache.find(key(12)), page);
}

TEST(PageCache, RemovesNothingButItsOwn) {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() + "/ab/cd");
  const std::vector<std::string> kForeign = {"a.txt", "ab/plan.page",
                                             "ab/cd/" + std::string(62, 'e') + ".page",
                                             "ab/" + std::string(62, 'e') + ".txt"};
  for (const std::string& name : kForeign) set_content(folder.path() + "/" + name, std::string(5000, 'x'));
  PageCache cache(folder.path(), 2'000);
  for (int i = 0; i < 5; ++i) cache.keep(key(i), std::string(1000, 'x'));
  for (const std::string& name : kForeign) EXPECT_TRUE(fs::exists(folder.path() + "/" + name)) << name;
}

TEST(PageCache, WhatAKilledProgramLeftUnfinishedIsInNobodysWay) {
  const TemporaryFolder folder;
  PageCache cache(folder.path(), kPlenty);
  cache.keep(key(1), "one");
  const fs::path file = files_in(folder.path()).at(0);
  const std::string unfinished =
      (file.parent_path() / file.stem()).string() + ".part" + std::to_string(getpid());
  set_content(unfinished, "half a pa");
  cache.keep(key(1), "two");
  EXPECT_EQ(cache.find(key(1)), "two");
  EXPECT_EQ(files_in(folder.path()).size(), 1u);
}

TEST(PageCache, AFolderThatCannotBeUsedIsToldOnceAndNothingFails) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a file", "x");
  PageCache cache(file + "/ocr", kPlenty);
  EXPECT_EQ(cache.find(key(1)), std::nullopt);
  EXPECT_FALSE(cache.take_trouble()) << "nothing was to be kept";
  cache.keep(key(1), "one");
  EXPECT_FALSE(cache.keeps());
  const auto trouble = cache.take_trouble();
  ASSERT_TRUE(trouble);
  EXPECT_EQ(trouble->code, "ocr-cache-unusable");
  EXPECT_EQ(trouble->path, file + "/ocr");
  cache.keep(key(2), "two");
  EXPECT_FALSE(cache.take_trouble());
}

TEST(PageCache, WithoutAFolderNothingIsKept) {
  PageCache cache("", kPlenty);
  cache.keep(key(1), "one");
  EXPECT_EQ(cache.find(key(1)), std::nullopt);
  EXPECT_FALSE(cache.keeps());
  EXPECT_FALSE(cache.take_trouble());
}

// With a pool.

/// A pool that keeps pages in `cache`, and reads none of those whose numbers are in the file's bytes.
ReaderOptions keeping(const std::string& cache, int pages) {
  ReaderOptions options = scan_reader(pages);
  options.page_cache = cache;
  options.readers = 1;
  return options;
}

RecognizedPage forbidden_page(const SourceFile&, int) { std::abort(); }

TEST(CachedPages, AreNotReadAgain) {
  const TemporaryFolder folder, cache;
  const std::string file = folder.write("plan", "a scan"), copy = folder.write("copy", "a scan");
  std::string first;
  {
    ReaderPool pool(default_parser(), keeping(cache.path(), 4));
    first = all_outcomes(pool, {file}).at(0).document.value().text;
  }
  ReaderOptions options = keeping(cache.path(), 4);
  options.recognizer.recognize = forbidden_page;
  options.recognizer.warm = [] { std::abort(); };
  ReaderPool pool(default_parser(), options);
  std::size_t told_pages = 0;
  pool.on_recognized([&](const PageNews& news) { told_pages += news.kept ? 1 : 0; });
  for (const std::string& path : {file, copy}) {
    const auto outcome = all_outcomes(pool, {path}).at(0);
    ASSERT_EQ(told(outcome), "record");
    EXPECT_EQ(outcome.document->text, first);
  }
  EXPECT_EQ(told_pages, 8u);
}

TEST(CachedPages, OfAnotherVersionAreReadAgain) {
  const TemporaryFolder folder, cache;
  const std::string file = folder.write("plan", "a scan");
  {
    ReaderPool pool(default_parser(), keeping(cache.path(), 1));
    all_outcomes(pool, {file});
  }
  ReaderOptions options = keeping(cache.path(), 1);
  options.recognizer.version = [] { return std::string("another"); };
  options.recognizer.recognize = [](const SourceFile&, int number) { return planted_page(number, "new"); };
  ReaderPool pool(default_parser(), options);
  EXPECT_EQ(all_outcomes(pool, {file}).at(0).document.value().text, "new 1\n");
}

TEST(CachedPages, AreOnlyTheRestWhereAnImportWasKilled) {
  const TemporaryFolder folder, cache;
  const std::string file = folder.write("plan", "a scan");
  std::size_t read = 0;
  {
    ReaderPool pool(default_parser(), keeping(cache.path(), 6));
    pool.on_recognized([&](const PageNews& news) { read = news.finished; });
    pool.start({.number = 1, .path = file, .file = file});
    while (read < 3) pool.wait(std::chrono::milliseconds(100));
    pool.kill_all();
  }
  EXPECT_EQ(files_in(cache.path()).size(), read);
  ReaderOptions options = keeping(cache.path(), 6);
  options.recognizer.recognize = [](const SourceFile&, int number) {
    if (number <= 3) std::abort();
    return planted_page(number);
  };
  ReaderPool pool(default_parser(), options);
  const auto outcome = all_outcomes(pool, {file}).at(0);
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(outcome.document->source.ocr_pages, ElementsAre(1, 2, 3, 4, 5, 6));
}

TEST(CachedPages, ThatArePoisonedAreReadAgain) {
  const TemporaryFolder folder, cache;
  const std::string file = folder.write("plan", "a scan");
  {
    // A file whole in itself, under the right name, with what is no page or another page in it.
    PageCache poison(cache.path(), kPlenty);
    poison.keep(page_key(sha256_hex("a scan"), 1, {}, "planted"), "no page at all");
    poison.keep(page_key(sha256_hex("a scan"), 2, {}, "planted"), to_bytes(planted_page(1, "poison")));
  }
  ReaderPool pool(default_parser(), keeping(cache.path(), 2));
  EXPECT_EQ(all_outcomes(pool, {file}).at(0).document.value().text, "page 1\npage 2\n");
}

TEST(CachedPages, ThatFailedAreTriedAgain) {
  const TemporaryFolder folder, cache;
  const std::string file = folder.write("plan", "a scan");
  ReaderOptions options = keeping(cache.path(), 1);
  options.recognizer.recognize = forbidden_page;
  {
    ReaderPool pool(default_parser(), options);
    EXPECT_THAT(all_outcomes(pool, {file}).at(0).document.value().source.ocr_pages, IsEmpty());
  }
  ReaderPool pool(default_parser(), keeping(cache.path(), 1));
  EXPECT_THAT(all_outcomes(pool, {file}).at(0).document.value().source.ocr_pages, ElementsAre(1));
}

TEST(CachedPages, AFolderThatCannotBeUsedIsToldOnceAndAllAreRead) {
  const TemporaryFolder folder;
  const std::string file = folder.write("plan", "a scan"), other = folder.write("other", "another scan");
  ReaderPool pool(default_parser(), keeping(file + "/ocr", 3));
  std::vector<std::string> troubles;
  pool.on_trouble([&](const Error& error) { troubles.push_back(error.code); });
  const auto outcomes = all_outcomes(pool, {file, other});
  EXPECT_THAT(outcomes.at(0).document.value().source.ocr_pages, ElementsAre(1, 2, 3));
  EXPECT_THAT(outcomes.at(1).document.value().source.ocr_pages, ElementsAre(1, 2, 3));
  EXPECT_THAT(troubles, ElementsAre("ocr-cache-unusable"));
}

/// What becomes of a scan of six pages whose pool is told to leave the others behind the second.
ReadOutcome left_behind_the_second(const ReaderOptions& options) {
  const TemporaryFolder folder;
  const std::string file = folder.write("plan", "a scan");
  ReaderPool pool(default_parser(), options);
  pool.on_recognized([&](const PageNews& news) {
    if (news.finished == 2) pool.leave_pages();
  });
  return all_outcomes(pool, {file}).at(0);
}

TEST(CachedPages, ThatAreLeftForAnotherTimePutTheFileOff) {
  const TemporaryFolder cache;
  EXPECT_EQ(left_behind_the_second(keeping(cache.path(), 6)).result, ReadResult::put_off);
  EXPECT_EQ(files_in(cache.path()).size(), 2u);
}

TEST(CachedPages, NothingIsPutOffWhereNothingIsKept) {
  const ReadOutcome outcome = left_behind_the_second(keeping("", 6));
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(outcome.document->source.ocr_pages, ElementsAre(1, 2, 3, 4, 5, 6));
}

}  // namespace
}  // namespace vanthu
