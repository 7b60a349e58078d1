// Tasks that sentences give, against tests/cases/sentences.tsv; what its columns mean stands at its head.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "case_table.h"
#include "plan_text.h"

namespace vanthu {
namespace {

constexpr const char* kForms = "order|responsibility|role|verb|bracket|negative";

struct SentenceCase {
  std::string form, wording, expected, seen;
  int line = 0;
};

const std::vector<SentenceCase>& cases() {
  static const std::vector<SentenceCase> loaded = [] {
    std::vector<SentenceCase> made;
    for (const test::CaseRow& row : test::load_cases("sentences.tsv", 4)) {
      made.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3], row.line});
    }
    return made;
  }();
  return loaded;
}

/// The wording as paragraphs of a plan of 10 March 2026, in a section on its tasks.
Document parse_case(const SentenceCase& one) {
  std::string text =
      "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nSố: 15/KH-UBND\nTân Hòa, ngày 10 tháng 3 năm 2026\nKẾ HOẠCH\nThử\n"
      "II. NHIỆM VỤ\n1. Công việc trong năm\n";
  for (const std::string& paragraph : test::split(one.wording, "\\n")) text += paragraph + "\n";
  return test::parse(text + "2. Công việc khác\n");
}

std::string names(const std::vector<UnitMention>& units) {
  std::string joined;
  for (const UnitMention& unit : units) {
    joined += (joined.empty() ? "" : ", ") + unit.unit + (unit.requested ? " (asked)" : "");
  }
  return joined;
}

/// Like the column `expected`.
std::string describe(const Document& record) {
  std::string described;
  for (const Assignment& one : record.assignments) {
    if (one.origin != "sentence") continue;
    if (!described.empty()) described += " || ";
    for (const auto& [role, units] : {std::pair("lead", &one.lead), std::pair("implement", &one.implement),
                                      std::pair("coordinate", &one.coordinate)}) {
      if (!units->empty()) described += fmt::format("{}={}; ", role, names(*units));
    }
    if (one.deadline) described += fmt::format("deadline={}; ", one.deadline->raw);
    described += fmt::format("confidence={}; task={}", one.confidence, one.task);
  }
  return described.empty() ? "none" : described;
}

TEST(SentenceCases, EveryTaskIsReadAsExpected) {
  for (const SentenceCase& one : cases()) {
    const std::string found = describe(parse_case(one));
    if (found == one.expected) continue;
    ADD_FAILURE() << "sentences.tsv:" << one.line << " [" << one.form << "] " << one.wording
                  << "\n  expected    " << one.expected << "\n  found       " << found;
  }
}

TEST(SentenceCases, TasksStandInTheTextAndOverlapNoOthers) {
  for (const SentenceCase& one : cases()) {
    const Document record = parse_case(one);
    std::size_t behind = 0;
    for (const Assignment& task : record.assignments) {
      EXPECT_EQ(record.text.substr(task.span.bytes.begin, task.span.bytes.size()), task.task);
      EXPECT_LE(behind, task.span.bytes.begin) << "sentences.tsv:" << one.line;
      behind = task.span.bytes.end;
      EXPECT_EQ(task.groups.front(), "NHIỆM VỤ") << "sentences.tsv:" << one.line;
    }
  }
}

TEST(SentenceCases, TheTableIsWholeAndWellFormed) {
  EXPECT_GE(cases().size(), 50u);
  std::set<std::string> wordings, forms;
  for (const SentenceCase& one : cases()) {
    EXPECT_TRUE(wordings.insert(one.wording).second) << "line " << one.line << " stands twice";
    EXPECT_FALSE(one.seen.empty()) << "line " << one.line;
    EXPECT_EQ(one.form == "negative", one.expected == "none") << "line " << one.line;
    forms.insert(one.form);
  }
  for (const std::string& form : test::split(kForms, "|")) EXPECT_TRUE(forms.contains(form)) << form;
}

}  // namespace
}  // namespace vanthu
