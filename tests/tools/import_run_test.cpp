#include "tools/import/import_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/ingest/docx_builder.h"
#include "tests/store/sample_documents.h"
#include "tools/import/import_lock.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ::testing::ElementsAre;
using testing::exported;
using ::testing::IsEmpty;
using ::testing::Pair;
using testing::plain_document;
using testing::TemporaryFolder;
using testing::write_file;

/// What a file's words make its reader do; else it is a plan that says these words.
Document read_sample(const SourceFile& file, const ReadControl&) {
  if (file.bytes.starts_with("unreadable")) throw Error("file-binary", file.path);
  if (file.bytes.starts_with("slow")) std::this_thread::sleep_for(300ms);
  Document document = plain_document("", file.bytes);
  if (file.bytes.starts_with("torn")) {
    document.source.pages = 9;
    document.source.unread_pages = {2, 4, 5, 6};
  }
  return document;
}

const Parser& parser() {
  static const Vocabulary vocabulary = Vocabulary::load();
  static const Parser compiled(vocabulary);
  return compiled;
}

class ImportRunTest : public ::testing::Test {
 protected:
  void write(const std::string& name, const std::string& words) { write_file(folder_.file(name), words); }

  Inputs inputs(const std::vector<std::string>& names) const {
    Inputs inputs;
    for (const std::string& name : names) inputs.files.push_back({.path = folder_.file(name)});
    return inputs;
  }

  /// Imports the named files into `store`; `stop` is asked with every event.
  ImportResult import(
      const std::vector<std::string>& names, const std::string& store = "s.db",
      const std::function<int()>& stop = [] { return 0; }) {
    ReaderPool readers(parser(), {.readers = 3, .read_file = read_sample});
    Store opened = Store::open(folder_.file(store), Access::read_write);
    ImportOptions options;
    options.store_path = folder_.file(store);
    options.inputs = "the test's files";
    options.reader = "r";
    options.stop = stop;
    options.wait_for_import = 50ms;
    return run_import(inputs(names), readers, opened, options, [&](const ImportEvent& event) {
      if (event.point == ImportPoint::file_settled) ++settled_;
      points_.push_back(event.point);
    });
  }

  Store opened(const std::string& store = "s.db") const {
    return Store::open(folder_.file(store), Access::read_only);
  }

  LedgerEntry entry(const std::string& name) const {
    return opened().ledger_entry(folder_.file(name)).value();
  }

  /// What the store knows, without times.
  std::string everything(const std::string& store) const {
    std::string all = exported(opened(store));
    for (const LedgerEntry& line : opened(store).ledger({})) {
      all += line.path + " " + std::string(file_state_name(line.state)) + " " + line.code + " " +
             std::to_string(line.tries) + " " + line.sha256.value_or("") + " " +
             line.duplicate_of.value_or("") + "\n";
    }
    return all;
  }

  TemporaryFolder folder_;
  std::vector<ImportPoint> points_;
  std::size_t settled_ = 0;
};

TEST_F(ImportRunTest, EveryInputHasOneStateAndTheySumUp) {
  write("a", "a plan");
  write("b", "another plan");
  write("copy of a", "a plan");
  write("bad", "unreadable");
  write("torn", "torn plan");
  const ImportResult result = import({"a", "b", "copy of a", "bad", "torn", "nowhere"});
  EXPECT_TRUE(result.finished);
  EXPECT_THAT(result.counts, ElementsAre(Pair(FileState::read, 2u), Pair(FileState::partial, 1u),
                                         Pair(FileState::duplicate, 1u), Pair(FileState::failed, 2u)));
  EXPECT_EQ(entry("copy of a").duplicate_of, folder_.file("a"));
  EXPECT_EQ(entry("bad").code, "file-binary");
  EXPECT_EQ(entry("nowhere").code, "file-missing");
  EXPECT_EQ(entry("torn").code, "pages-left-out");
  EXPECT_THAT(entry("torn").arguments, ElementsAre("2, 4-6", "9"));
  EXPECT_EQ(opened().documents({}).size(), 3u);
}

