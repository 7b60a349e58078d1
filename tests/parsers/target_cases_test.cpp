// The reader of targets against tests/cases/targets.tsv; what its columns mean stands at its head.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "case_table.h"
#include "parsers/targets.h"

namespace vanthu {
namespace {

constexpr const char* kForms = "exactly|at-least|at-most|more-than|less-than|about|range|several|negative";

struct TargetCase {
  std::string form, wording, expected, seen;
  int line = 0;
};

const std::vector<TargetCase>& cases() {
  static const std::vector<TargetCase> loaded = [] {
    std::vector<TargetCase> made;
    for (const test::CaseRow& row : test::load_cases("targets.tsv", 4)) {
      made.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3], row.line});
    }
    return made;
  }();
  return loaded;
}

/// Like the column `expected`.
std::string describe(const std::vector<FoundTarget>& targets) {
  std::string described;
  for (const FoundTarget& found : targets) {
    const Target& target = found.target;
    if (!described.empty()) described += " || ";
    described +=
        fmt::format("raw={}; number={}; upper={}; unit={}; comparison={}", target.raw, target.number,
                    target.upper ? fmt::format("{}", *target.upper) : "-", target.unit, target.comparison);
  }
  return described.empty() ? "none" : described;
}

TEST(TargetCases, EveryTargetIsReadAsExpected) {
  for (const TargetCase& one : cases()) {
    const std::string found = describe(find_targets(one.wording));
    if (found == one.expected) continue;
    ADD_FAILURE() << "targets.tsv:" << one.line << " [" << one.form << "] " << one.wording
                  << "\n  expected    " << one.expected << "\n  found       " << found;
  }
}

TEST(TargetCases, EveryTargetIsRawWhereItStandsAndInOrder) {
  for (const TargetCase& one : cases()) {
    std::size_t behind = 0;
    for (const FoundTarget& found : find_targets(one.wording)) {
      EXPECT_EQ(one.wording.substr(found.where.begin, found.where.size()), found.target.raw);
      EXPECT_LE(behind, found.where.begin) << "targets.tsv:" << one.line;
      behind = found.where.end;
    }
  }
}

TEST(TargetCases, TheTableIsWholeAndWellFormed) {
  EXPECT_GE(cases().size(), 120u);
  std::set<std::string> wordings, forms;
  for (const TargetCase& one : cases()) {
    EXPECT_TRUE(wordings.insert(one.wording).second) << "line " << one.line << " stands twice";
    EXPECT_FALSE(one.seen.empty()) << "line " << one.line;
    EXPECT_EQ(one.form == "negative", one.expected == "none") << "line " << one.line;
    forms.insert(one.form);
  }
  for (const std::string& form : test::split(kForms, "|")) EXPECT_TRUE(forms.contains(form)) << form;
}

TEST(TargetRules, EachReadsItsExamplesWholeAndNoEarlierOneDoes) {
  for (const TargetRule& rule : target_rules()) {
    EXPECT_FALSE(rule.examples.empty()) << rule.name;
    for (const std::string_view example : rule.examples) {
      const auto reading = find_target_at(example, 0);
      ASSERT_TRUE(reading.has_value()) << rule.name << ": " << example;
      EXPECT_EQ(reading->rule, rule.name) << example;
      EXPECT_EQ(reading->found.target.raw, example) << rule.name;
    }
  }
}

TEST(Targets, AreReadFromNoMoreThanABoundedBeginningOfATask) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "đạt ít nhất tối thiểu 1 hộ ";
  EXPECT_EQ(find_targets(text).size(), 64u);
  EXPECT_TRUE(find_targets(std::string(20000, 'x') + " 100%").empty());
}

TEST(Targets, OfAnyBytesAreNoneOrReadable) {
  for (const std::string_view text :
       {"999999999%", "1.000.000.000.000 hộ", "0%", "%", "%%%", "1,", "5-", "từ đến", "1.1.1.1.1 hộ",
        "0,0,0 hộ", "ít nhất", "≥", "123456789123456789 hộ"}) {
    for (const FoundTarget& found : find_targets(text)) EXPECT_FALSE(found.target.unit.empty()) << text;
  }
}

}  // namespace
}  // namespace vanthu
