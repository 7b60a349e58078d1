#include "parsers/identity.h"

#include <algorithm>
#include <vector>

#include "parsers/issuing_body.h"

namespace vanthu {
namespace {

constexpr std::string_view kUnknown = "?";

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// IssuingBody::place taken apart; "" where unknown.
struct Place {
  std::string_view rank, province, unit;
};

Place parse_place(std::string_view place) {
  const auto known = [](std::string_view part) { return part.starts_with('?') ? std::string_view() : part; };
  const std::string_view rank = rank_of_place(place);
  const std::size_t stop = place.find('.');
  if (stop != std::string_view::npos)
    return {rank, known(place.substr(0, stop)), known(place.substr(stop + 1))};
  return {rank, known(place), {}};
}

IssuerRelation worse(IssuerRelation a, IssuerRelation b) { return a > b ? a : b; }

/// Of one part: "" is unknown.
IssuerRelation compare_parts(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return IssuerRelation::compatible;
  return a == b ? IssuerRelation::equal : IssuerRelation::incompatible;
}

IssuerRelation compare_places(const Place& a, const Place& b) {
  if (a.rank.empty() || b.rank.empty()) return IssuerRelation::compatible;
  if (a.rank != b.rank) return IssuerRelation::incompatible;
  if (a.rank == "trung ương") return IssuerRelation::equal;
  const IssuerRelation province = compare_parts(a.province, b.province);
  return a.rank == "tỉnh" ? province : worse(province, compare_parts(a.unit, b.unit));
}

/// "?.đu" is what the sign ĐU alone tells: any Party committee below the province, that of a People's
/// Committee too.
bool may_be_any_party_committee(const IssuingBody& sign_alone, const IssuingBody& other) {
  return sign_alone.place == kUnknown && sign_alone.body == "đu" && other.body.starts_with("đu-");
}

IssuerRelation compare_bodies(const IssuingBody& a, const IssuingBody& b) {
  if (a.body == kUnknown || b.body == kUnknown) return IssuerRelation::compatible;
  if (may_be_any_party_committee(a, b) || may_be_any_party_committee(b, a)) return IssuerRelation::compatible;
  return a.body == b.body ? IssuerRelation::equal : IssuerRelation::incompatible;
}

}  // namespace

std::string to_string(const Identity& identity) {
  const bool law = identity.regime == "law";
  std::string text = identity.regime + ":" + identity.issuer;
  if (!law) text += ":" + identity.type;
  text += ":" + identity.number + ":" + identity.period;
  if (!identity.name.empty()) text += ":" + identity.name;
  return text;
}

std::optional<Identity> parse_identity(std::string_view identity) {
  const std::vector<std::string_view> parts = split(identity, ':');
  for (const std::string_view part : parts) {
    if (part.empty()) return std::nullopt;
  }
  const auto part = [&](std::size_t i) { return std::string(parts[i]); };
  const std::string_view regime = parts.front();
  if (regime == "law" && (parts.size() == 4 || parts.size() == 5)) {
    return Identity{part(0), part(1), "", part(2), part(3), parts.size() == 5 ? part(4) : ""};
  }
  const bool numbered = regime == "st" || regime == "qp" || regime == "pt";
  if (!numbered || parts.size() != 5) return std::nullopt;
  return Identity{part(0), part(1), part(2), part(3), part(4), ""};
}

IssuerRelation compare_issuers(std::string_view a, std::string_view b) {
  const IssuingBody first = parse_issuing_body(a), second = parse_issuing_body(b);
  const IssuerRelation bodies = compare_bodies(first, second);
  return worse(bodies, compare_places(parse_place(first.place), parse_place(second.place)));
}

std::string block_of(std::string_view identity) {
  const auto parts = parse_identity(identity);
  if (!parts) return "";
  if (parts->regime == "law") {
    if (parts->number != kUnknown) return "law:" + parts->number + "/" + parts->period;
    return parts->name.empty() ? "" : "law:" + parts->name;
  }
  if (parts->number == kUnknown) return "";
  return parts->type.substr(0, parts->type.find('.')) + ":" + parts->number;
}

}  // namespace vanthu
