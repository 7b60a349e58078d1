#include "tools/program/answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "store/record_json.h"
#include "tools/program/answer_parts.h"

namespace vanthu {
namespace {

std::string number_key(const Header& header) {
  return header.number && header.number->key ? *header.number->key : std::string();
}

std::vector<std::string> other_places(const SourceSummary& source) {
  std::vector<std::string> paths;
  for (std::size_t i = 1; i < source.places.size(); ++i) paths.push_back(utf8_path(source.places[i]));
  return paths;
}

std::string first_place(const SourceSummary& source) {
  return source.places.empty() ? std::string() : utf8_path(source.places.front());
}

/// The source whose facts are the document's.
SourceSummary chosen_source(const DocumentSummary& document) {
  return document.sources.empty() ? SourceSummary{} : document.sources.front();
}

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
  const SourceSummary chosen = chosen_source(document);
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

/// "Nghị quyết 05-NQ/ĐU", "Luật Tiếp công dân".
std::string cited_name(const Citation& citation) {
  if (citation.name) return *citation.name;
  const std::string key = citation.key.value_or(citation.raw_key.value_or(""));
  return citation.type.value_or("") + (citation.type && !key.empty() ? " " : "") + key;
}

}  // namespace

std::vector<DocumentId> documents_named(const Store& store, const std::string& text) {
  std::vector<DocumentId> ids = store.find_documents(text);
  if (ids.empty()) throw Error("document-unknown", "", {text});
  return ids;
}

Listing document_listing(std::vector<DocumentSummary> documents) {
  Listing listing;
  listing.columns = {{"document_id", "head-id"},
                     {"document", "head-number"},
                     {"type", "head-type"},
                     {"title", "head-title"},
                     {"issuer", ""},
                     {"commune", "head-commune"},
                     {"province", ""},
                     {"date", "head-date"},
                     {"assignments", "head-tasks"},
                     {"citations", ""},
                     {"issues", "head-issues"},
                     {"path", ""},
                     {"other_places", ""},
                     {"format", "head-format"},
                     {"further_sources", ""}};
  for (const DocumentSummary& document : documents) {
    const Header& header = document.header;
    const std::string key = number_key(header);
    const SourceSummary chosen = chosen_source(document);
    std::vector<std::string> formats, further;
    for (const SourceSummary& source : document.sources) formats.push_back(source.format);
    for (std::size_t i = 1; i < document.sources.size(); ++i) {
      further.push_back(first_place(document.sources[i]));
    }
    listing.rows.push_back(
        {std::to_string(document.id), key.empty() ? first_place(chosen) : key, header.type.value_or(""),
         header.title.value_or(""), header.issuer.name.value_or(""), header.issuer.commune.value_or(""),
         header.issuer.province.value_or(""), header.date.value_or(""), std::to_string(document.assignments),
         std::to_string(document.citations), std::to_string(document.issues), first_place(chosen),
         fmt::format("{}", fmt::join(other_places(chosen), "\n")),
         fmt::format("{}", fmt::join(formats, ", ")), fmt::format("{}", fmt::join(further, "\n"))});
  }
  listing.json = [kept = std::move(documents)](std::size_t row) { return dumped(summary_json(kept[row])); };
  return listing;
}

Listing citation_listing(const Store& store, std::vector<CitationAnswer> answers) {
  Listing listing;
  listing.columns = {{"document_id", ""},
                     {"document", "head-document"},
                     {"path", ""},
                     {"format", ""},
                     {"commune", "head-commune"},
                     {"section", "head-section"},
                     {"", "head-cited"},
                     {"type", ""},
                     {"key", ""},
                     {"raw_key", ""},
                     {"name", ""},
                     {"date", "head-date"},
                     {"issuer", "head-issuer"},
                     {"relation", "head-relation", "relation-"},
                     {"raw", ""},
                     {"province", ""},
                     {"title", ""},
                     {"state", "head-state", "state-"},
                     {"entity", ""},
                     {"confidence", ""}};
  for (const CitationAnswer& answer : answers) {
    const Citation& citation = answer.citation;
    const CitationMeaning meaning = answer.meaning.value_or(CitationMeaning{});
    listing.rows.push_back({std::to_string(answer.document),
                            document_name(answer),
                            utf8_path(answer.path),
                            answer.format,
                            answer.commune,
                            citation.section.value_or(""),
                            cited_name(citation),
                            citation.type.value_or(""),
                            citation.key.value_or(""),
                            citation.raw_key.value_or(""),
                            citation.name.value_or(""),
                            citation.date.value_or(""),
                            citation.issuer.value_or(""),
                            citation.relation,
                            citation.raw,
                            answer.province,
                            citation.title.value_or(""),
                            meaning.state,
                            meaning.entity.value_or(""),
                            fmt::format("{}", citation.confidence)});
  }
  auto records = std::make_shared<Records>(store);
  listing.json = [kept = std::move(answers), records](std::size_t row) {
    const CitationAnswer& answer = kept[row];
    Json object = with_origin(answer, records->part(answer.document, "citations", answer.index));
    object["meaning"] = meaning_json(answer.meaning);
    return dumped(object);
  };
  return listing;
}

Listing issue_listing(const Store& store, const std::vector<DocumentSummary>& documents) {
  Listing listing;
  listing.columns = {{"document_id", ""},
                     {"document", "head-document"},
                     {"path", ""},
                     {"format", ""},
                     {"commune", "head-commune"},
                     {"code", "head-code"},
                     {"severity", "head-severity"},
                     {"message", "head-message"},
                     {"message_en", ""}};
  for (const DocumentSummary& summary : documents) {
    const std::optional<Document> document = store.document(summary.id);
    if (!document) continue;
    const SourceSummary chosen = chosen_source(summary);
    const std::string key = number_key(summary.header), path = first_place(chosen);
    std::vector<Issue> issues = document->issues;
    const std::vector<Issue> differences = store.differences(summary.id);
    issues.insert(issues.end(), differences.begin(), differences.end());
    for (const Issue& issue : issues) {
      listing.rows.push_back({std::to_string(summary.id), key.empty() ? path : key, path, chosen.format,
                              summary.header.issuer.commune.value_or(""), issue.code,
                              std::string(severity_name(issue.severity)), issue.message, issue.message_en});
    }
  }
  return listing;
}

}  // namespace vanthu
