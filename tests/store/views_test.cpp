// The views that people's own SQL relies on, and what docs/schema.md says of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "sample_documents.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using testing::random_document;
using testing::TemporaryFolder;

constexpr const char* kViews[] = {
    "v_documents",       "v_tasks",          "v_task_units",  "v_citations",
    "v_issues",          "v_signatures",     "v_sources",     "v_references",
    "v_cited_documents", "v_citation_links", "v_corrections", "v_task_deadlines",
    "v_task_targets",    "v_former_places",  "v_runs",        "v_ledger"};

std::string documentation() { return testing::file_bytes(VANTHU_SOURCE_DIR "/docs/schema.md"); }

/// The rows of `sql`, each the text of its first `columns` columns.
std::vector<std::vector<std::string>> rows_of(const std::string& path, const std::string& sql,
                                              std::size_t columns) {
  Database database(path, OpenMode::existing, 1s);
  Query query = database.query(sql);
  std::vector<std::vector<std::string>> rows;
  while (query.step()) {
    rows.emplace_back();
    for (std::size_t i = 0; i < columns; ++i) rows.back().push_back(query.text());
  }
  return rows;
}

class Views : public ::testing::Test {
 protected:
  Views() : path_(folder_.file("s.db")) {
    Store store = Store::open(path_, Access::read_write);
    for (std::uint32_t seed = 0; seed < 30; ++seed) store.put(random_document(seed), "r");
  }

  std::string single(const std::string& sql) const { return rows_of(path_, sql, 1).at(0).at(0); }

  TemporaryFolder folder_;
  std::string path_;
};

TEST_F(Views, HaveOneRowForEachOfWhatTheyList) {
  std::size_t tasks = 0, units = 0, citations = 0, issues = 0, signatures = 0, references = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const Document document = random_document(seed);
    tasks += document.assignments.size();
    citations += document.citations.size();
    issues += document.issues.size();
    signatures += document.source.signatures.size();
    references += document.references.size();
    for (const Assignment& a : document.assignments)
      units += a.lead.size() + a.implement.size() + a.coordinate.size();
  }
  const std::size_t expected[] = {30, tasks, units, citations, issues, signatures, 30, references};
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(single("SELECT count(*) FROM " + std::string(kViews[i])), std::to_string(expected[i]))
        << kViews[i];
  }
}

TEST_F(Views, OfTimesTargetsAndFormerPlacesHaveARowForEach) {
  std::size_t times = 0, targets = 0, places = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const Document document = random_document(seed);
    places += document.former_places.size();
    for (const Assignment& task : document.assignments) {
      times += (task.deadline ? 1 : 0) + task.further_deadlines.size();
      targets += task.targets.size();
    }
  }
  EXPECT_EQ(single("SELECT count(*) FROM v_task_deadlines"), std::to_string(times));
  EXPECT_EQ(single("SELECT count(*) FROM v_task_targets"), std::to_string(targets));
  EXPECT_EQ(single("SELECT count(*) FROM v_former_places"), std::to_string(places));
  EXPECT_EQ(single("SELECT count(*) FROM v_tasks WHERE task_id <> document_id || '#' || task"), "0");
}

TEST_F(Views, OfCitedDocumentsCountWhatTheTablesHold) {
  EXPECT_NE(single("SELECT count(*) FROM v_cited_documents"), "0");
  EXPECT_EQ(single("SELECT sum(mentions) FROM v_cited_documents"),
            single("SELECT count(*) FROM v_citations WHERE entity IS NOT NULL"));
  EXPECT_EQ(single("SELECT count(*) FROM v_citation_links WHERE meant"),
            single("SELECT count(*) FROM v_citations WHERE entity IS NOT NULL"));
  EXPECT_EQ(single("SELECT sum(candidate_mentions) FROM v_cited_documents"),
            single("SELECT count(*) FROM v_citation_links WHERE NOT meant"));
  EXPECT_EQ(single("SELECT count(*) FROM v_citations WHERE state = 'ambiguous' AND entity IS NOT NULL"), "0");
}

TEST_F(Views, SpansCutOutOfTheTextWhatWasReadThere) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const Document document = random_document(seed);
    for (std::size_t i = 0; i < document.citations.size(); ++i) {
      const ByteRange bytes = document.citations[i].span.bytes;
      EXPECT_EQ(
          single("SELECT substr(d.text, c.span_start + 1, c.span_end - c.span_start) FROM v_citations c "
                 "JOIN v_documents d USING (document_id) WHERE c.document_id = " +
                 std::to_string(seed + 1) + " AND c.citation = " + std::to_string(i)),
          document.text.substr(bytes.begin, bytes.size()));
    }
  }
}

