// Stores that older versions wrote.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "citing_documents.h"
#include "old_store.h"
#include "sample_documents.h"
#include "store/sqlite_connection.h"
#include "store/store.h"
#include "store_plan.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using testing::make_old_store;
using testing::StorePlan;
using testing::TemporaryFolder;

std::vector<std::string> texts_of(Database& database, const std::string& sql) {
  Query query = database.query(sql);
  std::vector<std::string> texts;
  while (query.step()) texts.push_back(query.text());
  return texts;
}

/// What the schema could keep of a document.
Document as_kept(Document document, int version) {
  if (version > 5) return document;
  document.header.received = std::nullopt;
  document.header.number_reading = document.header.date_reading = std::nullopt;
  for (Issue& issue : document.issues) issue.raw = std::nullopt;
  if (version > 3) return document;
  if (version == 1) {
    document.source.unread_pages.clear();
    document.source.signatures.clear();
  }
  document.former_places.clear();
  document.header.issuer.candidates.clear();
  for (Issuer& issuer : document.header.co_issuers) issuer.candidates.clear();
  for (Assignment& assignment : document.assignments) {
    assignment.groups.clear();
    assignment.targets.clear();
    assignment.citations.clear();
    assignment.confidence = 1;
    for (auto* units : {&assignment.lead, &assignment.implement, &assignment.coordinate}) {
      for (UnitMention& unit : *units) {
        unit.requested = false;
        unit.level = std::nullopt;
      }
    }
  }
  if (version > 2) return document;
  document.references.clear();
  document.header.identity = std::nullopt;
  for (Citation& citation : document.citations) {
    citation.title = citation.alias = citation.identity = std::nullopt;
    citation.provision = std::nullopt;
    citation.inherited.clear();
    citation.confidence = 1;
  }
  for (Assignment& assignment : document.assignments) {
    assignment.further_deadlines.clear();
    if (assignment.deadline) assignment.deadline->condition = assignment.deadline->reason = std::nullopt;
  }
  for (Issue& issue : document.issues) {
    issue.fix = issue.fix_en = "";
    issue.other = std::nullopt;
  }
  return document;
}

class Migration : public ::testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(FromSchema, Migration, ::testing::Values(1, 2, 3, 4, 5, 6));

TEST_P(Migration, KeepsEveryRecordAndItsId) {
  const TemporaryFolder folder;
  std::vector<Document> documents;
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    documents.push_back(as_kept(testing::random_document(seed), GetParam()));
  }
  make_old_store(GetParam(), folder.file("old.db"), folder.file("model.db"), documents);
  EXPECT_EQ(testing::error_code_of([&] { Store::open(folder.file("old.db"), Access::read_only); }),
            "store-older");
  Store store = Store::open(folder.file("old.db"), Access::read_write);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    EXPECT_EQ(store.document(static_cast<DocumentId>(i + 1)), documents[i]) << i;
    EXPECT_EQ(store.current_sha256(documents[i].source.path, "r"), documents[i].source.sha256);
    EXPECT_EQ(store.put(documents[i], "r"), ImportOutcome::unchanged);
  }
  EXPECT_EQ(store.documents({}).size(), documents.size());
  store.put(testing::plain_document("new", "content"), "r");
  EXPECT_EQ(store.find_documents("new"), std::vector<DocumentId>{22}) << "21 was given before";
}

TEST_P(Migration, IsAnnouncedOnce) {
  const TemporaryFolder folder;
  make_old_store(GetParam(), folder.file("old.db"), folder.file("model.db"),
                 {testing::random_document(3), testing::random_document(4)});
  std::vector<std::string> told;
  const auto listen = [&](const StoreMigration& migration) {
    told.push_back(std::to_string(migration.from) + " to " + std::to_string(migration.to) + ", " +
                   std::to_string(migration.documents));
  };
  for (const char* file : {"new.db", "old.db", "old.db"}) {
    Store::open(folder.file(file), Access::read_write, 1s, listen);
  }
  EXPECT_THAT(told, ElementsAre(std::to_string(GetParam()) + " to 7, 2"));
}