TEST_F(ImportRunTest, StoresInTheOrderOfTheInputsWhateverIsReadFirst) {
  write("1", "slow to read");
  write("2", "quick");
  write("3", "slow as well");
  write("4", "quick too");
  import({"1", "2", "3", "4"});
  std::vector<std::string> places;
  for (const DocumentSummary& document : opened().documents({})) {
    places.push_back(fs::path(document.sources.front().places.front()).filename());
  }
  EXPECT_THAT(places, ElementsAre("1", "2", "3", "4"));
}

TEST_F(ImportRunTest, APathGivenTwiceIsOneInput) {
  write("a", "a plan");
  const ImportResult result = import({"a", "a", "a"});
  EXPECT_THAT(result.counts, ElementsAre(Pair(FileState::read, 1u)));
}

TEST_F(ImportRunTest, AgainNothingChangesAndWhatFailedIsTriedAgain) {
  write("a", "a plan");
  write("torn", "torn plan");
  write("bad", "unreadable");
  import({"a", "torn", "bad"});
  const std::string before = exported(opened());
  const ImportResult again = import({"a", "torn", "bad"});
  EXPECT_THAT(again.counts, ElementsAre(Pair(FileState::unchanged, 2u), Pair(FileState::failed, 1u)));
  EXPECT_EQ(exported(opened()), before);
  EXPECT_EQ(entry("bad").tries, 2u);
  EXPECT_EQ(entry("torn").code, "pages-left-out") << "what it lacks is still lacking";
  write("bad", "mended");
  write("a", "a plan, changed");
  EXPECT_THAT(
      import({"a", "torn", "bad"}).counts,
      ElementsAre(Pair(FileState::read, 1u), Pair(FileState::replaced, 1u), Pair(FileState::unchanged, 1u)));
  EXPECT_EQ(entry("bad").tries, 0u);
}

TEST_F(ImportRunTest, WhatWasStoppedIsGoneOnWithAndGivesTheStoreOfAnUndisturbedRun) {
  std::vector<std::string> names;
  for (int i = 0; i < 30; ++i) {
    names.push_back("plan " + std::to_string(i));
    write(names.back(), i % 7 == 3 ? "unreadable" : i % 5 == 4 ? "a copy" : "plan " + std::to_string(i));
  }
  import(names, "whole.db");
  for (const int wish : {1, 2}) {
    for (std::size_t after : {0u, 1u, 9u, 25u, 60u}) {
      SCOPED_TRACE(::testing::Message() << wish << " after " << after << " looks");
      fs::remove(folder_.file("s.db"));
      std::size_t looks = 0;
      const ImportResult first = import(names, "s.db", [&] { return ++looks > after ? wish : 0; });
      const std::size_t before = settled_;
      points_.clear();
      const ImportResult second = import(names);
      EXPECT_TRUE(second.finished);
      if (!first.finished) {
        EXPECT_EQ(points_.front(), ImportPoint::run_resumed);
        EXPECT_EQ(first.run, second.run);
      }
      EXPECT_GE(settled_ - before, names.size() * (first.finished ? 0 : 1));
      if (!first.finished) {
        EXPECT_TRUE(everything("s.db") == everything("whole.db"));
      }
    }
  }
}

TEST_F(ImportRunTest, WhatWasSettledBeforeTheStopIsNotReadAgain) {
  std::vector<std::string> names;
  for (int i = 0; i < 12; ++i) {
    names.push_back(std::to_string(i));
    write(names.back(), "slow " + std::to_string(i));
  }
  std::size_t looks = 0;
  const ImportResult first = import(names, "s.db", [&] { return ++looks > 8 ? 1 : 0; });
  ASSERT_FALSE(first.finished);
  const std::size_t done = opened().documents({}).size();
  ASSERT_GT(done, 0u);
  points_.clear();
  EXPECT_TRUE(import(names).finished);
  const auto started = std::count(points_.begin(), points_.end(), ImportPoint::file_started);
  EXPECT_EQ(static_cast<std::size_t>(started), names.size() - done);
}

