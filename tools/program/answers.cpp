#include "tools/program/answers.h"

#include <memory>

#include "store/record_json.h"
#include "tools/program/answer_parts.h"
#include "tools/program/answer_rows.h"

namespace vanthu {
namespace {

Json source_json(const SourceSummary& source) {
  return {{"path", first_place(source)},
          {"other_places", other_places(source)},
          {"format", source.format},
          {"sha256", source.sha256},
          {"pages", source.pages ? Json(*source.pages) : Json(nullptr)},
          {"unread_pages", source.unread_pages},
          {"chosen", source.chosen}};
}

Json summary_json(const DocumentSummary& document) {
  const Header& header = document.header;
  const SourceSummary& chosen = chosen_source(document);
  Json sources = Json::array();
  for (const SourceSummary& source : document.sources) sources.push_back(source_json(source));
  return {{"document_id", document.id},
          {"path", first_place(chosen)},
          {"other_places", other_places(chosen)},
          {"format", chosen.format},
          {"sources", sources},
          {"document_key", header.number ? optional_json(header.number->key) : Json(nullptr)},
          {"type", optional_json(header.type)},
          {"title", optional_json(header.title)},
          {"issuer", optional_json(header.issuer.name)},
          {"commune", optional_json(header.issuer.commune)},
          {"commune_code", optional_json(header.issuer.commune_code)},
          {"province", optional_json(header.issuer.province)},
          {"province_code", optional_json(header.issuer.province_code)},
          {"date", optional_json(header.date)},
          {"draft", header.draft},
          {"assignments", document.assignments},
          {"citations", document.citations},
          {"issues", document.issues}};
}

/// What the store made of a citation; null where there was nothing to look for.
Json meaning_json(const std::optional<CitationMeaning>& meaning) {
  if (!meaning) return nullptr;
  Json others = Json::array();
  for (const CitedCandidate& other : meaning->others) {
    others.push_back({{"entity", other.entity}, {"score", other.score}});
  }
  return {{"state", meaning->state}, {"entity", optional_json(meaning->entity)}, {"others", others}};
}

}  // namespace

std::vector<DocumentId> documents_named(const Store& store, const std::string& text) {
  std::vector<DocumentId> ids = store.find_documents(text);
  if (ids.empty()) throw Error("document-unknown", "", {text});
  return ids;
}

Listing document_listing(std::vector<DocumentSummary> documents) {
  Listing listing;
  listing.columns = document_columns();
  for (const DocumentSummary& document : documents) listing.rows.push_back(document_row(document));
  listing.json = [kept = std::move(documents)](std::size_t row) { return dumped(summary_json(kept[row])); };
  return listing;
}

Listing citation_listing(const Store& store, std::vector<CitationAnswer> answers) {
  Listing listing;
  listing.columns = citation_columns();
  for (const CitationAnswer& answer : answers) listing.rows.push_back(citation_row(answer));
  auto records = std::make_shared<Records>(store);
  listing.json = [kept = std::move(answers), records](std::size_t row) {
    const CitationAnswer& answer = kept[row];
    Json object = with_origin(answer, records->part(answer.document, "citations", answer.index));
    object["meaning"] = meaning_json(answer.meaning);
    return dumped(object);
  };
  return listing;
}

}  // namespace vanthu
