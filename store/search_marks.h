// Where the words that were looked for stand in a text.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "store/search_expression.h"
#include "store/search_query.h"
#include "store/search_words.h"

namespace vanthu {

/// A phrase in a text.
struct SearchMark {
  std::size_t phrase = 0;  // which one
  ByteRange bytes;
};

/// Every place of every phrase, by where it begins.
std::vector<SearchMark> find_marks(std::string_view text, const std::vector<SearchPhrase>& phrases,
                                   Diacritics diacritics, WordReader& reader);

}  // namespace vanthu
