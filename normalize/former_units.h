// Communes and districts that ended on 1 July 2025, and the present communes that took them over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/vocabulary.h"

namespace vanthu {

class TableSources;

constexpr std::string_view kFormerCommunesTable = "former_communes.tsv";
constexpr std::string_view kFormerDistrictsTable = "former_districts.tsv";

/// A row of former_communes.tsv or former_districts.tsv; views live as long as the vocabulary.
struct FormerUnit {
  std::string_view level;  // xã | phường | thị trấn | huyện | quận | thị xã | thành phố
  std::string_view name;
  std::string_view code;           // in the statistics list until June 2025; "" where it is not known
  std::string_view district;       // of a commune the code of its district; "" of a district
  std::string_view province;       // the one of that time
  std::string_view province_code;  // of the present one
  /// Positions in Vocabulary::communes() of what holds it now, ascending.  One alone took all of it; none:
  /// it is not known.
  std::vector<std::size_t> communes;
};

/// Both tables, found by name.  Safe to share between threads.
class FormerUnits {
 public:
  /// Throws Error "table-malformed" where a row has a level, district, commune or province that there is not.
  /// `sources` must outlive it.
  FormerUnits(const TableSources& sources, const std::vector<Province>& provinces,
              const std::vector<Commune>& communes);

  const std::vector<FormerUnit>& all() const { return units_; }

  /// Units of that level whose name has this comparison_key; numbers are names without leading zeros
  /// ("phường", "5").  What a district was called before it was raised counts.  They live as long as this.
  std::vector<const FormerUnit*> find(std::string_view level, std::string_view name_key) const;

 private:
  struct Name {
    std::size_t hash = 0;  // of the comparison_key
    std::string_view level, name;
    std::size_t unit = 0;
  };
  using Positions = std::unordered_map<std::string_view, std::size_t>;

  /// The districts, with their names; positions in units_ by code.
  Positions add_districts(const TableSources& sources, const std::vector<Province>& provinces);
  std::vector<FormerUnit> read_communes(const TableSources& sources, const Positions& districts,
                                        const Positions& communes) const;
  void add_name(std::string_view level, std::string_view name, std::size_t unit);

  std::vector<FormerUnit> units_;  // districts, then communes
  std::vector<Name> names_;        // by hash, then in the order of units_
};

}  // namespace vanthu
