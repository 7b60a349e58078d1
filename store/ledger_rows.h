// The tables `runs` and `ledger`.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/ledger.h"
#include "store/sqlite_connection.h"

namespace vanthu {

// As the methods of Store that bear these names say.

BegunRun begin_run(Database& database, const std::string& inputs, const std::string& reader);
void end_run(Database& database, RunId run);
void note_file(Database& database, const LedgerEntry& entry);
std::optional<LedgerEntry> find_ledger_entry(Database& database, const std::string& path);
void each_ledger_entry(Database& database, const LedgerQuestion& question,
                       const std::function<void(const LedgerEntry&)>& visit);
std::vector<Run> all_runs(Database& database);
std::map<FileState, std::size_t> count_states(Database& database, RunId run);

}  // namespace vanthu
