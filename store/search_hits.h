// Rows of the search index become hits: what stands there, where, and which of its words were found.
#pragma once

#include <vector>

#include "store/search_query.h"
#include "store/search_rows.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

/// One for each row, in their order.
std::vector<SearchHit> read_hits(Database& database, const SearchQuery& query,
                                 const std::vector<SearchRow>& rows);

}  // namespace vanthu
