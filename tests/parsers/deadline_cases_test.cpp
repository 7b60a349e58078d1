// The reader of times against tests/cases/deadlines.tsv; what its columns mean stands at its head.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "case_table.h"
#include "parsers/deadline.h"

namespace vanthu {
namespace {

// Every form that the table must hold.
constexpr const char* kForms =
    "ongoing|yearly|quarterly|monthly|weekly|interval|report|yearless yearly|quarter|month|year|half year"
    "|from|range|by date|relative|term|conditional|qualifier|several|period|ocr|empty|negative";

struct DeadlineCase {
  std::string form, wording, context_date, expected, seen;
  int line = 0;
};

const std::vector<DeadlineCase>& cases() {
  static const std::vector<DeadlineCase> loaded = [] {
    std::vector<DeadlineCase> made;
    for (const test::CaseRow& row : test::load_cases("deadlines.tsv", 5)) {
      const std::string wording = row.cells[1] == "\\s" ? " " : row.cells[1];
      made.push_back({row.cells[0], wording, row.cells[2], row.cells[3], row.cells[4], row.line});
    }
    return made;
  }();
  return loaded;
}

/// Like the column `expected`.
std::string describe(const std::vector<Deadline>& deadlines) {
  std::string described;
  for (const Deadline& deadline : deadlines) {
    if (!described.empty()) described += " || ";
    described += "kind=" + deadline.kind + "; start=" + deadline.start.value_or("-") +
                 "; end=" + deadline.end.value_or("-") + "; recurrence=" + deadline.recurrence.value_or("-");
  }
  return described.empty() ? "none" : described;
}

TEST(DeadlineCases, EveryTimeIsReadAsExpected) {
  for (const DeadlineCase& one : cases()) {
    const std::string found =
        describe(parse_deadlines(one.wording, one.context_date == "-" ? "" : one.context_date));
    if (found == one.expected) continue;
    ADD_FAILURE() << "deadlines.tsv:" << one.line << " [" << one.form << "] " << one.wording << " ("
                  << one.context_date << ")\n  expected    " << one.expected << "\n  found       " << found;
  }
}

TEST(DeadlineCases, TheTableIsWholeAndWellFormed) {
  EXPECT_GE(cases().size(), 410u);
  std::set<std::pair<std::string, std::string>> wordings;
  for (const DeadlineCase& one : cases()) {
    EXPECT_TRUE(wordings.insert({one.wording, one.context_date}).second)
        << "line " << one.line << " stands twice: " << one.wording;
    EXPECT_FALSE(one.seen.empty()) << "line " << one.line;
    if (one.expected == "none") continue;
    for (const std::string& deadline : test::split(one.expected, " || ")) {
      EXPECT_EQ(test::split(deadline, "; ").size(), 4u) << "line " << one.line;
    }
  }
}

TEST(DeadlineCases, EveryFormIsPresent) {
  std::set<std::string> present;
  for (const DeadlineCase& one : cases()) present.insert(one.form);
  for (const std::string& form : test::split(kForms, "|")) EXPECT_TRUE(present.contains("5 " + form)) << form;
}

}  // namespace
}  // namespace vanthu
