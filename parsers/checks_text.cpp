// Checks of the text itself: what reading had to repair, and likely slips.
#include "ingest/messages.h"
#include "parsers/check.h"
#include "parsers/prose.h"
#include "parsers/rules.h"

namespace vanthu {
namespace {

std::vector<Issue> carry_findings(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const Finding& finding : checked.document.findings) {
    const Rule* rule = find_rule(finding.code);
    Issue issue;
    issue.code = finding.code;
    issue.severity = rule != nullptr ? rule->severity : finding.severity;
    issue.message = message(Language::vietnamese, finding.message_code, finding.arguments);
    issue.message_en = message(Language::english, finding.message_code, finding.arguments);
    issue.span = make_span(checked.document, finding.where);
    if (finding.page) issue.span.page = finding.page;
    if (finding.box) issue.span.box = finding.box;
    issue.raw = finding.raw;
    issues.push_back(std::move(issue));
  }
  return issues;
}

//
std::vector<Issue> check_spelling(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const FoundConfusion& found : checked.confusions) {
    const ByteRange where{checked.text_key.origin[found.where.begin],
                          checked.text_key.origin[found.where.end]};
    issues.push_back(make_issue(
        checked, {"spelling-suspect", where, {std::string(checked.document.slice(where)), found.right}}));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& reading_checks() {
  static const std::vector<Check> checks = {
      {{"row-rejoined", "row-deduplicated", "converter-residue", "text-repaired", "seam-joined",
        "page-unreadable", "page-damaged", "page-recognized", "page-recognized-poorly", "text-overprinted",
        "number-drawn", "stamp-removed", "part-left-out", "contents-left-out"},
       carry_findings},
  };
  return checks;
}

const std::vector<Check>& text_checks() {
  static const std::vector<Check> checks = {{{"spelling-suspect"}, check_spelling}};
  return checks;
}

}  // namespace vanthu
