// Short forms found and written out in running text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/string_hash.h"
#include "normalize/vocabulary.h"

namespace vanthu {

/// Abbreviations by their first word.  A form is a sequence of words and what stands between them; the
/// longest that fits wins.
class AbbreviationIndex {
 public:
  AbbreviationIndex() = default;

  /// `types` tell which words begin a document's sign ("KH-UBND").
  AbbreviationIndex(const std::vector<Abbreviation>& abbreviations, const std::vector<DocumentType>& types);

  /// See Vocabulary::expand_abbreviations.
  std::string expand(std::string_view text) const;

  /// See Vocabulary::may_abbreviate.
  bool has_first_word(std::string_view text) const;

 private:
  struct Word {
    std::size_t begin = 0, end = 0;  // bytes of the text
  };
  struct Form {
    std::vector<std::string> words;  // those with a small letter stand here as comparison keys
    std::vector<std::string> gaps;   // gaps[i] follows words[i]; the last is "." or ""
    std::string expansion;
  };
  /// A form that was found: `form` took `words` words.
  struct Match {
    const Form* form = nullptr;
    std::size_t words = 0;
  };

  static std::vector<Word> split_words(std::string_view text);
  bool fits(const Form& form, std::string_view text, const std::vector<Word>& words, std::size_t at) const;
  Match match_at(std::string_view text, const std::vector<Word>& words, std::size_t at) const;
  bool looks_like_sign(std::string_view word) const;
  std::vector<bool> find_signs(std::string_view text, const std::vector<Word>& words,
                               const std::vector<Match>& matches) const;

  StringMap<std::vector<Form>> forms_;  // by first word, longest form first
  StringSet type_signs_;
};

}  // namespace vanthu
