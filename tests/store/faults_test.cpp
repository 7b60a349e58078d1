// Bad stores, bad places, interrupted writes: a clear error, and before or after, never between.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <thread>

#include "ingest/messages.h"
#include "sample_documents.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::error_code_of;
using testing::exported;
using testing::file_bytes;
using ::testing::HasSubstr;
using testing::plain_document;
using testing::random_document;
using testing::TemporaryFolder;
using testing::write_file;

std::string code_of_opening(const std::string& path, Access access) {
  return error_code_of([&] { Store::open(path, access, 100ms); });
}

/// A store with two documents; what it exports.
std::string make_store(const std::string& path) {
  Store store = Store::open(path, Access::read_write);
  store.put(random_document(1), "r");
  store.put(random_document(2), "r");
  return exported(store);
}

void execute(const std::string& path, const std::string& sql) {
  Database(path, OpenMode::create, 1s).execute(sql);
}

TEST(BadStores, EveryCodeHasItsWords) {
  for (const char* code :
       {"store-missing", "store-folder-missing", "store-not-a-store", "store-newer", "store-older",
        "store-read-only", "store-pending", "store-busy", "store-damaged", "store-full", "store-failed",
        "store-rejected", "store-moved", "store-undone", "record-malformed"}) {
    EXPECT_TRUE(has_message(code)) << code;
  }
}

TEST(BadStores, AMissingStoreIsMadeForWritingOnly) {
  const TemporaryFolder folder;
  const std::string path = folder.file("new.db");
  EXPECT_EQ(code_of_opening(path, Access::read_only), "store-missing");
  EXPECT_FALSE(fs::exists(path));
  EXPECT_EQ(code_of_opening(path, Access::read_write), "");
  EXPECT_EQ(code_of_opening(path, Access::read_only), "");
}

TEST(BadStores, ABlankFileIsNoStoreYet) {
  const TemporaryFolder folder;
  const std::string path = folder.file("blank.db");
  write_file(path, "");
  EXPECT_EQ(code_of_opening(path, Access::read_only), "store-missing");
  EXPECT_EQ(code_of_opening(path, Access::read_write), "");
  EXPECT_EQ(code_of_opening(path, Access::read_only), "");
}

TEST(BadStores, AMissingFolderIsNamed) {
  const TemporaryFolder folder;
  const std::string path = folder.file("no/such/s.db");
  EXPECT_EQ(code_of_opening(path, Access::read_only), "store-missing");
  try {
    Store::open(path, Access::read_write);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_THAT(describe(Language::english, error), HasSubstr(folder.file("no/such")));
  }
}

TEST(BadStores, WhatIsNoStoreIsRefusedAndLeftAsItIs) {
  const TemporaryFolder folder;
  write_file(folder.file("text"), "Kế hoạch năm 2026\n");
  write_file(folder.file("long text"), std::string(100'000, 'x'));
  write_file(folder.file("header only"), std::string("SQLite format 3\0", 16));
  write_file(folder.file("junk behind a header"),
             std::string("SQLite format 3\0", 16) + std::string(9000, '\xA5'));
  execute(folder.file("another program's"), "CREATE TABLE notes (x); PRAGMA user_version = 1");
  execute(folder.file("another program's, marked"), "CREATE TABLE notes (x); PRAGMA application_id = 77");
  execute(folder.file("another program's, newer"), "PRAGMA application_id = 77; PRAGMA user_version = 9");
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    const std::string path = entry.path().string(), before = file_bytes(path);
    EXPECT_EQ(code_of_opening(path, Access::read_only), "store-not-a-store") << path;
    EXPECT_EQ(code_of_opening(path, Access::read_write), "store-not-a-store") << path;
    EXPECT_EQ(file_bytes(path), before) << path;
  }
}

TEST(BadStores, AFolderPipeOrEmptyNameIsNoStore) {
  const TemporaryFolder folder;
  ASSERT_EQ(mkfifo(folder.file("pipe").c_str(), 0600), 0);
  for (const Access access : {Access::read_only, Access::read_write}) {
    EXPECT_EQ(code_of_opening(folder.path().string(), access), "store-not-a-store");
    EXPECT_EQ(code_of_opening(folder.file("pipe"), access), "store-not-a-store");
    EXPECT_EQ(code_of_opening("", access), "store-missing");
  }
}

TEST(BadStores, ANewerSchemaIsLeftToANewerProgram) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s.db");
  make_store(path);
  execute(path, "PRAGMA user_version = 8");
  for (const Access access : {Access::read_only, Access::read_write}) {
    try {
      Store::open(path, access);
      ADD_FAILURE();
    } catch (const Error& error) {
      EXPECT_EQ(error.code, "store-newer");
      EXPECT_EQ(error.path, path);
      EXPECT_THAT(describe(Language::vietnamese, error), HasSubstr("lược đồ 8"));
    }
  }
}

