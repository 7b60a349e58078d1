#include "store/find_units.h"

#include "store/keys.h"

namespace vanthu {

using Json = nlohmann::json;

std::string json_list(const Json& list) { return list.dump(-1, ' ', false, Json::error_handler_t::replace); }

UnitRows find_units(Database& database, const std::vector<std::string>& names,
                    const std::optional<std::string>& text) {
  Query query = database.query(
      "SELECT id, unit FROM unit_names WHERE unit IN (SELECT value FROM json_each(?1)) "
      "OR instr(unit_search, ?2) > 0");
  query.bind(json_list(names));
  text ? query.bind(text_search_key(*text)) : query.bind(std::nullopt);
  UnitRows units;
  while (query.step()) {
    units.ids.push_back(query.integer());
    units.names.push_back(query.text());
  }
  return units;
}

}  // namespace vanthu
