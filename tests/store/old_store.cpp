#include "old_store.h"

#include <chrono>

#include "sample_documents.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu::testing {
namespace {

using namespace std::chrono_literals;

std::vector<std::string> texts_of(Database& database, const std::string& sql) {
  Query query = database.query(sql);
  std::vector<std::string> texts;
  while (query.step()) texts.push_back(query.text());
  return texts;
}

/// Rows of a table of today's store, in the columns that the old schema had.
void copy_table(Database& old, const std::string& table, int version) {
  std::string columns, values;
  for (const std::string& column : texts_of(old, "SELECT name FROM pragma_table_info('" + table + "')")) {
    const bool renamed = version == 1 && column == "document_id";
    columns += (columns.empty() ? "" : ", ") + column;
    // Today's lists of tasks have it.
    const bool gone = table == "assignments" && column == "task_search";
    values += (values.empty() ? "" : ", ") + std::string(renamed ? "source_id" : gone ? "''" : column);
  }
  const std::string from = version == 1 && table == "documents" ? "sources" : table;
  old.execute("INSERT INTO main." + table + " (" + columns + ") SELECT " + values + " FROM today." + from +
              " ORDER BY 1");
}

}  // namespace

void make_old_store(int version, const std::string& path, const std::string& model,
                    const std::vector<Document>& documents) {
  {
    Store store = Store::open(model, Access::read_write);
    for (const Document& document : documents) store.put(document, "r");
  }
  Database old(path, OpenMode::create, 1s);
  old.execute(file_bytes(VANTHU_SOURCE_DIR "/tests/store/schema_" + std::to_string(version) + ".sql"));
  old.execute("ATTACH '" + model + "' AS today");
  for (const std::string& table : texts_of(
           old, "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")) {
    copy_table(old, table, version);
  }
  if (version == 1) {
    old.execute("INSERT INTO documents (sha256, reader) VALUES ('" + std::string(64, '0') + "', 'r')");
    old.execute("DELETE FROM documents WHERE sha256 LIKE '0000000000000000%'");
  } else {
    old.execute("INSERT INTO documents DEFAULT VALUES");
    old.execute(
        "DELETE FROM documents WHERE NOT EXISTS (SELECT 1 FROM sources s WHERE s.document_id = "
        "documents.id)");
  }
  old.execute("CREATE VIEW v_documents AS SELECT format FROM records");
}

}  // namespace vanthu::testing
