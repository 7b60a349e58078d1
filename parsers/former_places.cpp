#include "parsers/former_places.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <string>

#include "normalize/former_units.h"
#include "parsers/commune_resolution.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostPlaces = 1000;

using Units = std::vector<const FormerUnit*>;

/// Former units of the name that stands behind a level, and where that name ends.
struct NamedUnits {
  Units units;
  std::size_t end = 0;
};

class FormerPlaceFinder {
 public:
  FormerPlaceFinder(const NormalizedDocument& document, const NormalizedText& text_key,
                    const std::vector<PlaceMention>& mentions, const Document& record,
                    const ProvinceNames& provinces, const Vocabulary& vocabulary)
      : document_(document),
        text_key_(text_key),
        key_(text_key.text),
        mentions_(mentions),
        own_province_(record.header.issuer.province_code.value_or("")),
        provinces_(provinces),
        vocabulary_(vocabulary) {}

  std::vector<FormerPlace> find() {
    std::vector<FormerPlace> places;
    for (std::size_t i = 0; i < mentions_.size() && places.size() < kMostPlaces; ++i) {
      follow_sentence(mentions_[i]);
      if (auto place = place_at(i)) places.push_back(std::move(*place));
    }
    return places;
  }

 private:
  /// Keeps the province that the sentence has named so far.
  void follow_sentence(const PlaceMention& mention) {
    const std::string_view between =
        key_.substr(followed_to_, std::max(mention.words.begin, followed_to_) - followed_to_);
    if (between.find_first_of(".;\n\t") != std::string_view::npos) sentence_province_.clear();
    followed_to_ = std::max(followed_to_, mention.words.end);
    if (const auto code = province_code_of(mention)) sentence_province_ = *code;
  }

  std::optional<std::string> province_code_of(const PlaceMention& mention) const {
    if (mention.level != "tỉnh" && mention.level != "thành phố") return std::nullopt;
    const ProvinceNames::Name* name = provinces_.find(key_, mention.name, mention.level);
    return name == nullptr ? std::nullopt : std::optional(name->province->code);
  }

  static bool is_district(std::string_view level) {
    return level == "huyện" || level == "quận" || level == "thị xã" || level == "thành phố";
  }

  bool printed_in_capitals(std::size_t key_offset) const {
    const char first = document_.text[text_key_.origin[key_offset]];
    return first >= 'A' && first <= 'Z';
  }

  /// "Văn hóa - Xã hội", "AN SINH XÃ HỘI".
  bool is_society(const PlaceMention& mention) const {
    if (mention.level != "xã" || !key_.substr(mention.name.begin).starts_with("hội")) return false;
    const bool joined = mention.words.begin > 0 && key_[mention.words.begin - 1] == '-';
    return joined || printed_in_capitals(mention.words.begin);
  }

  /// Numbers name wards and urban districts alone; of communes hardly one has a name of one word.
  static bool may_stand_alone(std::string_view level, std::string_view name) {
    const bool number = std::isdigit(static_cast<unsigned char>(name.front())) != 0;
    if (number) return level == "phường" || level == "quận";
    return (level != "xã" && level != "phường") || name.find(' ') != std::string_view::npos;
  }

  Units units_named(std::string_view level, std::size_t begin, std::size_t end) const {
    std::string_view name = key_.substr(begin, end - begin);
    while (name.size() > 1 && name.front() == '0') name.remove_prefix(1);
    return vocabulary_.former_units().find(level, name);
  }

  /// A district's name may be followed by other words in capitals ("huyện Bình Giang Khóa XX"), since all of
  /// them are known; a commune's must end where the capitals end.
  std::optional<NamedUnits> units_of(const PlaceMention& mention) const {
    const bool any_end = mention.capitals || is_district(mention.level);
    for (const std::size_t end : name_ends(key_, mention.name)) {
      NamedUnits named{units_named(mention.level, mention.name.begin, end), end};
      if (!named.units.empty()) return named;
      const bool number_behind = std::isdigit(static_cast<unsigned char>(key_[mention.name.end - 1])) != 0;
      if (!any_end && !(end == mention.name.end && number_behind)) break;
    }
    return std::nullopt;
  }

  /// The mention right behind `end`: ", huyện Bình Giang", " (tỉnh Hải Dương".
  const PlaceMention* next_to(std::size_t i, std::size_t end) const {
    constexpr std::size_t kBetween = 3;
    if (i + 1 >= mentions_.size()) return nullptr;
    const PlaceMention& next = mentions_[i + 1];
    if (next.name.empty() || next.committee || next.words.begin < end || next.words.begin > end + kBetween)
      return nullptr;
    const std::string_view between = key_.substr(end, next.words.begin - end);
    return between.find_first_not_of(" ,(-") == std::string_view::npos ? &next : nullptr;
  }

  bool bears_name_today(std::string_view level, std::string_view name, std::string_view province) const {
    if (level != "xã" && level != "phường") return false;
    const auto communes = vocabulary_.find_communes(name, level);
    return std::any_of(communes.begin(), communes.end(), [&](const Commune* one) {
      return province.empty() || one->province_code == province;
    });
  }

