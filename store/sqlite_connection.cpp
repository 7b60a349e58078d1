#include "store/sqlite_connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <limits>
#include <vector>

#include "store/search_tokenizer.h"

namespace vanthu {
namespace {

const char* error_code(int result) {
  switch (result & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "store-busy";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "store-read-only";
    case SQLITE_NOTADB:
      return "store-not-a-store";
    case SQLITE_CORRUPT:
      return "store-damaged";
    case SQLITE_FULL:
      return "store-full";
    default:
      return "store-failed";
  }
}

/// `path` as a URI that SQLite opens: whatever is not plain is percent-encoded.
std::string uri_of(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '.' || c == '-' || c == '_';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

/// SQLite's statistics of memory, which nobody reads, cost a lock with every allocation.  Without effect
/// where SQLite runs already.
void count_no_memory() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(done);
}

void answer(sqlite3_context* context, const SqlValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return sqlite3_result_double(context, *number);
  if (const auto* text = std::get_if<std::string>(&value)) {
    return sqlite3_result_text64(context, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  sqlite3_result_null(context);
}

/// Calls the SqlFunction that the connection keeps for the name.
void call_function(sqlite3_context* context, int count, sqlite3_value** values) {
  std::vector<std::string_view> texts;
  for (sqlite3_value* value : std::span(values, static_cast<std::size_t>(count))) {
    const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(value));
    if (data == nullptr) return sqlite3_result_null(context);
    texts.emplace_back(data, static_cast<std::size_t>(sqlite3_value_bytes(value)));
  }
  try {  // an exception must not pass through C
    answer(context, reinterpret_cast<SqlFunction>(sqlite3_user_data(context))(texts));
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
  }
}

}  // namespace

SqliteError::SqliteError(int result_, const std::string& file, const std::string& message)
    : Error(error_code(result_), file, {message}), result(result_) {}

bool SqliteError::is_primary(int primary) const { return (result & 0xFF) == primary; }

bool SqliteError::rejects_values() const {
  return is_primary(SQLITE_CONSTRAINT) || is_primary(SQLITE_TOOBIG);
}

Query::Query(Database& database, PreparedStatement& prepared)
    : database_(database), prepared_(prepared), statement_(prepared.statement.get()) {
  prepared_.on_loan = true;
}

Query::~Query() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  prepared_.on_loan = false;
}

void Query::check(int result) const {
  if (result != SQLITE_OK) database_.fail(result);
}

bool Query::names(const char* parameter) const {
  return sqlite3_bind_parameter_index(statement_, parameter) > 0;
}

int Query::index_of(const char* name) const {
  const int index = sqlite3_bind_parameter_index(statement_, name);
  assert(index > 0);
  return index;
}

void Query::bind_next(std::string_view value) {
  // SQLite takes a null pointer for NULL, and an empty view may hold one.
  const char* data = value.data() != nullptr ? value.data() : "";
  check(sqlite3_bind_text64(statement_, ++parameter_, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bind_next(Blob value) {
  const char* data = value.bytes.data() != nullptr ? value.bytes.data() : "";
  check(sqlite3_bind_blob64(statement_, ++parameter_, data, value.bytes.size(), SQLITE_TRANSIENT));
}

void Query::bind_next(std::int64_t value) { check(sqlite3_bind_int64(statement_, ++parameter_, value)); }

void Query::bind_next(double value) { check(sqlite3_bind_double(statement_, ++parameter_, value)); }

void Query::bind_next(std::nullopt_t) { check(sqlite3_bind_null(statement_, ++parameter_)); }

bool Query::step() {
  column_ = 0;
  const int result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) database_.fail(result);
  return result == SQLITE_ROW;
}

void Query::run() {
  step();
  check(sqlite3_reset(statement_));
  parameter_ = 0;
}

bool Query::next_is_null() const { return sqlite3_column_type(statement_, column_) == SQLITE_NULL; }

bool Query::has_next() const { return column_ < sqlite3_column_count(statement_); }

std::string Query::text() {
  // A column of another type is turned into text; the pointer must be asked for before the length.
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column_));
  const int size = sqlite3_column_bytes(statement_, column_++);
  return data == nullptr ? std::string() : std::string(data, static_cast<std::size_t>(size));
}

std::string_view Query::bytes() {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column_));
  const int size = sqlite3_column_bytes(statement_, column_++);
  return data == nullptr ? std::string_view() : std::string_view(data, static_cast<std::size_t>(size));
}

std::optional<std::string> Query::optional_text() {
  if (!next_is_null()) return text();
  ++column_;
  return std::nullopt;
}

std::int64_t Query::integer() { return sqlite3_column_int64(statement_, column_++); }

int Query::small_integer() {
  const std::int64_t value = integer();
  if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) fail_damaged();
  return static_cast<int>(value);
}

std::optional<int> Query::optional_small_integer() {
  if (!next_is_null()) return small_integer();
  ++column_;
  return std::nullopt;
}