TEST(BadStores, AnOlderSchemaIsNotReadAsThoughItWereOurs) {
  const TemporaryFolder folder;
  execute(folder.file("old.db"), "PRAGMA application_id = 1448364117");
  EXPECT_EQ(code_of_opening(folder.file("old.db"), Access::read_only), "store-older");
  EXPECT_EQ(code_of_opening(folder.file("old.db"), Access::read_write), "");
  EXPECT_EQ(code_of_opening(folder.file("old.db"), Access::read_only), "");
}

TEST(BadStores, AStoreWithoutItsTablesIsDamaged) {
  const TemporaryFolder folder;
  execute(folder.file("s.db"), "PRAGMA application_id = 1448364117; PRAGMA user_version = 7");
  const Store store = Store::open(folder.file("s.db"), Access::read_only);
  EXPECT_EQ(error_code_of([&] { store.tasks({}); }), "store-damaged");
}

TEST(BadStores, ValuesThatNobodyWroteAreReportedNotTrusted) {
  const TemporaryFolder folder;
  const std::vector<std::string> damages{
      "UPDATE assignments SET byte_start = -5",  "UPDATE assignments SET byte_end = byte_start - 1",
      "UPDATE issues SET severity = 'fatal'",    "UPDATE sections SET depth = 5000000000",
      "UPDATE table_cells SET row_ordinal = 70", "DELETE FROM tables",
  };
  for (std::size_t i = 0; i < damages.size(); ++i) {
    const std::string path = folder.file(std::to_string(i));
    Document document = plain_document("a", "x");
    document.sections.emplace_back();
    document.tables.push_back({"", "", {"a"}, {{"task", {"b"}, 1, {}}}, {}});
    document.assignments.emplace_back();
    document.issues.emplace_back();
    Store::open(path, Access::read_write).put(document, "r");
    execute(path, "PRAGMA ignore_check_constraints = ON; " + damages[i]);
    const Store store = Store::open(path, Access::read_only);
    EXPECT_EQ(error_code_of([&] { store.document(1); }), "store-damaged") << damages[i];
  }
}

TEST(BadStores, DamagedBytesNeverCrash) {
  const TemporaryFolder folder;
  make_store(folder.file("whole"));
  const std::string whole = file_bytes(folder.file("whole"));
  for (std::size_t i = 0; i < 60; ++i) {
    std::string damaged = whole;
    for (std::size_t at = 100 + i * 37; at < damaged.size(); at += 1500 + i * 11)
      damaged[at] = static_cast<char>(i);
    if (i % 4 == 0) damaged.resize(damaged.size() * i / 60);
    write_file(folder.file("damaged"), damaged);
    error_code_of([&] {
      const Store store = Store::open(folder.file("damaged"), Access::read_only);
      exported(store);
      store.tasks({.units = {"x"}, .directive = "1"});
    });
  }
}

