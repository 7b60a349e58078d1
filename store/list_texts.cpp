#include "store/list_texts.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "store/compared_words.h"
#include "store/task_signature.h"

namespace vanthu {
namespace {

/// Texts wait for their bands until they are this part of those that have them: many are then put into each
/// page of the table, and a text costs the same however long the table is.
constexpr std::int64_t kBandedToWaiting = 8;

/// So many rows are sorted at a time (16 MB).
constexpr std::size_t kMostRowsSorted = 1'000'000;

std::optional<std::int64_t> find_text(Database& database, std::int64_t key) {
  Query query = database.query("SELECT id FROM task_texts WHERE key = ?");
  return query.bind(key).step() ? std::optional(query.integer()) : std::nullopt;
}

std::int64_t add_text(Database& database, std::int64_t key, const std::string& words) {
  database.query("INSERT INTO task_texts (key, words) VALUES (?, ?)").bind(key, words).run();
  const std::int64_t id = database.last_insert_id();
  database.query("INSERT INTO unbanded_texts (text) VALUES (?)").bind(id).run();
  return id;
}

struct BandRow {
  std::int64_t band, text;
  bool operator<(const BandRow& other) const {
    return band != other.band ? band < other.band : text < other.text;
  }
};

/// In the order of the table, so that each of its pages is written once.
void insert_sorted(Database& database, std::vector<BandRow>& rows) {
  std::sort(rows.begin(), rows.end());
  Query insert = database.query("INSERT OR IGNORE INTO task_bands (band, text) VALUES (?, ?)");
  for (const BandRow& row : rows) insert.bind(row.band, row.text).run();
  rows.clear();
}

bool is_due(Database& database) {
  Query query = database.query(
      "SELECT (SELECT count(*) FROM unbanded_texts), (SELECT coalesce(max(id), 0) FROM task_texts)");
  query.step();
  const std::int64_t waiting = query.integer();
  return waiting * kBandedToWaiting >= query.integer() - waiting;
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
  const std::int64_t key = task_text_key(words);
  const std::optional<std::int64_t> known = find_text(database, key);
  return known ? known : add_text(database, key, words);
}

void unlist_texts(Database& database, std::int64_t first, std::int64_t last) {
  const auto texts = texts_of_these_alone(database, first, last);
  Query band_query = database.query("DELETE FROM task_bands WHERE band = ? AND text = ?");
  Query waiting_query = database.query("DELETE FROM unbanded_texts WHERE text = ?");
  Query text_query = database.query("DELETE FROM task_texts WHERE id = ?");
  for (const auto& [id, words] : texts) {
    for (const std::int64_t band : task_bands(shingles_of(words))) band_query.bind(band, id).run();
    waiting_query.bind(id).run();
    text_query.bind(id).run();
  }
}

void settle_texts(Database& database, SettlePace pace) {
  if (pace == SettlePace::in_proportion && !is_due(database)) return;
  std::vector<BandRow> rows;
  {
    Query query = database.query(
        "SELECT x.id, x.words FROM unbanded_texts waiting CROSS JOIN task_texts x ON x.id = waiting.text");
    while (query.step()) {
      const std::int64_t id = query.integer();
      for (const std::int64_t band : task_bands(shingles_of(query.bytes()))) rows.push_back({band, id});
      if (rows.size() >= kMostRowsSorted) insert_sorted(database, rows);
    }
  }
  insert_sorted(database, rows);
  database.execute("DELETE FROM unbanded_texts");
}

}  // namespace vanthu
