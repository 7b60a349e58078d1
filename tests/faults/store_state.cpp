#include "store_state.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <string_view>

#include "store/sqlite_connection.h"

namespace vanthu::testing {
namespace {

// What differs between two runs of the same work.
constexpr std::array<std::string_view, 4> kTimes{"runs.begun", "runs.ended", "ledger.seconds", "ledger.time"};

// What hangs on a source, and other documents can change.
constexpr std::array<std::string_view, 7> kShared{"places",          "differences",         "task_documents",
                                                  "citation_links",  "citation_candidates", "corrected_parts",
                                                  "unlisted_sources"};

/// Texts are numbered as they come, which depends on where transactions end: they are known by their key.
struct NumberedText {
  std::string_view column, key;
};
constexpr std::array<NumberedText, 4> kNumberedTexts{
    {{"task_texts.id", "key"},
     {"tasks.text", "(SELECT x.key FROM task_texts x WHERE x.id = text)"},
     {"task_bands.text", "(SELECT x.key FROM task_texts x WHERE x.id = text)"},
     {"unbanded_texts.text", "(SELECT x.key FROM task_texts x WHERE x.id = text)"}}};

template <std::size_t Size>
bool is_in(const std::array<std::string_view, Size>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> texts_of(Database& database, const std::string& sql) {
  Query query = database.query(sql);
  std::vector<std::string> texts;
  while (query.step()) texts.push_back(query.text());
  return texts;
}

/// The indexes of words, which keep tables of their own as they came about: what they say is compared.
std::vector<std::string> index_names(Database& database) {
  return texts_of(database,
                  "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE %USING fts5%' "
                  "ORDER BY name");
}

std::vector<std::string> table_names(Database& database) {
  return texts_of(database,
                  "SELECT name FROM sqlite_schema t WHERE type = 'table' AND NOT EXISTS (SELECT 1 FROM "
                  "sqlite_schema i WHERE i.sql LIKE 'CREATE VIRTUAL TABLE %USING fts5%' "
                  "AND (t.name = i.name OR substr(t.name, 1, length(i.name) + 1) = i.name || '_')) "
                  "ORDER BY name");
}

std::vector<std::string> words_of(Database& database, const std::string& index) {
  database.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.\"" + index +
                   "_instances\" USING fts5vocab(main, \"" + index + "\", instance)");
  return texts_of(database, "SELECT doc || ' ' || col || ' ' || offset || ' ' || term FROM temp.\"" + index +
                                "_instances\" ORDER BY 1");
}

std::vector<std::string> column_names(Database& database, const std::string& table) {
  return texts_of(database, "SELECT name FROM pragma_table_info('" + table + "')");
}

/// An SQL expression: the row as one text.
std::string row_expression(const std::string& table, const std::vector<std::string>& columns, bool of_today) {
  std::string expression = "''";
  for (const std::string& column : columns) {
    const std::string name = table + "." + column;
    const auto* const text =
        std::find_if(kNumberedTexts.begin(), kNumberedTexts.end(),
                     [&](const NumberedText& numbered) { return numbered.column == name; });
    const std::string value =
        of_today && text != kNumberedTexts.end() ? std::string(text->key) : "\"" + column + "\"";
    expression += " || '|' || " + (is_in(kTimes, name) ? "(" + value + " IS NULL)" : "quote(" + value + ")");
  }
  return expression;
}

void add_damages(Database& database, std::vector<std::string>& damages, const std::string& what,
                 const std::string& sql) {
  for (const std::string& found : texts_of(database, sql)) damages.push_back(what + ": " + found);
}

void check_soundness(Database& database, std::vector<std::string>& damages) {
  add_damages(database, damages, "integrity",
              "SELECT * FROM pragma_integrity_check WHERE integrity_check != 'ok'");
  add_damages(database, damages, "foreign key",
              "SELECT \"table\" || ' ' || \"rowid\" FROM pragma_foreign_key_check");
}

void check_words(Database& database, const std::string& index, std::vector<std::string>& damages) {
  try {
    const Transaction undone(database, Transaction::Kind::write);
    database.execute("INSERT INTO " + index + "(" + index + ") VALUES ('integrity-check')");
  } catch (const Error& error) {
    damages.push_back(index + ": " + error.arguments.at(0));
  }
}

void check_meaning(Database& database, std::vector<std::string>& damages) {
  // While a run has no end, what is cited by very many waits (docs/decisions/0012).
  add_damages(database, damages, "not settled",
              "SELECT block FROM unsettled_blocks WHERE NOT EXISTS (SELECT 1 FROM runs WHERE ended IS NULL)");
  add_damages(database, damages, "without bands",
              "SELECT text FROM unbanded_texts WHERE NOT EXISTS (SELECT 1 FROM runs WHERE ended IS NULL)");
  add_damages(database, damages, "not listed", "SELECT source_id FROM unlisted_sources");
  add_damages(database, damages, "not looked through", "SELECT word FROM unlisted_words");
  add_damages(database, damages, "source without a place",
              "SELECT sha256 FROM sources s WHERE NOT EXISTS (SELECT 1 FROM places WHERE source_id = s.id)");
  add_damages(database, damages, "document without a chosen source",
              "SELECT id FROM documents d WHERE NOT EXISTS "
              "(SELECT 1 FROM sources WHERE document_id = d.id AND chosen)");
  add_damages(database, damages, "source without a record",
              "SELECT sha256 FROM sources s WHERE NOT EXISTS (SELECT 1 FROM records WHERE source_id = s.id)");
  add_damages(
      database, damages, "line of the ledger without its content",
      "SELECT l.path FROM ledger l WHERE l.state IN "
      "('read', 'ocred', 'partial', 'replaced', 'unchanged', 'duplicate') AND NOT EXISTS (SELECT 1 FROM "
      "places p "
      "JOIN sources s ON s.id = p.source_id WHERE p.path_bytes = l.path_bytes AND s.sha256 = l.sha256)");
  add_damages(database, damages, "place that the ledger does not know",
              "SELECT p.path FROM places p WHERE EXISTS (SELECT 1 FROM ledger) AND NOT EXISTS "
              "(SELECT 1 FROM ledger l WHERE l.path_bytes = p.path_bytes)");
}

/// A reading is known by its content: which number it got depends on the order of the imports.
std::vector<std::string> without_source(std::vector<std::string> columns) {
  std::erase(columns, "source_id");
  return columns;
}

void add_readings(Database& database, StoreState& state, const std::string& table, const std::string& row) {
  Query query = database.query("SELECT s.sha256, " + row + " FROM \"" + table +
                               "\" t JOIN sources s ON s.id = t.source_id ORDER BY 1, 2");
  while (query.step()) {
    const std::string sha256 = query.text();
    state.readings[sha256] += table + query.text() + "\n";
  }
}

std::string shortened(const std::string& text) {
  return text.size() > 300 ? text.substr(0, 300) + "…" : text;
}

std::string first_difference(const std::string& table, const std::vector<std::string>& left,
                             const std::vector<std::string>& right) {
  const auto [l, r] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  if (l == left.end() && r == right.end()) return "";
  return table + ", row " + std::to_string(l - left.begin()) + ": " +
         (l == left.end() ? "missing" : shortened(*l)) + "  against  " +
         (r == right.end() ? "missing" : shortened(*r));
}

}  // namespace

StoreState read_store_state(const std::string& path) {
  StoreState state;
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown) || std::filesystem::file_size(path, unknown) == 0) return state;
  Database database(path, OpenMode::existing, std::chrono::seconds(10));
  const std::vector<std::string> tables = table_names(database);
  if (tables.empty()) return state;
  check_soundness(database, state.damages);
  const bool of_today = std::find(tables.begin(), tables.end(), "unbanded_texts") != tables.end();
  if (of_today) {
    for (const std::string& index : index_names(database)) {
      check_words(database, index, state.damages);
      state.tables[index] = words_of(database, index);
    }
    check_meaning(database, state.damages);
  }
  for (const std::string& table : tables) {
    const std::vector<std::string> columns = column_names(database, table);
    const std::string row = row_expression(table, columns, of_today);
    state.tables[table] = texts_of(database, "SELECT " + row + " FROM \"" + table + "\" ORDER BY 1");
    const bool of_a_source = std::find(columns.begin(), columns.end(), "source_id") != columns.end();
    if (of_a_source && !is_in(kShared, table)) {
      add_readings(database, state, table, row_expression(table, without_source(columns), of_today));
    }
  }
  return state;
}

std::string difference(const StoreState& left, const StoreState& right) {
  for (const auto& [table, rows] : left.tables) {
    const auto other = right.tables.find(table);
    if (other == right.tables.end()) return "table " + table + " against none";
    const std::string found = first_difference(table, rows, other->second);
    if (!found.empty()) return found;
  }
  for (const auto& [table, rows] : right.tables) {
    if (!left.tables.contains(table)) return "none against table " + table;
  }
  return "";
}

std::string half_reading(const StoreState& state, const std::vector<StoreState>& witnesses) {
  for (const auto& [sha256, reading] : state.readings) {
    const bool whole = std::any_of(witnesses.begin(), witnesses.end(), [&](const StoreState& witness) {
      const auto known = witness.readings.find(sha256);
      return known != witness.readings.end() && known->second == reading;
    });
    if (!whole) return sha256 + ": " + shortened(reading);
  }
  return "";
}

}  // namespace vanthu::testing