TEST(Whole, ADocumentThatBreaksARuleLeavesTheStoreAsItWas) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  const Document good = random_document(1);
  store.put(good, "r");
  const std::string before = exported(store);

  Document bad = random_document(2);
  bad.attachments.push_back({"Quy chế", std::nullopt, {{5, 2}, std::nullopt, std::nullopt}});  // written last
  Document replacing = bad;
  replacing.source.path = good.source.path;
  for (const Document& document : {bad, replacing}) {
    try {
      store.put(document, "r");
      ADD_FAILURE();
    } catch (const Error& error) {
      EXPECT_EQ(error.code, "store-rejected");
      EXPECT_EQ(error.path, document.source.path);
    }
    EXPECT_EQ(exported(store), before);
  }

  store.begin();
  store.put(random_document(3), "r");
  EXPECT_EQ(error_code_of([&] { store.put(bad, "r"); }), "store-rejected");
  store.put(random_document(4), "r");
  store.commit();
  EXPECT_EQ(store.documents({}).size(), 3u) << "the others of the transaction stay";
}

TEST(Whole, WhatIsRolledBackOrNeverCommittedIsNotThere) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s.db"), before = make_store(path);
  {
    Store store = Store::open(path, Access::read_write);
    store.begin();
    store.put(random_document(7), "r");
    store.rollback();
    store.rollback();
    EXPECT_EQ(exported(store), before);
    store.begin();
    store.put(random_document(8), "r");
  }
  EXPECT_EQ(exported(Store::open(path, Access::read_only)), before);
}

/// While it lives, no file of this process can grow beyond `bytes`.
class ShortFiles {
 public:
  explicit ShortFiles(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    signal_before_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~ShortFiles() {
    setrlimit(RLIMIT_FSIZE, &before_);
    static_cast<void>(std::signal(SIGXFSZ, signal_before_));
  }

 private:
  rlimit before_{};
  void (*signal_before_)(int) = SIG_DFL;
};

TEST(Whole, ATransactionThatFailsStoresNothingAndTheNextOneWorks) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s.db"), before = make_store(path);
  Store store = Store::open(path, Access::read_write);
  const RunId run = store.begin_run("plans", "r").id;
  const auto put_all = [&] {
    store.begin();
    for (std::uint32_t seed = 10; seed < 30; ++seed) {
      const Document document = random_document(seed);
      store.put(document, "r");
      store.note_file({.path = document.source.path, .run = run});
    }
    store.commit();
  };
  {
    const ShortFiles disk(fs::file_size(path + "-wal") + 10'000);
    try {
      put_all();
      ADD_FAILURE();
    } catch (const Error& error) {
      EXPECT_EQ(error.code, "store-failed");
      EXPECT_THAT(error.arguments, ::testing::Contains(HasSubstr("File too large")));
    }
    EXPECT_EQ(exported(store), before);
    EXPECT_TRUE(store.ledger({}).empty());
    store.rollback();
  }
  EXPECT_EQ(error_code_of(put_all), "");
  EXPECT_EQ(store.documents({}).size(), 22u);
  EXPECT_EQ(store.run_counts(run).at(FileState::read), 20u);
}

TEST(Whole, AStoreThatWasTakenAwayIsNotWrittenOn) {
  for (const char* what : {"removed", "renamed", "replaced"}) {
    SCOPED_TRACE(what);
    const TemporaryFolder folder;
    const std::string path = folder.file("s.db");
    make_store(path);
    make_store(folder.file("other.db"));
    Store store = Store::open(path, Access::read_write);
    store.begin();
    store.put(random_document(3), "r");
    if (what == std::string_view("removed")) fs::remove(path);
    if (what == std::string_view("renamed")) fs::rename(path, folder.file("elsewhere.db"));
    if (what == std::string_view("replaced")) fs::rename(folder.file("other.db"), path);
    EXPECT_EQ(error_code_of([&] { store.commit(); }), "store-moved");
    EXPECT_EQ(error_code_of([&] { store.begin(); }), "store-moved");
    EXPECT_EQ(error_code_of([&] { store.put(random_document(3), "r"); }), "store-moved");
    EXPECT_EQ(error_code_of([&] { store.begin_run("plans", "r"); }), "store-moved");
  }
}

/// The store's bytes after a child process did `action` and was killed at once, with nothing closed.
template <class Action>
void killed_after(Action action) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    action();
    _exit(0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
}

TEST(Whole, AKilledImportLeavesBeforeOrAfter) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s.db"), before = make_store(path);
  const auto import = [&](bool commit) {
    killed_after([&] {
      Store* store = new Store(Store::open(path, Access::read_write));  // never closed
      store->begin();
      for (std::uint32_t seed = 10; seed < 40; ++seed) store->put(random_document(seed), "r");
      if (commit) store->commit();
      _exit(0);
    });
  };
  import(false);
  EXPECT_EQ(exported(Store::open(path, Access::read_only)), before);
  import(true);
  EXPECT_EQ(Store::open(path, Access::read_only).documents({}).size(), 32u);
}

