// Keeps cited_documents, citation_links and citation_candidates true: what the citations of all chosen
// sources mean together.
#pragma once

#include <cstdint>

#include "store/sqlite_connection.h"

namespace vanthu {

/// Notes that what source `source` says comes or goes, if it is a chosen one.  To be called while it is.
void unsettle_source(Database& database, std::int64_t source);

enum class SettlePace {
  all,            // whatever was noted
  in_proportion,  // blocks that are small beside what changed in them; the others stay noted
};

/// Matches anew what was noted.  Once for a transaction: it costs as much as there are citations that share
/// number and type with a noted one.  Settled in proportion, a citation costs the same in the end however
/// many there are.
void settle_citations(Database& database, SettlePace pace = SettlePace::all);

}  // namespace vanthu
