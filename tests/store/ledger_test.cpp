// Runs and what became of their inputs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_documents.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using testing::error_code_of;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Pair;
using testing::plain_document;
using testing::TemporaryFolder;

class Ledger : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  Store store_ = Store::open(folder_.file("s.db"), Access::read_write);

  void note(RunId run, const std::string& path, FileState state, const std::string& code = "") {
    store_.note_file({.path = path, .state = state, .code = code, .run = run});
  }

  /// "path state" of each entry.
  std::vector<std::string> listed(const LedgerQuestion& question = {}) const {
    std::vector<std::string> lines;
    for (const LedgerEntry& entry : store_.ledger(question)) {
      lines.push_back(entry.path + " " + std::string(file_state_name(entry.state)));
    }
    return lines;
  }
};

TEST(FileStates, HaveNamesThatLeadBack) {
  for (const FileState state : all_file_states()) {
    EXPECT_EQ(find_file_state(file_state_name(state)), state) << file_state_name(state);
  }
  EXPECT_EQ(all_file_states().size(), static_cast<std::size_t>(FileState::skipped) + 1);
  EXPECT_EQ(find_file_state("lost"), std::nullopt);
}

TEST_F(Ledger, GivesBackWhatWasNoted) {
  const RunId run = store_.begin_run("plans", "r").id;
  const std::vector<LedgerEntry> noted{
      {.path = "plans/1.pdf",
       .state = FileState::failed,
       .code = "limit-pages",
       .arguments = {"plans/1.pdf", "“600”\n", ""},
       .page = 37,
       .tries = 1,
       .sha256 = std::string(64, 'a'),
       .bytes = 0,
       .stamp = "1:2:3",
       .seconds = 0.25,
       .run = run},
      {.path = "xấu\xff\n.pdf", .state = FileState::duplicate, .duplicate_of = "\xfe.pdf", .run = run},
      {.path = "", .state = FileState::skipped, .code = "skipped-hidden", .run = run},
  };
  for (const LedgerEntry& entry : noted) store_.note_file(entry);
  const std::vector<LedgerEntry> kept = store_.ledger({});
  ASSERT_EQ(kept.size(), noted.size());
  for (std::size_t i = 0; i < noted.size(); ++i) {
    LedgerEntry expected = noted[i];
    expected.time = kept[i].time;
    EXPECT_EQ(kept[i], expected) << i;
    EXPECT_EQ(store_.ledger_entry(noted[i].path), expected) << i;
    EXPECT_THAT(kept[i].time, MatchesRegex("20..-..-..T..:..:..Z"));
  }
  EXPECT_EQ(store_.ledger_entry("plans"), std::nullopt);
}

TEST_F(Ledger, ShowsBytesThatAreNoTextInArgumentsAndViews) {
  const RunId run = store_.begin_run("", "r").id;
  LedgerEntry entry{.path = "a\xff",
                    .state = FileState::duplicate,
                    .code = "c",
                    .arguments = {"b\xff", "Đ"},
                    .duplicate_of = "c\xff",
                    .run = run};
  store_.note_file(entry);
  EXPECT_THAT(store_.ledger_entry("a\xff")->arguments, ElementsAre("b\\xff", "Đ"));
  entry.seconds = 5;
  store_.note_file(entry);
  EXPECT_EQ(store_.ledger_entry("a\xff")->seconds, 0) << "found the same";
  Database database(folder_.file("s.db"), OpenMode::existing, 1s);
  Query query = database.query("SELECT path || ' ' || duplicate_of || ' ' || arguments FROM v_ledger");
  ASSERT_TRUE(query.step());
  EXPECT_EQ(query.text(), R"(a\xff c\xff ["b\\xff","Đ"])");
}

