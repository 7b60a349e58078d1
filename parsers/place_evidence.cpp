#include "parsers/place_evidence.h"

#include <algorithm>
#include <array>

#include "normalize/former_units.h"
#include "normalize/text_forms.h"
#include "parsers/date_span.h"
#include "parsers/header.h"

namespace vanthu {
namespace {

/// Cities below a province ended on that day: "Thành ủy" of an older document may be one of theirs.
constexpr std::string_view kReform = "2025-07-01";

bool ends_with_word(std::string_view text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  const std::size_t begin = text.size() - word.size();
  return begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '(' || text[begin - 1] == '\n' ||
         text[begin - 1] == ',' || text[begin - 1] == '-';
}

/// "sở nông nghiệp và môi trường": words without a mark behind a department's noun, at the end of `before`.
bool ends_with_department(std::string_view before) {
  constexpr std::size_t kLongest = 90;  // bytes
  const std::string_view near = before.substr(before.size() - std::min(before.size(), kLongest));
  const std::size_t at = near.rfind("sở ");
  if (at == std::string_view::npos || near.find_first_of(".;:()\n\t", at) != std::string_view::npos)
    return false;
  const std::string_view lead = near.substr(0, at);
  return !ends_with_word(lead, "cơ ") && !ends_with_word(lead, "trụ ") &&
         (lead.empty() || lead.back() == ' ' || lead.back() == '\n' || lead.back() == '(' ||
          lead.back() == '-');
}

/// True where a body's noun ends `before`, what stands in front of a level: "ủy ban nhân dân " + "tỉnh".
bool body_before(std::string_view before) {
  constexpr std::array<std::string_view, 18> kNouns = {"ủy ban nhân dân",   "ubnd",
                                                       "hội đồng nhân dân", "hđnd",
                                                       "đảng bộ",           "mttq",
                                                       "mttq việt nam",     "mttqvn",
                                                       "mặt trận tổ quốc",  "mặt trận tổ quốc việt nam",
                                                       "công an",           "thanh tra",
                                                       "quân sự",           "đoàn đại biểu quốc hội",
                                                       "sở, ban, ngành",    "sở, ngành",
                                                       "ban chỉ đạo",       "lãnh đạo"};
  if (before.empty() || before.back() != ' ') return false;
  before.remove_suffix(1);
  return std::any_of(kNouns.begin(), kNouns.end(),
                     [&](std::string_view noun) { return ends_with_word(before, noun); }) ||
         ends_with_department(before);
}

/// "học tập kinh nghiệm của UBND tỉnh …": a body that is looked at, not obeyed.
bool is_example(std::string_view before) {
  constexpr std::size_t kNear = 90;  // bytes
  const std::string_view near = before.substr(before.size() - std::min(before.size(), kNear));
  const std::size_t clause = near.find_last_of(".;\n\t");
  const std::string_view words = clause == std::string_view::npos ? near : near.substr(clause + 1);
  return words.find("kinh nghiệm") != std::string_view::npos ||
         words.find("học tập") != std::string_view::npos ||
         words.find("tham quan") != std::string_view::npos || words.find("mô hình") != std::string_view::npos;
}

class EvidenceFinder {
 public:
  EvidenceFinder(const NormalizedDocument& document, const NormalizedText& text_key, const Parts& parts,
                 const Header& header, const std::vector<Citation>& citations, const ProvinceNames& provinces,
                 const Vocabulary& vocabulary)
      : text_key_(text_key),
        key_(text_key.text),
        citations_(citations),
        provinces_(provinces),
        vocabulary_(vocabulary) {
    const auto begin_of = [&](std::size_t block) {
      return block < document.blocks.size() ? document.blocks[block].text.begin : document.text.size();
    };
    head_end_ = begin_of(parts.type_block.value_or(parts.head.end));
    closing_ = {begin_of(parts.closing.begin), begin_of(parts.closing.end)};
    add_own_name(header.issuer);
    for (const Issuer& issuer : header.co_issuers) add_own_name(issuer);
  }

  void add_signing_place(const Header& header, ByteRange where) {
    if (!header.place || header.place == header.issuer.commune) return;
    const ProvinceNames::Name* name = provinces_.find(comparison_key(*header.place));
    if (name == nullptr || name->former) return;
    if (std::find(own_names_.begin(), own_names_.end(), comparison_key(*header.place)) != own_names_.end())
      return;
    add({EvidenceKind::signing_place, name->province->code, "", {}, where});
  }

