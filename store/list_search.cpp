#include "store/list_search.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "store/list_tasks.h"
#include "store/search_texts.h"

namespace vanthu {
namespace {

/// So many different words are remembered at a time: more than plans have, of what is made to have more.
constexpr std::size_t kMostWordsKept = 50'000;

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
  DocumentRows(Database& database, const RowStatements& statements, WordReader& reader, WordTable& words)
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
    reader_.each(text, [&](const WordForms& forms, ByteRange) { words_.keep(forms); });
  }

  Database& database_;
  const RowStatements& statements_;
  WordReader& reader_;
  WordTable& words_;
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

}  // namespace

void WordTable::keep(const WordForms& forms) {
  if (words_.contains(forms.key)) return;
  if (words_.size() >= kMostWordsKept) write();
  words_.emplace(forms.key, forms.folded);
}

void WordTable::write() {
  Words sorted;  // in the order of the table
  for (const auto& [word, folded] : words_) sorted.emplace_back(folded, word);
  words_.clear();
  std::sort(sorted.begin(), sorted.end());
  Query insert = database_.query(insert_);
  for (const auto& [folded, word] : sorted) insert.bind(folded, word).run();
}

SearchLister::SearchLister(Database& database, WordReader& reader)
    : database_(database),
      reader_(reader),
      words_(database, "INSERT OR IGNORE INTO search_words (folded, word) VALUES (?, ?)") {}

void SearchLister::add(std::int64_t source, std::int64_t document) {
  DocumentRows(database_, kInsert, reader_, words_).run(read_searched(database_, source, reader_), document);
}

void SearchLister::finish() {
  words_.write();
  Query unlisted = database_.query("SELECT folded, word FROM unlisted_words");
  while (unlisted.step()) {
    const std::string folded = unlisted.text(), word = unlisted.text();
    if (is_indexed(database_, word)) continue;
    database_.query("DELETE FROM search_words WHERE folded = ? AND word = ?").bind(folded, word).run();
  }
  database_.query("DELETE FROM unlisted_words").run();
}

void unlist_search(Database& database, std::int64_t source, std::int64_t document) {
  WordReader reader;
  WordTable words(database, "INSERT OR IGNORE INTO unlisted_words (folded, word) VALUES (?, ?)");
  DocumentRows(database, kDelete, reader, words).run(read_searched(database, source, reader), document);
  words.write();
}

}  // namespace vanthu
