#include "parsers/issuer.h"

#include <algorithm>
#include <array>
#include <set>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

// Bodies that issue a commune's documents.  Longest first: "Ban Thường vụ Đảng ủy" before "Đảng ủy".
constexpr std::array<std::string_view, 23> kBodies = {"Ủy ban Mặt trận Tổ quốc Việt Nam",
                                                      "Ủy ban Mặt trận Tổ quốc",
                                                      "Thường trực Hội đồng nhân dân",
                                                      "Ban Chấp hành Đảng bộ",
                                                      "Ban Thường vụ Đảng ủy",
                                                      "Chủ tịch Ủy ban nhân dân",
                                                      "Đảng ủy Ủy ban nhân dân",
                                                      "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
                                                      "Ban Chỉ huy Quân sự",
                                                      "Hội Liên hiệp Phụ nữ",
                                                      "Trung tâm Phục vụ hành chính công",
                                                      "Hội đồng nhân dân",
                                                      "Hội Cựu chiến binh",
                                                      "Ban Xây dựng Đảng",
                                                      "Ủy ban nhân dân",
                                                      "Ủy ban bầu cử",
                                                      "Ban Chỉ đạo",
                                                      "Hội Nông dân",
                                                      "Đảng bộ",
                                                      "Đảng ủy",
                                                      "Công an",
                                                      "Trạm Y tế"};

struct BodyName {
  std::string body;        // canonical
  std::size_t length = 0;  // bytes of the key
};

/// The body at the start of `key`, a comparison_key with abbreviations written out.
std::optional<BodyName> body_at(std::string_view key) {
  std::optional<BodyName> best;
  static const std::vector<std::pair<std::string_view, std::string>> keys = [] {
    std::vector<std::pair<std::string_view, std::string>> list;
    list.reserve(std::size(kBodies));
    for (const std::string_view body : kBodies) list.emplace_back(body, comparison_key(body));
    return list;
  }();
  for (const auto& [body, body_key] : keys) {
    const bool starts =
        key.starts_with(body_key) && (key.size() == body_key.size() || key[body_key.size()] == ' ');
    if (starts && (!best || body_key.size() > best->length))
      best = BodyName{std::string(body), body_key.size()};
  }
  return best;
}

/// A body, level and place that were read together.
struct Found {
  std::string body;
  std::string level;  // "" where not printed
  std::string place;  // "" where not printed
};

/// "XÃ NGHI DƯƠNG" and "xã Nghi Dương" as level and place.
bool take_level_and_place(std::string_view text, Found& found) {
  static const Pattern form(R"(^ ?((?i:đặc khu|thị trấn|thị xã|phường|thành phố|huyện|tỉnh|xã))(?: (.+))?$)");
  const auto match = form.find(text);
  if (!match) return false;
  found.level = to_lower(match->text(text, 1));
  constexpr std::size_t kMoreWords = 5;
  static const Pattern first(R"(^(?:\p{Lu}[\p{L}'-]*|\d{1,2}))");
  // "VĂN MIẾU - QUỐC TỬ GIÁM": a dash joins the halves of one name.
  static const Pattern next(R"((?: [-–])? (?:\p{Lu}[\p{L}'-]*|\d{1,2}))");
  const std::string_view place = match->text(text, 2);
  if (const auto word = first.find(place)) {
    const std::size_t end = word->whole().end;
    const std::vector<std::size_t> more = ends_of_run(next, place.substr(end), kMoreWords);
    found.place = std::string(place.substr(0, end + (more.empty() ? 0 : more.back())));
  }
  return true;
}

/// "NGHI DƯƠNG" → "Nghi Dương"; a name in mixed case stays.
std::string place_case(std::string_view printed) {
  if (upper_case_share(printed) < 1.0) return std::string(printed);
  std::string lower = to_lower(printed), name;
  for (std::size_t begin = 0; begin <= lower.size();) {
    const std::size_t end = std::min(lower.find(' ', begin), lower.size());
    if (!name.empty()) name += ' ';
    name += capitalize(std::string_view(lower).substr(begin, end - begin));
    begin = end + 1;
  }
  return name;
}

