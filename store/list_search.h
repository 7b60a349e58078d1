// Keeps the search index true: the words of what the chosen sources say (store/search_texts.h).
#pragma once

#include <cstdint>
#include <string>

#include "normalize/string_hash.h"
#include "store/search_words.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// Puts sources into the index, as many as a transaction has.
class SearchLister {
 public:
  SearchLister(Database& database, WordReader& reader) : database_(database), reader_(reader) {}

  void add(std::int64_t source, std::int64_t document);

  /// To be called behind the last: all words that the index has are known, and no others.
  void finish();

 private:
  Database& database_;
  WordReader& reader_;
  StringMap<std::string> words_;  // of what was added: folded forms by keys
};

/// Takes a source out of the index, whose record says what it said when it was put in.  Its words are looked
/// through by SearchLister::finish().
void unlist_search(Database& database, std::int64_t source, std::int64_t document);

}  // namespace vanthu