TEST(Locks, AReaderSeesTheStoreAsItWasWhileAnotherWrites) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s.db"), before = make_store(path);
  Store writer = Store::open(path, Access::read_write);
  const Store reader = Store::open(path, Access::read_only);
  writer.begin();
  writer.put(random_document(9), "r");
  EXPECT_EQ(exported(reader), before);
  EXPECT_EQ(exported(Store::open(path, Access::read_only)), before);
  writer.commit();
  EXPECT_EQ(exported(reader), exported(writer));
  EXPECT_EQ(reader.documents({}).size(), 3u);
}

TEST(Locks, AnExportIsOfOneMoment) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s.db");
  make_store(path);
  Store writer = Store::open(path, Access::read_write);
  const Store reader = Store::open(path, Access::read_only);
  std::size_t visited = 0;
  reader.each_reading([&](const Document& document) {
    Document changed = plain_document("plans/2.txt", "changed");
    if (visited++ == 0) writer.put(changed, "r");
    EXPECT_NE(document.text, "changed");
  });
  EXPECT_EQ(visited, 2u);
  EXPECT_EQ(reader.document(2)->text, "changed");
}

TEST(Locks, ASecondWriterWaitsItsTurnAndThenSaysSo) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s.db");
  make_store(path);
  Store first = Store::open(path, Access::read_write);
  Store second = Store::open(path, Access::read_write, 50ms);
  first.begin();
  EXPECT_EQ(error_code_of([&] { second.begin(); }), "store-busy");
  EXPECT_EQ(error_code_of([&] { second.put(random_document(3), "r"); }), "store-busy");
  first.commit();
  EXPECT_EQ(second.put(random_document(3), "r"), ImportOutcome::added);
}

TEST(Locks, SeveralMayMakeTheSameStoreAtOnce) {
  for (int round = 0; round < 10; ++round) {
    const TemporaryFolder folder;
    const std::string path = folder.file("s.db");
    std::array<std::string, 4> codes;
    std::vector<std::thread> writers;
    for (std::uint32_t i = 0; i < codes.size(); ++i) {
      writers.emplace_back([&, i] {
        codes[i] = error_code_of(
            [&] { Store::open(path, Access::read_write).put(plain_document("", std::to_string(i)), "r"); });
      });
    }
    for (std::thread& writer : writers) writer.join();
    EXPECT_THAT(codes, ::testing::Each(""));
    EXPECT_EQ(Store::open(path, Access::read_only).documents({}).size(), 1u);
  }
}

/// While it lives, permissions count: root, whom none bind, becomes somebody else.
class Unprivileged {
 public:
  Unprivileged() : root_(geteuid() == 0), dropped_(!root_ || seteuid(kNobody) == 0) {}
  ~Unprivileged() {
    if (root_ && dropped_ && seteuid(0) != 0) abort();
  }
  bool holds() const { return dropped_; }

 private:
  static constexpr uid_t kNobody = 65534;
  bool root_, dropped_;
};

