// What somebody looks for by words: phrases joined by AND, OR and NOT.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

class SearchAbbreviations;

/// A word as it is compared.
struct SearchWord {
  std::string key;        // comparison_key of one word; search_key of it where `marked` is false
  bool marked = false;    // has diacritics, or zeros before a number: what has the same is the better match
  bool prefix = false;    // the beginning of a word; only of the last one of a phrase
  bool inferred = false;  // nobody typed it: of another form of an abbreviation that was typed
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

/// What a query may have at most.
inline constexpr std::size_t kLongestQuery = 2000;   // characters
inline constexpr std::size_t kMostQueryWords = 64;   // as typed
inline constexpr std::size_t kDeepestQuery = 16;     // parentheses in one another
inline constexpr std::size_t kMostPhraseForms = 16;  // ways to write a phrase, the typed one among them

/// Reads a query:
///  - words, of which all have to be there: dân vận khéo; upper case, tone style, i or y do not count;
///  - "words that follow one another", in straight or curly quotes; words that signs join are read like
///    that ("157/KH-UBND", "8/5/2026"), and a sign between blanks is passed over ("Văn hóa - Xã hội");
///  - the beginning of a word: khé*; in quotes only of the last one;
///  - AND, OR and NOT in capitals, and parentheses.  NOT takes away what has the word, phrase or parenthesis
///    behind it; it binds closest, then AND, which may be left out, then OR: "a b OR c NOT d" is
///    "(a AND b) OR (c AND (NOT d))".
/// What `abbreviations` knows is looked for as such or written out.
/// Throws Error; columns count characters of `text` from 1:
///  - "search-empty"; "search-not-text" (column of what is no UTF-8); "search-too-long" (limit),
///    "search-too-many-words" (limit), "search-too-deep" (column, limit);
///  - "search-quote-open", "search-parenthesis-open", "search-parenthesis-stray", "search-parenthesis-empty"
///    (column of the sign);
///  - "search-nothing-before", "search-nothing-behind" (operator, its column);
///  - "search-not-alone" (column of the NOT): nothing beside it that is to be there;
///  - "search-no-word" (what stands there, its column): it has neither letter nor digit;
///  - "search-star" (column of a star that does not end a word, or not the last one of quotes).
SearchQuery parse_search_query(std::string_view text, const SearchAbbreviations& abbreviations);

}  // namespace vanthu
