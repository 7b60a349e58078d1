#include "parsers/type_signs.h"

#include <algorithm>
#include <unordered_set>

#include "ingest/tsv.h"
#include "normalize/text_forms.h"
#include "parsers_tables.h"

namespace vanthu {
namespace {

const DocumentType* find_type(const Vocabulary& vocabulary, std::string_view name) {
  const auto& types = vocabulary.document_types();
  const auto found = std::find_if(types.begin(), types.end(),
                                  [&](const DocumentType& one) { return one.canonical == name; });
  return found == types.end() ? nullptr : &*found;
}

bool bears(const DocumentType& type, const std::string& upper_sign) {
  return std::any_of(type.signs.begin(), type.signs.end(),
                     [&](const std::string& sign) { return upper_sign.starts_with(to_upper(sign)); });
}

bool is_kind_of(std::string_view narrow, std::string_view wide) {
  return narrow.size() > wide.size() && narrow.starts_with(wide) && narrow[wide.size()] == ' ';
}

}  // namespace

bool sign_contradicts_type(const Vocabulary& vocabulary, std::string_view type, std::string_view sign) {
  const DocumentType* called = find_type(vocabulary, type);
  const std::string upper = to_upper(sign);
  if (called == nullptr || called->signs.empty() || upper.empty() || bears(*called, upper)) return false;
  bool known = false;
  for (const DocumentType& other : vocabulary.document_types()) {
    const bool same = std::any_of(other.signs.begin(), other.signs.end(),
                                  [&](const std::string& one) { return to_upper(one) == upper; });
    if (!same) continue;
    if (is_kind_of(other.canonical, type) || is_kind_of(type, other.canonical)) return false;
    known = true;
  }
  return known;
}

std::string signs_in_words(const Vocabulary& vocabulary, std::string_view type) {
  const DocumentType* found = find_type(vocabulary, type);
  std::string words;
  if (found == nullptr) return words;
  for (const std::string& sign : found->signs) words += (words.empty() ? "" : ", ") + sign;
  return words;
}

bool is_official_type(std::string_view type) {
  static const std::unordered_set<std::string_view> official = [] {
    constexpr std::string_view kTable = "official_types.tsv";
    const Tsv table = parse_tsv(parsers_table(kTable), std::string(kTable));
    std::unordered_set<std::string_view> names;
    for (const auto& row : table.rows) names.insert(row[table.column("type")]);
    return names;
  }();
  return official.contains(type);
}

}  // namespace vanthu
