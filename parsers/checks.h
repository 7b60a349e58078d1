// What is wrong with one document on its own: the rules of scope "document" in parsers/tables/rules.tsv.
#pragma once

#include <vector>

#include "parsers/check.h"
#include "parsers/checked_document.h"
#include "parsers/document.h"

namespace vanthu {

/// Every check, in the order in which issues at one place are listed.
const std::vector<Check>& all_checks();

/// Issues in the order of their places in the text.
std::vector<Issue> check_document(const CheckedDocument& checked);

}  // namespace vanthu
