// What a search restricts besides its words, as SQL over the rows of the search index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/selection.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

class SearchFilter {
 public:
  SearchFilter(Database& database, const SearchQuestion& question);

  /// True where nothing can answer: there is no such unit.
  bool is_empty() const { return empty_; }
  bool allows(SearchPart part) const;

  /// The documents that may answer, by id, where they are few: then each is looked through by itself.
  const std::optional<std::vector<DocumentId>>& few_documents() const { return few_documents_; }

  /// " AND …" of whatever few_documents() does not say already; `row` is the row's number in the index.
  std::string conditions(SearchPart part, std::string_view row) const;

  const NamedValues& parameters() const { return parameters_; }

 private:
  void restrict_documents(Database& database, const SearchQuestion& question);
  void restrict_units(Database& database, const SearchQuestion& question);

  std::vector<SearchPart> parts_;
  std::string documents_;  // a statement for ids; "" where all may answer
  std::optional<std::vector<DocumentId>> few_documents_;
  std::string of_task_;  // a condition on :row with "{}" in its place; "" where there is none
  NamedValues parameters_;
  bool empty_ = false;
};

}  // namespace vanthu
