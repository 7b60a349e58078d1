#include "tools/program/answer_parts.h"

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "store/record_json.h"

namespace vanthu {

std::string dumped(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json optional_json(const std::optional<std::string>& value) { return value ? Json(*value) : Json(nullptr); }

std::string utf8_path(const std::string& path) {
  return find_invalid_utf8(path) == std::string::npos ? path : printable(path);
}

const SourceSummary& chosen_source(const DocumentSummary& document) {
  static const SourceSummary none;
  return document.sources.empty() ? none : document.sources.front();
}

std::string first_place(const SourceSummary& source) {
  return source.places.empty() ? std::string() : utf8_path(source.places.front());
}

std::vector<std::string> other_places(const SourceSummary& source) {
  std::vector<std::string> paths;
  for (std::size_t i = 1; i < source.places.size(); ++i) paths.push_back(utf8_path(source.places[i]));
  return paths;
}

Json Records::part(DocumentId id, const char* key, std::size_t index) {
  if (id_ != id) {
    const std::optional<Document> document = store_.document(id);
    record_ = document ? Json::parse(to_json_line(*document)) : Json::object();
    id_ = id;
  }
  const auto list = record_.find(key);
  return list != record_.end() && index < list->size() ? (*list)[index] : Json::object();
}

}  // namespace vanthu