class IssuerFinder {
 public:
  IssuerFinder(const NormalizedDocument& document, const Parts& parts, const Header& header,
               const std::string& on_behalf, const Vocabulary& vocabulary, const IssuerNameReader& names)
      : document_(document),
        parts_(parts),
        header_(header),
        on_behalf_(on_behalf),
        vocabulary_(vocabulary),
        names_(names) {}

  std::vector<Issuer> find() {
    std::vector<Found> found = from_letterhead();
    if (found.empty()) {
      if (const auto named = from_known_names()) return {*named};
      found = from_text();
    }
    if (found.empty() && !on_behalf_.empty()) {
      static const Pattern mark(R"(^(?:T\.?M|T/M)[.: ] ?)");
      const auto match = mark.find(on_behalf_);
      const std::string printed = on_behalf_.substr(match ? match->whole().end : 0);
      if (const auto body = body_at(comparison_key(vocabulary_.expand_abbreviations(printed)))) {
        found.push_back({body->body, "", ""});
      }
    }
    if (found.empty()) return {Issuer{}};
    std::vector<Issuer> issuers;
    issuers.reserve(found.size());
    for (Found& one : found) issuers.push_back(resolve(std::move(one)));
    return issuers;
  }

 private:
  std::string_view line(std::size_t block) const { return document_.slice(document_.blocks[block].text); }

  /// Lines of the head in capitals: the body on one line, its level and place on the same or the next.
  std::vector<Found> from_letterhead() const {
    std::vector<Found> found;
    const std::size_t end = parts_.type_block.value_or(parts_.head.end);
    for (std::size_t i = 0; i < end; ++i) {
      if (document_.blocks[i].kind != BlockKind::paragraph || upper_case_share(line(i)) < 0.75) continue;
      if (classify_line(line(i)) != LineRole::other) continue;
      std::string written_out = vocabulary_.expand_abbreviations(line(i));
      // "BCH HỘI NÔNG DÂN XÃ …": the committee signs for the organisation.
      static const Pattern committee(R"(^(?i:ban chấp hành) ((?i:hội|đoàn|công đoàn)[^\p{L}]))");
      if (const auto match = committee.find(written_out)) written_out.erase(0, match->groups[1].begin);
      const NormalizedText key = comparison_key_with_origin(written_out);
      const auto body = body_at(key.text);
      if (!body) {
        if (auto subordinate = subordinate_of(found, line(i))) found.back() = std::move(*subordinate);
        continue;
      }
      Found one{body->body, "", ""};
      const std::string_view rest = std::string_view(written_out).substr(key.origin[body->length]);
      const bool next = i + 1 < end && document_.blocks[i + 1].kind == BlockKind::paragraph;
      bool placed = take_level_and_place(rest, one);
      if (!placed && rest.empty() && next) placed = take_level_and_place(line(i + 1), one);
      // "ỦY BAN NHÂN DÂN TỈNH / LÀO CAI".
      if (placed && one.place.empty() && next && is_place(line(i + 1))) one.place = std::string(line(i + 1));
      found.push_back(std::move(one));
    }
    return drop_superiors(std::move(found));
  }

  bool is_place(std::string_view printed) const {
    const std::string name = place_case(printed);
    return vocabulary_.find_province(name) != nullptr || !vocabulary_.find_communes(name).empty();
  }

