// How the store's questions find their answers: docs/query_plans.md holds the plans, and none of them walks
// through all tasks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <set>

#include "sample_documents.h"
#include "store/put_document.h"
#include "store/settle_derived.h"
#include "store/sqlite_connection.h"
#include "store/task_questions.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using testing::TemporaryFolder;

/// A question whose statements are looked at; 0 as length of short lists gives those for long ones.
struct Asked {
  std::string name;
  std::function<void(Database&, std::size_t short_list)> ask;
};

/// Whatever a program can ask of tasks.  A further question is a further row.
std::vector<Asked> all_questions() {
  std::vector<Asked> questions;
  const auto tasks = [&](const std::string& name, TaskQuestion question) {
    question.limit = 100;
    questions.push_back({"tasks: " + name, [question](Database& database, std::size_t short_list) {
                           ask_tasks(database, question, short_list);
                         }});
    questions.push_back({"due: " + name, [question](Database& database, std::size_t short_list) {
                           ask_due(database, {"2026-01-01", "2026-03-31", question}, short_list);
                         }});
  };
  using Q = TaskQuestion;
  const auto with = [](auto set) {
    Q question;
    set(question);
    return question;
  };
  tasks("no restriction", {});
  tasks("one unit", {.units = {"Công an"}});
  tasks("one unit in a role", {.units = {"Công an"}, .role = "lead"});
  tasks("several units by a part of their names", {.unit_text = "a"});
  tasks("a role", {.role = "lead"});
  tasks("a commune", {.commune = "a"});
  tasks("a province", with([](Q& q) { q.province = "a"; }));
  tasks("a directive", {.directive = "57-nq/tw"});
  tasks("due in a range", {.due_from = "2026-01-01", .due_to = "2026-03-31"});
  tasks("due before", with([](Q& q) { q.ends_to = "2026-03-31"; }));
  tasks("due after", with([](Q& q) { q.ends_from = "2026-03-31"; }));
  tasks("kinds of deadlines", with([](Q& q) { q.kinds = {"month", "year"}; }));
  tasks("text", {.text = "a"});
  tasks("a group", with([](Q& q) { q.group = "a"; }));
  tasks("confidence", with([](Q& q) { q.confidence_to = 0.8; }));
  tasks("a document", {.document = 1});
  tasks("a unit in a role, a province, due in a range", with([](Q& q) {
          q = {.units = {"Công an"}, .role = "lead", .due_from = "2026-01-01", .due_to = "2026-03-31"};
          q.province = "a";
        }));
  tasks("everything", with([](Q& q) {
          q = {.units = {"Công an"},
               .role = "lead",
               .commune = "a",
               .directive = "57-nq/tw",
               .due_from = "2026-01-01",
               .due_to = "2026-03-31",
               .text = "a",
               .document = 1};
          q.province = "a";
          q.group = "a";
          q.ends_to = "2026-03-31";
          q.kinds = {"month"};
          q.confidence_from = 0.5;
          q.confidence_to = 0.9;
        }));
  const auto units = [&](const std::string& name, const UnitQuestion& question) {
    questions.push_back({"units: " + name, [question](Database& database, std::size_t short_list) {
                           if (short_list > 0) ask_units(database, question);
                         }});
  };
  units("all", {.limit = 100});
  units("by name", {.units = {"Công an"}, .unit_text = "a", .limit = 100});
  units("of a commune", {.commune = "a", .limit = 100});
  units("of a province", {.province = "a", .limit = 100});
  units("each commune's by itself", {.by_commune = true, .limit = 100});
  return questions;
}

/// What may be walked through whole: documents, names of units, places, and what the statement itself made.
/// The letters are the names that all statements give them.
bool may_be_scanned(const std::string& what) {
  static const std::set<std::string> kShort{"d",  // task_documents
                                            "n",  // unit_names
                                            "unit_names",
                                            "p",  // task_places
                                            "e",          "f", "j",
                                            "l",          "o"};  // tables of the statement itself
  if (what.starts_with("json_each") || what.starts_with("CONSTANT") || what.starts_with("(subquery"))
    return true;
  // A full text index asked for words.
  if (what.starts_with("task_words VIRTUAL TABLE") && what.find(":M") != std::string::npos) return true;
  return kShort.contains(what.substr(0, what.find(' ')));
}

class QueryPlans : public ::testing::Test {
 protected:
  QueryPlans() : path_(folder_.file("s.db")) {
    Store store = Store::open(path_, Access::read_write);
    for (std::uint32_t seed = 0; seed < 8; ++seed) store.put(testing::random_document(seed), "r");
    Document document = testing::plain_document("a", "b");
    document.assignments.resize(1);
    document.assignments[0].lead = {{"Công an", "Công an", std::nullopt, false}};
    store.put(document, "r");
  }