TEST_P(Migration, EverythingCanBeSearchedFor) {
  const TemporaryFolder folder;
  make_old_store(GetParam(), folder.file("old.db"), folder.file("model.db"), {StorePlan{}.document("a.txt")});
  const Store store = Store::open(folder.file("old.db"), Access::read_write);
  SearchQuery query;
  query.node.phrase.words = {{"niem"}, {"yet"}};
  EXPECT_EQ(store.search({.query = query}).hits.size(), 8u);
}

TEST_P(Migration, LeavesASoundDatabaseOfTodaysShape) {
  const TemporaryFolder folder;
  make_old_store(GetParam(), folder.file("old.db"), folder.file("model.db"), {testing::random_document(3)});
  Store::open(folder.file("old.db"), Access::read_write);
  Database migrated(folder.file("old.db"), OpenMode::existing, 1s),
      made(folder.file("model.db"), OpenMode::existing, 1s);
  EXPECT_THAT(texts_of(migrated, "PRAGMA integrity_check"), ElementsAre("ok"));
  EXPECT_THAT(texts_of(migrated, "PRAGMA foreign_key_check"), ElementsAre());
  const std::vector<std::string> shapes{
      "SELECT type || ' ' || name || ' ' || tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER "
      "BY 1",
      "SELECT m.name || '.' || c.name || ' ' || c.type || c.\"notnull\" || c.pk || c.hidden "
      "FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c WHERE m.type = 'table' ORDER BY 1",
      "SELECT m.name || '(' || f.\"from\" || ') ' || f.\"table\" || '(' || f.\"to\" || ') ' || f.on_delete "
      "FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1",
      "SELECT m.name || ' ' || i.\"unique\" || i.partial || ': ' || group_concat(c.name) FROM sqlite_schema "
      "m "
      "JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c WHERE m.type = 'table' "
      "GROUP BY m.name, i.name ORDER BY 1"};
  for (const std::string& shape : shapes) {
    EXPECT_GT(texts_of(made, shape).size(), 10u) << shape;
    EXPECT_EQ(texts_of(migrated, shape), texts_of(made, shape)) << shape;
  }
}

TEST_P(Migration, CitationsMeanSomethingOnceTheirFilesAreReadAgain) {
  const TemporaryFolder folder;
  const Document citing =
      testing::Citing{.path = "a", .cited = {{"law:qh:10:2022", std::nullopt}}}.document();
  make_old_store(GetParam(), folder.file("old.db"), folder.file("model.db"), {citing});
  Store store = Store::open(folder.file("old.db"), Access::read_write);
  const char* before = GetParam() < 3 ? "a 0 nothing" : "a 0 known law:qh:10:2022";
  EXPECT_THAT(testing::meanings(store), ElementsAre(before));
  store.put(citing, "new reader");
  EXPECT_THAT(testing::meanings(store), ElementsAre("a 0 known law:qh:10:2022"));
}

TEST(MigrationFromSchemaOne, BringsTheSourcesOfOnePlanTogether) {
  const TemporaryFolder folder;
  StorePlan plan, amended, other;
  amended.tasks[2].deadline = "31/12/2026";
  other.number = "99";
  // Kept apart in the model by their issuers' names, which alone are put right in the copy.
  const auto apart = [](Document document, const std::string& mark) {
    *document.header.issuer.name += mark;
    return document;
  };
  const std::vector<Document> files{apart(plan.document("a.pdf"), "#1"), apart(other.document("b.pdf"), "#2"),
                                    apart(amended.document("a.docx"), "#3")};
  make_old_store(1, folder.file("old.db"), folder.file("model.db"), files);
  Database(folder.file("old.db"), OpenMode::existing, 1s)
      .execute("UPDATE issuers SET name = substr(name, 1, instr(name, '#') - 1)");
  const Store store = Store::open(folder.file("old.db"), Access::read_write);
  const std::vector<DocumentSummary> documents = store.documents({});
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].id, 1);
  EXPECT_EQ(documents[0].sources.size(), 2u);
  EXPECT_EQ(documents[0].sources[0].format, "docx");
  EXPECT_EQ(store.differences(1).size(), 1u);
  EXPECT_EQ(documents[1].id, 2);
}

}  // namespace
}  // namespace vanthu