  /// "UBND XÃ KIM LIÊN / PHÒNG VĂN HÓA - XÃ HỘI": the lower line issues, in the place of the upper.
  std::optional<Found> subordinate_of(const std::vector<Found>& found, std::string_view printed) const {
    static const Pattern noun(
        R"(^(?:sở|phòng|trung tâm|trường|ban|ủy ban|văn phòng|công an|trạm|chi cục|thanh tra|đài|hạt|đội|đoàn) )");
    if (found.empty() || found.back().level.empty() || !noun.contains(comparison_key(printed)))
      return std::nullopt;
    const std::string name = place_case(printed);
    const auto known = names_.read_known_at(name);
    if (known && known->length == name.size())
      return Found{known->canonical, found.back().level, found.back().place};
    const std::string key = search_key(printed);
    for (const Unit& unit : vocabulary_.units()) {
      if (search_key(unit.canonical) == key)
        return Found{unit.canonical, found.back().level, found.back().place};
    }
    return Found{name, found.back().level, found.back().place};
  }

  /// Bodies above the commune: the one that announces the document ("Văn phòng Trung ương Đảng hướng dẫn như
  /// sau"), or else the lowest that the letterhead names ("BỘ Y TẾ").
  std::optional<Issuer> from_known_names() const {
    constexpr std::size_t kOpeningParagraphs = 15;
    std::optional<NamedIssuer> named;
    const std::size_t end = std::min(parts_.body.end, parts_.body.begin + kOpeningParagraphs);
    for (std::size_t i = parts_.body.begin; i < end && !named; ++i) {
      if (document_.blocks[i].kind == BlockKind::paragraph) named = announced_in(line(i));
    }
    const std::size_t head_end = parts_.type_block.value_or(parts_.head.end);
    for (std::size_t i = 0; i < head_end && !named; ++i) {
      if (document_.blocks[i].kind != BlockKind::paragraph || upper_case_share(line(i)) < 0.9) continue;
      if (classify_line(line(i)) != LineRole::other) continue;
      const std::string printed = place_case(line(i));
      auto known = names_.read_known_at(printed);
      if (known && known->length == printed.size()) named = std::move(known);
    }
    if (!named || named->level == "xã") return std::nullopt;
    Issuer issuer;
    issuer.name = named->canonical;
    if (!named->level.empty()) issuer.level = named->level;
    for (const Province& province : vocabulary_.provinces()) {
      if (!named->canonical.ends_with(" " + province.name)) continue;
      issuer.province = province.name;
      issuer.province_code = province.code;
    }
    return issuer;
  }

  /// "…, Văn phòng Trung ương Đảng hướng dẫn như sau:"
  std::optional<NamedIssuer> announced_in(std::string_view text) const {
    static const Pattern announces(R"(như sau ?[:.;]?$|quyết định ?:$)");
    if (!announces.contains(text)) return std::nullopt;
    static const Pattern clause(R"((?:^|[,;.] )(\p{Lu}))");
    static const Pattern act(
        R"(^ (?:ban hành|hướng dẫn|quyết định|xây dựng|thông báo|kết luận|yêu cầu|đề ra|triển khai))");
    for (std::size_t from = 0; const auto match = clause.find(text, from);) {
      from = match->groups[1].end;
      auto known = names_.read_known_at(text.substr(match->groups[1].begin));
      if (known && act.contains(text.substr(match->groups[1].begin + known->length))) return known;
    }
    return std::nullopt;
  }

  /// "ĐẢNG BỘ THÀNH PHỐ … / ĐẢNG ỦY XÃ …": the body above another one of a lower level is its superior.
  static std::vector<Found> drop_superiors(std::vector<Found> found) {
    const auto is_commune = [](const Found& one) {
      return one.level == "xã" || one.level == "phường" || one.level == "đặc khu" || one.level == "thị trấn";
    };
    const bool any_commune = std::any_of(found.begin(), found.end(), is_commune);
    if (any_commune)
      std::erase_if(found, [&](const Found& one) { return !one.level.empty() && !is_commune(one); });
    // "ỦY BAN NHÂN DÂN / XÃ X / VĂN PHÒNG HĐND VÀ UBND": of one commune's bodies the last issues, unless
    // they are peers of a joint document.
    std::vector<Found> kept;
    for (Found& one : found) {
      const bool same = std::any_of(kept.begin(), kept.end(), [&](const Found& other) {
        return other.body == one.body && other.place == one.place;
      });
      if (!same) kept.push_back(std::move(one));
    }
    return kept;
  }

