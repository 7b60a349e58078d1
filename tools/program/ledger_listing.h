// Lines of the ledger and runs, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "store/ledger.h"
#include "tools/program/listing.h"

namespace vanthu {

std::vector<Column> ledger_columns();
/// In the order of ledger_columns().
std::vector<std::string> ledger_row(const LedgerEntry& entry, Language language);
std::string ledger_json(const LedgerEntry& entry);

/// Why the path is in its state; "" where there is nothing to say.
std::string ledger_reason(const LedgerEntry& entry, Language language);

Listing run_listing(std::vector<Run> runs, Language language);

}  // namespace vanthu
