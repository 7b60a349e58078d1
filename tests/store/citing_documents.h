// Documents that cite others, and what a store says that their citations mean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/document.h"
#include "store/store.h"

namespace vanthu::testing {

/// "số key ngày date của issuer title", as the record of a document has it.
struct Cited {
  std::string identity;
  std::optional<std::string> key{}, date{}, issuer{}, title{};
  std::string relation = "mentions";
  std::optional<std::string> name{};
};

/// The record of a document of a commune that does not exist, or of its city.
struct Citing {
  std::string path;
  std::string commune = "Tân Lộc", province = "Hải Phòng";  // commune "": of the city
  std::optional<std::string> identity{};                    // its own
  std::optional<std::string> key{}, date{}, title{};
  std::vector<Cited> cited{};

  Document document() const;
};

/// What all citations mean, a line each, in an order that the store's numbers have no part in:
/// "path 0 awaited st:hải-phòng.ubnd:KH:134:2026".
std::vector<std::string> meanings(const Store& store);

/// Every row that settling writes, in words that the store's numbers have no part in.
std::vector<std::string> settled(const std::string& store_path);

}  // namespace vanthu::testing
