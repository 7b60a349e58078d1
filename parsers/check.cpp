#include "parsers/check.h"

#include <cassert>

#include "ingest/messages.h"
#include "parsers/prose.h"
#include "parsers/rules.h"

namespace vanthu {

Issue make_issue(const CheckedDocument& checked, const Report& report) {
  const Rule* rule = find_rule(report.code);
  assert(rule != nullptr);
  const std::string wording(report.wording.empty() ? report.code : report.wording);
  Issue issue;
  issue.code = report.code;
  issue.severity = report.severity.value_or(rule != nullptr ? rule->severity : Severity::warning);
  const std::string said = "issue-" + wording;
  issue.message = message(Language::vietnamese, said, report.arguments);
  issue.message_en = message(Language::english, said, report.arguments);
  issue.span = make_span(checked.document, report.where);
  const std::string fix = "fix-" + wording;
  if (has_message(fix)) {
    issue.fix = message(Language::vietnamese, fix, report.arguments);
    issue.fix_en = message(Language::english, fix, report.arguments);
  }
  if (report.other) issue.other = make_span(checked.document, *report.other);
  return issue;
}

std::vector<Issue> at_most(const CheckedDocument& checked, std::vector<Issue> issues) {
  constexpr std::size_t kMost = 200;
  if (issues.size() <= kMost) return issues;
  const Issue& left_out = issues[kMost];
  Issue rest = make_issue(checked, {left_out.code,
                                    left_out.span.bytes,
                                    {std::to_string(issues.size() - kMost)},
                                    std::nullopt,
                                    "more-of-one-rule",
                                    left_out.severity});
  issues.resize(kMost);
  issues.push_back(std::move(rest));
  return issues;
}

std::string shorten(std::string_view text) {
  constexpr std::size_t kQuoteBytes = 120;
  if (text.size() <= kQuoteBytes) return std::string(text);
  const std::size_t end = text.rfind(' ', kQuoteBytes);
  if (end == std::string_view::npos || end == 0) return "…";
  return std::string(text.substr(0, end)) + " …";
}

}  // namespace vanthu
