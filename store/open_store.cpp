#include "store/open_store.h"

#include <sqlite3.h>

#include <array>
#include <filesystem>
#include <span>

#include "store/group_sources.h"
#include "store/list_tasks.h"
#include "store_tables.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kApplicationId = 0x56544855;  // "VTHU", as schema.sql sets it

/// What brings a store to the next schema: a script, which sets user_version itself, and what SQL cannot do,
/// which comes after all scripts.
struct Migration {
  std::string_view script;
  void (*complete)(Database&);  // nullptr where there is nothing
};

/// kMigrations[n] brings user_version n + 1 to n + 2.  A new store gets schema.sql, which is of the last one.
constexpr std::array<Migration, 6> kMigrations{{{"migrate_1.sql", group_all_sources},
                                                {"migrate_2.sql", nullptr},
                                                {"migrate_3.sql", nullptr},
                                                {"migrate_4.sql", nullptr},
                                                {"migrate_5.sql", nullptr},
                                                {"migrate_6.sql", nullptr}}};
constexpr std::int64_t kSchemaVersion = kMigrations.size() + 1;

struct Identity {
  std::int64_t application = 0, version = 0, objects = 0;

  bool is_blank() const { return application == 0 && version == 0 && objects == 0; }
};

std::int64_t single_integer(Database& database, std::string_view sql) {
  Query query = database.query(sql);
  query.step();
  return query.integer();
}

/// All three of one moment: another process may be making the store.
Identity identity_of(Database& database) {
  const Transaction snapshot(database, Transaction::Kind::read);
  return {single_integer(database, "PRAGMA application_id"), single_integer(database, "PRAGMA user_version"),
          single_integer(database, "SELECT count(*) FROM sqlite_schema")};
}

/// Throws unless the file is a store that this program knows, or blank.
Identity checked_identity(Database& database) {
  const Identity identity = identity_of(database);
  if (identity.is_blank()) return identity;
  if (identity.application != kApplicationId) throw Error("store-not-a-store", database.path());
  if (identity.version > kSchemaVersion) {
    throw Error("store-newer", database.path(),
                {std::to_string(identity.version), std::to_string(kSchemaVersion)});
  }
  return identity;
}

using MigrationListener = std::function<void(const StoreMigration&)>;

void migrate(Database& database, const MigrationListener& listener) {
  Transaction transaction(database, Transaction::Kind::write);
  // Another process may have been faster: what counts is what stands there now.
  const Identity identity = checked_identity(database);
  if (identity.version < 0) throw Error("store-damaged", database.path(), {"user_version"});
  if (identity.version == 0) database.execute(std::string(store_table("schema.sql")));
  if (identity.version > 0 && identity.version < kSchemaVersion && listener) {
    listener({static_cast<int>(identity.version), static_cast<int>(kSchemaVersion),
              static_cast<std::size_t>(single_integer(database, "SELECT count(*) FROM documents"))});
  }
  const auto version = static_cast<std::size_t>(identity.version == 0 ? kSchemaVersion : identity.version);
  const std::span<const Migration> due = std::span(kMigrations).subspan(version - 1);
  for (const Migration& migration : due) database.execute(std::string(store_table(migration.script)));
  database.execute(std::string(store_table("task_lists.sql")));
  // These read and write records, as the schema of this program has them.
  for (const Migration& migration : due) {
    if (migration.complete != nullptr) migration.complete(database);
  }
  list_all_tasks(database);
  database.execute(std::string(store_table("views.sql")));
  transaction.commit();
}

/// Lets readers go on while one writes.  Kept in the file, so that losing the race for it is no loss.
void choose_journal(Database& database) {
  try {
    database.execute("PRAGMA journal_mode = WAL");
  } catch (const SqliteError& error) {
    if (!error.is_primary(SQLITE_BUSY)) throw;
  }
  // 64 MB.  With SQLite's 4 MB the pages of a large store's indexes, some of which every transaction changes,
  // reach the file again and again (an import into 100,000 plans: 680 KB a plan in place of 475, a tenth more
  // time).
  database.execute("PRAGMA wal_autocheckpoint = 16000");
  // What was said to be stored, a correction above all, is still there when the power goes.
  database.execute("PRAGMA synchronous = FULL");
}

