#include "store/list_texts.h"

#include <string>
#include <utility>
#include <vector>

#include "store/compared_words.h"
#include "store/task_signature.h"

namespace vanthu {
namespace {

bool is_known(Database& database, std::int64_t text) {
  return database.query("SELECT 1 FROM task_texts WHERE id = ?").bind(text).step();
}

void add_bands(Database& database, std::int64_t text, std::string_view words) {
  Query query = database.query("INSERT OR IGNORE INTO task_bands (band, text) VALUES (?, ?)");
  for (const std::int64_t band : task_bands(shingles_of(words))) query.bind(band, text).run();
}

/// Texts and their words.
std::vector<std::pair<std::int64_t, std::string>> texts_of_these_alone(Database& database, std::int64_t first,
                                                                       std::int64_t last) {
  Query query = database.query(
      "SELECT DISTINCT x.id, x.words FROM tasks t CROSS JOIN task_texts x ON x.id = t.text "
      "WHERE t.task BETWEEN ?1 AND ?2 AND NOT EXISTS "
      "(SELECT 1 FROM tasks o WHERE o.text = t.text AND o.task < ?1) AND NOT EXISTS "
      "(SELECT 1 FROM tasks o WHERE o.text = t.text AND o.task > ?2)");
  query.bind(first, last);
  std::vector<std::pair<std::int64_t, std::string>> texts;
  while (query.step()) {
    const std::int64_t id = query.integer();
    texts.emplace_back(id, query.text());
  }
  return texts;
}

}  // namespace

std::optional<std::int64_t> list_text(Database& database, std::string_view task, std::string_view commune) {
  const std::string words = compared_words(task, commune);
  if (words.empty()) return std::nullopt;
  const std::int64_t id = task_text_id(words);
  if (!is_known(database, id)) {
    database.query("INSERT INTO task_texts (id, words) VALUES (?, ?)").bind(id, words).run();
    add_bands(database, id, words);
  }
  return id;
}

void unlist_texts(Database& database, std::int64_t first, std::int64_t last) {
  const auto texts = texts_of_these_alone(database, first, last);
  Query band_query = database.query("DELETE FROM task_bands WHERE band = ? AND text = ?");
  Query text_query = database.query("DELETE FROM task_texts WHERE id = ?");
  for (const auto& [id, words] : texts) {
    for (const std::int64_t band : task_bands(shingles_of(words))) band_query.bind(band, id).run();
    text_query.bind(id).run();
  }
}

}  // namespace vanthu