  void add(const PlaceMention& mention) {
    if (mention.level == "tỉnh" || mention.level == "thành phố") {
      add_province(mention);
    } else if (mention.level == "huyện" || mention.level == "quận" || mention.level == "thị xã") {
      add_district(mention);
    }
  }

  std::vector<PlaceEvidence> take() { return std::move(found_); }

 private:
  void add_own_name(const Issuer& issuer) {
    if (issuer.commune && issuer.level)
      own_names_.push_back(comparison_key(*issuer.level + " " + *issuer.commune));
  }

  std::string_view before(const PlaceMention& mention) const { return key_.substr(0, mention.words.begin); }

  ByteRange printed(const PlaceMention& mention) const {
    const std::size_t end = mention.name.empty() ? mention.words.end : mention.name.end;
    return {text_key_.origin[mention.words.begin], text_key_.origin[end]};
  }

  bool behind_own_name(std::string_view before) const {
    while (!before.empty() &&
           (before.back() == ' ' || before.back() == ',' || before.back() == '(' || before.back() == '-')) {
      before.remove_suffix(1);
    }
    return std::any_of(own_names_.begin(), own_names_.end(),
                       [&](const std::string& name) { return ends_with_word(before, name); });
  }

  /// The citation whose issuer `mention` belongs to: it stands in it or right behind.
  const Citation* citation_of(const PlaceMention& mention, std::size_t offset) const {
    constexpr std::size_t kIssuerBytes = 120;  // between a mention's end and its issuer's place
    auto after = std::upper_bound(
        citations_.begin(), citations_.end(), offset,
        [](std::size_t at, const Citation& citation) { return at < citation.span.bytes.begin; });
    if (after == citations_.begin()) return nullptr;
    const Citation& citation = *--after;
    if (offset > citation.span.bytes.end + kIssuerBytes || !citation.issuer) return nullptr;
    const std::size_t end = mention.name.empty() ? mention.words.end : mention.name.end;
    const std::string_view words = key_.substr(mention.words.begin, end - mention.words.begin);
    // "TP." stands written out in the issuer.
    const std::string_view told = mention.committee || mention.name.empty()
                                      ? words
                                      : key_.substr(mention.name.begin, mention.name.size());
    const std::string issuer = comparison_key(*citation.issuer);
    return issuer.find(told.starts_with("tp") ? "thành phố" : told) != std::string::npos ? &citation
                                                                                         : nullptr;
  }

  static bool is_obeyed(const Citation& citation) {
    return citation.relation == "basis" || citation.relation == "implements" ||
           citation.relation == "attached-to";
  }

  /// Where the body stands; none where it is no evidence.
  std::optional<EvidenceKind> kind_of(const PlaceMention& mention, std::size_t offset) {
    const bool named = !mention.name.empty();
    if (named && !mention.committee && behind_own_name(before(mention))) return EvidenceKind::own_name;
    const bool body = mention.committee || body_before(before(mention));
    if (offset < head_end_) return EvidenceKind::letterhead;
    if (closing_.contains(offset)) return EvidenceKind::recipient;
    if (!body) return std::nullopt;
    if (const Citation* citation = citation_of(mention, offset)) {
      const bool older = citation->date && span_of_date(*citation->date).last < kReform;
      if (older && !named) return std::nullopt;
      if (is_obeyed(*citation)) return EvidenceKind::cited;
    }
    if (is_example(before(mention))) return std::nullopt;
    return EvidenceKind::mentioned;
  }

  void add_province(const PlaceMention& mention) {
    const ByteRange where = printed(mention);
    const auto kind = kind_of(mention, where.begin);
    if (!kind) return;
    if (mention.name.empty()) {
      // From here on a name may be added to tell another province from the own one.
      unnamed_before_ = unnamed_before_ || *kind == EvidenceKind::mentioned || *kind == EvidenceKind::cited;
      add({*kind, "", std::string(mention.level), {}, where});
      return;
    }
    const ProvinceNames::Name* name = provinces_.find(key_, mention.name, mention.level);
    if (name == nullptr) {
      if (mention.level == "thành phố") add_district(mention);
      return;
    }
    if (*kind == EvidenceKind::mentioned && unnamed_before_) return;
    const bool weak = name->former && *kind != EvidenceKind::mentioned;
    add({weak ? EvidenceKind::former_province : *kind, name->province->code, "", {}, where});
  }

