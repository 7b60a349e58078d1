// What a check of one document is, and how it words what it finds.  The lists of checks, one a file
// (checks_*.cpp), are put together by all_checks().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "parsers/checked_document.h"
#include "parsers/document.h"

namespace vanthu {

/// A check and the codes of parsers/tables/rules.tsv that it may report.
struct Check {
  std::vector<std::string_view> codes;
  std::vector<Issue> (*run)(const CheckedDocument&);
};

/// One thing to report.  Its words are the message "issue-WORDING", what would mend it "fix-WORDING" where
/// the catalogue of messages has that; both take the same arguments.
struct Report {
  std::string_view code;
  ByteRange where;
  std::vector<std::string> arguments{};
  std::optional<ByteRange> other{};    // the second place, of what contradicts another
  std::string_view wording{};          // "" for that of the code itself
  std::optional<Severity> severity{};  // where this case is less grave than the rule in general
};

/// The issue of a report, its severity from the catalogue of rules.
Issue make_issue(const CheckedDocument& checked, const Report& report);

/// `text` for quoting: cut at a word behind some 120 bytes, with "…".
std::string shorten(std::string_view text);

/// `issues` of one rule, the first 200 of them; behind these one that says how many more places there are.
std::vector<Issue> at_most(const CheckedDocument& checked, std::vector<Issue> issues);

const std::vector<Check>& reading_checks();
const std::vector<Check>& identity_checks();
const std::vector<Check>& issuer_checks();
const std::vector<Check>& own_date_checks();
const std::vector<Check>& signature_checks();
const std::vector<Check>& title_checks();
const std::vector<Check>& numbering_checks();
const std::vector<Check>& appendix_checks();
const std::vector<Check>& task_checks();
const std::vector<Check>& lead_checks();
const std::vector<Check>& actor_checks();
const std::vector<Check>& duplicate_checks();
const std::vector<Check>& recipient_checks();
const std::vector<Check>& unit_checks();
const std::vector<Check>& outdated_checks();
const std::vector<Check>& time_checks();
const std::vector<Check>& task_time_checks();
const std::vector<Check>& task_order_checks();
const std::vector<Check>& reporting_checks();
const std::vector<Check>& cited_form_checks();
const std::vector<Check>& cited_completeness_checks();
const std::vector<Check>& cited_conflict_checks();
const std::vector<Check>& cited_date_checks();
const std::vector<Check>& law_checks();
const std::vector<Check>& reference_checks();
const std::vector<Check>& substance_checks();
const std::vector<Check>& text_checks();
const std::vector<Check>& style_checks();

}  // namespace vanthu
