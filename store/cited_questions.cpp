#include "store/cited_questions.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "normalize/text_forms.h"
#include "store/keys.h"
#include "store/read_record.h"
#include "store/selection.h"

namespace vanthu {
namespace {

constexpr std::string_view kCitedColumns =
    "d.entity, d.state, d.type, d.key, d.name, d.date, d.issuer, d.title, d.document_id";

std::optional<DocumentId> optional_id(Query& row) {
  if (!row.next_is_null()) return row.integer();
  row.integer();
  return std::nullopt;
}

CitedDocument read_cited(Query& row) {
  return {row.text(),          row.text(),          row.optional_text(),
          row.optional_text(), row.optional_text(), row.optional_text(),
          row.optional_text(), row.optional_text(), optional_id(row)};
}

constexpr std::string_view kNameColumns =
    "s.document_id, (SELECT p.path_bytes FROM places p WHERE p.source_id = s.id ORDER BY p.id LIMIT 1), "
    "r.number_key, r.type, r.title, r.date, i.level, i.commune, i.commune_code, i.province, i.province_code";
constexpr std::string_view kNameTables =
    " FROM records r JOIN sources s ON s.id = r.source_id "
    "LEFT JOIN issuers i ON i.source_id = r.source_id AND i.ordinal = 0 WHERE s.chosen";

DocumentName read_name(Query& row) {
  return {row.integer(),       row.text(),          row.optional_text(), row.optional_text(),
          row.optional_text(), row.optional_text(), row.optional_text(), row.optional_text(),
          row.optional_text(), row.optional_text(), row.optional_text()};
}

/// Documents of the store in order of their ids.
Selection select_names() {
  return Selection("SELECT " + std::string(kNameColumns) + std::string(kNameTables));
}

std::vector<CitedCandidate> read_candidates(Database& database, std::int64_t source, std::size_t citation) {
  Query query = database.query(
      "SELECT entity, score FROM citation_candidates WHERE source_id = ? AND citation = ? "
      "ORDER BY score DESC, entity");
  query.bind(source, citation);
  std::vector<CitedCandidate> candidates;
  while (query.step()) candidates.push_back({query.text(), query.small_integer()});
  return candidates;
}

Selection select_citations() {
  return Selection(
      "SELECT s.id, c.ordinal, l.state, l.entity, " + std::string(kCitationColumns) +
      " FROM citations c JOIN records r ON r.source_id = c.source_id "
      "JOIN sources s ON s.id = c.source_id "
      "LEFT JOIN citation_links l ON l.source_id = c.source_id AND l.citation = c.ordinal WHERE s.chosen");
}

/// An answer that has only what all citations of the source share.
CitationAnswer answer_of(Database& database, std::int64_t source) {
  static const std::string sql =
      "SELECT " + std::string(kOriginColumns) +
      ", coalesce((SELECT i.province FROM issuers i WHERE i.source_id = s.id AND i.ordinal = 0), '') "
      "FROM sources s JOIN records r ON r.source_id = s.id WHERE s.id = ?";
  Query row = database.query(sql);
  if (!row.bind(source).step()) row.fail_damaged();
  Origin origin = read_origin(row);
  CitationAnswer answer;
  answer.document = origin.document;
  answer.path = std::move(origin.path);
  answer.format = std::move(origin.format);
  answer.document_key = std::move(origin.document_key);
  answer.commune = std::move(origin.commune);
  answer.province = row.text();
  return answer;
}

std::optional<CitationMeaning> read_meaning(Database& database, Query& row, std::int64_t source,
                                            std::size_t citation) {
  const auto state = row.optional_text();
  auto entity = row.optional_text();
  if (!state) return std::nullopt;
  CitationMeaning meaning{*state, std::move(entity), {}};
  if (*state == "ambiguous" || *state == "conflicting") {
    meaning.others = read_candidates(database, source, citation);
  }
  return meaning;
}

/// Calls `visit` with the citations, document by document.
template <class Visit>
void each_of(Database& database, const Selection& selection, Visit visit) {
  std::optional<std::int64_t> known;
  CitationAnswer answer;
  selection.each(database, " ORDER BY s.document_id, c.ordinal", [&](Query& row) {
    const std::int64_t source = row.integer();
    if (known != source) answer = answer_of(database, source);
    known = source;
    answer.index = row.count();
    answer.meaning = read_meaning(database, row, source, answer.index);
    answer.citation = read_citation(row);
    visit(std::as_const(answer));
  });
}

std::vector<CitationAnswer> read_citations(Database& database, const Selection& selection) {
  std::vector<CitationAnswer> answers;
  each_of(database, selection, [&](const CitationAnswer& answer) { answers.push_back(answer); });
  return answers;
}

std::vector<CitedDocument> cited_where(Database& database, std::string_view condition,
                                       const std::string& value) {
  Selection selection("SELECT " + std::string(kCitedColumns) + " FROM cited_documents d WHERE true");
  selection.add(condition, {{":value", value}});
  return selection.read_all(database, " ORDER BY d.entity", read_cited);
}

/// Documents that cite it, true for those that stand under it.
std::map<DocumentId, bool> documents_citing(Database& database, const std::string& entity) {
  Query query = database.query(
      "SELECT s.document_id, max(c.governs) FROM citation_links l "
      "JOIN sources s ON s.id = l.source_id AND s.chosen "
      "JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation "
      "WHERE l.entity = ? GROUP BY s.document_id");
  query.bind(entity);
  std::map<DocumentId, bool> citing;
  while (query.step()) {
    const DocumentId document = query.integer();
    citing.emplace(document, query.flag());
  }
  return citing;
}

/// All documents but the one that `entity` itself is.
Selection select_others(const std::string& entity) {
  Selection selection = select_names();
  selection.add("s.document_id IS NOT (SELECT d.document_id FROM cited_documents d WHERE d.entity = :entity)",
                {{":entity", entity}});
  return selection;
}

}  // namespace

std::vector<CitationAnswer> ask_citations(Database& database, const CitationQuestion& question) {
  std::vector<CitationAnswer> answers;
  each_citation(database, question, [&](const CitationAnswer& answer) { answers.push_back(answer); });
  return answers;
}

void each_citation(Database& database, const CitationQuestion& question,
                   const std::function<void(const CitationAnswer&)>& visit) {
  Selection selection = select_citations();
  if (question.key) {
    selection.add(
        "c.key_search = :key OR c.raw_key_search = :key OR c.name_search = :key OR l.entity = :entity",
        {{":key", number_search_key(*question.key)}, {":entity", *question.key}});
  }
  add_commune(selection, question.commune);
  add_province(selection, question.province);
  if (question.document) selection.add("s.document_id = :document", {{":document", *question.document}});
  if (question.state) selection.add("l.state = :state", {{":state", *question.state}});
  if (question.relation) selection.add("c.relation = :relation", {{":relation", *question.relation}});
  if (question.confidence_from) {
    selection.add("c.confidence >= :confidence_from", {{":confidence_from", *question.confidence_from}});
  }
  if (question.confidence_to) {
    selection.add("c.confidence <= :confidence_to", {{":confidence_to", *question.confidence_to}});
  }
  each_of(database, selection, visit);
}

std::vector<CitedDocument> ask_cited_documents(Database& database, const std::string& text) {
  std::vector<CitedDocument> cited = cited_where(database, "d.entity = :value", text);
  const std::string key = number_search_key(text);
  // What prints that number, and what means a document that others print it of ("05-NQ/TU" for 05-NQ/ĐU).
  if (cited.empty()) {
    cited = cited_where(
        database,
        ":value <> '' AND (d.key_search = :value OR d.entity IN (SELECT l.entity FROM citations c "
        "JOIN citation_links l ON l.source_id = c.source_id AND l.citation = c.ordinal "
        "WHERE c.key_search = :value))",
        key);
  }
  if (cited.empty()) cited = cited_where(database, "d.name_search = :value AND :value <> ''", key);
  return cited;
}

std::vector<CitationAnswer> ask_citations_of(Database& database, const std::string& entity) {
  Selection meaning = select_citations();
  meaning.add("l.entity = :entity", {{":entity", entity}});
  std::vector<CitationAnswer> answers = read_citations(database, meaning);
  Selection perhaps = select_citations();
  perhaps.add(
      "l.entity IS NOT :entity AND (c.source_id, c.ordinal) IN (SELECT k.source_id, k.citation FROM "
      "citation_candidates k WHERE k.entity = :entity)",
      {{":entity", entity}});
  std::vector<CitationAnswer> others = read_citations(database, perhaps);
  std::move(others.begin(), others.end(), std::back_inserter(answers));
  return answers;
}

std::vector<DocumentName> ask_documents_not_citing(Database& database, const std::string& entity) {
  const std::map<DocumentId, bool> citing = documents_citing(database, entity);
  std::vector<DocumentName> documents =
      select_others(entity).read_all(database, " ORDER BY s.document_id", read_name);
  std::erase_if(documents, [&](const DocumentName& document) { return citing.contains(document.id); });
  return documents;
}

std::vector<CommuneCoverage> ask_coverage(Database& database, const std::string& entity,
                                          const std::optional<std::string>& province) {
  const std::map<DocumentId, bool> citing = documents_citing(database, entity);
  Selection selection = select_others(entity);
  add_province(selection, province);
  using Area = std::tuple<std::optional<std::string>, std::optional<std::string>, std::optional<std::string>,
                          std::optional<std::string>, std::optional<std::string>>;
  std::map<Area, CommuneCoverage> communes;
  for (DocumentName& document : selection.read_all(database, " ORDER BY s.document_id", read_name)) {
    CommuneCoverage& commune = communes[Area(document.province, document.province_code, document.commune,
                                             document.commune_code, document.level)];
    commune.level = document.level;
    commune.commune = document.commune;
    commune.commune_code = document.commune_code;
    commune.province = document.province;
    commune.province_code = document.province_code;
    const auto found = citing.find(document.id);
    auto& list = found == citing.end() ? commune.silent : found->second ? commune.governed : commune.citing;
    list.push_back(std::move(document));
  }
  std::vector<CommuneCoverage> coverage;
  for (auto& [area, commune] : communes) coverage.push_back(std::move(commune));
  std::stable_sort(coverage.begin(), coverage.end(), [](const CommuneCoverage& a, const CommuneCoverage& b) {
    const int order = compare_vietnamese(a.province.value_or(""), b.province.value_or(""));
    return order < 0 ||
           (order == 0 && compare_vietnamese(a.commune.value_or(""), b.commune.value_or("")) < 0);
  });
  return coverage;
}

CitationGraph ask_citation_graph(Database& database) {
  CitationGraph graph;
  graph.documents = select_names().read_all(database, " ORDER BY s.document_id", read_name);
  graph.cited = Selection("SELECT " + std::string(kCitedColumns) + " FROM cited_documents d")
                    .read_all(database, " ORDER BY d.entity", read_cited);
  Query query = database.query(
      "SELECT s.document_id, l.entity, c.relation, l.state, count(*) FROM citation_links l "
      "JOIN sources s ON s.id = l.source_id AND s.chosen "
      "JOIN citations c ON c.source_id = l.source_id AND c.ordinal = l.citation "
      "WHERE l.entity IS NOT NULL GROUP BY s.document_id, l.entity, c.relation, l.state "
      "ORDER BY s.document_id, l.entity, c.relation, l.state");
  while (query.step()) {
    graph.edges.push_back({query.integer(), query.text(), query.text(), query.text(), query.count()});
  }
  return graph;
}

}  // namespace vanthu
