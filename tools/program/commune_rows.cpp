#include "tools/program/commune_rows.h"

#include <map>
#include <utility>

#include "normalize/text_forms.h"
#include "tools/program/cited_answers.h"

namespace vanthu {
namespace {

/// By what the documents' heads call it: the code where it was found, else level and name.
std::string commune_key(const std::string& province, const std::string& level, const std::string& name) {
  return search_key(province) + "\n" + search_key(level) + "\n" + search_key(name);
}

void apply(const CommuneCoverage& coverage, CommuneRow& row) {
  row.status = !coverage.governed.empty() ? "plan" : !coverage.citing.empty() ? "cites" : "silent";
  row.documents = !coverage.governed.empty() ? coverage.governed
                  : !coverage.citing.empty() ? coverage.citing
                                             : coverage.silent;
}

}  // namespace

std::vector<CommuneRow> communes_of(const Vocabulary& vocabulary, const std::set<std::string>& provinces,
                                    const std::vector<CommuneCoverage>& coverage) {
  std::map<std::string, const CommuneCoverage*> by_code, by_name;
  for (const CommuneCoverage& commune : coverage) {
    if (!commune.commune) continue;
    if (commune.commune_code) {
      by_code[*commune.commune_code] = &commune;
    } else {
      by_name[commune_key(commune.province.value_or(""), commune.level.value_or(""), *commune.commune)] =
          &commune;
    }
  }
  std::vector<CommuneRow> rows;
  for (const Commune& commune : vocabulary.communes()) {
    if (!provinces.contains(commune.province)) continue;
    CommuneRow row{commune.code, commune.level, commune.name, commune.province, "no-documents", {}};
    auto& found = by_code[commune.code];
    auto& named = by_name[commune_key(commune.province, commune.level, commune.name)];
    if (found != nullptr || named != nullptr) apply(found != nullptr ? *found : *named, row);
    found = named = nullptr;
    rows.push_back(std::move(row));
  }
  for (const auto* left : {&by_code, &by_name}) {
    for (const auto& [key, commune] : *left) {
      if (commune == nullptr || !provinces.contains(commune->province.value_or(""))) continue;
      CommuneRow row{commune->commune_code.value_or(""),
                     commune->level.value_or(""),
                     *commune->commune,
                     commune->province.value_or(""),
                     "",
                     {}};
      apply(*commune, row);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::set<std::string> asked_provinces(const std::optional<std::string>& asked, const Vocabulary& vocabulary,
                                      const std::vector<CommuneCoverage>& coverage) {
  if (asked) return {province_named(vocabulary, *asked).name};
  std::set<std::string> provinces;
  for (const CommuneCoverage& commune : coverage) {
    const bool names_it = !commune.governed.empty() || !commune.citing.empty();
    if (names_it && commune.province) provinces.insert(*commune.province);
  }
  return provinces;
}

}  // namespace vanthu