TEST(TaskView, JoinsUnitsInTheirOrderAndOpensRanges) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s.db");
  Document document = testing::plain_document("a", "b");
  const auto unit = [](const std::string& name) { return UnitMention{name, name, std::nullopt, false}; };
  document.assignments.resize(3);
  document.assignments[0].lead = {unit("Z"), unit("A"), unit("M")};
  document.assignments[0].deadline = Deadline{"", "by-date", std::nullopt, "2026-02-15", std::nullopt};
  document.assignments[1].coordinate = {unit("C")};
  document.assignments[1].deadline = Deadline{"", "from-year", "2026-01-01", std::nullopt, std::nullopt};
  Store::open(path, Access::read_write).put(document, "r");
  EXPECT_THAT(
      rows_of(path,
              "SELECT coalesce(lead, '-'), coalesce(coordinate, '-'), coalesce(due_first, '-'), "
              "coalesce(due_last, '-') FROM v_tasks ORDER BY task",
              4),
      ElementsAre(ElementsAre("Z; A; M", "-", "2026-02-15", "2026-02-15"),
                  ElementsAre("-", "C", "2026-01-01", "9999-12-31"), ElementsAre("-", "-", "-", "-")));
}

TEST_F(Views, AreDocumentedColumnByColumn) {
  const std::string text = documentation();
  for (const std::string view : kViews) {
    const std::size_t begin = text.find("### " + view + ":");
    ASSERT_NE(begin, std::string::npos) << view;
    const std::string section = text.substr(begin, text.find("\n#", begin) - begin);
    for (const auto& column : rows_of(path_, "SELECT name FROM pragma_table_info('" + view + "')", 1)) {
      EXPECT_NE(section.find("`" + column[0] + "`"), std::string::npos) << view << "." << column[0];
    }
  }
}

TEST_F(Views, TheExamplesOfTheDocumentationRun) {
  const std::string text = documentation(), fence = "```sql\n";
  int examples = 0;
  for (std::size_t at = text.find(fence); at != std::string::npos; at = text.find(fence, at + 1)) {
    const std::size_t begin = at + fence.size();
    const std::string sql = text.substr(begin, text.find("```", begin) - begin);
    EXPECT_NO_THROW(rows_of(path_, sql, 0)) << sql;
    ++examples;
  }
  EXPECT_GE(examples, 5);
}

TEST_F(Views, QuestionsFindTheirWayByIndex) {
  Database database(path_, OpenMode::existing, 1s);
  const std::vector<std::pair<std::string, std::string>> cases{
      {"SELECT 1 FROM assignment_units WHERE unit = 'x' AND role = 'lead'", "assignment_units_by_unit"},
      {"SELECT 1 FROM assignments WHERE due_last >= '2026-01-01' AND due_first <= '2026-02-01'",
       "assignments_by_due"},
      {"SELECT 1 FROM citations WHERE key_search = 'x'", "citations_by_key"},
      {"SELECT 1 FROM citations WHERE raw_key_search = 'x'", "citations_by_raw_key"},
      {"SELECT 1 FROM citations WHERE name_search = 'x'", "citations_by_name"},
      {"SELECT 1 FROM records WHERE number_search = 'x'", "records_by_number"},
      {"SELECT 1 FROM citations WHERE block = 'x'", "citations_by_block"},
      {"SELECT 1 FROM records WHERE block = 'x'", "records_by_block"},
      {"SELECT 1 FROM cited_documents WHERE key_search = 'x'", "cited_documents_by_key"},
      {"SELECT 1 FROM citation_links WHERE entity = 'x'", "citation_links_by_entity"},
      {"SELECT 1 FROM citation_candidates WHERE entity = 'x'", "citation_candidates_by_entity"},
  };
  for (const auto& [sql, index] : cases) {
    Query plan = database.query("EXPLAIN QUERY PLAN " + sql);
    ASSERT_TRUE(plan.step());
    plan.integer(), plan.integer(), plan.integer();
    EXPECT_THAT(plan.text(), ::testing::HasSubstr(index)) << sql;
  }
}

}  // namespace
}  // namespace vanthu