class ReadOnlyPlaces : public ::testing::Test {
 protected:
  ReadOnlyPlaces() : path_(folder_.file("s #1?%.db")), before_(make_store(path_)) {
    fs::permissions(folder_.path(), fs::perms::all);
  }
  ~ReadOnlyPlaces() override { fs::permissions(folder_.path(), fs::perms::all); }

  void forbid(bool store, bool folder) {
    fs::permissions(path_, store ? fs::perms(0444) : fs::perms(0666));
    fs::permissions(folder_.path(), folder ? fs::perms(0555) : fs::perms(0777));
  }

  TemporaryFolder folder_;
  std::string path_, before_;
};

TEST_F(ReadOnlyPlaces, AreReadAndNotWritten) {
  for (const auto& [store, folder] : {std::pair{true, true}, {false, true}, {true, false}}) {
    SCOPED_TRACE(::testing::Message() << store << folder);
    forbid(store, folder);
    const Unprivileged somebody;
    if (!somebody.holds()) GTEST_SKIP() << "permissions do not bind this user";
    EXPECT_EQ(exported(Store::open(path_, Access::read_only)), before_);
    EXPECT_EQ(code_of_opening(path_, Access::read_write), "store-read-only");
  }
}

TEST_F(ReadOnlyPlaces, WithAnInterruptedWriteAreNotReadPastIt) {
  killed_after([&] {
    Store* store = new Store(Store::open(path_, Access::read_write));
    store->put(random_document(5), "r");
    _exit(0);
  });
  ASSERT_GT(fs::file_size(path_ + "-wal"), 0u);
  fs::remove(path_ + "-shm");
  forbid(true, true);
  const Unprivileged somebody;
  if (!somebody.holds()) GTEST_SKIP() << "permissions do not bind this user";
  EXPECT_EQ(code_of_opening(path_, Access::read_only), "store-pending");
}

TEST_F(ReadOnlyPlaces, WithAnInterruptedMigrationAreNotReadPastIt) {
  killed_after([&] {
    auto* database = new Database(path_, OpenMode::existing, 1s);  // never closed
    database->execute(
        "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN; "
        "UPDATE records SET text = text || hex(zeroblob(100000))");
    _exit(0);
  });
  ASSERT_GT(fs::file_size(path_ + "-journal"), 0u);
  forbid(true, true);
  {
    const Unprivileged somebody;
    if (!somebody.holds()) GTEST_SKIP() << "permissions do not bind this user";
    EXPECT_EQ(code_of_opening(path_, Access::read_only), "store-pending");
  }
  forbid(false, false);
  EXPECT_EQ(exported(Store::open(path_, Access::read_only)), before_);
}

TEST_F(ReadOnlyPlaces, TakeNoNewStore) {
  forbid(true, true);
  const Unprivileged somebody;
  if (!somebody.holds()) GTEST_SKIP() << "permissions do not bind this user";
  EXPECT_EQ(code_of_opening(folder_.file("new.db"), Access::read_write), "store-read-only");
}

TEST_F(ReadOnlyPlaces, OfSomebodyElseAreAnError) {
  fs::permissions(path_, fs::perms::none);
  const Unprivileged somebody;
  if (!somebody.holds()) GTEST_SKIP() << "permissions do not bind this user";
  EXPECT_EQ(code_of_opening(path_, Access::read_only), "store-failed");
}

TEST(Readers, LeaveNothingBesideTheStore) {
  const TemporaryFolder folder;
  make_store(folder.file("s.db"));
  exported(Store::open(folder.file("s.db"), Access::read_only));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(Readers, CannotWrite) {
  const TemporaryFolder folder;
  make_store(folder.file("s.db"));
  Store store = Store::open(folder.file("s.db"), Access::read_only);
  EXPECT_EQ(error_code_of([&] { store.put(random_document(3), "r"); }), "store-read-only");
}

}  // namespace
}  // namespace vanthu
