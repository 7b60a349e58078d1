// Keeps cited_documents, citation_links and citation_candidates true: what the citations of all chosen
// sources mean together.
#pragma once

#include <cstdint>

#include "store/settle_pace.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// Notes that what source `source` says comes or goes, if it is a chosen one.  To be called while it is.
void unsettle_source(Database& database, std::int64_t source);

/// Matches anew what was noted.  Once for a transaction: it costs as much as there are citations that share
/// number and type with a noted one.  Settled in proportion (blocks), a citation costs the same in the end
/// however many there are.
void settle_citations(Database& database, SettlePace pace = SettlePace::all);

}  // namespace vanthu
