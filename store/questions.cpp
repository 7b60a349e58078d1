#include "store/questions.h"

#include <array>
#include <charconv>
#include <functional>
#include <nlohmann/json.hpp>
#include <utility>

#include "store/keys.h"
#include "store/read_record.h"

namespace vanthu {
namespace {

/// A statement in the making: constant parts of SQL, and the values of their parameters in order.
class Selection {
 public:
  explicit Selection(std::string select) : sql_(std::move(select)) {}

  /// Adds a condition with one parameter for each value.
  template <class... Values>
  void add(std::string_view condition, Values... values) {
    sql_ += " AND ";
    sql_ += condition;
    bindings_.push_back([... held = std::move(values)](Query& query) { query.bind(held...); });
  }

  template <class Read>
  auto read_all(Database& database, std::string_view order, Read read) {
    sql_ += order;
    Query query = database.query(sql_);
    for (const auto& binding : bindings_) binding(query);
    std::vector<decltype(read(query))> answers;
    while (query.step()) answers.push_back(read(query));
    return answers;
  }

 private:
  std::string sql_;
  std::vector<std::function<void(Query&)>> bindings_;
};

// In every question `r` is the document's row in `records`.

void add_commune(Selection& selection, const std::optional<std::string>& commune) {
  if (!commune) return;
  selection.add(
      "r.document_id IN (SELECT i.document_id FROM issuers i"
      " WHERE ? IN (i.commune_search, i.level_search || ' ' || i.commune_search, i.commune_code))",
      text_search_key(*commune));
}

void add_province(Selection& selection, const std::optional<std::string>& province) {
  if (!province) return;
  selection.add(
      "r.document_id IN (SELECT i.document_id FROM issuers i WHERE ? IN (i.province_search,"
      " 'tinh ' || i.province_search, 'thanh pho ' || i.province_search, i.province_code))",
      text_search_key(*province));
}

/// The tasks that have one of the asked units, in the asked role.
void add_units(Selection& selection, const TaskQuestion& question) {
  const std::string role = question.role.value_or("");
  const std::string_view with_role =
      "(a.document_id, a.ordinal) IN (SELECT u.document_id, u.assignment FROM assignment_units u"
      " WHERE ? IN ('', u.role))";
  const std::string_view named =
      "(a.document_id, a.ordinal) IN (SELECT u.document_id, u.assignment FROM assignment_units u"
      " WHERE u.unit IN (SELECT value FROM json_each(?)) AND ? IN ('', u.role))";
  const std::string_view similar =
      "(a.document_id, a.ordinal) IN (SELECT u.document_id, u.assignment FROM assignment_units u"
      " WHERE instr(u.unit_search, ?) > 0 AND ? IN ('', u.role))";
  // Names that are no UTF-8 are no names, and JSON must be.
  const auto names = [&] {
    return nlohmann::json(question.units).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  };
  if (!question.units.empty() && question.unit_text) {
    selection.add("(" + std::string(named) + " OR " + std::string(similar) + ")", names(), role,
                  text_search_key(*question.unit_text), role);
  } else if (!question.units.empty()) {
    selection.add(named, names(), role);
  } else if (question.unit_text) {
    selection.add(similar, text_search_key(*question.unit_text), role);
  } else if (question.role) {
    selection.add(with_role, role);
  }
}

void add_directive(Selection& selection, const std::optional<std::string>& directive) {
  if (!directive) return;
  const std::string key = number_search_key(*directive);
  selection.add(
      "EXISTS (SELECT 1 FROM (SELECT document_id, governs, byte_start, byte_end FROM citations"
      " WHERE key_search = ? OR raw_key_search = ? OR name_search = ?) c WHERE c.document_id = a.document_id"
      " AND (c.governs OR (c.byte_start >= a.byte_start AND c.byte_end <= a.byte_end)))",
      key, key, key);
}

const std::string& first_place_sql() {
  static const std::string sql =
      "(SELECT p.path_bytes FROM places p WHERE p.document_id = r.document_id ORDER BY p.id LIMIT 1), "
      "coalesce(r.number_key, ''), "
      "coalesce((SELECT i.commune FROM issuers i WHERE i.document_id = r.document_id AND i.ordinal = 0), '')";
  return sql;
}

std::vector<DocumentId> read_ids(Query& query) {
  std::vector<DocumentId> ids;
  while (query.step()) ids.push_back(query.integer());
  return ids;
}

std::vector<DocumentId> ids_at(Database& database, std::string_view sql, const std::string& path) {
  Query query = database.query(sql);
  return read_ids(query.bind(Blob{path}));
}

std::vector<DocumentId> ids_of_id(Database& database, const std::string& text) {
  DocumentId id = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (failure != std::errc() || end != text.data() + text.size()) return {};
  Query query = database.query("SELECT id FROM documents WHERE id = ?");
  return read_ids(query.bind(id));
}

std::vector<DocumentId> ids_of_key(Database& database, std::string_view sql, const std::string& text) {
  Query query = database.query(sql);
  return read_ids(query.bind(number_search_key(text)));
}

}  // namespace

std::vector<DocumentSummary> ask_documents(Database& database, const DocumentQuestion& question) {
  Selection selection(
      "SELECT r.document_id, (SELECT count(*) FROM assignments WHERE document_id = r.document_id), "
      "(SELECT count(*) FROM citations WHERE document_id = r.document_id), "
      "(SELECT count(*) FROM issues WHERE document_id = r.document_id) FROM records r WHERE true");
  add_commune(selection, question.commune);
  add_province(selection, question.province);
  if (question.type) selection.add("r.type_search = ?", text_search_key(*question.type));
  if (question.text) {
    const std::string key = text_search_key(*question.text);
    selection.add(
        "(instr(r.number_search, ?) > 0 OR instr(r.title_search, ?) > 0 OR EXISTS (SELECT 1 FROM issuers i"
        " WHERE i.document_id = r.document_id AND instr(i.name_search, ?) > 0))",
        number_search_key(*question.text), key, key);
  }
  return selection.read_all(database, " ORDER BY r.document_id", [&](Query& row) {
    DocumentSummary summary;
    summary.id = row.integer();
    summary.assignments = row.count();
    summary.citations = row.count();
    summary.issues = row.count();
    summary.other_places = read_places(database, summary.id);
    if (!summary.other_places.empty()) {
      summary.path = std::move(summary.other_places.front());
      summary.other_places.erase(summary.other_places.begin());
    }
    summary.header = read_header(database, summary.id);
    return summary;
  });
}

std::vector<TaskAnswer> ask_tasks(Database& database, const TaskQuestion& question) {
  Selection selection("SELECT r.document_id, " + first_place_sql() + ", a.ordinal, " +
                      std::string(kAssignmentColumns) +
                      " FROM assignments a JOIN records r ON r.document_id = a.document_id WHERE true");
  add_units(selection, question);
  add_commune(selection, question.commune);
  add_directive(selection, question.directive);
  if (question.due_from) selection.add("a.due_last >= ?", *question.due_from);
  if (question.due_to) selection.add("a.due_first <= ?", *question.due_to);
  if (question.text) selection.add("instr(a.task_search, ?) > 0", text_search_key(*question.text));
  if (question.document) selection.add("a.document_id = ?", *question.document);
  return selection.read_all(database, " ORDER BY a.document_id, a.ordinal", [&](Query& row) {
    TaskAnswer answer{row.integer(), row.text(), row.text(), row.text(), row.count(), {}};
    answer.assignment = with_units(database, answer.document, answer.index, read_assignment(row));
    return answer;
  });
}

std::vector<CitationAnswer> ask_citations(Database& database, const CitationQuestion& question) {
  Selection selection("SELECT r.document_id, " + first_place_sql() + ", " + std::string(kCitationColumns) +
                      " FROM citations c JOIN records r ON r.document_id = c.document_id WHERE true");
  if (question.key) {
    const std::string key = number_search_key(*question.key);
    selection.add("(c.key_search = ? OR c.raw_key_search = ? OR c.name_search = ?)", key, key, key);
  }
  add_commune(selection, question.commune);
  if (question.document) selection.add("c.document_id = ?", *question.document);
  return selection.read_all(database, " ORDER BY c.document_id, c.ordinal", [](Query& row) {
    CitationAnswer answer{row.integer(), row.text(), row.text(), row.text(), {}};
    answer.citation = read_citation(row);
    return answer;
  });
}

std::vector<DocumentId> find_named_documents(Database& database, const std::string& text) {
  const std::array<std::function<std::vector<DocumentId>()>, 6> readings{
      [&] { return ids_at(database, "SELECT document_id FROM places WHERE path_bytes = ?", text); },
      [&] { return ids_of_id(database, text); },
      [&] {
        return ids_of_key(
            database,
            "SELECT document_id FROM records WHERE number_search = ?1 AND ?1 <> '' ORDER BY document_id",
            text);
      },
      [&] {
        return ids_at(database,
                      "SELECT DISTINCT document_id FROM places WHERE file_name = ? ORDER BY document_id",
                      text);
      },
      [&] {
        return ids_at(database,
                      "SELECT DISTINCT document_id FROM places WHERE file_stem = ? ORDER BY document_id",
                      text);
      },
      [&] {
        return ids_of_key(database,
                          "SELECT document_id FROM records WHERE ltrim(number, '0') = ltrim(?1, '0') "
                          "AND number <> '' AND ?1 <> '' ORDER BY document_id",
                          text);
      }};
  for (const auto& reading : readings) {
    std::vector<DocumentId> ids = reading();
    if (!ids.empty()) return ids;
  }
  return {};
}

}  // namespace vanthu
