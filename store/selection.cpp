#include "store/selection.h"

#include <fmt/format.h>

#include "store/keys.h"

namespace vanthu {

void Selection::add(std::string_view condition, const Parameters& parameters) {
  sql_ += fmt::format(" AND ({})", condition);
  parameters_.insert(parameters.begin(), parameters.end());
}

void add_commune(Selection& selection, const std::optional<std::string>& commune) {
  if (!commune) return;
  selection.add(
      "r.source_id IN (SELECT i.source_id FROM issuers i"
      " WHERE :commune IN (i.commune_search, i.level_search || ' ' || i.commune_search, i.commune_code))",
      {{":commune", text_search_key(*commune)}});
}

void add_province(Selection& selection, const std::optional<std::string>& province) {
  if (!province) return;
  selection.add(
      "r.source_id IN (SELECT i.source_id FROM issuers i WHERE :province IN (i.province_search,"
      " 'tinh ' || i.province_search, 'thanh pho ' || i.province_search, i.province_code))",
      {{":province", text_search_key(*province)}});
}

Origin read_origin(Query& row) {
  return {row.integer(), row.integer(), row.text(), row.text(), row.text(), row.text()};
}

}  // namespace vanthu
