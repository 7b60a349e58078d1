// The catalogue of rules against the checks and the messages.
#include "parsers/rules.h"

#include <gtest/gtest.h>

#include <set>

#include "ingest/messages.h"
#include "parsers/checks.h"

namespace vanthu {
namespace {

TEST(Rules, EveryCodeThatChecksReportIsInTheCatalogue) {
  ASSERT_FALSE(all_checks().empty());
  for (const Check& check : all_checks()) {
    EXPECT_FALSE(check.codes.empty());
    for (const std::string_view code : check.codes) {
      const Rule* rule = find_rule(code);
      ASSERT_NE(rule, nullptr) << code;
      EXPECT_EQ(rule->scope, "document") << code;
    }
  }
}

TEST(Rules, EveryRuleOfADocumentHasACheckAndNoOther) {
  std::set<std::string_view> reported;
  for (const Check& check : all_checks()) reported.insert(check.codes.begin(), check.codes.end());
  for (const Rule& rule : rules())
    EXPECT_EQ(reported.contains(rule.code), rule.scope == "document") << rule.code;
}

// What reading found brings its own message, and the store words its differences by what differs.
TEST(Rules, EveryRuleOfADocumentHasItsMessage) {
  for (const Rule& rule : rules()) {
    if (rule.scope != "document" || rule.group == "reading") continue;
    EXPECT_TRUE(has_message("issue-" + std::string(rule.code))) << rule.code;
  }
}

TEST(Rules, RowsAreCompleteAndUnique) {
  std::set<std::string_view> codes;
  for (const Rule& rule : rules()) {
    EXPECT_TRUE(codes.insert(rule.code).second) << rule.code;
    EXPECT_FALSE(rule.vi.empty() || rule.en.empty() || rule.source.empty()) << rule.code;
    EXPECT_TRUE(rule.number.empty() || rule.number.starts_with("R-")) << rule.code;
    EXPECT_EQ(rule.number.empty(),
              rule.number.empty() && (rule.group == "reading" || rule.group == "sources"))
        << rule.code;
  }
}

TEST(Rules, UnknownCodesAreNone) { EXPECT_EQ(find_rule("no-such-rule"), nullptr); }

}  // namespace
}  // namespace vanthu
