#include "store/search_questions.h"

#include <algorithm>

#include "store/search_filter.h"
#include "store/search_hits.h"
#include "store/search_rows.h"
#include "store/search_slips.h"

namespace vanthu {

SearchAnswer ask_search(Database& database, const SearchQuestion& question) {
  const SearchFilter filter(database, question);
  const std::size_t limit = std::min(question.limit.value_or(kMostHits), kMostHits);
  if (filter.is_empty() || limit == 0) return {};
  SearchAnswer answer;
  const std::vector<SearchRow> rows = find_rows(database, question.query, filter, limit);
  if (!rows.empty()) {
    answer.hits = read_hits(database, question.query, rows);
  } else if (const auto mended = find_slip(database, question.query, filter)) {
    answer.hits = read_hits(database, mended->query, find_rows(database, mended->query, filter, limit));
    answer.slip = mended->slip;
  }
  return answer;
}

}  // namespace vanthu
