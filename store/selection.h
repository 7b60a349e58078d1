// A question becomes one statement: what all questions are built with.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

/// Values of a statement's named parameters.
using NamedValue = std::variant<std::string, std::int64_t, double>;
using NamedValues = std::map<const char*, NamedValue>;

/// Binds those of `values` that the statement names.
void bind_named(Query& query, const NamedValues& values);

/// A statement in the making: constant parts of SQL with named parameters, and the parameters' values.
class Selection {
 public:
  using Parameters = NamedValues;

  /// `select` ends in a condition.
  explicit Selection(std::string select) : sql_(std::move(select)) {}

  void add(std::string_view condition, const Parameters& parameters);

  /// Calls `visit` with each row of the statement with `order` behind it.
  template <class Visit>
  void each(Database& database, std::string_view order, Visit visit) const {
    Query query = database.query(sql_ + std::string(order));
    bind_named(query, parameters_);
    while (query.step()) visit(query);
  }

  /// What `read` makes of each row.
  template <class Read>
  auto read_all(Database& database, std::string_view order, Read read) const {
    std::vector<decltype(read(std::declval<Query&>()))> answers;
    each(database, order, [&](Query& row) { answers.push_back(read(row)); });
    return answers;
  }

 private:
  std::string sql_;
  Parameters parameters_;
};

// In every question `r` is the row of the document's chosen reading in `records`, `s` that in `sources`.

/// Statements for the sources whose issuers are of the commune :commune (a text_search_key), or of the
/// province :province (a province_search_key).
extern const std::string_view kSourcesOfCommune, kSourcesOfProvince;

/// text_search_key of a province's name, without "tỉnh" or "thành phố" before it, or of its code.
std::string province_search_key(std::string_view name);

/// See DocumentQuestion.
void add_commune(Selection& selection, const std::optional<std::string>& commune);
void add_province(Selection& selection, const std::optional<std::string>& province);

/// Columns by which an answer says where it was read: an Origin.
inline constexpr std::string_view kOriginColumns =
    "s.document_id, s.id, (SELECT p.path_bytes FROM places p WHERE p.source_id = s.id ORDER BY p.id LIMIT "
    "1), r.format, coalesce(r.number_key, ''), "
    "coalesce((SELECT i.commune FROM issuers i WHERE i.source_id = s.id AND i.ordinal = 0), '')";

struct Origin {
  DocumentId document;
  std::int64_t source;
  std::string path, format, document_key, commune;
};

Origin read_origin(Query& row);

}  // namespace vanthu
