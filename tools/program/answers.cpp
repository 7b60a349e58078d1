#include "tools/program/answers.h"

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

Json summary_json(const DocumentSummary& document) {
  const Header& header = document.header;
  Json places = Json::array();
  for (const std::string& place : document.other_places) places.push_back(utf8_path(place));
  return {{"document_id", document.id},
          {"path", utf8_path(document.path)},
          {"other_places", places},
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

/// Position of each answer's citation among its document's: the answer holds the citation, not its place.
std::vector<std::size_t> citation_indices(const Store& store, const std::vector<CitationAnswer>& answers) {
  std::vector<std::size_t> indices;
  std::optional<Document> document;
  std::optional<DocumentId> id;
  for (const CitationAnswer& answer : answers) {
    if (id != answer.document) {
      document = store.document(answer.document);
      id = answer.document;
    }
    if (!document) {
      indices.push_back(0);
      continue;
    }
    const auto& all = document->citations;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Citation& citation) {
      return citation.span.bytes == answer.citation.span.bytes && citation.raw == answer.citation.raw;
    });
    indices.push_back(static_cast<std::size_t>(found - all.begin()));
  }
  return indices;
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
                     {"other_places", ""}};
  for (const DocumentSummary& document : documents) {
    const Header& header = document.header;
    const std::string key = number_key(header);
    std::string others;
    for (const std::string& place : document.other_places)
      others += (others.empty() ? "" : "\n") + utf8_path(place);
    listing.rows.push_back({std::to_string(document.id), key.empty() ? utf8_path(document.path) : key,
                            header.type.value_or(""), header.title.value_or(""),
                            header.issuer.name.value_or(""), header.issuer.commune.value_or(""),
                            header.issuer.province.value_or(""), header.date.value_or(""),
                            std::to_string(document.assignments), std::to_string(document.citations),
                            std::to_string(document.issues), utf8_path(document.path), others});
  }
  listing.json = [kept = std::move(documents)](std::size_t row) { return dumped(summary_json(kept[row])); };
  return listing;
}

Listing task_listing(const Store& store, std::vector<TaskAnswer> answers) {
  Listing listing;
  listing.columns = {{"document_id", ""},
                     {"document", "head-document"},
                     {"path", ""},
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
                     {"commune", "head-commune"},
                     {"section", "head-section"},
                     {"type", "head-type"},
                     {"key", "head-key"},
                     {"raw_key", ""},
                     {"name", "head-name"},
                     {"date", "head-date"},
                     {"issuer", "head-issuer"},
                     {"relation", "head-relation"},
                     {"raw", ""}};
  for (const CitationAnswer& answer : answers) {
    const Citation& citation = answer.citation;
    listing.rows.push_back({std::to_string(answer.document), document_name(answer), utf8_path(answer.path),
                            answer.commune, citation.section.value_or(""), citation.type.value_or(""),
                            citation.key.value_or(""), citation.raw_key.value_or(""),
                            citation.name.value_or(""), citation.date.value_or(""),
                            citation.issuer.value_or(""), citation.relation, citation.raw});
  }
  auto records = std::make_shared<Records>(store);
  auto indices = std::make_shared<std::vector<std::size_t>>();
  listing.json = [kept = std::move(answers), records, indices, &store](std::size_t row) {
    if (indices->size() != kept.size()) *indices = citation_indices(store, kept);
    return dumped(with_origin(kept[row], records->part(kept[row].document, "citations", (*indices)[row])));
  };
  return listing;
}

Listing issue_listing(const Store& store, const std::vector<DocumentSummary>& documents) {
  Listing listing;
  listing.columns = {{"document_id", ""},
                     {"document", "head-document"},
                     {"path", ""},
                     {"commune", "head-commune"},
                     {"code", "head-code"},
                     {"severity", "head-severity"},
                     {"message", "head-message"},
                     {"message_en", ""}};
  for (const DocumentSummary& summary : documents) {
    const std::optional<Document> document = store.document(summary.id);
    if (!document) continue;
    const std::string key = number_key(summary.header), path = utf8_path(summary.path);
    for (const Issue& issue : document->issues) {
      listing.rows.push_back({std::to_string(summary.id), key.empty() ? path : key, path,
                              summary.header.issuer.commune.value_or(""), issue.code,
                              std::string(severity_name(issue.severity)), issue.message, issue.message_en});
    }
  }
  return listing;
}

}  // namespace vanthu
