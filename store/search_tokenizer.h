// The full text index's own tokenizer and its measure of a match, for connections to a store.
#pragma once

#include <string_view>

struct sqlite3;

namespace vanthu {

/// Between the forms of one word in a question for the index: none of its words has the sign.
inline constexpr char kAlternative = '|';

/// Makes FTS5 know the tokenizer `vanthu` on this connection.  Of texts its tokens are the keys of their
/// words (store/search_words.h).  Of questions, which are made by store/search_expression.h, a token is what
/// stands between blanks, as it is, or several at one position with kAlternative between them.  Returns
/// SQLite's result.
int add_search_tokenizer(sqlite3* connection);

/// Makes known `search_rank(TABLE, PHRASES, COPIES, WEIGHT…)`: BM25 of the row for the first PHRASES phrases
/// of the question, which stand COPIES times at its begin, with a weight for each column; the greater the
/// better.  Phrases that very many rows have count
/// as equally common: counting them would take as long as reading them all.  Returns SQLite's result.
int add_search_rank(sqlite3* connection);

}  // namespace vanthu
