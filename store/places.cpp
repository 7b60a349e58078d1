#include "store/places.h"

#include <filesystem>

#include "ingest/messages.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

std::optional<StoredDocument> single_document(Query& query) {
  if (!query.step()) return std::nullopt;
  return StoredDocument{query.integer(), query.text(), query.text()};
}

}  // namespace

std::optional<StoredDocument> find_document_at(Database& database, const std::string& path) {
  Query query = database.query(
      "SELECT d.id, d.sha256, d.reader FROM documents d JOIN places p ON p.document_id = d.id "
      "WHERE p.path_bytes = ?");
  return single_document(query.bind(Blob{path}));
}

std::optional<StoredDocument> find_document_of(Database& database, const std::string& sha256) {
  Query query = database.query("SELECT id, sha256, reader FROM documents WHERE sha256 = ?");
  return single_document(query.bind(sha256));
}

std::int64_t add_document(Database& database, const std::string& sha256, const std::string& reader) {
  database.query("INSERT INTO documents (sha256, reader) VALUES (?, ?)").bind(sha256, reader).run();
  return database.last_insert_id();
}

void set_content(Database& database, std::int64_t id, const std::string& sha256, const std::string& reader) {
  database.query("UPDATE documents SET sha256 = ?, reader = ? WHERE id = ?").bind(sha256, reader, id).run();
}

void remove_document(Database& database, std::int64_t id) {
  database.query("DELETE FROM documents WHERE id = ?").bind(id).run();
}

std::size_t count_places(Database& database, std::int64_t id) {
  Query query = database.query("SELECT count(*) FROM places WHERE document_id = ?");
  query.bind(id).step();
  return query.count();
}

void place_at(Database& database, const std::string& path, std::int64_t id) {
  database.query("DELETE FROM places WHERE path_bytes = ?").bind(Blob{path}).run();
  const std::filesystem::path file(path);
  const bool valid = find_invalid_utf8(path) == std::string_view::npos;
  database
      .query(
          "INSERT INTO places (document_id, path_bytes, path, file_name, file_stem) VALUES (?, ?, ?, ?, ?)")
      .bind(id, Blob{path}, valid ? path : printable(path), Blob{file.filename().native()},
            Blob{file.stem().native()})
      .run();
}

}  // namespace vanthu
