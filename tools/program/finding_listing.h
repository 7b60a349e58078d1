// Findings as listings, and what `check` and `lint` share: how they are asked for and what they make of the
// exit status.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "store/finding.h"
#include "tools/program/listing.h"

namespace vanthu {

/// Columns of a table of findings for CSV, and the cells of one row, as many.
const std::vector<Column>& finding_columns();
std::vector<std::string> finding_row(const StoreFinding& finding);

/// What `check` and `lint` let people ask about findings.
struct FindingArguments {
  Severity least = Severity::info;
  std::vector<std::string> rules;
  std::optional<Severity> fail_on;
  ListingFormat format = ListingFormat::table;
};

/// Declares --severity, --rule, --fail-on and --format in `app`.
void add_finding_options(CLI::App& app, FindingArguments& arguments);

/// Throws WrongUse "rule-unknown" where one of `rules` is no code and no number of a rule.
void check_rules(const std::vector<std::string>& rules);

/// True for findings of the rules and severities that `arguments` name.
bool is_asked_for(const StoreFinding& finding, const FindingArguments& arguments);

/// Which places a table tells: of findings of one file its lines, of many the documents too.
enum class FindingTable { documents, one_file };

/// Prints the findings, and a line with their numbers on standard error; returns the exit status.
int print_findings(const std::vector<StoreFinding>& findings, FindingTable table,
                   const FindingArguments& arguments, const Settings& settings);

}  // namespace vanthu