TEST_F(Ledger, HasOneLineAPathOfTheLastRunThatMetIt) {
  const RunId first = store_.begin_run("all", "r").id;
  note(first, "a", FileState::read);
  note(first, "b", FileState::read);
  note(first, "c", FileState::failed, "file-empty");
  store_.end_run(first);
  const RunId second = store_.begin_run("b and d", "r").id;
  note(second, "d", FileState::read);
  note(second, "b", FileState::replaced);
  EXPECT_THAT(listed(), ElementsAre("d read", "b replaced", "a read", "c failed"));
  EXPECT_THAT(listed({.run = second}), ElementsAre("d read", "b replaced"));
  EXPECT_THAT(store_.run_counts(first), ElementsAre(Pair(FileState::read, 1u), Pair(FileState::failed, 1u)));
  EXPECT_THAT(store_.run_counts(second),
              ElementsAre(Pair(FileState::read, 1u), Pair(FileState::replaced, 1u)));
  EXPECT_THAT(store_.run_counts(77), IsEmpty());
}

TEST_F(Ledger, IsAskedByRunStateCodeAndPath) {
  const RunId old = store_.begin_run("1", "r").id;
  note(old, "x/a.pdf", FileState::failed, "file-empty");
  store_.end_run(old);
  const RunId run = store_.begin_run("2", "r").id;
  note(run, "x/b.pdf", FileState::read);
  note(run, "x/c.pdf", FileState::failed, "limit-pages");
  note(run, "y/d.pdf", FileState::partial, "file-empty");
  const std::vector<std::pair<LedgerQuestion, std::vector<std::string>>> cases{
      {{}, {"x/b.pdf read", "x/c.pdf failed", "y/d.pdf partial", "x/a.pdf failed"}},
      {{.run = old}, {"x/a.pdf failed"}},
      {{.states = {FileState::failed}}, {"x/c.pdf failed", "x/a.pdf failed"}},
      {{.states = {FileState::partial, FileState::read}}, {"x/b.pdf read", "y/d.pdf partial"}},
      {{.code = "file-empty"}, {"y/d.pdf partial", "x/a.pdf failed"}},
      {{.path = "x/"}, {"x/b.pdf read", "x/c.pdf failed", "x/a.pdf failed"}},
      {{.path = "X/"}, {}},
      {{.path = "%"}, {}},
      {{.path = ""}, {"x/b.pdf read", "x/c.pdf failed", "y/d.pdf partial", "x/a.pdf failed"}},
      {{.states = {FileState::failed}, .limit = 1}, {"x/c.pdf failed"}},
      {{.limit = 0}, {}},
      {{.mishaps_first = true}, {"x/c.pdf failed", "x/a.pdf failed", "y/d.pdf partial", "x/b.pdf read"}},
      {{.limit = 3, .mishaps_first = true}, {"x/c.pdf failed", "x/a.pdf failed", "y/d.pdf partial"}},
      {{.limit = 1, .mishaps_first = true}, {"x/c.pdf failed"}},
      {{.states = {FileState::read, FileState::failed}, .mishaps_first = true},
       {"x/c.pdf failed", "x/a.pdf failed", "x/b.pdf read"}},
      {{.run = run, .states = {FileState::failed}, .code = "limit-pages", .path = "c", .limit = 9},
       {"x/c.pdf failed"}},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(listed(cases[i].first), cases[i].second) << "case " << i;
  }
}

TEST_F(Ledger, CountsTheRunsThatFailedOneAfterAnother) {
  const auto tries_after = [&](FileState state) {
    const RunId run = store_.begin_run("again", "r").id;
    note(run, "a", state, state == FileState::failed ? "file-empty" : "");
    store_.end_run(run);
    return store_.ledger_entry("a")->tries;
  };
  EXPECT_EQ(tries_after(FileState::failed), 1u);
  EXPECT_EQ(tries_after(FileState::failed), 2u);
  EXPECT_EQ(tries_after(FileState::failed), 3u);
  EXPECT_EQ(tries_after(FileState::read), 0u);
  EXPECT_EQ(tries_after(FileState::failed), 1u);
  EXPECT_EQ(tries_after(FileState::skipped), 0u);
}