  /// "Ủy ban nhân dân xã Gia Bình ban hành …", "… của UBND xã Gia Bình)": the first such phrase with a place,
  /// or else the first without.
  std::vector<Found> from_text() const {
    static const Pattern phrase(
        R"((Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Ban Thường vụ Đảng ủy|Ban Chấp hành Đảng bộ|Đảng ủy|Ủy ban MTTQ Việt Nam|Ủy ban Mặt trận Tổ quốc Việt Nam) ((?:xã|phường|đặc khu)(?: (?:\p{Lu}[\p{L}'-]*|\d{1,2})(?: \p{Lu}[\p{L}'-]*){0,4})?))");
    static const Pattern issues(
        R"(^[^.;]{0,40}?(?:ban hành|xây dựng|thông báo|đề ra|triển khai|quyết định|yêu cầu|đề nghị))");
    std::optional<Found> best;
    int best_score = 0;
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      if (document_.blocks[i].kind != BlockKind::paragraph) continue;
      const std::string_view text = line(i);
      const bool attachment = classify_line(text) == LineRole::attachment_note;
      for (std::size_t from = 0; const auto match = phrase.find(text, from);) {
        from = match->whole().end;
        Found one;
        if (const auto body =
                body_at(comparison_key(vocabulary_.expand_abbreviations(match->text(text, 1))))) {
          one.body = body->body;
        }
        take_level_and_place(match->text(text, 2), one);
        const bool acts = issues.contains(text.substr(from));
        const int score = (acts || attachment ? 2 : 0) + (one.place.empty() ? 0 : 3) + 1;
        if (score > best_score) {
          best_score = score;
          best = std::move(one);
        }
      }
    }
    if (!best) return {};
    return {std::move(*best)};
  }

  Issuer resolve(Found found) const {
    Issuer issuer;
    const bool communal =
        found.level.empty() || found.level == "xã" || found.level == "phường" || found.level == "đặc khu";
    if (communal && found.place.empty() && header_.place) found.place = *header_.place;
    found.place = place_case(found.place);
    if (found.level.empty() && !found.place.empty()) found.level = only_level(found.place);
    std::string name = found.body;
    if (!found.level.empty()) name += " " + found.level;
    if (!found.place.empty()) name += " " + found.place;
    issuer.name = name;
    if (!found.level.empty()) issuer.level = found.level;
    if (communal) {
      if (!found.place.empty()) issuer.commune = found.place;
    } else if (const Province* province = vocabulary_.find_province(found.place)) {
      issuer.province = province->name;
      issuer.province_code = province->code;
    }
    return issuer;
  }

  /// The level that all communes of that name share; "" where they differ.
  std::string only_level(const std::string& place) const {
    std::set<std::string> levels;
    for (const Commune* commune : vocabulary_.find_communes(place)) levels.insert(commune->level);
    return levels.size() == 1 ? *levels.begin() : "";
  }

  const NormalizedDocument& document_;
  const Parts& parts_;
  const Header& header_;
  const std::string& on_behalf_;
  const Vocabulary& vocabulary_;
  const IssuerNameReader& names_;
};

}  // namespace

IssuerReader::IssuerReader(const Vocabulary& vocabulary, const IssuerNameReader& names)
    : vocabulary_(vocabulary), names_(names) {}

std::vector<Issuer> IssuerReader::find(const NormalizedDocument& document, const Parts& parts,
                                       const Header& header, const std::string& on_behalf) const {
  return IssuerFinder(document, parts, header, on_behalf, vocabulary_, names_).find();
}

}  // namespace vanthu
