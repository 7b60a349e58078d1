// The units that a question means.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "store/sqlite_connection.h"

namespace vanthu {

/// The names of units that are meant, and their numbers in unit_names.
struct UnitRows {
  nlohmann::json names = nlohmann::json::array(), ids = nlohmann::json::array();
};

/// Units with one of these names, or with `text` in their name.
UnitRows find_units(Database& database, const std::vector<std::string>& names,
                    const std::optional<std::string>& text);

/// For json_each.  Names that are no UTF-8 are no names, and JSON must be.
std::string json_list(const nlohmann::json& list);

}  // namespace vanthu
