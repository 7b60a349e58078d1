// What the record says of each document, where its files differ, and what the checks among documents find.
#pragma once

#include <string>
#include <vector>

#include "store/finding.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// See Store::findings.
std::vector<StoreFinding> ask_findings(Database& database, const FindingQuestion& question);

/// See Store::findings_if_put.  Must run in a transaction that is undone afterwards.
std::vector<StoreFinding> ask_findings_if_put(Database& database, const Document& document,
                                              const std::string& reader);

}  // namespace vanthu
