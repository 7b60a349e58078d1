#include "store/search_tokenizer.h"

#include <sqlite3.h>

#include <string>

#include "store/search_fts.h"
#include "store/search_words.h"

namespace vanthu {
namespace {

using Emit = int (*)(void*, int, const char*, int, int, int);

WordReader& reader_of(Fts5Tokenizer* tokenizer) { return *reinterpret_cast<WordReader*>(tokenizer); }

int create_tokenizer(void* reader, const char**, int, Fts5Tokenizer** tokenizer) {
  *tokenizer = static_cast<Fts5Tokenizer*>(reader);  // one for all tables of the connection
  return SQLITE_OK;
}

void delete_tokenizer(Fts5Tokenizer*) {}

void delete_reader(void* reader) { delete static_cast<WordReader*>(reader); }

/// Hands tokens to FTS5 until it wants no more.
class Tokens {
 public:
  Tokens(void* context, Emit emit) : context_(context), emit_(emit) {}

  void add(std::string_view token, ByteRange bytes, bool beside_last) {
    if (result != SQLITE_OK) return;
    result =
        emit_(context_, beside_last ? FTS5_TOKEN_COLOCATED : 0, token.data(), static_cast<int>(token.size()),
              static_cast<int>(bytes.begin), static_cast<int>(bytes.end));
  }

  int result = SQLITE_OK;

 private:
  void* context_;
  Emit emit_;
};

void tokenize_text(WordReader& reader, Tokens& tokens, std::string_view text) {
  reader.each(text, [&](const WordForms& forms, ByteRange bytes) { tokens.add(forms.key, bytes, false); });
}

void tokenize_question(Tokens& tokens, std::string_view question) {
  bool beside_last = false;
  for (std::size_t begin = 0; begin < question.size();) {
    std::size_t end = begin;
    while (end < question.size() && question[end] != ' ' && question[end] != kAlternative) ++end;
    if (end > begin) tokens.add(question.substr(begin, end - begin), {begin, end}, beside_last);
    beside_last = end < question.size() && question[end] == kAlternative;
    begin = end + 1;
  }
}

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size, Emit emit) {
  if (text == nullptr || size <= 0) return SQLITE_OK;
  Tokens tokens(context, emit);
  const std::string_view bytes(text, static_cast<std::size_t>(size));
  try {  // an exception must not pass through C
    if ((flags & FTS5_TOKENIZE_QUERY) != 0) {
      tokenize_question(tokens, bytes);
    } else {
      tokenize_text(reader_of(tokenizer), tokens, bytes);
    }
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception&) {
    return SQLITE_ERROR;
  }
  return tokens.result;
}

}  // namespace

fts5_api* find_fts5(sqlite3* connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK) return nullptr;
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

int add_search_tokenizer(sqlite3* connection) {
  fts5_api* api = find_fts5(connection);
  if (api == nullptr) return SQLITE_ERROR;
  fts5_tokenizer tokenizer{create_tokenizer, delete_tokenizer, tokenize};
  return api->xCreateTokenizer(api, "vanthu", new WordReader, &tokenizer, delete_reader);
}

}  // namespace vanthu