TEST_F(Ledger, ATryOfAResumedRunIsTheSameTry) {
  const RunId run = store_.begin_run("all", "r").id;
  note(run, "a", FileState::failed, "file-empty");
  ASSERT_TRUE(store_.begin_run("all", "r").resumed);
  note(run, "a", FileState::failed, "limit-pages");
  EXPECT_EQ(store_.ledger_entry("a")->tries, 1u);
  EXPECT_EQ(store_.ledger_entry("a")->code, "limit-pages");
}

TEST_F(Ledger, ARunWithoutEndIsTakenUpWhereInputsAndReaderAreEqual) {
  const BegunRun begun = store_.begin_run("a b", "r");
  EXPECT_FALSE(begun.resumed);
  const BegunRun again = store_.begin_run("a b", "r");
  EXPECT_TRUE(again.resumed);
  EXPECT_EQ(again.id, begun.id);
  const BegunRun other_reader = store_.begin_run("a b", "r2");
  EXPECT_FALSE(other_reader.resumed);
  EXPECT_FALSE(store_.begin_run("a", "r2").resumed);
  EXPECT_FALSE(store_.begin_run("a b", "r").resumed) << "only the last one is taken up";
  const BegunRun ended = store_.begin_run("a b", "r");
  store_.end_run(ended.id);
  const BegunRun next = store_.begin_run("a b", "r");
  EXPECT_FALSE(next.resumed);
  EXPECT_GT(next.id, ended.id);
}

TEST_F(Ledger, ListsTheRunsTheLatestFirst) {
  const RunId first = store_.begin_run("một", "r1").id;
  note(first, "a", FileState::read);
  note(first, "b", FileState::read);
  store_.end_run(first);
  const RunId second = store_.begin_run("hai", "r2").id;
  note(second, "a", FileState::unchanged);
  const std::vector<vanthu::Run> runs = store_.runs();
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0].id, second);
  EXPECT_EQ(runs[0].inputs, "hai");
  EXPECT_EQ(runs[0].reader, "r2");
  EXPECT_EQ(runs[0].ended, std::nullopt);
  EXPECT_THAT(runs[0].counts, ElementsAre(Pair(FileState::unchanged, 1u)));
  EXPECT_THAT(runs[1].begun, MatchesRegex("20..-..-..T..:..:..Z"));
  EXPECT_THAT(runs[1].ended.value_or(""), MatchesRegex("20..-..-..T..:..:..Z"));
  EXPECT_THAT(runs[1].counts, ElementsAre(Pair(FileState::read, 1u)));
}

TEST_F(Ledger, AResumedRunEndsAsOneThatWasNeverStopped) {
  const std::vector<std::string> paths{"c", "a", "d", "b"};
  const TemporaryFolder folder;
  Store whole = Store::open(folder.file("s.db"), Access::read_write);
  const RunId run = whole.begin_run("all", "r").id;
  for (const std::string& path : paths) whole.note_file({.path = path, .seconds = 1, .run = run});
  const RunId stopped = store_.begin_run("all", "r").id;
  for (const char* path : {"c", "a"}) store_.note_file({.path = path, .seconds = 2, .run = stopped});
  const BegunRun resumed = store_.begin_run("all", "r");
  for (const std::string& path : paths) store_.note_file({.path = path, .seconds = 3, .run = resumed.id});
  std::vector<LedgerEntry> disturbed = store_.ledger({}), undisturbed = whole.ledger({});
  EXPECT_EQ(disturbed[0].seconds, 2) << "what was noted stays";
  EXPECT_EQ(disturbed[2].seconds, 3);
  for (auto* entries : {&disturbed, &undisturbed}) {
    for (LedgerEntry& entry : *entries) entry.seconds = 0, entry.time = "";
  }
  EXPECT_EQ(disturbed, undisturbed);
}

TEST_F(Ledger, APathKeepsItsPositionWhereTheRunFindsSomethingElse) {
  const RunId run = store_.begin_run("all", "r").id;
  for (const char* path : {"a", "b", "c"}) note(run, path, FileState::read);
  note(run, "a", FileState::failed, "file-empty");
  note(run, "d", FileState::read);
  EXPECT_THAT(listed(), ElementsAre("a failed", "b read", "c read", "d read"));
}

