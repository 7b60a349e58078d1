// Heads of columns against tests/cases/columns.tsv.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

#include "case_table.h"
#include "parsers/task_tables.h"

namespace vanthu {
namespace {

const char* name_of(ColumnRole role) {
  switch (role) {
    case ColumnRole::other:
      return "other";
    case ColumnRole::ordinal:
      return "ordinal";
    case ColumnRole::task:
      return "task";
    case ColumnRole::deadline:
      return "deadline";
    case ColumnRole::lead:
      return "lead";
    case ColumnRole::implement:
      return "implement";
    case ColumnRole::coordinate:
      return "coordinate";
    case ColumnRole::lead_and_coordinate:
      return "lead_and_coordinate";
    case ColumnRole::product:
      return "product";
    case ColumnRole::form:
      return "form";
    case ColumnRole::note:
      return "note";
  }
  return "";
}

TEST(ColumnCases, EveryHeadIsClassifiedWhateverItsCase) {
  std::set<std::string> heads, roles;
  for (const test::CaseRow& row : test::load_cases("columns.tsv", 3)) {
    const auto& [head, role] = std::pair(row.cells[0], row.cells[1]);
    EXPECT_EQ(name_of(classify_column(head)), role) << "columns.tsv:" << row.line << " " << head;
    EXPECT_TRUE(heads.insert(head).second) << "columns.tsv:" << row.line << " stands twice: " << head;
    roles.insert(role);
  }
  EXPECT_GE(heads.size(), 100u);
  EXPECT_EQ(roles.size(), 11u);
}

}  // namespace
}  // namespace vanthu
