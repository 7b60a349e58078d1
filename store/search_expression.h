// What is looked for, in the language of the full text index.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "store/search_query.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// Forms of one word that are looked for at most: of a folded form, more than a language has.
inline constexpr std::size_t kMostForms = 256;

enum class Diacritics {
  folded,     // words count without them
  as_written  // words that are marked have those that are written
};

/// "\"dân|đần van\" *".  Words that the store does not have find nothing.
std::string phrase_expression(Database& database, const SearchPhrase& phrase,
                              Diacritics diacritics = Diacritics::folded);

/// Without parts of kind `none` there is always something to look for.
std::string node_expression(Database& database, const SearchNode& node, Diacritics diacritics);

/// Any of them.
std::string any_expression(Database& database, const std::vector<SearchPhrase>& phrases);

/// All phrases of the node in order; those alone that are to be there where `wanted`.
std::vector<SearchPhrase> phrases_of(const SearchNode& node, bool wanted);

/// True where a word of the node counts with its diacritics.
bool has_marked_words(const SearchNode& node);

}  // namespace vanthu
