// What all listings of answers are made of.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace vanthu {

using Json = nlohmann::ordered_json;

/// On one line; bytes that are no UTF-8 are replaced.
std::string dumped(const Json& object);

/// null where there is none.
Json optional_json(const std::optional<std::string>& value);

/// What is handed on is UTF-8, a path need not be: written as in the record.
std::string utf8_path(const std::string& path);

/// The source whose facts are the document's.
const SourceSummary& chosen_source(const DocumentSummary& document);

/// Where the source was found first, "" where that is not known, and where else.
std::string first_place(const SourceSummary& source);
std::vector<std::string> other_places(const SourceSummary& source);

/// Records as JSON, one at a time: answers come document by document.  Objects are cut out of the record
/// itself, so that an answer and an export can never differ.
class Records {
 public:
  /// `store` must outlive it.
  explicit Records(const Store& store) : store_(store) {}

  /// Element `index` of the list `key` in the record of `id`; an empty object where there is none.
  Json part(DocumentId id, const char* key, std::size_t index);

 private:
  const Store& store_;
  std::optional<DocumentId> id_;
  Json record_;
};

/// `part` behind the document that it is of.
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

}  // namespace vanthu