TEST_F(ImportRunTest, WhatWasBeingReadBehindAnArchiveIsStoredWithItAfterAStop) {
  const auto files_behind = [&](std::size_t members) {
    testing::Parts parts;
    for (std::size_t i = 0; i < members; ++i) {
      parts.push_back({std::to_string(i) + ".txt", "member " + std::to_string(i)});
    }
    write("gói.zip", testing::build_zip(parts));
    fs::remove(folder_.file("s.db"));
    points_.clear();
    const auto members_found = [&] {
      return std::count(points_.begin(), points_.end(), ImportPoint::inputs_found) > 1 ? 1 : 0;
    };
    EXPECT_FALSE(import({"gói.zip", "b", "c", "d"}, "s.db", members_found).finished);
    return opened().ledger({}).size();
  };
  for (const char* name : {"b", "c", "d"}) write(name, std::string("slow ") + name);
  EXPECT_EQ(files_behind(2), 5u) << "the archive, its members, b and c; d has not been begun";
  EXPECT_EQ(files_behind(65), 1u) << "so many members would keep the user waiting";
  EXPECT_TRUE(import({"gói.zip", "b", "c", "d"}).finished);
  EXPECT_EQ(opened().ledger({}).size(), 69u);
}

/// The processes that this one has forked, or that were forked for it.
std::vector<pid_t> child_processes() {
  std::vector<pid_t> children;
  std::ifstream list("/proc/self/task/" + std::to_string(getpid()) + "/children");
  for (pid_t child = 0; list >> child;) children.push_back(child);
  return children;
}

TEST_F(ImportRunTest, WhereNoReaderCanBeStartedNoFileIsBlamed) {
  write("a", "a plan");
  write("b", "another plan");
  ImportOptions options;
  options.store_path = folder_.file("s.db");
  options.inputs = "the test's files";
  options.reader = "r";
  {
    ReaderPool readers(parser(), {.readers = 1, .read_file = read_sample});
    const std::vector<pid_t> helpers = child_processes();
    ASSERT_FALSE(helpers.empty()) << "the kernel does not list children";
    for (const pid_t helper : helpers) kill(helper, SIGKILL);
    Store store = Store::open(options.store_path, Access::read_write);
    EXPECT_EQ(testing::error_code_of([&] {
                run_import(inputs({"a", "b"}), readers, store, options, [](const ImportEvent&) {});
              }),
              "reader-not-started");
    EXPECT_THAT(store.ledger({}), IsEmpty());
  }
  const ImportResult next = import({"a", "b"});
  EXPECT_THAT(next.counts, ElementsAre(Pair(FileState::read, 2u)));
  EXPECT_EQ(points_.front(), ImportPoint::run_resumed);
}

TEST_F(ImportRunTest, SaysWhichFoldersHadNothingToRead) {
  write("a", "a plan");
  write("bad", "unreadable");
  Inputs given;
  given.folders = {"full", "bare"};
  given.files = {{.path = folder_.file("a"), .folder = 0}, {.path = folder_.file("bad"), .folder = 1}};
  ReaderPool readers(parser(), {.readers = 1, .read_file = read_sample});
  Store store = Store::open(folder_.file("s.db"), Access::read_write);
  ImportOptions options;
  options.store_path = folder_.file("s.db");
  options.reader = "r";
  const ImportResult result = run_import(given, readers, store, options, [](const ImportEvent&) {});
  EXPECT_THAT(result.empty_folders, ElementsAre("bare"));
}

TEST_F(ImportRunTest, WaitsForAnotherImportAndSaysSo) {
  write("a", "a plan");
  auto other = std::make_unique<ImportLock>(
      folder_.file("s.db"), 0ms, [] { return false; }, [](const OtherImport&) {});
  EXPECT_THROW(import({"a"}), Error);
  EXPECT_THAT(points_, ElementsAre(ImportPoint::waiting_for_import)) << "told, then given up";
  EXPECT_THAT(opened().documents({}), IsEmpty());
  other.reset();
  EXPECT_TRUE(import({"a"}).finished);
}

}  // namespace
}  // namespace vanthu
