// Words of a query with what is known of how they were typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/search_query.h"

namespace vanthu {

struct TypedWord {
  SearchWord word;
  std::string folded;     // search_key
  bool capitals = false;  // its letters are capitals, all of them
  bool joined = false;    // signs alone stand between it and the word before: "KH" of "157/KH"
};

/// The words of `text` (valid UTF-8) in order, as the index has them.
std::vector<TypedWord> typed_words(std::string_view text);

/// White space of Unicode (White_Space=yes) and control characters.
bool is_query_blank(char32_t point);

}  // namespace vanthu
