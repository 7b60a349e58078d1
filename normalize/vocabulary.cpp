#include "normalize/vocabulary.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "normalize/abbreviation_index.h"
#include "normalize/former_units.h"
#include "normalize/pattern.h"
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
  const std::string_view level = row["level"];
  if (level != "xã" && level != "phường" && level != "đặc khu") row.reject("level: " + std::string(level));
  return {row.text("code"), row.text("level"), row.text("name"), row.text("province_code"),
          row.text("province")};
}

FormerProvince former_province_of(const VocabularyRow& row) {
  FormerProvince province{row.text("level"), row.text("name"), row.text("province_code"), row.date("until")};
  if (province.name.empty()) row.reject("name = \"\"");
  return province;
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

UnitNoun unit_noun_of(const VocabularyRow& row) {
  const std::string_view kind = row["kind"];
  if (kind != "unit" && kind != "office" && kind != "other") row.reject("kind: " + std::string(kind));
  return {row.text("word"), kind != "other"};
}

std::string duty_verb_of(const VocabularyRow& row) {
  const std::string_view kind = row["kind"];
  if (kind != "verb" && kind != "manner") row.reject("kind: " + std::string(kind));
  return row.text("word");
}

IssuingBodyName issuing_body_of(const VocabularyRow& row) {
  IssuingBodyName name{row.text("name"), row.text("level"), row.text("body"), row.list("signs")};
  if (name.body.empty()) row.reject("body = \"\"");
  name.other_signs = std::erase(name.signs, "*") > 0;
  return name;
}

PartyTerm party_term_of(const VocabularyRow& row) {
  const std::string from = row.date("from");
  PartyTerm term{row.text("level"),        row.text("body"), row.text("place"), row.text("term"), from,
                 row.last_date("to", from)};
  if (term.term.empty()) row.reject("term = \"\"");
  if (term.from.empty()) row.reject("from = \"\"");
  return term;
}

MandatoryBasis mandatory_basis_of(const VocabularyRow& row) {
  MandatoryBasis basis{row.list("topic"),    row.text("law"),        row.text("document"), row.text("label"),
                       row.text("province"), row.date("valid_from"), row.text("severity")};
  if (basis.law.empty() == basis.document.empty()) row.reject("law and document: exactly one is needed");
  const std::string& severity = basis.severity;
  if (severity != "error" && severity != "warning" && severity != "info") {
    row.reject("severity: " + severity);
  }
  return basis;
}

NamedProgramme named_programme_of(const VocabularyRow& row) {
  NamedProgramme programme{row.text("name"), row.list("variants"), row.text("period"), row.text("type"),
                           row.text("key"),  row.date("date"),     row.text("issuer")};
  if (programme.key.empty()) row.reject("key = \"\"");
  return programme;
}

/// A day of one year, or "MM-DD" of every year; in a leap year each of those is one.
bool is_day(const std::string& text) {
  static const Pattern day("(?:(?:19|20|21)[0-9]{2}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])");
  return day.match_all(text).has_value();
}

Holiday holiday_of(const VocabularyRow& row) {
  Holiday holiday{row.text("from"), row.text("to"), row.text("name")};
  if (!is_day(holiday.from)) row.reject("from: " + holiday.from);
  if (!is_day(holiday.to) || holiday.to.size() != holiday.from.size() || holiday.to < holiday.from) {
    row.reject("to: " + holiday.to);
  }
  if (holiday.name.empty()) row.reject("name = \"\"");
  return holiday;
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

  /// Made when somebody asks for places that ended.
  const FormerUnits& former_units(const Vocabulary& vocabulary) const {
    std::call_once(former_units_made_,
                   [&] { former_units_.emplace(sources_, vocabulary.provinces_, vocabulary.communes_); });
    return *former_units_;
  }

  Index(const Vocabulary& vocabulary, TableSources sources)
      : abbreviations(vocabulary.abbreviations_, vocabulary.document_types_), sources_(std::move(sources)) {
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
  TableSources sources_;
  mutable std::once_flag former_units_made_;
  mutable std::optional<FormerUnits> former_units_;
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
  const TableShape former_provinces{"former_provinces.tsv",
                                    {"level", "name", "province_code", "until", "source"}};
  const TableShape abbreviations{"abbreviations.tsv", {"form", "expansion", "source"}};
  const TableShape confusions{"confusions.tsv", {"wrong", "right", "source"}};
  const TableShape unit_nouns{"unit_nouns.tsv", {"word", "kind", "source"}};
  const TableShape duty_verbs{"duty_verbs.tsv", {"word", "kind", "source"}};
  const TableShape issuing_bodies{"issuing_bodies.tsv", {"name", "level", "body", "signs", "source"}};
  const TableShape party_terms{"party_terms.tsv", {"level", "body", "place", "term", "from", "to", "source"}};
  const TableShape mandatory_bases{
      "mandatory_bases.tsv",
      {"topic", "law", "document", "label", "province", "valid_from", "severity", "source"}};
  const TableShape named_programmes{
      "named_programmes.tsv", {"name", "variants", "period", "type", "key", "date", "issuer", "source"}};
  const TableShape holidays{"holidays.tsv", {"from", "to", "name", "source"}};
  std::vector<std::string_view> names{kFormerCommunesTable, kFormerDistrictsTable};
  for (const TableShape* shape :
       {&document_types, &issuers, &units, &laws, &provinces, &communes, &abbreviations, &confusions,
        &unit_nouns, &duty_verbs, &issuing_bodies, &party_terms, &mandatory_bases, &named_programmes,
        &holidays, &former_provinces}) {
    names.push_back(shape->file_name);
  }
  TableSources sources(names, overlay_folder);

  Vocabulary loaded;
  loaded.document_types_ = read_table(sources, document_types, document_type_of, canonical_of<DocumentType>);
  loaded.issuers_ = read_table(sources, issuers, issuer_of, canonical_of<IssuerName>);
  loaded.units_ = read_table(sources, units, unit_of, canonical_of<Unit>);
  loaded.laws_ =
      read_table(sources, laws, law_of, [](const Law& law) { return law.name + " " + law.number; });
  loaded.provinces_ = read_table(sources, provinces, province_of, code_of<Province>);
  loaded.communes_ = read_table(sources, communes, commune_of, code_of<Commune>);
  loaded.former_provinces_ =
      read_table(sources, former_provinces, former_province_of,
                 [](const FormerProvince& province) { return province.level + " " + province.name; });
  loaded.abbreviations_ =
      read_table(sources, abbreviations, abbreviation_of, [](const Abbreviation& a) { return a.form; });
  loaded.confusions_ =
      read_table(sources, confusions, confusion_of, [](const Confusion& c) { return c.wrong; });
  loaded.unit_nouns_ =
      read_table(sources, unit_nouns, unit_noun_of, [](const UnitNoun& noun) { return noun.word; });
  loaded.duty_verbs_ =
      read_table(sources, duty_verbs, duty_verb_of, [](const std::string& verb) { return verb; });
  loaded.issuing_bodies_ =
      read_table(sources, issuing_bodies, issuing_body_of,
                 [](const IssuingBodyName& name) { return name.name + " (" + name.level + ")"; });
  loaded.party_terms_ = read_table(sources, party_terms, party_term_of, [](const PartyTerm& term) {
    return term.level + " " + term.body + " " + term.place + " " + term.term;
  });
  loaded.mandatory_bases_ =
      read_table(sources, mandatory_bases, mandatory_basis_of, [](const MandatoryBasis& basis) {
        return basis.topics.front() + ": " + basis.law + basis.document + " " + basis.province;
      });
  loaded.named_programmes_ =
      read_table(sources, named_programmes, named_programme_of,
                 [](const NamedProgramme& programme) { return programme.name + " " + programme.period; });
  loaded.holidays_ = read_table(sources, holidays, holiday_of,
                                [](const Holiday& holiday) { return holiday.from + " " + holiday.name; });
  loaded.fingerprint_ = sources.fingerprint();

  // A user's own rows are checked now, the embedded ones in a test.
  const bool former_units_laid_over =
      sources.texts(kFormerCommunesTable).size() + sources.texts(kFormerDistrictsTable).size() > 2;
  loaded.index_ = std::make_shared<const Index>(loaded, std::move(sources));
  if (former_units_laid_over) loaded.former_units();
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

bool Vocabulary::province_had_level(const Province& province, std::string_view level) const {
  return province.level == level ||
         std::any_of(former_provinces_.begin(), former_provinces_.end(), [&](const FormerProvince& former) {
           return former.name == province.name && former.level == level;
         });
}

const FormerUnits& Vocabulary::former_units() const { return index_->former_units(*this); }

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