/// What a question, a new document or a migration looks at, and the next one again, stays in memory.
void choose_memory(Database& database) { database.execute("PRAGMA cache_size = -65536"); }  // 64 MiB

std::unique_ptr<Database> open_to_write(const std::string& path, std::chrono::milliseconds patience,
                                        const MigrationListener& listener) {
  auto database = std::make_unique<Database>(path, OpenMode::create, patience);
  if (database->is_read_only()) throw Error("store-read-only", path);
  choose_memory(*database);
  // Migrations lay tables anew that others refer to.
  if (checked_identity(*database).version != kSchemaVersion) migrate(*database, listener);
  // Outside of a transaction, where alone it has an effect.
  database->execute("PRAGMA foreign_keys = ON");
  choose_journal(*database);
  return database;
}

void check_readable(Database& database) {
  const Identity identity = checked_identity(database);
  if (identity.is_blank()) throw Error("store-missing", database.path());
  if (identity.version < kSchemaVersion) {
    throw Error("store-older", database.path(),
                {std::to_string(identity.version), std::to_string(kSchemaVersion)});
  }
}

/// A stopped writer leaves the one, a stopped maker or migration of the store the other.
bool has_pending_changes(const std::string& path) {
  const auto is_filled = [](const std::string& file) {
    std::error_code unknown;
    const auto size = fs::file_size(file, unknown);
    return !unknown && size > 0;
  };
  return is_filled(path + "-wal") || is_filled(path + "-journal");
}

std::unique_ptr<Database> open_to_read(const std::string& path, std::chrono::milliseconds patience) {
  // Opened for writing where that is allowed: a reader that may not write leaves its files beside the store.
  try {
    auto database = std::make_unique<Database>(path, OpenMode::existing, patience);
    check_readable(*database);
    choose_memory(*database);
    database->execute("PRAGMA query_only = ON");
    return database;
  } catch (const SqliteError& error) {
    if (!error.is_primary(SQLITE_CANTOPEN) && !error.is_primary(SQLITE_READONLY)) throw;
  }
  // A folder or medium that takes no file beside the store takes no writer either.
  if (has_pending_changes(path)) throw Error("store-pending", path);
  auto database = std::make_unique<Database>(path, OpenMode::immutable, patience);
  check_readable(*database);
  choose_memory(*database);
  return database;
}

void check_place(const std::string& path, Access access) {
  std::error_code unknown;  // what cannot be looked at is left to SQLite's own message
  const fs::file_status status = fs::status(path, unknown);
  const bool missing = status.type() == fs::file_type::not_found;
  if (path.empty() || (missing && access == Access::read_only)) throw Error("store-missing", path);
  if (missing && !fs::exists(fs::absolute(path).parent_path(), unknown)) {
    throw Error("store-folder-missing", path, {fs::path(path).parent_path().string()});
  }
  // Opening a pipe or a device would wait for ever.
  if (fs::exists(status) && !fs::is_regular_file(status)) throw Error("store-not-a-store", path);
}

}  // namespace

std::unique_ptr<Database> open_store(const std::string& path, Access access,
                                     std::chrono::milliseconds patience, const MigrationListener& listener) {
  check_place(path, access);
  try {
    return access == Access::read_write ? open_to_write(path, patience, listener)
                                        : open_to_read(path, patience);
  } catch (const SqliteError& error) {
    // SQLite says "cannot open" where it may not write the file, its folder or its journal.
    if (error.is_primary(SQLITE_CANTOPEN) && access == Access::read_write) {
      throw Error("store-read-only", path);
    }
    throw;
  }
}

}  // namespace vanthu
