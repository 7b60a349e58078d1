// The tables of normalize/vocabulary/ as values: what documents, bodies, units, laws and places are called.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

/// A type of document (document_types.tsv), e.g. "Kế hoạch", sign KH.
struct DocumentType {
  std::string canonical;              // sentence case: "Kế hoạch"
  std::vector<std::string> variants;  // other printed names: "Chương trình công tác" …
  std::vector<std::string> signs;     // "KH"; for some types several ("QyĐ", "QYĐ")
  bool state = false, party = false;  // in which regime the sign is used
  bool titled = false;                // may stand as a document's own title line
};

/// A body that issues documents (issuers.tsv), as it is named after "của": "Ban Thường vụ Thành ủy".
struct IssuerName {
  std::string canonical;              // written out
  std::vector<std::string> variants;  // "BTV Thành ủy", "Ban Thường vụ Thành uỷ"
  std::vector<std::string> signs;     // symbols it signs with: "TU"
  std::string level;  // xã | huyện | tỉnh | trung ương | "" where the name does not tell
};

enum class UnitKind { unit, collective, role, channel };

/// A unit that can own a task (units.tsv).
struct Unit {
  std::string canonical;               // "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
  std::vector<std::string> variants;   // "VP HĐND-UBND", known misprints excluded
  std::vector<std::string> misprints;  // "Phòng Văn hóa - Văn hóa": mended, with an issue
  UnitKind kind = UnitKind::unit;
  std::string level;                 // xã | huyện | tỉnh | trung ương | "" where it may be several
  std::string valid_from, valid_to;  // ISO dates, "" where open
  std::string successor;             // canonical name, "" where none
};

/// A law, code or ordinance that is cited by name (laws.tsv).
struct Law {
  std::string name;    // official capitals, with its kind: "Luật Tiếp công dân"
  std::string number;  // "42/2013/QH13", "" where unknown
  std::string date;    // ISO, "" where unknown
  std::string valid_from, valid_to;
};

struct Province {
  std::string code, level, name;  // "31", "thành phố", "Hải Phòng"
};

struct Commune {
  std::string code, level, name, province_code, province;
};

/// What a province was called until it was merged or raised (former_provinces.tsv).
struct FormerProvince {
  std::string level, name;    // "tỉnh", "Hải Dương"
  std::string province_code;  // of the present province
  std::string until;          // ISO, the last day; "" where unknown
};

/// A short form and what it stands for (abbreviations.tsv): "UBND" → "Ủy ban nhân dân".
struct Abbreviation {
  std::string form, expansion;
};

/// A phrase that is a known slip (confusions.tsv): "cơ qan" → "cơ quan".
struct Confusion {
  std::string wrong, right;
};

/// Words with which the name of a unit or an office begins (unit_nouns.tsv), or which only look like it.
struct UnitNoun {
  std::string word;      // lower case: "phòng", "hiệu trưởng"
  bool is_unit = false;  // false: it begins something else, "ban hành", "đội ngũ"
};

/// What identifies the bodies of a name (issuing_bodies.tsv): organs and wordings of one body share it.
struct IssuingBodyName {
  std::string name;  // without organ, level and place: "Đảng bộ Ủy ban nhân dân"
  std::string level;  // the printed level for which this holds: xã | huyện | tỉnh | trung ương, "" for all
  std::string body;                // "đu-ubnd"
  std::vector<std::string> signs;  // the usual one first
  bool other_signs = false;        // may sign with others too
};

/// A term of Party committees (party_terms.tsv); their numbers are given once in it.
struct PartyTerm {
  std::string level;     // xã | huyện | tỉnh | trung ương
  std::string body;      // IssuingBodyName::body, "" for all of the level
  std::string place;     // province, "" for all
  std::string term;      // "2025-2030"
  std::string from, to;  // inclusive ISO dates, `to` "" while it lasts
};

/// What a plan on a topic must cite (mandatory_bases.tsv): a law or another document.
struct MandatoryBasis {
  std::vector<std::string> topics;  // words of the title, any of them
  std::string law;                  // name as in laws.tsv, "" where it is no law
  std::string document;             // identity (docs/record.md), "" where it is a law
  std::string label;                // how that document is cited
  std::string province;             // "" for all
  std::string valid_from;           // ISO
  std::string severity;             // error | warning | info
};

/// A programme or scheme that plans name without its number (named_programmes.tsv).
struct NamedProgramme {
  std::string name;                   // with its type, without years: "Chương trình tổng thể …"
  std::vector<std::string> variants;  // "Đề án 06"
  std::string period;                 // "2021-2030", "" where the name alone tells which
  std::string type;                   // of the document that promulgates it: "Quyết định"
  std::string key;                    // "749/QĐ-TTg"
  std::string date;                   // ISO
  std::string issuer;                 // canonical
};

