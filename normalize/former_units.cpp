#include "normalize/former_units.h"

#include <algorithm>
#include <array>
#include <optional>

#include "normalize/text_forms.h"
#include "normalize/vocabulary_tables.h"

namespace vanthu {
namespace {

constexpr std::array<std::string_view, 3> kCommuneLevels = {"xã", "phường", "thị trấn"};
constexpr std::array<std::string_view, 4> kDistrictLevels = {"huyện", "quận", "thị xã", "thành phố"};

struct District {
  FormerUnit unit;
  std::vector<std::string_view> earlier;  // "huyện Thủy Nguyên"
};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& levels, std::string_view level) {
  return std::find(levels.begin(), levels.end(), level) != levels.end();
}

/// "huyện Thủy Nguyên" → "huyện"; none where no level of districts begins it.
std::optional<std::string_view> level_of(std::string_view name) {
  for (const std::string_view level : kDistrictLevels) {
    if (name.starts_with(level) && name.size() > level.size() + 1 && name[level.size()] == ' ') return level;
  }
  return std::nullopt;
}

/// Calls `take` with the parts of a field between '|'.
template <typename Take>
void for_each_part(std::string_view field, Take take) {
  for (std::size_t begin = 0; begin < field.size();) {
    const std::size_t end = std::min(field.find('|', begin), field.size());
    if (end > begin) take(field.substr(begin, end - begin));
    begin = end + 1;
  }
}

District district_of(const VocabularyRow& row, const std::vector<Province>& provinces) {
  District district{{row["level"], row["name"], row["code"], "", row["province"], row["province_code"], {}},
                    {}};
  if (!is_one_of(kDistrictLevels, district.unit.level)) row.reject("level: " + row.text("level"));
  for_each_part(row["earlier"], [&](std::string_view name) {
    if (!level_of(name)) row.reject("earlier: " + std::string(name));
    district.earlier.push_back(name);
  });
  const bool known = std::any_of(provinces.begin(), provinces.end(), [&](const Province& province) {
    return province.code == district.unit.province_code;
  });
  if (!known) row.reject("province_code: " + row.text("province_code"));
  return district;
}

std::string name_of(const District& district) {
  const FormerUnit& unit = district.unit;
  return std::string(unit.level).append(" ").append(unit.name).append(", ").append(unit.province);
}

std::size_t hash_of(std::string_view key) { return std::hash<std::string_view>{}(key); }

void add_sorted(std::vector<std::size_t>& positions, std::size_t position) {
  const auto place = std::lower_bound(positions.begin(), positions.end(), position);
  if (place == positions.end() || *place != position) positions.insert(place, position);
}

}  // namespace

FormerUnits::FormerUnits(const TableSources& sources, const std::vector<Province>& provinces,
                         const std::vector<Commune>& communes) {
  const Positions districts = add_districts(sources, provinces);
  Positions present;
  present.reserve(communes.size());
  for (std::size_t i = 0; i < communes.size(); ++i) present.emplace(communes[i].code, i);

  std::vector<FormerUnit> former = read_communes(sources, districts, present);
  units_.reserve(units_.size() + former.size());
  names_.reserve(units_.size() + former.size());
  for (FormerUnit& unit : former) {
    for (const std::size_t commune : unit.communes) {
      add_sorted(units_[districts.at(unit.district)].communes, commune);
    }
    // A district without communes stands among the communes itself.
    if (unit.code == unit.district) continue;
    add_name(unit.level, unit.name, units_.size());
    units_.push_back(std::move(unit));
  }
  std::stable_sort(names_.begin(), names_.end(),
                   [](const Name& a, const Name& b) { return a.hash < b.hash; });
}

FormerUnits::Positions FormerUnits::add_districts(const TableSources& sources,
                                                  const std::vector<Province>& provinces) {
  const TableShape shape{kFormerDistrictsTable,
                         {"name", "level", "code", "earlier", "province", "province_code"}};
  const std::vector<District> districts = read_table(
      sources, shape, [&](const VocabularyRow& row) { return district_of(row, provinces); }, name_of);
  Positions by_code;
  for (const District& district : districts) {
    const std::size_t position = units_.size();
    if (!district.unit.code.empty()) by_code.emplace(district.unit.code, position);
    add_name(district.unit.level, district.unit.name, position);
    for (const std::string_view earlier : district.earlier) {
      const std::string_view level = *level_of(earlier);
      add_name(level, earlier.substr(level.size() + 1), position);
    }
    units_.push_back(district.unit);
  }
  return by_code;
}

// What read_table does, without a copy of the thousands of names.
std::vector<FormerUnit> FormerUnits::read_communes(const TableSources& sources, const Positions& districts,
                                                   const Positions& communes) const {
  const TableShape shape{kFormerCommunesTable, {"code", "level", "name", "district", "communes"}};
  std::vector<FormerUnit> units;
  Positions positions;
  for (const TableText& source : sources.texts(shape.file_name)) {
    const Tsv table = read_shaped(source, shape);
    const std::size_t before = units.size();
    units.reserve(before + table.rows.size());
    positions.reserve(before + table.rows.size());
    std::vector<bool> replaced(before);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const VocabularyRow row(table, i, source.path);
      FormerUnit unit{row["level"], row["name"], row["code"], row["district"], {}, {}, {}};
      const auto district = districts.find(unit.district);
      if (district == districts.end()) row.reject("district: " + std::string(unit.district));
      if (unit.code != unit.district && !is_one_of(kCommuneLevels, unit.level)) {
        row.reject("level: " + std::string(unit.level));
      }
      unit.province = units_[district->second].province;
      unit.province_code = units_[district->second].province_code;
      for_each_part(row["communes"], [&](std::string_view code) {
        const auto commune = communes.find(code);
        if (commune == communes.end()) row.reject("communes: " + std::string(code));
        add_sorted(unit.communes, commune->second);
      });
      const auto [position, added] = positions.emplace(unit.code, units.size());
      if (added) {
        units.push_back(std::move(unit));
        continue;
      }
      const bool twice = position->second >= before || replaced[position->second];
      if (twice) row.reject("\"" + std::string(unit.code) + "\" twice");
      replaced[position->second] = true;
      units[position->second] = std::move(unit);
    }
  }
  return units;
}

void FormerUnits::add_name(std::string_view level, std::string_view name, std::size_t unit) {
  names_.push_back({hash_of(comparison_key(name)), level, name, unit});
}

std::vector<const FormerUnit*> FormerUnits::find(std::string_view level, std::string_view name_key) const {
  const std::size_t hash = hash_of(name_key);
  auto name = std::lower_bound(names_.begin(), names_.end(), hash,
                               [](const Name& one, std::size_t value) { return one.hash < value; });
  std::vector<const FormerUnit*> found;
  for (; name != names_.end() && name->hash == hash; ++name) {
    if (name->level == level && comparison_key(name->name) == name_key) found.push_back(&units_[name->unit]);
  }
  return found;
}

}  // namespace vanthu
