// Keeps the search index true: the words of what the chosen sources say (store/search_texts.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "normalize/string_hash.h"
#include "store/search_words.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// Words on their way into a table of words, each once for as long as it is remembered.
class WordTable {
 public:
  /// `insert` takes the folded form and the word, and passes over what is there.
  WordTable(Database& database, std::string_view insert) : database_(database), insert_(insert) {}

  void keep(const WordForms& forms);
  /// To be called behind the last.
  void write();

 private:
  Database& database_;
  std::string_view insert_;
  StringMap<std::string> words_;  // folded forms by keys
};

/// Puts sources into the index, as many as a transaction has.
class SearchLister {
 public:
  SearchLister(Database& database, WordReader& reader);

  void add(std::int64_t source, std::int64_t document);

  /// To be called behind the last: all words that the index has are known, and no others.
  void finish();

 private:
  Database& database_;
  WordReader& reader_;
  WordTable words_;  // of what was added
};

/// Takes a source out of the index, whose record says what it said when it was put in.  Its words are looked
/// through by SearchLister::finish().
void unlist_search(Database& database, std::int64_t source, std::int64_t document);

}  // namespace vanthu