  /// The plan's lines, indented as it is nested.
  static std::vector<std::string> plan_of(Database& database, const std::string& sql) {
    std::map<std::int64_t, std::size_t> depths{{0, 0}};
    std::vector<std::string> lines;
    Query plan = database.query("EXPLAIN QUERY PLAN " + sql);
    while (plan.step()) {
      const std::int64_t id = plan.integer(), parent = plan.integer();
      plan.integer();
      depths[id] = depths[parent] + 1;
      lines.push_back(std::string(2 * depths[parent], ' ') + plan.text());
    }
    return lines;
  }

  /// Calls `visit` with every statement of every question, each once, and its plan.
  template <class Visit>
  void each_statement(Visit visit) const {
    std::set<std::string> seen;
    for (const Asked& question : all_questions()) {
      for (const std::size_t short_list : {kShortList, std::size_t{0}}) {
        Database database(path_, OpenMode::existing, 1s);
        question.ask(database, short_list);
        for (const std::string& sql : database.statements()) {
          if (!seen.insert(sql).second) continue;
          visit(question.name, sql, plan_of(database, sql));
        }
      }
    }
  }

  TemporaryFolder folder_;
  std::string path_;
};

TEST_F(QueryPlans, NoQuestionWalksThroughAllTasks) {
  std::size_t statements = 0;
  each_statement(
      [&](const std::string& question, const std::string& sql, const std::vector<std::string>& plan) {
        ++statements;
        for (const std::string& line : plan) {
          const std::size_t at = line.find("SCAN ");
          if (at == std::string::npos) continue;
          EXPECT_TRUE(may_be_scanned(line.substr(at + 5))) << question << "\n" << line << "\n" << sql;
        }
      });
  EXPECT_GT(statements, 60u);
}

/// Tables that hold only what waits, and what the statement itself made.
bool is_short(const std::string& line) {
  static const std::set<std::string> kShort{"unlisted_sources", "unlisted_words", "unsettled_blocks",
                                            "waiting", "counted"};
  const std::string what = line.substr(line.find("SCAN ") + 5);
  if (what.find("VIRTUAL TABLE INDEX 0:M") != std::string::npos) return true;  // asked for words
  return what.starts_with("(subquery") || what.find("CONSTANT ROW") != std::string::npos ||
         kShort.contains(what.substr(0, what.find(' ')));
}

TEST_F(QueryPlans, AChangedPlanCostsTheSameHoweverManyOthersThereAre) {
  Document changed = testing::plain_document("a", "c");
  changed.assignments.resize(1);
  changed.assignments[0].lead = {{"Công an xã", "Công an xã", std::nullopt, false}};
  Database database(path_, OpenMode::existing, 1s);
  database.execute("PRAGMA foreign_keys = ON");
  put_document(database, changed, "r2");
  settle_derived(database);
  std::size_t statements = 0;
  for (const std::string& sql : database.statements()) {
    ++statements;
    for (const std::string& line : plan_of(database, sql)) {
      const bool walks = line.find("SCAN ") != std::string::npos && !is_short(line);
      const bool walks_through_a_unit =
          line.find("task_units USING PRIMARY KEY (unit=?)") != std::string::npos;
      EXPECT_FALSE(walks || walks_through_a_unit) << line << "\n" << sql;
    }
  }
  EXPECT_GT(statements, 60u);
}

TEST_F(QueryPlans, AnswersInOrderNeedNoSorting) {
  each_statement(
      [&](const std::string& question, const std::string& sql, const std::vector<std::string>& plan) {
        if (!sql.starts_with("SELECT t.task FROM task_documents")) return;
        for (const std::string& line : plan)
          EXPECT_EQ(line.find("ORDER BY"), std::string::npos) << question << sql;
      });
}

TEST_F(QueryPlans, StandInTheDocumentation) {
  const std::string path = VANTHU_SOURCE_DIR "/docs/query_plans.md";
  std::string text =
      "# Query plans\n\n"
      "What SQLite (EXPLAIN QUERY PLAN) does for each question about tasks, units and due days, first for "
      "questions\n"
      "with a restriction that few tasks pass, then for those without ([decision "
      "15](decisions/0015-lists-for-questions.md)).\n"
      "No plan depends on ANALYZE. Written by the tests: `VANTHU_REWRITE=1 store_tests "
      "--gtest_filter='QueryPlans.*'`;\n"
      "they fail where it is out of date, and where a plan walks through all tasks. A statement stands under "
      "the first\n"
      "question that needs it.\n";
  std::string last;
  each_statement(
      [&](const std::string& question, const std::string& sql, const std::vector<std::string>& plan) {
        if (question != last) text += "\n## " + question + "\n";
        last = question;
        text += "\n```sql\n" + sql + "\n```\n```\n";
        for (const std::string& line : plan) text += line + "\n";
        text += "```\n";
      });
  if (std::getenv("VANTHU_REWRITE") != nullptr) testing::write_file(path, text);
  EXPECT_EQ(testing::file_bytes(path), text) << "see the page's head";
}

}  // namespace
}  // namespace vanthu
