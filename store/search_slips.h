// A slip of one letter in what is looked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/search_filter.h"
#include "store/search_query.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

/// All words of a to z from which `word` differs by one letter added, left out or replaced, or two neighbours
/// exchanged, each once, in order.
std::vector<std::string> words_one_letter_away(const std::string& word);

struct MendedQuery {
  SearchSlip slip;
  SearchQuery query;  // with the one word in place of the other
};

/// Of a query that finds nothing: the one way to find something by a slip in one of its words; none where
/// there is no way, or more than one.  Where words were typed in a row, what has them in that order is asked
/// for first.
std::optional<MendedQuery> find_slip(Database& database, const SearchQuery& query,
                                     const SearchFilter& filter);

}  // namespace vanthu
