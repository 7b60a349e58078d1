#include "store/document_questions.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <functional>
#include <utility>

#include "store/keys.h"
#include "store/read_record.h"
#include "store/selection.h"

namespace vanthu {
namespace {

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

std::vector<SourceSummary> ask_sources(Database& database, DocumentId document) {
  Query query = database.query(
      "SELECT s.id, s.chosen, s.sha256, r.format, r.pages, "
      "(SELECT count(*) FROM unread_pages n WHERE n.source_id = s.id), "
      "(SELECT count(*) FROM ocr_pages n WHERE n.source_id = s.id) "
      "FROM sources s JOIN records r ON r.source_id = s.id WHERE s.document_id = ? ORDER BY s.trust, "
      "s.sha256");
  query.bind(document);
  std::vector<SourceSummary> sources;
  while (query.step()) {
    std::vector<std::string> places = read_places(database, query.integer());
    sources.push_back({std::move(places), query.flag(), query.text(), query.text(),
                       query.optional_small_integer(), query.count(), query.count()});
  }
  return sources;
}

std::vector<DocumentSummary> ask_documents(Database& database, const DocumentQuestion& question) {
  std::vector<DocumentSummary> documents;
  each_document(database, question, [&](const DocumentSummary& document) { documents.push_back(document); });
  return documents;
}

void each_document(Database& database, const DocumentQuestion& question,
                   const std::function<void(const DocumentSummary&)>& visit) {
  Selection selection(
      "SELECT s.document_id, s.id, (SELECT count(*) FROM assignments WHERE source_id = s.id), "
      "(SELECT count(*) FROM citations WHERE source_id = s.id), "
      "(SELECT count(*) FROM issues WHERE source_id = s.id), "
      "(SELECT count(*) FROM differences f JOIN sources o ON o.id = f.source_id WHERE o.document_id = "
      "s.document_id) "
      "FROM records r JOIN sources s ON s.id = r.source_id WHERE s.chosen");
  add_commune(selection, question.commune);
  add_province(selection, question.province);
  if (question.type) selection.add("r.type_search = :type", {{":type", text_search_key(*question.type)}});
  if (question.text) {
    selection.add(
        "instr(r.number_search, :number) > 0 OR instr(r.title_search, :text) > 0 OR EXISTS (SELECT 1"
        " FROM issuers i WHERE i.source_id = r.source_id AND instr(i.name_search, :text) > 0)",
        {{":number", number_search_key(*question.text)}, {":text", text_search_key(*question.text)}});
  }
  if (question.document) selection.add("s.document_id = :document", {{":document", *question.document}});
  selection.each(database, " ORDER BY s.document_id", [&](Query& row) {
    DocumentSummary summary;
    summary.id = row.integer();
    const std::int64_t chosen = row.integer();
    summary.assignments = row.count();
    summary.citations = row.count();
    summary.issues = row.count();
    summary.issues += row.count();
    summary.sources = ask_sources(database, summary.id);
    summary.header = read_header(database, chosen);
    visit(summary);
  });
}

std::vector<DocumentId> find_named_documents(Database& database, const std::string& text) {
  const auto of_places = [](std::string_view condition) {
    return fmt::format(
        "SELECT DISTINCT s.document_id FROM places p JOIN sources s ON s.id = p.source_id WHERE {} "
        "ORDER BY s.document_id",
        condition);
  };
  const auto of_records = [](std::string_view condition) {
    return fmt::format(
        "SELECT DISTINCT s.document_id FROM records r JOIN sources s ON s.id = r.source_id WHERE {} "
        "ORDER BY s.document_id",
        condition);
  };
  const std::array<std::function<std::vector<DocumentId>()>, 6> readings{
      [&] { return ids_at(database, of_places("p.path_bytes = ?"), text); },
      [&] { return ids_of_id(database, text); },
      [&] { return ids_of_key(database, of_records("r.number_search = ?1 AND ?1 <> ''"), text); },
      [&] { return ids_at(database, of_places("p.file_name = ?"), text); },
      [&] { return ids_at(database, of_places("p.file_stem = ?"), text); },
      [&] {
        return ids_of_key(database,
                          of_records("ltrim(r.number, '0') = ltrim(?1, '0') AND r.number <> '' AND ?1 <> ''"),
                          text);
      }};
  for (const auto& reading : readings) {
    std::vector<DocumentId> ids = reading();
    if (!ids.empty()) return ids;
  }
  return {};
}

}  // namespace vanthu
