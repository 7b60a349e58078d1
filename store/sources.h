// Sources and their places: which content stands at which path, and of which document it is a source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/plan_identity.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// A content that was read.
struct StoredSource {
  std::int64_t id = 0;
  std::int64_t document = 0;
  std::string sha256;
  std::string reader;
};

/// What a source row says of its content.
struct SourceContent {
  std::string sha256;
  std::string reader;
  PlanIdentity plan;
};

std::optional<StoredSource> find_source_at(Database& database, const std::string& path);
std::optional<StoredSource> find_source_of(Database& database, const std::string& sha256);

/// All of the store, oldest first.
std::vector<StoredSource> all_sources(Database& database);

/// Ids of a document's sources, oldest first.
std::vector<std::int64_t> sources_of(Database& database, std::int64_t document);

std::int64_t add_document(Database& database);
void remove_document(Database& database, std::int64_t document);

std::int64_t add_source(Database& database, std::int64_t document, const SourceContent& content, bool chosen);
void set_content(Database& database, std::int64_t source, const SourceContent& content);
/// Makes `source` one of `document`, not the chosen one.
void move_source(Database& database, std::int64_t source, std::int64_t document);
void remove_source(Database& database, std::int64_t source);

bool is_chosen(Database& database, std::int64_t source);
/// As its PlanIdentity has it.
std::string sketch_of(Database& database, std::int64_t source);

/// The first of the content's places that are left.
std::optional<std::string> find_first_place(Database& database, const std::string& sha256);

std::size_t count_places(Database& database, std::int64_t source);

/// Makes `path` the last place of `source`, wherever it stood before.
void place_at(Database& database, const std::string& path, std::int64_t source);

}  // namespace vanthu
