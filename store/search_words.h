// The words of a text as the search index has them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "normalize/string_hash.h"

namespace vanthu {

/// What no phrase reaches across: a control character that no record has, between texts that are indexed
/// together.  A word of its own, which nothing is asked for.
inline constexpr char kTextBoundary = '\x1F';

/// Of a longer word only so many bytes count, up to the letter that ends there.
inline constexpr std::size_t kLongestWord = 120;

/// One word in both forms: "hòa", "hoa".  Of a boundary both are kTextBoundary.
struct WordForms {
  std::string key;     // comparison_key: letters and digits, at least one
  std::string folded;  // search_key; of a number, without zeros before it
  bool operator==(const WordForms&) const = default;
};

/// The folded form of a word's key.
std::string folded_word(std::string_view key);

/// A word of a text, and where it stands there.
struct TextWord {
  WordForms forms;
  ByteRange bytes;
};

/// Reads words: runs of letters and digits of any script.  Whatever else there is parts them, bytes that are
/// no UTF-8 too.  Remembers the forms of words that it met.
///
/// What it makes of a text must not change without a new schema: what is taken out of the index is read anew.
class WordReader {
 public:
  /// Calls `visit(const WordForms&, ByteRange)` with every word in order.
  template <class Visit>
  void each(std::string_view text, Visit visit) {
    for (Found found = find(text, 0); found.forms != nullptr; found = find(text, found.bytes.end)) {
      visit(*found.forms, found.bytes);
    }
  }

  std::vector<TextWord> words(std::string_view text);

 private:
  struct Found {
    const WordForms* forms = nullptr;
    ByteRange bytes;
  };

  Found find(std::string_view text, std::size_t offset);
  const WordForms& forms_of(std::string_view word);

  StringMap<WordForms> known_;
};

/// The folded forms of the text's words, parted by one blank: "chuyen doi so 100 xa hoi".
std::string folded_words(WordReader& reader, std::string_view text);

}  // namespace vanthu
