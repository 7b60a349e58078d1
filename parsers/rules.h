// The catalogue of everything that is reported about a document (parsers/tables/rules.tsv): what a code
// means, how grave it is, and why it is asked for.  Docs and commands take their lists from here.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/extracted_document.h"

namespace vanthu {

/// A row of the catalogue; views live as long as the program.
struct Rule {
  std::string_view code;    // "citation-date-conflict"
  std::string_view number;  // "R-21"; "" for what reading found
  Severity severity = Severity::warning;
  std::string_view scope;   // document | sources
  std::string_view group;   // identity | structure | citations | units | time | text | reading | sources
  std::string_view vi, en;  // what it means
  std::string_view source;  // rationale or legal source
};

/// All rules in the order of the table.
const std::vector<Rule>& rules();

/// The rule of that code; nullptr where the catalogue lacks it.
const Rule* find_rule(std::string_view code);

}  // namespace vanthu
