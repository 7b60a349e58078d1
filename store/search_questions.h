// Store::search.
#pragma once

#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

SearchAnswer ask_search(Database& database, const SearchQuestion& question);

}  // namespace vanthu
