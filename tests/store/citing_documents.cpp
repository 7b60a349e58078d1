#include "citing_documents.h"

#include <algorithm>

#include "sample_documents.h"
#include "store/sqlite_connection.h"

namespace vanthu::testing {
namespace {

/// The first `columns` columns of every row, joined.
void add_rows(std::vector<std::string>& lines, Database& database, std::size_t columns,
              const std::string& sql) {
  Query query = database.query(sql);
  while (query.step()) {
    std::string line;
    for (std::size_t i = 0; i < columns; ++i) line += query.optional_text().value_or("-") + "|";
    lines.push_back(std::move(line));
  }
}

}  // namespace

Document Citing::document() const {
  std::string text = path + "\nỦy ban nhân dân xã " + commune + "\n";
  Document made;
  Header& header = made.header;
  header.issuer.province = province;
  if (commune.empty()) {
    header.issuer.level = "thành phố";
    header.issuer.name = "Ủy ban nhân dân thành phố " + province;
  } else {
    header.issuer.level = "xã";
    header.issuer.commune = commune;
    header.issuer.name = "Ủy ban nhân dân xã " + commune;
  }
  header.identity = identity;
  header.date = date;
  header.title = title;
  header.type = "Kế hoạch";
  if (key) header.number = DocumentNumber{"Số: " + *key, std::nullopt, std::nullopt, std::nullopt, key};
  for (const Cited& one : cited) {
    Citation citation;
    citation.raw = one.key.value_or(one.name.value_or("văn bản")) + " " + one.date.value_or("");
    citation.key = citation.raw_key = one.key;
    citation.name = one.name;
    citation.date = one.date;
    citation.issuer = one.issuer;
    citation.title = one.title;
    citation.relation = one.relation;
    citation.identity = one.identity;
    citation.span.bytes = {text.size(), text.size() + citation.raw.size()};
    text += citation.raw + "\n";
    made.citations.push_back(std::move(citation));
  }
  made.source = plain_document(path, text + identity.value_or("") + date.value_or("")).source;
  // Its opening is over before it cites anything.
  made.sections.push_back({"I", "I", std::nullopt, 1, {{0, 0}, std::nullopt, std::nullopt}});
  made.text = std::move(text);
  return made;
}

std::vector<std::string> meanings(const Store& store) {
  std::vector<std::string> lines;
  for (const CitationAnswer& answer : store.citations({})) {
    std::string line = answer.path + " " + std::to_string(answer.index) + " ";
    if (answer.meaning) {
      line += answer.meaning->state + " " + answer.meaning->entity.value_or("-");
      for (const CitedCandidate& other : answer.meaning->others) line += " or " + other.entity;
    } else {
      line += "nothing";
    }
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> settled(const std::string& store_path) {
  Database database(store_path, OpenMode::existing, std::chrono::seconds(1));
  std::vector<std::string> lines;
  add_rows(lines, database, 13,
           "SELECT 'document', entity, block, state, type, key, name, date, issuer, title, "
           "(SELECT s.sha256 FROM sources s WHERE s.document_id = d.document_id AND s.chosen), key_search, "
           "name_search FROM cited_documents d");
  add_rows(lines, database, 6,
           "SELECT 'link', s.sha256, l.citation, l.state, l.entity, l.block "
           "FROM citation_links l JOIN sources s ON s.id = l.source_id");
  add_rows(lines, database, 5,
           "SELECT 'candidate', s.sha256, k.citation, k.entity, k.score "
           "FROM citation_candidates k JOIN sources s ON s.id = k.source_id");
  add_rows(lines, database, 2, "SELECT 'unsettled', block FROM unsettled_blocks");
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace vanthu::testing
