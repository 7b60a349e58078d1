#include "tools/program/answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "store/record_json.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json optional_json(const std::optional<std::string>& value) { return value ? Json(*value) : Json(nullptr); }

/// What is handed on is UTF-8, a path need not be: written as in the record.
std::string utf8_path(const std::string& path) {
  return find_invalid_utf8(path) == std::string::npos ? path : printable(path);
}

/// Records as JSON, one at a time: answers come document by document.  Objects are cut out of the record
/// itself, so that an answer and an export can never differ.
class Records {
 public:
  explicit Records(const Store& store) : store_(store) {}

  /// Element `index` of the list `key` in the record of `id`; an empty object where there is none.
  Json part(DocumentId id, const char* key, std::size_t index) {
    if (id_ != id) {
      const std::optional<Document> document = store_.document(id);
      record_ = document ? Json::parse(to_json_line(*document)) : Json::object();
      id_ = id;
    }
    const auto list = record_.find(key);
    return list != record_.end() && index < list->size() ? (*list)[index] : Json::object();
  }

 private:
  const Store& store_;
  std::optional<DocumentId> id_;
  Json record_;
};

template <typename Answer>
Json with_origin(const Answer& answer, const Json& part) {
  Json object = {{"document_id", answer.document},
                 {"path", utf8_path(answer.path)},
                 {"format", answer.format},
                 {"document_key", answer.document_key.empty() ? Json(nullptr) : Json(answer.document_key)},
                 {"commune", answer.commune.empty() ? Json(nullptr) : Json(answer.commune)}};
  object.update(part);
  return object;
}

/// The number that people know a document by, else its path.
template <typename Answer>
std::string document_name(const Answer& answer) {
  return answer.document_key.empty() ? utf8_path(answer.path) : answer.document_key;
}

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

std::string unit_names(const std::vector<UnitMention>& units) {
  std::string names;
  for (const UnitMention& unit : units) {
    if (!names.empty()) names += "; ";
    names += unit.unit;
    if (unit.qualifier) names += " (" + *unit.qualifier + ")";
  }
  return names;
}

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

Listing task_listing(const Store& store, std::vector<TaskAnswer> answers) {
  Listing listing;
  listing.columns = {{"document_id", ""},
                     {"document", "head-document"},
                     {"path", ""},
                     {"format", ""},
                     {"commune", "head-commune"},
                     {"origin", ""},
                     {"appendix", ""},
                     {"section", ""},
                     {"group", ""},
                     {"ordinal", "head-ordinal"},
                     {"task", "head-task"},
                     {"lead", "head-lead"},
                     {"implement", "head-implement"},
                     {"coordinate", "head-coordinate"},
                     {"deadline", "head-deadline"},
                     {"deadline_kind", ""},
                     {"deadline_start", ""},
                     {"deadline_end", ""},
                     {"recurrence", ""},
                     {"product", ""},
                     {"form", ""}};
  for (const TaskAnswer& answer : answers) {
    const Assignment& task = answer.assignment;
    const Deadline due = task.deadline.value_or(Deadline{});
    listing.rows.push_back({std::to_string(answer.document),
                            document_name(answer),
                            utf8_path(answer.path),
                            answer.format,
                            answer.commune,
                            task.origin,
                            task.appendix.value_or(""),
                            task.section.value_or(""),
                            task.group.value_or(""),
                            task.ordinal.value_or(""),
                            task.task,
                            unit_names(task.lead),
                            unit_names(task.implement),
                            unit_names(task.coordinate),
                            due.raw,
                            due.kind,
                            due.start.value_or(""),
                            due.end.value_or(""),
                            due.recurrence.value_or(""),
                            task.product.value_or(""),
                            task.form.value_or("")});
  }
  auto records = std::make_shared<Records>(store);
  listing.json = [kept = std::move(answers), records](std::size_t row) {
    const TaskAnswer& answer = kept[row];
    return dumped(with_origin(answer, records->part(answer.document, "assignments", answer.index)));
  };
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
                     {"entity", ""}};
  for (const CitationAnswer& answer : answers) {
    const Citation& citation = answer.citation;
    const CitationMeaning meaning = answer.meaning.value_or(CitationMeaning{});
    listing.rows.push_back(
        {std::to_string(answer.document), document_name(answer), utf8_path(answer.path), answer.format,
         answer.commune, citation.section.value_or(""), cited_name(citation), citation.type.value_or(""),
         citation.key.value_or(""), citation.raw_key.value_or(""), citation.name.value_or(""),
         citation.date.value_or(""), citation.issuer.value_or(""), citation.relation, citation.raw,
         answer.province, citation.title.value_or(""), meaning.state, meaning.entity.value_or("")});
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