TEST_F(Ledger, IsPartOfTheTransaction) {
  const RunId run = store_.begin_run("all", "r").id;
  store_.begin();
  store_.put(plain_document("a", "A"), "r");
  note(run, "a", FileState::read);
  store_.rollback();
  EXPECT_THAT(listed(), IsEmpty());
  store_.begin();
  store_.put(plain_document("a", "A"), "r");
  note(run, "a", FileState::read);
  store_.commit();
  EXPECT_THAT(listed(), ElementsAre("a read"));
}

TEST_F(Ledger, NotesOnlyForRunsThatWereBegun) {
  EXPECT_EQ(error_code_of([&] { note(5, "a", FileState::read); }), "store-failed");
  EXPECT_THAT(listed(), IsEmpty());
}

TEST_F(Ledger, KnowsWhatStandsWhereAndWhoUnderstoodIt) {
  const Document first = plain_document("a", "A");
  store_.put(first, "r");
  store_.put(plain_document("b\xff", "A"), "r");
  EXPECT_EQ(store_.current_sha256("a", "r"), first.source.sha256);
  EXPECT_EQ(store_.current_sha256("b\xff", "r"), first.source.sha256);
  EXPECT_EQ(store_.current_sha256("a", "r2"), std::nullopt) << "another reader may understand more";
  EXPECT_EQ(store_.current_sha256("c", "r"), std::nullopt);
  EXPECT_EQ(store_.first_place_of(first.source.sha256), "a");
  store_.put(plain_document("a", "B"), "r");
  EXPECT_EQ(store_.first_place_of(first.source.sha256), "b\xff");
  EXPECT_EQ(store_.first_place_of(std::string(64, '0')), std::nullopt);
}

TEST_F(Ledger, OfAReaderStandsStillWhileAnImportGoesOn) {
  const RunId run = store_.begin_run("all", "r").id;
  for (int i = 0; i < 100; ++i) note(run, std::to_string(i), FileState::read);
  const Store reader = Store::open(folder_.file("s.db"), Access::read_only);
  std::size_t seen = 0;
  reader.each_ledger_entry({}, [&](const LedgerEntry& entry) {
    note(run, "new " + entry.path, FileState::read);
    ++seen;
  });
  EXPECT_EQ(seen, 100u);
  EXPECT_EQ(reader.ledger({}).size(), 200u);
}

TEST_F(Ledger, AStateThatNoProgramWroteIsDamage) {
  note(store_.begin_run("all", "r").id, "a", FileState::read);
  Database(folder_.file("s.db"), OpenMode::existing, 1s).execute("UPDATE ledger SET state = 'lost'");
  EXPECT_EQ(error_code_of([&] { store_.ledger({}); }), "store-damaged");
  EXPECT_EQ(error_code_of([&] { store_.runs(); }), "store-damaged");
}

TEST_F(Ledger, ViewsSayTheSame) {
  store_.put(plain_document("a", "A"), "r");
  const RunId run = store_.begin_run("all", "r").id;
  note(run, "a", FileState::read);
  note(run, "b", FileState::failed, "file-empty");
  Database database(folder_.file("s.db"), OpenMode::existing, 1s);
  Query ledger = database.query(
      "SELECT run || ' ' || position || ' ' || path || ' ' || state || ' ' || code || ' ' || tries || ' ' || "
      "coalesce(document_id, 'none') FROM v_ledger ORDER BY position");
  std::vector<std::string> lines;
  while (ledger.step()) lines.push_back(ledger.text());
  EXPECT_THAT(lines, ElementsAre("1 0 a read  0 1", "1 1 b failed file-empty 1 none"));
  Query runs = database.query(
      "SELECT run || ' ' || inputs || ' ' || reader || ' ' || paths || failed || partial || skipped || ' ' "
      "|| "
      "(ended IS NULL) FROM v_runs");
  ASSERT_TRUE(runs.step());
  EXPECT_EQ(runs.text(), "1 all r 2100 1");
}

}  // namespace
}  // namespace vanthu
