// Which rows of the search index have what is looked for, the best ones first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/search_filter.h"
#include "store/search_query.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

struct SearchRow {
  SearchPart part = SearchPart::title;
  std::int64_t row = 0;  // its number in the index
  bool as_written = false, in_order = false;

  DocumentId document() const;
  std::int64_t ordinal() const;  // of no title
};

/// In the order of SearchAnswer::hits, up to `limit`.
std::vector<SearchRow> find_rows(Database& database, const SearchQuery& query, const SearchFilter& filter,
                                 std::size_t limit);

/// True where find_rows() finds something.
bool has_rows(Database& database, const SearchNode& node, const SearchFilter& filter);

}  // namespace vanthu
