// The search index says what the chosen sources say, and needs nothing of those who do not ask it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <memory>

#include "sample_documents.h"
#include "searched_plan.h"
#include "store/sqlite_connection.h"
#include "store/store.h"
#include "store_plan.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::SearchedPlan;
using testing::StorePlan;
using testing::TemporaryFolder;
using testing::typed;

std::size_t hits(const Store& store, const std::string& words) {
  return store.search({.query = typed(words)}).hits.size();
}

std::vector<std::string> words_like(const std::string& path, const std::string& folded) {
  Database database(path, OpenMode::existing, 1s);
  Query query = database.query("SELECT word FROM search_words WHERE folded = ?");
  query.bind(folded);
  std::vector<std::string> words;
  while (query.step()) words.push_back(query.text());
  return words;
}

class SearchIndex : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  std::string path_ = folder_.file("s.db");
  Store store_ = Store::open(path_, Access::read_write);
};

TEST_F(SearchIndex, OfAReplacedFileNothingIsLeft) {
  SearchedPlan plan{.path = "a", .title = "Kế hoạch lạ", .parts = {{"Mục tiêu", "Đoạn văn.", {"Trồng cây"}}}};
  store_.put(plan.document(), "r");
  plan.title = "Tên mới";
  plan.parts = {{"Yêu cầu", "Lời khác.", {"Chăn nuôi"}}};
  EXPECT_EQ(store_.put(plan.document(), "r"), ImportOutcome::replaced);
  for (const char* gone : {"la", "muc tieu", "doan van", "trong cay"})
    EXPECT_EQ(hits(store_, gone), 0u) << gone;
  for (const char* there : {"ten moi", "yeu cau", "loi khac", "chan nuoi"}) {
    EXPECT_GT(hits(store_, there), 0u) << there;
  }
  EXPECT_THAT(words_like(path_, "trong"), IsEmpty());
  EXPECT_THAT(words_like(path_, "nuoi"), ElementsAre("nuôi"));
}

TEST_F(SearchIndex, AWordStaysWhileAnotherDocumentHasIt) {
  const SearchedPlan other{.path = "b", .number = "9", .parts = {{"", "", {"Trồng rừng"}}}};
  SearchedPlan plan{.path = "a", .parts = {{"", "", {"Trồng cây"}}}};
  store_.put(other.document(), "r");
  store_.put(plan.document(), "r");
  plan.parts[0].tasks = {"Chăn nuôi"};
  store_.put(plan.document(), "r");
  EXPECT_THAT(words_like(path_, "trong"), ElementsAre("trồng"));
  EXPECT_THAT(words_like(path_, "cay"), IsEmpty());
  EXPECT_EQ(hits(store_, "trong"), 1u);
}

TEST_F(SearchIndex, WhatWasRolledBackIsNotFound) {
  store_.begin();
  store_.put(SearchedPlan{.path = "a", .parts = {{"", "", {"Trồng cây"}}}}.document(), "r");
  store_.rollback();
  EXPECT_EQ(hits(store_, "trong cay"), 0u);
  EXPECT_THAT(words_like(path_, "cay"), IsEmpty());
}

TEST_F(SearchIndex, CorrectionsAreFoundAndWhatTheyReplaceIsNot) {
  store_.put(SearchedPlan{.path = "a", .title = "Tên sai", .parts = {{"", "", {"Trồng trọt"}}}}.document(),
             "r");
  store_.correct(1, 0, {{"task", "Chăn nuôi", "\"Chăn nuôi\""}}, {"Lan", "2026-05-01T00:00:00Z", "đọc lại"});
  EXPECT_EQ(store_.search({.query = typed("nuôi"), .parts = {SearchPart::task}}).hits.size(), 1u);
  const auto corrections = store_.corrections({});
  ASSERT_EQ(corrections.size(), 1u);
  store_.undo_corrections({corrections[0].id}, {"Lan", "2026-05-02T00:00:00Z", "nhầm"});
  EXPECT_EQ(hits(store_, "nuôi"), 0u);
  EXPECT_EQ(hits(store_, "trọt"), 1u);
}

TEST_F(SearchIndex, HasTheChosenSourceAlone) {
  StorePlan plan, amended;
  amended.tasks[0].words = "Việc chỉ có trong tệp Word";
  store_.put(plan.document("plan.pdf"), "r");
  EXPECT_EQ(hits(store_, "chi co trong tep"), 0u);
  store_.put(amended.document("plan.docx"), "r");
  EXPECT_EQ(hits(store_, "chi co trong tep"), 1u);
  EXPECT_THAT(words_like(path_, "word"), ElementsAre("word"));
}

