// Fixed phrases in a text's comparison key: as many as a table has, found in one walk over the words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "normalize/string_hash.h"

namespace vanthu {

struct FoundPhrase {
  ByteRange where;         // in the key that was searched
  std::size_t phrase = 0;  // as given to PhraseFinder::add
};

class PhraseFinder {
 public:
  /// `phrase` is a comparison_key of at least one word.  Of the same phrase given twice the first one stays.
  void add(std::string phrase, std::size_t id);

  /// All phrases in `text_key` that begin and end with a word, none inside another: the longest that begins
  /// at a word, then on behind it.
  std::vector<FoundPhrase> find(std::string_view text_key) const;

 private:
  struct Phrase {
    std::string key;
    std::size_t id = 0;
  };
  StringMap<std::vector<Phrase>> by_first_word_;  // longest first
};

/// True where a word of `key` ends at `offset`: no letter or digit follows one.
bool ends_word_at(std::string_view key, std::size_t offset);

}  // namespace vanthu