/// Days on which no office works (holidays.tsv), both ends inclusive.
struct Holiday {
  std::string from, to;  // YYYY-MM-DD, or MM-DD of every year
  std::string name;      // "Tết Nguyên đán"
};

class FormerUnits;

/// All tables, loaded once and handed down; nothing is global.
class Vocabulary {
 public:
  /// The embedded tables, with the rows of the files of the same name in `overlay_folder` laid over them
  /// (same canonical name: the row is replaced; otherwise added).  A law is known by name and number, a place
  /// by its code.  Throws Error "table-malformed" (a row that cannot be understood), "vocabulary-missing" (no
  /// such folder, or no table in it) or "vocabulary-unknown-table" (a .tsv of another name).
  static Vocabulary load(const std::optional<std::string>& overlay_folder = std::nullopt);

  const std::vector<DocumentType>& document_types() const { return document_types_; }
  const std::vector<IssuerName>& issuers() const { return issuers_; }
  const std::vector<Unit>& units() const { return units_; }
  const std::vector<Law>& laws() const { return laws_; }
  const std::vector<Province>& provinces() const { return provinces_; }
  const std::vector<Commune>& communes() const { return communes_; }
  const std::vector<FormerProvince>& former_provinces() const { return former_provinces_; }
  /// Communes and districts until June 2025 (former_units.h); read when first asked for, some milliseconds.
  const FormerUnits& former_units() const;
  const std::vector<Abbreviation>& abbreviations() const { return abbreviations_; }
  const std::vector<Confusion>& confusions() const { return confusions_; }
  const std::vector<UnitNoun>& unit_nouns() const { return unit_nouns_; }
  /// What stands right behind a unit's name where its task begins (duty_verbs.tsv): "có trách nhiệm".
  const std::vector<std::string>& duty_verbs() const { return duty_verbs_; }
  const std::vector<IssuingBodyName>& issuing_bodies() const { return issuing_bodies_; }
  const std::vector<PartyTerm>& party_terms() const { return party_terms_; }
  const std::vector<MandatoryBasis>& mandatory_bases() const { return mandatory_bases_; }
  const std::vector<NamedProgramme>& named_programmes() const { return named_programmes_; }
  const std::vector<Holiday>& holidays() const { return holidays_; }

  /// Communes of that name (compared by comparison_key) and level; `level` "" matches any.
  std::vector<const Commune*> find_communes(std::string_view name, std::string_view level = {}) const;
  /// "31", "Hải Phòng", "thành phố Hải Phòng" or "TP. Hải Phòng"; nullptr where there is none.
  const Province* find_province(std::string_view name_or_code) const;

  /// Whole words that are abbreviations written out: "UBND xã" → "Ủy ban nhân dân xã", "HĐND&UBND" → "Hội
  /// đồng nhân dân và Ủy ban nhân dân". Signs of documents ("KH-UBND", "05-NQ/ĐU") stay.  Takes time in
  /// proportion to the text.
  std::string expand_abbreviations(std::string_view text) const;

  /// False where no word of `text` begins an abbreviation: then it and every part of it stays as it is.
  bool may_abbreviate(std::string_view text) const;

  /// Whether that is the province's level, or was while it bore the same name: Đồng Nai is a city, and was a
  /// "tỉnh".
  bool province_had_level(const Province& province, std::string_view level) const;

  /// Canonical names of the units that `asked` may mean, without regard to case, diacritics, tone style
  /// or abbreviation ("phong vhxh"); empty where none.  An exact variant beats a part of a name.
  std::vector<std::string> units_matching(std::string_view asked) const;

  /// SHA-256 over all tables: two runs with the same fingerprint and program understand a text alike.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  struct Index;
  Vocabulary() = default;

  std::vector<DocumentType> document_types_;
  std::vector<IssuerName> issuers_;
  std::vector<Unit> units_;
  std::vector<Law> laws_;
  std::vector<Province> provinces_;
  std::vector<Commune> communes_;
  std::vector<FormerProvince> former_provinces_;
  std::vector<Abbreviation> abbreviations_;
  std::vector<Confusion> confusions_;
  std::vector<UnitNoun> unit_nouns_;
  std::vector<std::string> duty_verbs_;
  std::vector<IssuingBodyName> issuing_bodies_;
  std::vector<PartyTerm> party_terms_;
  std::vector<MandatoryBasis> mandatory_bases_;
  std::vector<NamedProgramme> named_programmes_;
  std::vector<Holiday> holidays_;
  std::string fingerprint_;
  std::shared_ptr<const Index> index_;  // into the vectors by position, so that copies may share it
};

}  // namespace vanthu
