// Abbreviations in a query: as such or written out.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "normalize/vocabulary.h"
#include "store/search_query_words.h"

namespace vanthu {

/// What the vocabulary knows as short forms of each other and of what is written out, by words: "VHXH",
/// "VH-XH" and "Văn hóa - Xã hội".
class SearchAbbreviations {
 public:
  SearchAbbreviations() = default;  // knows none
  explicit SearchAbbreviations(const Vocabulary& vocabulary);

  /// Words that follow one another in every way that they may be written, as typed first; kMostPhraseForms at
  /// most.  The last word may be a prefix.
  std::vector<std::vector<TypedWord>> forms_of(std::span<const TypedWord> words) const;

  /// How many of the words, from the first on, are the longest that may be written otherwise, `most` at most;
  /// 0 where there are none.
  std::size_t known_length(std::span<const TypedWord> words, std::size_t most) const;

 private:
  struct Form {
    std::vector<TypedWord> words;
    bool like_a_word = false;  // "CA", "TƯ": typed in capitals it is the abbreviation, else "ca", "tư"
    std::size_t group = 0;     // of forms that stand for each other
  };

  void add(std::string_view text, bool abbreviation, std::size_t group);
  /// Whether `form` stands at the beginning of `words`.
  static bool begins(std::span<const TypedWord> words, const Form& form);
  std::vector<const Form*> found_at(std::span<const TypedWord> words) const;

  std::vector<Form> forms_;
  std::vector<std::vector<std::size_t>> groups_;             // positions in forms_
  std::map<std::string, std::vector<std::size_t>> by_word_;  // likewise, by the first word, folded
};

}  // namespace vanthu