  std::optional<FormerPlace> place_at(std::size_t i) const {
    const PlaceMention& mention = mentions_[i];
    if (mention.name.empty() || mention.level == "tỉnh" || is_society(mention)) return std::nullopt;
    if (mention.level == "thành phố" && province_code_of(mention)) return std::nullopt;
    // Most names are those of the own commune and its neighbours.
    const std::string_view printed = key_.substr(mention.name.begin, mention.name.size());
    const PlaceMention* behind = next_to(i, mention.name.end);
    const bool district_behind = behind != nullptr && !is_district(mention.level) &&
                                 is_district(behind->level) && !province_code_of(*behind);
    if (!district_behind && !own_province_.empty() && sentence_province_.empty() &&
        bears_name_today(mention.level, printed, own_province_))
      return std::nullopt;
    // "xã Các …", "xã 3": a word or number that only happens to stand there.
    if (!district_behind && !may_stand_alone(mention.level, printed)) return std::nullopt;
    const auto named = units_of(mention);
    if (!named) return std::nullopt;
    if (district_behind) {
      if (auto place = in_district(mention, *named, *behind)) return place;
    }
    return in_province(i, mention, *named);
  }

  std::optional<FormerPlace> in_district(const PlaceMention& mention, const NamedUnits& named,
                                         const PlaceMention& behind) const {
    const auto districts = units_of(behind);
    if (!districts) return std::nullopt;
    Units inside;
    std::copy_if(
        named.units.begin(), named.units.end(), std::back_inserter(inside), [&](const FormerUnit* unit) {
          return std::any_of(districts->units.begin(), districts->units.end(),
                             [&](const FormerUnit* district) { return district->code == unit->district; });
        });
    if (inside.empty()) return std::nullopt;
    return make_place(mention, named.end, inside);
  }

  std::optional<FormerPlace> in_province(std::size_t i, const PlaceMention& mention,
                                         const NamedUnits& named) const {
    const std::string_view name = key_.substr(mention.name.begin, named.end - mention.name.begin);
    const PlaceMention* behind = next_to(i, named.end);
    const std::string told = behind == nullptr ? "" : province_code_of(*behind).value_or("");
    for (const std::string& province : {told, sentence_province_, own_province_}) {
      if (province.empty()) continue;
      if (bears_name_today(mention.level, name, province)) return std::nullopt;
      Units inside;
      std::copy_if(named.units.begin(), named.units.end(), std::back_inserter(inside),
                   [&](const FormerUnit* unit) { return unit->province_code == province; });
      if (!inside.empty()) return make_place(mention, named.end, inside);
    }
    // A xã of another province than those that are spoken of is more likely a slip.
    const bool ended_level = mention.level != "xã" && mention.level != "phường";
    if (!ended_level && (!own_province_.empty() || bears_name_today(mention.level, name, "")))
      return std::nullopt;
    return make_place(mention, named.end, named.units);
  }

  FormerPlace make_place(const PlaceMention& mention, std::size_t end, const Units& units) const {
    FormerPlace place;
    place.span = make_span(document_, {text_key_.origin[mention.words.begin], text_key_.origin[end]});
    place.raw = std::string(document_.slice(place.span.bytes));
    place.level = std::string(mention.level);
    place.name = std::string(units.front()->name);
    const bool one_province = std::all_of(units.begin(), units.end(), [&](const FormerUnit* unit) {
      return unit->province_code == units.front()->province_code;
    });
    if (one_province) place.province_code = std::string(units.front()->province_code);
    if (units.size() > 1) {
      place.reason = "ambiguous-former-unit";
      return place;
    }
    const FormerUnit& unit = *units.front();
    if (unit.communes.empty()) place.reason = "successors-unknown";
    for (const std::size_t position : unit.communes) {
      place.successors.push_back(
          {to_commune_name(vocabulary_.communes()[position]), unit.communes.size() == 1});
    }
    return place;
  }

  const NormalizedDocument& document_;
  const NormalizedText& text_key_;
  std::string_view key_;
  const std::vector<PlaceMention>& mentions_;
  const std::string own_province_;
  const ProvinceNames& provinces_;
  const Vocabulary& vocabulary_;
  std::string sentence_province_;
  std::size_t followed_to_ = 0;
};

/// Ids of the sections in which they stand, in the body.
void set_sections(std::vector<FormerPlace>& places, const std::vector<Section>& sections, ByteRange body) {
  std::size_t section = 0;
  for (FormerPlace& place : places) {
    while (section < sections.size() && sections[section].span.bytes.begin <= place.span.bytes.begin)
      ++section;
    if (section > 0 && body.contains(place.span.bytes.begin)) place.section = sections[section - 1].id;
  }
}

ByteRange range_of(const NormalizedDocument& document, BlockRange blocks) {
  if (blocks.begin >= blocks.end) return {};
  return {document.blocks[blocks.begin].text.begin, document.blocks[blocks.end - 1].text.end};
}

}  // namespace

std::vector<FormerPlace> find_former_places(const NormalizedDocument& document,
                                            const NormalizedText& text_key,
                                            const std::vector<PlaceMention>& mentions, const Parts& parts,
                                            const Document& record, const ProvinceNames& provinces,
                                            const Vocabulary& vocabulary) {
  std::vector<FormerPlace> places =
      FormerPlaceFinder(document, text_key, mentions, record, provinces, vocabulary).find();
  set_sections(places, record.sections, range_of(document, parts.body));
  return places;
}

}  // namespace vanthu
