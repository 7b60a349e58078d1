// The part of a text that shows the words that were found.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "store/search_expression.h"
#include "store/search_query.h"
#include "store/search_words.h"
#include "store/store.h"

namespace vanthu {

/// Letters of a snippet at most, but for signs of what is left out.
inline constexpr std::size_t kSnippetLetters = 160;

struct Snippet {
  std::string text;              // on one line
  std::vector<TextRange> marks;  // in order, apart
  /// From the first word to the last that is marked, in the text that it was made from; none where no word
  /// is.
  std::optional<ByteRange> place;
};

/// Shows the part where most of `phrases` stand closest together; the beginning where none is there.
/// `between` stands for kTextBoundary.
Snippet make_snippet(std::string_view text, const std::vector<SearchPhrase>& phrases, Diacritics diacritics,
                     std::string_view between, WordReader& reader);

}  // namespace vanthu
