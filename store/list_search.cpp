#include "store/list_search.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "store/list_tasks.h"
#include "store/search_texts.h"

namespace vanthu {
namespace {

/// The statements that put rows in, or take them out.
struct RowStatements {
  std::string_view title, task, passage;
};

constexpr RowStatements kInsert{
    "INSERT INTO title_words (rowid, number, title, issuers) VALUES (?, ?, ?, ?)",
    "INSERT INTO task_words (rowid, words, group_words, other_words) VALUES (?, ?, ?, ?)",
    "INSERT INTO passage_words (rowid, heading, text) VALUES (?, ?, ?)"};

constexpr RowStatements kDelete{
    "INSERT INTO title_words (title_words, rowid, number, title, issuers) VALUES ('delete', ?, ?, ?, ?)",
    "INSERT INTO task_words (task_words, rowid, words, group_words, other_words) "
    "VALUES ('delete', ?, ?, ?, ?)",
    "INSERT INTO passage_words (passage_words, rowid, heading, text) VALUES ('delete', ?, ?, ?)"};

/// Runs the statements on what the index has of a document, and keeps the words of it.
class DocumentRows {
 public:
  DocumentRows(Database& database, const RowStatements& statements, WordReader& reader,
               StringMap<std::string>& words)
      : database_(database), statements_(statements), reader_(reader), words_(words) {}

  void run(const SearchedDocument& searched, std::int64_t document) {
    const SearchedTitle& title = searched.title;
    row(statements_.title, document, title.number, title.type_and_title(), title.issuers);
    const std::int64_t first = document << kTaskBits;
    for (const SearchedTask& task : searched.tasks) {
      row(statements_.task, first + task.ordinal, task.task, task.headings, task.others);
    }
    for (const SearchedPassage& passage : searched.passages) {
      row(statements_.passage, first + passage.ordinal, passage.heading, searched.text_of(passage));
    }
  }

 private:
  template <class... Texts>
  void row(std::string_view statement, std::int64_t id, const Texts&... texts) {
    database_.query(statement).bind(id, texts...).run();
    (keep_words(texts), ...);
  }

  void keep_words(const std::string& text) {
    reader_.each(text, [&](const WordForms& forms, ByteRange) {
      if (!words_.contains(forms.key)) words_.emplace(forms.key, forms.folded);
    });
  }

  Database& database_;
  const RowStatements& statements_;
  WordReader& reader_;
  StringMap<std::string>& words_;
};

/// Some row of the index has the word.
bool is_indexed(Database& database, const std::string& word) {
  const std::string phrase = '"' + word + '"';
  for (const char* sql : {"SELECT 1 FROM task_words WHERE task_words MATCH ? LIMIT 1",
                          "SELECT 1 FROM passage_words WHERE passage_words MATCH ? LIMIT 1",
                          "SELECT 1 FROM title_words WHERE title_words MATCH ? LIMIT 1"}) {
    if (database.query(sql).bind(phrase).step()) return true;
  }
  return false;
}

using Words = std::vector<std::pair<std::string, std::string>>;  // folded, word

Words unlisted_words(Database& database) {
  Query row = database.query("SELECT folded, word FROM unlisted_words");
  Words words;
  while (row.step()) {
    std::string folded = row.text();
    words.emplace_back(std::move(folded), row.text());
  }
  return words;
}

}  // namespace

void SearchLister::add(std::int64_t source, std::int64_t document) {
  DocumentRows(database_, kInsert, reader_, words_).run(read_searched(database_, source, reader_), document);
}

void SearchLister::finish() {
  Words added;
  for (const auto& [word, folded] : words_) added.emplace_back(folded, word);
  std::sort(added.begin(), added.end());  // in the order of the table
  for (const auto& [folded, word] : added) {
    database_.query("INSERT OR IGNORE INTO search_words (folded, word) VALUES (?, ?)")
        .bind(folded, word)
        .run();
  }
  for (const auto& [folded, word] : unlisted_words(database_)) {
    if (words_.contains(word) || is_indexed(database_, word)) continue;
    database_.query("DELETE FROM search_words WHERE folded = ? AND word = ?").bind(folded, word).run();
  }
  database_.query("DELETE FROM unlisted_words").run();
  words_.clear();
}

void unlist_search(Database& database, std::int64_t source, std::int64_t document) {
  WordReader reader;
  StringMap<std::string> words;
  DocumentRows(database, kDelete, reader, words).run(read_searched(database, source, reader), document);
  Query insert = database.query("INSERT OR IGNORE INTO unlisted_words (folded, word) VALUES (?, ?)");
  for (const auto& [word, folded] : words) insert.bind(folded, word).run();
}

}  // namespace vanthu
