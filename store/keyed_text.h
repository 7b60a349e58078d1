// A text as the keys of its words: where the words of another text stand in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "store/search_words.h"

namespace vanthu {

class KeyedText {
 public:
  KeyedText(std::string_view text, WordReader& words);

  bool has_words(ByteRange range) const { return first_word_at(range.begin) < first_word_at(range.end); }

  /// The word that `offset` stands inside of; {offset, offset} where it stands at the end of one or between.
  ByteRange word_over(std::size_t offset) const;

  /// Where all words of `wanted`, one behind the other, stand first in `range`.
  std::optional<ByteRange> find(const KeyedText& wanted, ByteRange range) const;

 private:
  /// Number of the first word that begins at or behind `offset`.
  std::size_t first_word_at(std::size_t offset) const;

  /// Offsets of a text are far from 4 GB, and a text of single letters has half as many words as bytes.
  struct Word {
    std::uint32_t begin = 0, end = 0;  // in the text
    std::uint32_t key = 0;             // where its key begins in keys_
    ByteRange bytes() const { return {begin, end}; }
  };

  std::string keys_ = " ";  // a blank before and behind each
  std::vector<Word> words_;
};

}  // namespace vanthu