TEST_F(SearchIndex, IsWholeForSqliteItself) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) store_.put(testing::random_document(seed), "r");
  for (std::uint32_t seed = 0; seed < 30; seed += 2) store_.put(testing::random_document(seed), "another");
  Database database(path_, OpenMode::existing, 1s);
  for (const char* table : {"title_words", "task_words", "passage_words"}) {
    const std::string check =
        std::string("INSERT INTO ") + table + "(" + table + ") VALUES ('integrity-check')";
    EXPECT_NO_THROW(database.execute(check)) << table;
  }
}

/// A connection as any other program has it.
class PlainSqlite {
 public:
  explicit PlainSqlite(const std::string& path) {
    sqlite3* connection = nullptr;
    EXPECT_EQ(sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
    connection_.reset(connection);
  }

  /// The first column; "error: …" at the end where one came.
  std::vector<std::string> texts(const std::string& sql) const {
    std::vector<std::string> texts;
    const auto take = [](void* rows, int, char** values, char**) {
      static_cast<std::vector<std::string>*>(rows)->emplace_back(values[0] == nullptr ? "" : values[0]);
      return 0;
    };
    char* message = nullptr;
    if (sqlite3_exec(connection_.get(), sql.c_str(), take, &texts, &message) != SQLITE_OK) {
      texts.push_back(std::string("error: ") + message);
      sqlite3_free(message);
    }
    return texts;
  }

 private:
  struct Close {
    void operator()(sqlite3* connection) const noexcept { sqlite3_close(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

TEST_F(SearchIndex, NobodyElseNeedsItsTokenizer) {
  store_.put(SearchedPlan{.path = "a", .parts = {{"Mục", "Đoạn.", {"Trồng cây"}}}}.document(), "r");
  const PlainSqlite plain(path_);
  EXPECT_THAT(plain.texts("PRAGMA integrity_check"), ElementsAre("ok"));
  EXPECT_THAT(plain.texts("PRAGMA foreign_key_check"), IsEmpty());
  const auto relations = plain.texts(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT IN "
      "('title_words', 'task_words', 'passage_words')");
  EXPECT_GT(relations.size(), 50u);
  for (const std::string& relation : relations) {
    for (const std::string& text : plain.texts("SELECT * FROM \"" + relation + "\"")) {
      EXPECT_FALSE(text.starts_with("error: ")) << relation << " " << text;
    }
  }
  EXPECT_THAT(plain.texts("UPDATE ledger SET tries = 0; DELETE FROM ledger; SELECT count(*) FROM v_tasks"),
              ElementsAre("1"));
  EXPECT_THAT(plain.texts("SELECT rowid FROM task_words WHERE task_words MATCH 'cây'"),
              ElementsAre("error: no such tokenizer: vanthu"));
}

TEST_F(SearchIndex, TheProgramSqliteDumpsTheStore) {
  store_.put(SearchedPlan{.path = "a", .parts = {{"Mục", "Đoạn.", {"Trồng cây"}}}}.document(), "r");
  const std::string dump = folder_.file("dump.sql"), copy = folder_.file("copy.db");
  if (std::system("sqlite3 --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "sqlite3 is not installed";
  ASSERT_EQ(std::system(("sqlite3 '" + path_ + "' '.dump records' '.dump assignments' > '" + dump +
                         "' 2>&1 && "
                         "sqlite3 '" +
                         copy + "' < '" + dump + "' 2>&1")
                            .c_str()),
            0);
  EXPECT_THAT(PlainSqlite(copy).texts("SELECT task FROM assignments"), ElementsAre("Trồng cây"));
}

TEST(SearchIndexOfAThousandTexts, KeepsEqualHitsWithinItsBound) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  SearchedPlan plan{.path = "a", .parts = {{"", "", {}}}};
  for (int i = 0; i < 12'000; ++i) plan.parts[0].tasks.push_back("Việc " + std::to_string(i));
  store.put(plan.document(), "r");
  EXPECT_EQ(store.search({.query = typed("viec")}).hits.size(), kMostHits);
  EXPECT_EQ(store.search({.query = typed("viec"), .limit = 5}).hits.size(), 5u);
}

}  // namespace
}  // namespace vanthu
