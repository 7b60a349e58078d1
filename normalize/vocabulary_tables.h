// TSV tables of the vocabulary as rows: embedded ones and a user's own laid over them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ingest/tsv.h"

namespace vanthu {

/// The text of one table and the path to name in messages.
struct TableText {
  std::string path;
  std::string text;
};

/// What a table must look like: its columns, the first of which names the row and must not be empty.
struct TableShape {
  std::string_view file_name;
  std::vector<std::string_view> columns;
};

/// One row of a table, with its place for messages.
class VocabularyRow {
 public:
  VocabularyRow(const Tsv& table, std::size_t index, const std::string& path)
      : table_(table), index_(index), path_(path) {}

  /// The field of that column; "" where the table leaves the column out.
  std::string_view operator[](std::string_view column) const;
  std::string text(std::string_view column) const { return std::string((*this)[column]); }
  /// The parts of a field between '|'.
  std::vector<std::string> list(std::string_view column) const { return split_field((*this)[column]); }
  /// An ISO date or ""; rejects the row where the field is neither.
  std::string date(std::string_view column) const;
  /// An ISO date or "", not before `first`.
  std::string last_date(std::string_view column, const std::string& first) const;

  /// Throws Error "table-malformed" with the row's line.
  [[noreturn]] void reject(const std::string& what) const;

 private:
  const Tsv& table_;
  std::size_t index_;
  const std::string& path_;
};

/// The tables to read: embedded, then those of a user's folder.
class TableSources {
 public:
  /// Throws Error "vocabulary-missing" where there is no such folder or it has no .tsv, and
  /// "vocabulary-unknown-table" where one has a name that is none of `names`.
  TableSources(const std::vector<std::string_view>& names, const std::optional<std::string>& overlay_folder);

  /// The texts of a table, the embedded one first.
  const std::vector<TableText>& texts(std::string_view file_name) const;

  /// SHA-256 over the names and contents of all embedded tables of the stage and of the overlay.
  std::string fingerprint() const;

 private:
  std::unordered_map<std::string, std::vector<TableText>> texts_;
};

/// Parses `source` and checks its columns and that every row is named.
Tsv read_shaped(const TableText& source, const TableShape& shape);

/// All rows of a table as values: `read` makes one from a row, `name` tells what identifies it.  A later
/// table's row replaces the earlier one of the same name; twice in one table is an error.
template <typename Read, typename Name>
auto read_table(const TableSources& sources, const TableShape& shape, Read read, Name name) {
  using Value = decltype(read(std::declval<const VocabularyRow&>()));
  std::vector<Value> values;
  std::unordered_map<std::string, std::size_t> positions;
  for (const TableText& source : sources.texts(shape.file_name)) {
    const Tsv table = read_shaped(source, shape);
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const VocabularyRow row(table, i, source.path);
      Value value = read(row);
      const std::string key = name(value);
      if (!seen.insert(key).second) row.reject("\"" + key + "\" twice");
      const auto [position, added] = positions.emplace(key, values.size());
      if (added) {
        values.push_back(std::move(value));
      } else {
        values[position->second] = std::move(value);
      }
    }
  }
  return values;
}

}  // namespace vanthu