std::size_t Query::count() {
  const std::int64_t value = integer();
  if (value < 0) fail_damaged();
  return static_cast<std::size_t>(value);
}

double Query::real() {
  if (next_is_null()) fail_damaged();
  return *optional_real();
}

std::optional<double> Query::optional_real() {
  const bool null = next_is_null();
  const double value = sqlite3_column_double(statement_, column_++);
  return null ? std::nullopt : std::optional<double>(value);
}

bool Query::flag() { return integer() != 0; }

void Query::fail_damaged() const { database_.fail_damaged(); }

void Database::Close::operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }

void PreparedStatement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

Database::Database(const std::string& path, OpenMode mode, std::chrono::milliseconds patience) : path_(path) {
  // Absolute, since SQLite has meanings of its own for "" and ":memory:".
  const std::string file = std::filesystem::absolute(path).string();
  const bool immutable = mode == OpenMode::immutable;
  const int flags = (immutable ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE) |
                    (mode == OpenMode::create ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_EXRESCODE |
                    SQLITE_OPEN_NOMUTEX;  // one thread at a time, see Database
  count_no_memory();
  sqlite3* connection = nullptr;
  const int result = sqlite3_open_v2(immutable ? (uri_of(file) + "?immutable=1").c_str() : file.c_str(),
                                     &connection, flags, nullptr);
  connection_.reset(connection);
  if (result != SQLITE_OK) fail(result);
  sqlite3_busy_timeout(connection, static_cast<int>(patience.count()));
  // The file may come from anyone: its schema must not call functions with effects of their own.
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  for (const auto add : {add_search_tokenizer, add_search_rank}) {
    if (const int added = add(connection); added != SQLITE_OK) fail(added);
  }
}

Database::~Database() = default;

PreparedStatement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  // Our statements are right for our schema: where one is not, the file has another.
  if (result == SQLITE_ERROR) throw SqliteError(SQLITE_CORRUPT, path_, sqlite3_errmsg(connection_.get()));
  if (result != SQLITE_OK) fail(result);
  return {std::unique_ptr<sqlite3_stmt, PreparedStatement::Finalize>(statement)};
}

Query Database::query(std::string_view sql) {
  const auto [first, last] = statements_.equal_range(sql);
  const auto idle = std::find_if(first, last, [](const auto& known) { return !known.second.on_loan; });
  if (idle != last) return Query(*this, idle->second);
  return Query(*this, statements_.emplace(std::string(sql), prepare(sql))->second);
}

std::vector<std::string> Database::statements() const {
  std::vector<std::string> texts;
  for (const auto& [sql, prepared] : statements_) {
    if (texts.empty() || texts.back() != sql) texts.push_back(sql);
  }
  return texts;
}

void Database::execute(const std::string& script) {
  const int result = sqlite3_exec(connection_.get(), script.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(result);
}

void Database::add_function(const char* name, int arguments, SqlFunction function) {
  const int result = sqlite3_create_function_v2(
      connection_.get(), name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
      reinterpret_cast<void*>(function), call_function, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(result);
}

std::int64_t Database::last_insert_id() const { return sqlite3_last_insert_rowid(connection_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

bool Database::is_read_only() const { return sqlite3_db_readonly(connection_.get(), "main") == 1; }

bool Database::has_moved() const {
  int moved = 0;
  const int result = sqlite3_file_control(connection_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return result == SQLITE_OK && moved != 0;
}

void Database::fail(int result) const {
  sqlite3* connection = connection_.get();
  const bool known = connection != nullptr && sqlite3_errcode(connection) == result;
  const std::string message = known ? sqlite3_errmsg(connection) : sqlite3_errstr(result);
  const int cause = known && (result & 0xFF) == SQLITE_IOERR ? sqlite3_system_errno(connection) : 0;
  // To SQLite a disk is full where write() says so; quotas and what fsync() or ftruncate() say are I/O
  // errors.
  if (cause == ENOSPC || cause == EDQUOT) throw SqliteError(SQLITE_FULL, path_, message);
  throw SqliteError(result, path_, cause == 0 ? message : message + " (" + std::strerror(cause) + ")");
}

void Database::fail_damaged() const { fail(SQLITE_CORRUPT); }

Transaction::Transaction(Database& database, Kind kind)
    : database_(database), nested_(database.in_transaction()) {
  database_.execute(nested_ ? "SAVEPOINT vanthu" : kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  // A full disk may have ended the transaction already.
  if (!open_ || !database_.in_transaction()) return;
  try {
    database_.execute(nested_ ? "ROLLBACK TO vanthu; RELEASE vanthu" : "ROLLBACK");
  } catch (const Error&) {  // the connection's end undoes what could not be undone here
  }
}

void Transaction::commit() {
  database_.execute(nested_ ? "RELEASE vanthu" : "COMMIT");
  open_ = false;
}

}  // namespace vanthu