  /// "UBND huyện Bình Giang", "Huyện ủy Bình Giang", "huyện Bình Giang cũ".
  void add_district(const PlaceMention& mention) {
    if (mention.name.empty()) return;
    const std::string_view rest = key_.substr(mention.name.end);
    const bool told_as_former = rest.starts_with(" cũ") || rest.starts_with(" (cũ") ||
                                rest.starts_with(" trước đây") || rest.starts_with(" (trước đây");
    if (!mention.committee && !told_as_former && !body_before(before(mention))) return;
    if (is_example(before(mention))) return;
    for (const std::size_t end : name_ends(key_, mention.name)) {
      const auto units = vocabulary_.former_units().find(
          mention.level, key_.substr(mention.name.begin, end - mention.name.begin));
      if (units.empty()) continue;
      PlaceEvidence evidence{EvidenceKind::former_district, "", "", {}, printed(mention)};
      for (const FormerUnit* unit : units) {
        evidence.communes.insert(evidence.communes.end(), unit->communes.begin(), unit->communes.end());
      }
      add(std::move(evidence));
      return;
    }
  }

  // Bounded: there are some seven hundred districts and seventy names of provinces.
  void add(PlaceEvidence evidence) {
    const bool known = std::any_of(found_.begin(), found_.end(), [&](const PlaceEvidence& one) {
      return one.kind == evidence.kind && one.province_code == evidence.province_code &&
             one.province_level == evidence.province_level && one.communes == evidence.communes;
    });
    if (!known) found_.push_back(std::move(evidence));
  }

  const NormalizedText& text_key_;
  std::string_view key_;
  const std::vector<Citation>& citations_;
  const ProvinceNames& provinces_;
  const Vocabulary& vocabulary_;
  std::size_t head_end_ = 0;
  ByteRange closing_;
  std::vector<std::string> own_names_;
  bool unnamed_before_ = false;
  std::vector<PlaceEvidence> found_;
};

}  // namespace

ProvinceNames::ProvinceNames(const Vocabulary& vocabulary) {
  for (const Province& province : vocabulary.provinces()) {
    names_[comparison_key(province.name)].push_back({&province, province.level, false});
  }
  for (const FormerProvince& former : vocabulary.former_provinces()) {
    const auto present =
        std::find_if(vocabulary.provinces().begin(), vocabulary.provinces().end(),
                     [&](const Province& province) { return province.code == former.province_code; });
    if (present == vocabulary.provinces().end()) continue;
    const bool same_name = present->name == former.name;
    names_[comparison_key(former.name)].push_back({&*present, former.level, !same_name});
  }
  if (const Province* city = vocabulary.find_province("TPHCM")) names_["hcm"].push_back({city, "", false});
}

const ProvinceNames::Name* ProvinceNames::find(std::string_view key, ByteRange name,
                                               std::string_view level) const {
  for (const std::size_t end : name_ends(key, name)) {
    const auto found = names_.find(key.substr(name.begin, end - name.begin));
    if (found == names_.end()) continue;
    for (const Name& one : found->second) {
      if (one.level.empty() || one.level == level) return &one;
    }
    return nullptr;
  }
  return nullptr;
}

const ProvinceNames::Name* ProvinceNames::find(std::string_view name_key) const {
  const auto found = names_.find(name_key);
  return found == names_.end() ? nullptr : &found->second.front();
}

std::vector<PlaceEvidence> find_place_evidence(const NormalizedDocument& document,
                                               const NormalizedText& text_key,
                                               const std::vector<PlaceMention>& mentions, const Parts& parts,
                                               const Header& header, const std::vector<Citation>& citations,
                                               const ProvinceNames& provinces, const Vocabulary& vocabulary) {
  EvidenceFinder finder(document, text_key, parts, header, citations, provinces, vocabulary);
  finder.add_signing_place(header, find_date_line(document, parts));
  for (const PlaceMention& mention : mentions) finder.add(mention);
  return finder.take();
}

}  // namespace vanthu
