#include "parsers/commune_resolution.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>

namespace vanthu {
namespace {

using Communes = std::vector<const Commune*>;
using Codes = std::set<std::string_view>;

/// Kinds of evidence that weigh alike.
struct Tier {
  std::array<EvidenceKind, 3> kinds;
  bool doubted_by_level;  // not believed against the level of the bodies in Nơi nhận
  bool passed_over;       // where it fits none of the communes
  bool tells_of_unknown;  // its province is that of a commune whose name the gazetteer lacks
};

constexpr std::array<Tier, 6> kTiers = {{
    {{EvidenceKind::own_name, EvidenceKind::letterhead, EvidenceKind::signing_place}, false, false, true},
    {{EvidenceKind::recipient, EvidenceKind::recipient, EvidenceKind::recipient}, false, false, true},
    {{EvidenceKind::cited, EvidenceKind::cited, EvidenceKind::cited}, true, false, true},
    {{EvidenceKind::former_province, EvidenceKind::former_province, EvidenceKind::former_province},
     true,
     false,
     false},
    {{EvidenceKind::former_district, EvidenceKind::former_district, EvidenceKind::former_district},
     true,
     true,
     false},
    {{EvidenceKind::mentioned, EvidenceKind::mentioned, EvidenceKind::mentioned}, true, true, false},
}};

bool is_of(const Tier& tier, const PlaceEvidence& evidence) {
  return std::find(tier.kinds.begin(), tier.kinds.end(), evidence.kind) != tier.kinds.end();
}

const Province* province_of(const Vocabulary& vocabulary, std::string_view code) {
  const auto& provinces = vocabulary.provinces();
  const auto found = std::find_if(provinces.begin(), provinces.end(),
                                  [&](const Province& province) { return province.code == code; });
  return found == provinces.end() ? nullptr : &*found;
}

/// The one level that bodies without a name have among the evidence that `counts`; "" where there is none or
/// both are said.
template <typename Counts>
std::string_view level_told(std::span<const PlaceEvidence> evidence, Counts counts) {
  std::string_view level;
  for (const PlaceEvidence& one : evidence) {
    if (one.province_level.empty() || !counts(one)) continue;
    if (!level.empty() && level != one.province_level) return "";
    level = one.province_level;
  }
  return level;
}

class Resolver {
 public:
  Resolver(const Vocabulary& vocabulary, std::span<const PlaceEvidence> evidence)
      : vocabulary_(vocabulary), evidence_(evidence) {
    superior_level_ =
        level_told(evidence, [](const PlaceEvidence& one) { return one.kind <= EvidenceKind::recipient; });
  }

  CommuneResolution resolve(std::string_view name, std::string_view level) const {
    Communes possible = vocabulary_.find_communes(name, level);
    const bool level_fits = !possible.empty();
    if (!level_fits) possible = vocabulary_.find_communes(name);
    if (possible.empty()) return {nullptr, {}, told_of_unknown()};
    Communes left = narrow(possible);
    if (level_fits && left.size() == 1) {
      return {left.front(), {}, province_of(vocabulary_, left.front()->province_code)};
    }
    if (left.empty()) left = std::move(possible);
    std::sort(left.begin(), left.end(), [](const Commune* a, const Commune* b) { return a->code < b->code; });
    const bool one_province = std::all_of(left.begin(), left.end(), [&](const Commune* one) {
      return one->province_code == left.front()->province_code;
    });
    const Province* province = one_province ? province_of(vocabulary_, left.front()->province_code) : nullptr;
    return {nullptr, std::move(left), province};
  }

