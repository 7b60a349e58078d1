// A query cut into words, phrases, operators and parentheses.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vanthu {

struct QueryToken {
  enum class Kind {
    word,    // letters or digits are in it
    quoted,  // likewise; without its quotes
    sign,    // between blanks, without letter and digit
    both,    // AND
    either,  // OR
    none,    // NOT
    open,
    close,
    end
  };
  Kind kind = Kind::end;
  std::string_view text;  // without the star of a prefix
  std::size_t begin = 0;  // bytes of the query, of quotes the opening one
  bool prefix = false;
};

/// The tokens of `text`, of which they are views; the last one is of kind `end`.  Throws Error
/// "search-too-long", "search-not-text", "search-quote-open", "search-no-word" (of quotes) or "search-star".
std::vector<QueryToken> query_tokens(std::string_view text);

}  // namespace vanthu
