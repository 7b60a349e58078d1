// What somebody looks for by words: phrases joined by AND, OR and NOT.
#pragma once

#include <string>
#include <vector>

namespace vanthu {

/// A word as it is compared.
struct SearchWord {
  std::string key;      // comparison_key of one word; search_key of it where `marked` is false
  bool marked = false;  // has diacritics as it is written: what has the same ones is the better match
  bool prefix = false;  // the beginning of a word
  bool operator==(const SearchWord&) const = default;
};

/// Words that stand one behind the other.
struct SearchPhrase {
  std::vector<SearchWord> words;  // at least one
  bool operator==(const SearchPhrase&) const = default;
};

/// A phrase, or what is made of other parts.
struct SearchNode {
  enum class Kind {
    phrase,
    all,  // every part, and none of the parts of kind `none`
    any,  // at least one part
    none  // its one part is not there; stands only beside others in `all`
  };
  Kind kind = Kind::phrase;
  SearchPhrase phrase{};            // only of kind phrase
  std::vector<SearchNode> parts{};  // of the others
  bool operator==(const SearchNode&) const = default;
};

struct SearchQuery {
  SearchNode node;
  /// Where a list of words was typed: the ways in which they may follow one another, abbreviations as such
  /// and written out.  What has one of these is a better match than what has the words anywhere.  Empty where
  /// the query says itself what follows what.
  std::vector<SearchPhrase> in_order{};
  bool operator==(const SearchQuery&) const = default;
};

}  // namespace vanthu
