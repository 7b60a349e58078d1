// SQLite's C interface as values with owners: one connection, its prepared statements, transactions.
// Nothing outside this file, open_store.cpp and what extends full text (store/search_fts.h) speaks to SQLite.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ingest/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace vanthu {

/// Bytes that are bound as they are, not as text.
struct Blob {
  std::string_view bytes;
};

/// What SQLite reported, as the Error of store.h that it means; `result` is SQLite's (extended) code.
struct SqliteError : Error {
  int result;
  SqliteError(int result_, const std::string& file, const std::string& message);

  bool is_primary(int primary) const;
  /// True where what was to be written breaks a rule of the schema.
  bool rejects_values() const;
};

class Database;

/// A statement that its database keeps.
struct PreparedStatement {
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement;
  bool on_loan = false;
};

/// A prepared statement on loan: values are bound from parameter 1 on, columns read from left to right.
/// It goes back to its database, reset, when the loan ends.
class Query {
 public:
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// Binds the next parameters; the values are copied.
  template <class... Values>
  Query& bind(const Values&... values) {
    (bind_next(values), ...);
    return *this;
  }

  /// Binds a parameter that the statement names, ":unit".
  template <class Value>
  void bind_to(const char* name, const Value& value) {
    parameter_ = index_of(name) - 1;
    bind_next(value);
  }

  /// True where the statement has a parameter of this name.
  bool names(const char* parameter) const;

  /// Moves to the next row; false after the last.
  bool step();

  /// Runs a statement that has no rows and makes it ready to be bound anew.
  void run();

  // The next column of the row.
  std::string text();
  std::string_view bytes();  // as text() or a blob, good until the query moves on
  std::optional<std::string> optional_text();
  std::int64_t integer();
  int small_integer();
  std::optional<int> optional_small_integer();
  std::size_t count();  // throws "store-damaged" where it is negative
  double real();        // throws "store-damaged" where it is NULL
  std::optional<double> optional_real();
  bool flag();
  bool next_is_null() const;  // stays at the column
  bool has_next() const;      // false behind the last column

  /// Reports a value that this program never writes.
  [[noreturn]] void fail_damaged() const;

 private:
  friend class Database;
  Query(Database& database, PreparedStatement& prepared);

  void bind_next(std::string_view value);
  void bind_next(const std::string& value) { bind_next(std::string_view(value)); }
  // Without it a literal would be bound as the bool that its pointer converts to.
  void bind_next(const char* value) { bind_next(std::string_view(value)); }
  void bind_next(Blob value);
  void bind_next(std::int64_t value);
  void bind_next(int value) { bind_next(std::int64_t{value}); }
  void bind_next(std::size_t value) { bind_next(static_cast<std::int64_t>(value)); }
  void bind_next(bool value) { bind_next(std::int64_t{value}); }
  void bind_next(double value);
  void bind_next(std::nullopt_t);
  template <class Value>
  void bind_next(const std::optional<Value>& value) {
    value ? bind_next(*value) : bind_next(std::nullopt);
  }
  void check(int result) const;
  int index_of(const char* name) const;

  Database& database_;
  PreparedStatement& prepared_;
  sqlite3_stmt* statement_;
  int parameter_ = 0;
  int column_ = 0;
};

/// What a function of SQL answers; monostate is NULL.
using SqlValue = std::variant<std::monostate, double, std::string>;

/// A function that statements may call with texts.  It has no effects, and equal arguments give equal
/// answers.
using SqlFunction = SqlValue (*)(std::span<const std::string_view> arguments);

/// How a file is opened.  `immutable` trusts that nobody writes to it, which needs no file beside it.
enum class OpenMode { existing, create, immutable };

/// A connection and its prepared statements, for one thread at a time.
class Database {
 public:
  /// Throws SqliteError.  Other connections' locks are waited for as long as `patience`.
  Database(const std::string& path, OpenMode mode, std::chrono::milliseconds patience);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// The statement of `sql`, prepared at its first use and kept; where it is on loan, which answers that come
  /// one by one allow, once more.  `sql` holds no values.
  Query query(std::string_view sql);

  /// All statements that query() has prepared so far, for whoever wants to see their plans.
  std::vector<std::string> statements() const;

  /// Runs statements without parameters, one after another.
  void execute(const std::string& script);

  /// Makes `function` known to the statements of this connection as `name`, never to the file's own schema.
  /// Where an argument is NULL the answer is NULL.
  void add_function(const char* name, int arguments, SqlFunction function);

  std::int64_t last_insert_id() const;
  bool in_transaction() const;
  /// True where the file cannot be written.
  bool is_read_only() const;
  /// True where the file was removed, renamed or replaced since it was opened: what is written goes nowhere.
  bool has_moved() const;
  /// As the caller gave it.
  const std::string& path() const { return path_; }

  [[noreturn]] void fail(int result) const;
  /// Reports what this program never writes.
  [[noreturn]] void fail_damaged() const;

 private:
  struct Close {
    void operator()(sqlite3* connection) const noexcept;
  };
  PreparedStatement prepare(std::string_view sql) const;

  std::string path_;
  std::unique_ptr<sqlite3, Close> connection_;
  std::multimap<std::string, PreparedStatement, std::less<>> statements_;
};

/// A transaction, or a savepoint inside one that is open; undone unless it is committed.
class Transaction {
 public:
  enum class Kind { read, write };  // a writer waits for its turn at the start, not half way

  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool nested_;
  bool open_ = true;
};

}  // namespace vanthu