 private:
  /// The communes that the evidence leaves; none where it contradicts all.
  Communes narrow(const Communes& possible) const {
    for (const Tier& tier : kTiers) {
      const auto tells = [&](const PlaceEvidence& one) { return is_of(tier, one) && is_believed(tier, one); };
      if (std::none_of(evidence_.begin(), evidence_.end(), tells)) continue;
      Communes left;
      std::copy_if(possible.begin(), possible.end(), std::back_inserter(left), [&](const Commune* commune) {
        return std::any_of(evidence_.begin(), evidence_.end(),
                           [&](const PlaceEvidence& one) { return tells(one) && fits(*commune, one); });
      });
      if (!left.empty() || !tier.passed_over) return left;
    }
    return possible.size() > 1 ? of_level(possible) : possible;
  }

  /// Evidence that names a province or district, and no body of the other level is spoken of.
  bool is_believed(const Tier& tier, const PlaceEvidence& one) const {
    if (one.province_code.empty()) return !one.communes.empty();
    const Province* province = province_of(vocabulary_, one.province_code);
    if (province == nullptr) return false;
    return !tier.doubted_by_level || superior_level_.empty() ||
           vocabulary_.province_had_level(*province, superior_level_);
  }

  bool fits(const Commune& commune, const PlaceEvidence& one) const {
    if (!one.province_code.empty()) return commune.province_code == one.province_code;
    return std::any_of(one.communes.begin(), one.communes.end(), [&](std::size_t position) {
      return vocabulary_.communes()[position].code == commune.code;
    });
  }

  Communes of_level(const Communes& possible) const {
    const std::string_view level = superior_level_.empty()
                                       ? level_told(evidence_, [](const PlaceEvidence&) { return true; })
                                       : superior_level_;
    if (level.empty()) return possible;
    Communes left;
    std::copy_if(possible.begin(), possible.end(), std::back_inserter(left), [&](const Commune* commune) {
      const Province* province = province_of(vocabulary_, commune->province_code);
      return province != nullptr && vocabulary_.province_had_level(*province, level);
    });
    return left;
  }

  /// The one province that the document tells where the commune's name does not.
  const Province* told_of_unknown() const {
    for (const Tier& tier : kTiers) {
      Codes codes;
      for (const PlaceEvidence& one : evidence_) {
        if (tier.tells_of_unknown && is_of(tier, one) && is_believed(tier, one))
          codes.insert(one.province_code);
      }
      if (codes.size() == 1) return province_of(vocabulary_, *codes.begin());
      if (!codes.empty()) return nullptr;
    }
    return nullptr;
  }

  const Vocabulary& vocabulary_;
  std::span<const PlaceEvidence> evidence_;
  std::string_view superior_level_;  // of the bodies in letterhead and Nơi nhận; "" where they do not tell
};

bool is_communal(const Issuer& issuer) {
  return issuer.commune || issuer.level == "xã" || issuer.level == "phường" || issuer.level == "đặc khu";
}

}  // namespace

CommuneName to_commune_name(const Commune& commune) {
  return {commune.code, commune.level, commune.name, commune.province_code, commune.province};
}

CommuneResolution resolve_commune(const Vocabulary& vocabulary, std::string_view name, std::string_view level,
                                  std::span<const PlaceEvidence> evidence) {
  return Resolver(vocabulary, evidence).resolve(name, level);
}

void resolve_communes(Header& header, const Vocabulary& vocabulary, std::span<const PlaceEvidence> evidence) {
  const Resolver resolver(vocabulary, evidence);
  const auto resolve = [&](Issuer& issuer) {
    if (!is_communal(issuer)) return;
    const CommuneResolution found = resolver.resolve(issuer.commune.value_or(""), issuer.level.value_or(""));
    if (found.commune != nullptr) issuer.commune_code = found.commune->code;
    if (found.province != nullptr) {
      issuer.province = found.province->name;
      issuer.province_code = found.province->code;
    }
    for (const Commune* commune : found.candidates) issuer.candidates.push_back(to_commune_name(*commune));
  };
  resolve(header.issuer);
  for (Issuer& issuer : header.co_issuers) resolve(issuer);
}

}  // namespace vanthu
