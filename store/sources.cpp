#include "store/sources.h"

#include <filesystem>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "store/list_tasks.h"
#include "store/settle_citations.h"

namespace vanthu {
namespace {

std::optional<StoredSource> next_source(Query& query) {
  if (!query.step()) return std::nullopt;
  return StoredSource{query.integer(), query.integer(), query.text(), query.text()};
}

}  // namespace

std::optional<StoredSource> find_source_at(Database& database, const std::string& path) {
  Query query = database.query(
      "SELECT s.id, s.document_id, s.sha256, s.reader FROM sources s JOIN places p ON p.source_id = s.id "
      "WHERE p.path_bytes = ?");
  return next_source(query.bind(Blob{path}));
}

std::optional<StoredSource> find_source_of(Database& database, const std::string& sha256) {
  Query query = database.query("SELECT id, document_id, sha256, reader FROM sources WHERE sha256 = ?");
  return next_source(query.bind(sha256));
}

std::vector<StoredSource> all_sources(Database& database) {
  Query query = database.query("SELECT id, document_id, sha256, reader FROM sources ORDER BY id");
  std::vector<StoredSource> sources;
  while (auto source = next_source(query)) sources.push_back(*std::move(source));
  return sources;
}

std::vector<std::int64_t> sources_of(Database& database, std::int64_t document) {
  Query query = database.query("SELECT id FROM sources WHERE document_id = ? ORDER BY id");
  query.bind(document);
  std::vector<std::int64_t> ids;
  while (query.step()) ids.push_back(query.integer());
  return ids;
}

std::int64_t add_document(Database& database) {
  database.query("INSERT INTO documents DEFAULT VALUES").run();
  return database.last_insert_id();
}

void remove_document(Database& database, std::int64_t document) {
  database.query("DELETE FROM documents WHERE id = ?").bind(document).run();
}

std::int64_t add_source(Database& database, std::int64_t document, const SourceContent& content,
                        bool chosen) {
  database
      .query(
          "INSERT INTO sources (document_id, sha256, reader, chosen, trust, plan_key, sketch) "
          "VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(document, content.sha256, content.reader, chosen, content.plan.trust, content.plan.key,
            Blob{content.plan.sketch})
      .run();
  return database.last_insert_id();
}

void set_content(Database& database, std::int64_t source, const SourceContent& content) {
  database
      .query("UPDATE sources SET sha256 = ?, reader = ?, trust = ?, plan_key = ?, sketch = ? WHERE id = ?")
      .bind(content.sha256, content.reader, content.plan.trust, content.plan.key, Blob{content.plan.sketch},
            source)
      .run();
}

void move_source(Database& database, std::int64_t source, std::int64_t document) {
  unsettle_source(database, source);
  unlist_tasks(database, source);
  database.query("UPDATE sources SET document_id = ?, chosen = 0 WHERE id = ?").bind(document, source).run();
}

void remove_source(Database& database, std::int64_t source) {
  unsettle_source(database, source);
  unlist_tasks(database, source);
  database.query("DELETE FROM sources WHERE id = ?").bind(source).run();
}

bool is_chosen(Database& database, std::int64_t source) {
  Query query = database.query("SELECT 1 FROM sources WHERE id = ? AND chosen");
  return query.bind(source).step();
}

std::string sketch_of(Database& database, std::int64_t source) {
  Query query = database.query("SELECT sketch FROM sources WHERE id = ?");
  query.bind(source);
  return query.step() ? query.text() : std::string();
}

std::optional<std::string> find_first_place(Database& database, const std::string& sha256) {
  Query query = database.query(
      "SELECT p.path_bytes FROM sources s JOIN places p ON p.source_id = s.id WHERE s.sha256 = ? "
      "ORDER BY p.id LIMIT 1");
  query.bind(sha256);
  return query.step() ? std::optional(query.text()) : std::nullopt;
}

std::size_t count_places(Database& database, std::int64_t source) {
  Query query = database.query("SELECT count(*) FROM places WHERE source_id = ?");
  query.bind(source).step();
  return query.count();
}

void place_at(Database& database, const std::string& path, std::int64_t source) {
  database.query("DELETE FROM places WHERE path_bytes = ?").bind(Blob{path}).run();
  const std::filesystem::path file(path);
  const bool valid = find_invalid_utf8(path) == std::string_view::npos;
  database
      .query("INSERT INTO places (source_id, path_bytes, path, file_name, file_stem) VALUES (?, ?, ?, ?, ?)")
      .bind(source, Blob{path}, valid ? path : printable(path), Blob{file.filename().native()},
            Blob{file.stem().native()})
      .run();
}

}  // namespace vanthu
