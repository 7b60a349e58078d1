// The lists that questions go through say what the chosen sources say, whatever happened to the store.
#include "store/list_tasks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sample_documents.h"
#include "store/sqlite_connection.h"
#include "store/store.h"
#include "store_plan.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using testing::StorePlan;
using testing::TemporaryFolder;

/// All rows of the lists, without the numbers that names and places have.
std::vector<std::string> lists_of(Database& database) {
  std::vector<std::string> rows;
  for (const char* sql :
       {"SELECT 'task ' || task || ' ' || confidence || ' ' || words || '/' || group_words FROM tasks",
        "SELECT 'time ' || task || ' ' || ordinal || ' ' || kind || ' ' || coalesce(first, '-') || ' ' || "
        "coalesce(last, '-') || ' ' || coalesce(rule || since || until, '-') FROM task_times",
        "SELECT 'unit ' || n.unit || ' ' || role || ' ' || task FROM task_units u JOIN unit_names n ON n.id "
        "= u.unit",
        "SELECT 'name ' || unit || ' ' || lead || implement || coordinate || documents || communes FROM "
        "unit_names "
        "WHERE documents > 0",
        "SELECT 'count ' || n.unit || ' ' || coalesce(p.commune, '-') || ' ' || c.lead || c.implement || "
        "c.coordinate || c.documents FROM unit_counts c JOIN unit_names n ON n.id = c.unit "
        "JOIN task_places p ON p.id = c.place",
        "SELECT 'variant ' || n.unit || ' ' || raw || ' ' || mentions FROM unit_variants v "
        "JOIN unit_names n ON n.id = v.unit",
        "SELECT 'level ' || n.unit || ' ' || level || ' ' || mentions FROM unit_levels v "
        "JOIN unit_names n ON n.id = v.unit",
        "SELECT 'document ' || document_id || ' ' || source_id || ' ' || coalesce(p.commune, '-') || ' ' || "
        "coalesce(first_day, '-') || ' ' || coalesce(last_day, '-') FROM task_documents d "
        "JOIN task_places p ON p.id = d.place",
        "SELECT 'to be listed ' || source_id FROM unlisted_sources",
        "SELECT 'word ' || folded || ' ' || word FROM search_words",
        "SELECT 'to be looked through ' || word FROM unlisted_words",
        "SELECT 'title ' || doc || col || ' ' || offset || ' ' || term FROM temp.title_instances",
        "SELECT 'of task ' || doc || col || ' ' || offset || ' ' || term FROM temp.task_instances",
        "SELECT 'passage ' || doc || col || ' ' || offset || ' ' || term FROM temp.passage_instances"}) {
    Query query = database.query(sql);
    while (query.step()) rows.push_back(query.text());
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// The lists as they stand, and as they are laid anew from the records.
void expect_true_lists(const std::string& path) {
  Database database(path, OpenMode::existing, 1s);
  for (const std::string part : {"title", "task", "passage"}) {
    const std::string index = part + "_words";
    database.execute("CREATE VIRTUAL TABLE temp." + part + "_instances USING fts5vocab(main, " + index +
                     ", instance)");
    EXPECT_NO_THROW(database.execute("INSERT INTO " + index + "(" + index + ") VALUES ('integrity-check')"));
  }
  const std::vector<std::string> kept = lists_of(database);
  database.execute("BEGIN");
  database.execute(testing::file_bytes(VANTHU_SOURCE_DIR "/store/sql/task_lists.sql"));
  list_all_tasks(database);
  EXPECT_EQ(kept, lists_of(database));
  database.execute("ROLLBACK");
}

TEST(ListedTasks, StayTrueWhenDocumentsComeChangeAndGo) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s.db");
  Store store = Store::open(path, Access::read_write);
  for (std::uint32_t seed = 0; seed < 40; ++seed) store.put(testing::random_document(seed), "r");
  expect_true_lists(path);
  for (std::uint32_t seed = 0; seed < 40; seed += 3) {
    Document changed = testing::random_document(seed + 100);
    changed.source.path = testing::random_document(seed).source.path;
    store.put(changed, "r");
  }
  expect_true_lists(path);
  store.begin();
  for (std::uint32_t seed = 0; seed < 40; seed += 2)
    store.put(testing::random_document(seed), "another reader");
  store.commit();
  expect_true_lists(path);
  store.begin();
  store.put(testing::random_document(500), "r");
  store.rollback();
  expect_true_lists(path);
}

TEST(ListedTasks, AreThoseOfTheChosenSource) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s.db");
  Store store = Store::open(path, Access::read_write);
  StorePlan plan, amended;
  amended.tasks[0].words = "Việc chỉ có trong tệp Word";
  store.put(plan.document("plan.pdf"), "r");
  EXPECT_EQ(store.tasks({.text = "viec chi co trong"}).size(), 0u);
  store.put(amended.document("plan.docx"), "r");
  ASSERT_EQ(store.documents({}).size(), 1u);
  EXPECT_EQ(store.tasks({.text = "viec chi co trong"}).size(), 1u);
  EXPECT_EQ(store.tasks({}).size(), plan.tasks.size());
  expect_true_lists(path);
}

}  // namespace
}  // namespace vanthu
