// Which document stands at which path: the store's idea of identity.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/sqlite_connection.h"

namespace vanthu {

/// A document as the identity that others refer to.
struct StoredDocument {
  std::int64_t id = 0;
  std::string sha256;
  std::string reader;
};

std::optional<StoredDocument> find_document_at(Database& database, const std::string& path);
std::optional<StoredDocument> find_document_of(Database& database, const std::string& sha256);

std::int64_t add_document(Database& database, const std::string& sha256, const std::string& reader);
void set_content(Database& database, std::int64_t id, const std::string& sha256, const std::string& reader);
void remove_document(Database& database, std::int64_t id);

std::size_t count_places(Database& database, std::int64_t id);

/// Makes `path` the last place of document `id`, wherever it stood before.
void place_at(Database& database, const std::string& path, std::int64_t id);

}  // namespace vanthu
