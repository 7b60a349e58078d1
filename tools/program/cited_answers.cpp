#include "tools/program/cited_answers.h"

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/text_forms.h"
#include "tools/program/output.h"

namespace vanthu {

std::vector<CitedDocument> cited_named(const Store& store, const std::string& text) {
  std::vector<CitedDocument> cited = store.cited_documents(text);
  if (cited.empty()) throw Error("cited-unknown", "", {text});
  return cited;
}

CitedDocument one_cited_named(const Store& store, const std::string& text) {
  constexpr std::size_t kShown = 8;
  std::vector<CitedDocument> cited = cited_named(store, text);
  if (cited.size() == 1) return cited.front();
  std::string names;
  for (std::size_t i = 0; i < cited.size() && i < kShown; ++i) {
    names += (i == 0 ? "" : "; ") + cited[i].entity;
    if (cited[i].title) names += " (" + *cited[i].title + ")";
  }
  if (cited.size() > kShown) names += "; …";
  throw Error("cited-ambiguous", "", {text, names});
}

std::string cited_label(const CitedDocument& cited) {
  if (cited.name) return *cited.name;
  if (!cited.key) return cited.entity;
  return cited.type ? *cited.type + " " + *cited.key : *cited.key;
}

const Province& province_named(const Vocabulary& vocabulary, const std::string& text) {
  if (const Province* province = vocabulary.find_province(text)) return *province;
  const std::string asked = search_key(text);
  for (const Province& province : vocabulary.provinces()) {
    const std::string name = search_key(province.name);
    if (asked == name || asked == search_key(province.level) + " " + name) return province;
  }
  throw WrongUse("province-unknown", "", {text});
}

std::string shown_path(const std::string& path) {
  return find_invalid_utf8(path) == std::string::npos ? path : printable(path);
}

std::string short_name(const std::optional<std::string>& key, const std::string& path) {
  if (key && !key->empty()) return *key;
  const std::string shown = shown_path(path);
  return shown.substr(shown.rfind('/') + 1);
}

}  // namespace vanthu
