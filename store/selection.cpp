#include "store/selection.h"

#include <fmt/format.h>

#include "store/keys.h"

namespace vanthu {

void bind_named(Query& query, const NamedValues& values) {
  for (const auto& [name, value] : values) {
    if (!query.names(name)) continue;
    std::visit([&, to = name](const auto& held) { query.bind_to(to, held); }, value);
  }
}

void Selection::add(std::string_view condition, const Parameters& parameters) {
  sql_ += fmt::format(" AND ({})", condition);
  parameters_.insert(parameters.begin(), parameters.end());
}

// One look-up for each form in which a place may be named.

const std::string_view kSourcesOfCommune =
    "SELECT source_id FROM issuers WHERE commune_search = :commune "
    "UNION ALL SELECT source_id FROM issuers WHERE commune_code = :commune "
    "UNION ALL SELECT source_id FROM issuers WHERE level_search || ' ' || commune_search = :commune";

const std::string_view kSourcesOfProvince =
    "SELECT source_id FROM issuers WHERE province_search = :province "
    "UNION ALL SELECT source_id FROM issuers WHERE province_code = :province";

std::string province_search_key(std::string_view name) {
  std::string key = text_search_key(name);
  for (const std::string_view level : {"tinh ", "thanh pho "}) {
    if (key.starts_with(level)) return key.substr(level.size());
  }
  return key;
}

void add_commune(Selection& selection, const std::optional<std::string>& commune) {
  if (!commune) return;
  selection.add("r.source_id IN (" + std::string(kSourcesOfCommune) + ")",
                {{":commune", text_search_key(*commune)}});
}

void add_province(Selection& selection, const std::optional<std::string>& province) {
  if (!province) return;
  selection.add("r.source_id IN (" + std::string(kSourcesOfProvince) + ")",
                {{":province", province_search_key(*province)}});
}

Origin read_origin(Query& row) {
  return {row.integer(), row.integer(), row.text(), row.text(), row.text(), row.text()};
}

}  // namespace vanthu
