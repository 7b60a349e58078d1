#include "normalize/vocabulary.h"

#include <mutex>
#include <optional>
#include <unordered_map>

#include "normalize/abbreviation_index.h"
#include "normalize/text_forms.h"
#include "normalize/unit_index.h"
#include "normalize/vocabulary_tables.h"

namespace vanthu {
namespace {

DocumentType document_type_of(const VocabularyRow& row) {
  DocumentType type{row.text("canonical"), row.list("variants"), row.list("signs")};
  for (const std::string& regime : row.list("regimes")) {
    if (regime != "state" && regime != "party") row.reject("regimes: " + regime);
    (regime == "state" ? type.state : type.party) = true;
  }
  const std::string_view titled = row["titled"];
  if (!titled.empty() && titled != "yes") row.reject("titled: " + std::string(titled));
  type.titled = titled == "yes";
  return type;
}

IssuerName issuer_of(const VocabularyRow& row) {
  return {row.text("canonical"), row.list("variants"), row.list("signs"), row.text("level")};
}

UnitKind unit_kind_of(const VocabularyRow& row) {
  const std::string_view kind = row["kind"];
  if (kind.empty() || kind == "unit") return UnitKind::unit;
  if (kind == "collective") return UnitKind::collective;
  if (kind == "role") return UnitKind::role;
  if (kind == "channel") return UnitKind::channel;
  row.reject("kind: " + std::string(kind));
}

Unit unit_of(const VocabularyRow& row) {
  const std::string from = row.date("valid_from");
  return {row.text("canonical"),
          row.list("variants"),
          row.list("misprints"),
          unit_kind_of(row),
          row.text("level"),
          from,
          row.last_date("valid_to", from),
          row.text("successor")};
}

Law law_of(const VocabularyRow& row) {
  const std::string from = row.date("valid_from");
  return {row.text("name"), row.text("number"), row.date("date"), from, row.last_date("valid_to", from)};
}

Province province_of(const VocabularyRow& row) {
  return {row.text("code"), row.text("level"), row.text("name")};
}

Commune commune_of(const VocabularyRow& row) {
  return {row.text("code"), row.text("level"), row.text("name"), row.text("province_code"),
          row.text("province")};
}

/// A short form and its meaning; a form that is its own meaning would say nothing.
Abbreviation abbreviation_of(const VocabularyRow& row) {
  if (row["expansion"].empty()) row.reject("expansion = \"\"");
  return {row.text("form"), row.text("expansion")};
}

Confusion confusion_of(const VocabularyRow& row) {
  if (row["right"].empty()) row.reject("right = \"\"");
  return {row.text("wrong"), row.text("right")};
}

std::string canonical_of(const auto& value) { return value.canonical; }
std::string code_of(const auto& place) { return place.code; }

}  // namespace

struct Vocabulary::Index {
  std::unordered_map<std::string, std::vector<std::size_t>> communes;  // by comparison_key of the name
  std::unordered_map<std::string, std::size_t> provinces;              // by code, name, and level with name
  AbbreviationIndex abbreviations;

  /// Made when somebody asks for units by name; reading documents does without.
  const UnitIndex& units(const Vocabulary& vocabulary) const {
    std::call_once(units_made_, [&] { units_.emplace(vocabulary.units_, vocabulary.abbreviations_); });
    return *units_;
  }

  explicit Index(const Vocabulary& vocabulary)
      : abbreviations(vocabulary.abbreviations_, vocabulary.document_types_) {
    for (std::size_t i = 0; i < vocabulary.communes_.size(); ++i) {
      communes[comparison_key(vocabulary.communes_[i].name)].push_back(i);
    }
    for (std::size_t i = 0; i < vocabulary.provinces_.size(); ++i) {
      const Province& province = vocabulary.provinces_[i];
      for (const std::string& name : {province.code, province.name, province.level + " " + province.name}) {
        provinces.emplace(comparison_key(name), i);
      }
    }
  }

 private:
  mutable std::once_flag units_made_;
  mutable std::optional<UnitIndex> units_;
};

Vocabulary Vocabulary::load(const std::optional<std::string>& overlay_folder) {
  const TableShape document_types{"document_types.tsv",
                                  {"canonical", "variants", "signs", "regimes", "titled", "source"}};
  const TableShape issuers{"issuers.tsv", {"canonical", "variants", "signs", "level", "source"}};
  const TableShape units{"units.tsv",
                         {"canonical", "variants", "misprints", "kind", "level", "valid_from", "valid_to",
                          "successor", "source"}};
  const TableShape laws{"laws.tsv", {"name", "number", "date", "valid_from", "valid_to", "source"}};
  const TableShape provinces{"provinces.tsv", {"code", "level", "name"}};
  const TableShape communes{"communes.tsv", {"code", "level", "name", "province_code", "province"}};
  const TableShape abbreviations{"abbreviations.tsv", {"form", "expansion", "source"}};
  const TableShape confusions{"confusions.tsv", {"wrong", "right", "source"}};
  std::vector<std::string_view> names;
  for (const TableShape* shape :
       {&document_types, &issuers, &units, &laws, &provinces, &communes, &abbreviations, &confusions}) {
    names.push_back(shape->file_name);
  }
  const TableSources sources(names, overlay_folder);

  Vocabulary loaded;
  loaded.document_types_ = read_table(sources, document_types, document_type_of, canonical_of<DocumentType>);
  loaded.issuers_ = read_table(sources, issuers, issuer_of, canonical_of<IssuerName>);
  loaded.units_ = read_table(sources, units, unit_of, canonical_of<Unit>);
  loaded.laws_ =
      read_table(sources, laws, law_of, [](const Law& law) { return law.name + " " + law.number; });
  loaded.provinces_ = read_table(sources, provinces, province_of, code_of<Province>);
  loaded.communes_ = read_table(sources, communes, commune_of, code_of<Commune>);
  loaded.abbreviations_ =
      read_table(sources, abbreviations, abbreviation_of, [](const Abbreviation& a) { return a.form; });
  loaded.confusions_ =
      read_table(sources, confusions, confusion_of, [](const Confusion& c) { return c.wrong; });
  loaded.fingerprint_ = sources.fingerprint();

  loaded.index_ = std::make_shared<const Index>(loaded);
  return loaded;
}

std::vector<const Commune*> Vocabulary::find_communes(std::string_view name, std::string_view level) const {
  const auto found = index_->communes.find(comparison_key(name));
  if (found == index_->communes.end()) return {};
  const std::string asked_level = comparison_key(level);
  std::vector<const Commune*> communes;
  for (const std::size_t i : found->second) {
    if (asked_level.empty() || comparison_key(communes_[i].level) == asked_level) {
      communes.push_back(&communes_[i]);
    }
  }
  return communes;
}

const Province* Vocabulary::find_province(std::string_view name_or_code) const {
  for (const std::string& asked : {std::string(name_or_code), expand_abbreviations(name_or_code)}) {
    const auto found = index_->provinces.find(comparison_key(asked));
    if (found != index_->provinces.end()) return &provinces_[found->second];
  }
  return nullptr;
}

std::string Vocabulary::expand_abbreviations(std::string_view text) const {
  return index_->abbreviations.expand(text);
}

bool Vocabulary::may_abbreviate(std::string_view text) const {
  return index_->abbreviations.has_first_word(text);
}

std::vector<std::string> Vocabulary::units_matching(std::string_view asked) const {
  std::vector<std::string> names;
  for (const std::size_t i : index_->units(*this).matching(asked)) names.push_back(units_[i].canonical);
  return names;
}

}  // namespace vanthu
