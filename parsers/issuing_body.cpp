#include "parsers/issuing_body.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <vector>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"
#include "parsers/issuing_body_index.h"
#include "parsers/issuing_body_names.h"

namespace vanthu {
namespace {

constexpr std::string_view kUnknown = "?";
constexpr std::size_t kNameBytes = 300;  // the longest names have some 120

/// Where a body is, and at which rank as far as that is known.
struct Placed {
  std::string place;
  std::string rank;
};

}  // namespace

std::string slug_of(std::string_view name) {
  const std::string lower = to_lower(place_tones(name));
  std::string slug;
  for (std::size_t i = 0; i < lower.size();) {
    const DecodedCodePoint next = code_point_at(lower, i);
    if (letters()[next.value].letter_or_digit) {
      slug += lower.substr(i, next.length);
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
    i += next.length;
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

std::string to_string(const IssuingBody& issuer) {
  if (issuer.place.empty() || (issuer.place == kUnknown && issuer.body == kUnknown)) return issuer.body;
  return issuer.place + "." + issuer.body;
}

IssuingBody parse_issuing_body(std::string_view issuer) {
  if (issuer == kUnknown) return {std::string(kUnknown), std::string(kUnknown)};
  const std::size_t stop = issuer.rfind('.');
  if (stop == std::string_view::npos) return {"", std::string(issuer)};
  return {std::string(issuer.substr(0, stop)), std::string(issuer.substr(stop + 1))};
}

std::string_view rank_of_place(std::string_view place) {
  if (place.empty()) return "trung ương";
  if (place == kUnknown) return "";
  const std::size_t stop = place.rfind('.');
  const std::string_view unit = stop == std::string_view::npos ? place : place.substr(stop + 1);
  for (const std::string_view rank : {"xã", "huyện", "tỉnh"}) {
    if (unit.starts_with('?') && unit.substr(1) == rank) return rank;
  }
  if (stop == std::string_view::npos) return "tỉnh";
  for (const std::string_view level : {"xã-", "phường-", "đặc-khu-", "thị-trấn-"}) {
    if (unit.starts_with(level)) return "xã";
  }
  return "huyện";
}

struct IssuingBodyReader::Index {
  const Vocabulary& vocabulary;
  const BodyIndex bodies;

  explicit Index(const Vocabulary& source) : vocabulary(source), bodies(source) {}

  std::string own_province(const Issuer& citing) const;
  Placed own_place(std::string_view rank, std::string_view level, const Issuer& citing) const;
  Placed named_place(const NamedPlace& printed, std::string_view rank, const Issuer& citing) const;
  Placed commune_place(const NamedPlace& printed, const Issuer& citing) const;
  Placed place_of(const NamedPlace& printed, std::string_view rank, const Issuer& citing) const;
  IssuingBody body_of(const BodyStem& found, const Issuer& citing) const;
};

namespace {

/// The one value that `get` gives of all; none where they differ or there is none.
template <typename Get>
std::optional<std::string> common(const std::vector<BodyEntry>& entries, Get get) {
  std::set<std::string> values;
  for (const BodyEntry& entry : entries) values.insert(get(entry));
  return values.size() == 1 ? std::optional(*values.begin()) : std::nullopt;
}

/// The entries that hold at a rank; all where it is unknown or none is of it.
std::vector<BodyEntry> at_rank(const std::vector<BodyEntry>& entries, std::string_view rank) {
  std::vector<BodyEntry> exact, any;
  for (const BodyEntry& entry : entries) {
    if (entry.level.empty()) any.push_back(entry);
    if (!rank.empty() && entry.level == rank) exact.push_back(entry);
  }
  if (!exact.empty()) return exact;
  return rank.empty() || any.empty() ? entries : any;
}

}  // namespace

std::string IssuingBodyReader::Index::own_province(const Issuer& citing) const {
  return citing.province ? slug_of(*citing.province) : "?tỉnh";
}

/// Where a body of `rank` is that is named without its place, `level` being what is printed.
Placed IssuingBodyReader::Index::own_place(std::string_view rank, std::string_view level,
                                           const Issuer& citing) const {
  if (rank == "trung ương") return {"", std::string(rank)};
  if (rank == "huyện") return {"?huyện", "huyện"};
  if (rank == "xã") {
    const bool communal = citing.level && rank_of(*citing.level) == "xã";
    if (communal && citing.commune && (level.empty() || level == *citing.level)) {
      return {own_province(citing) + "." + slug_of(*citing.level) + "-" + slug_of(*citing.commune), "xã"};
    }
    return {"?xã", "xã"};
  }
  const Province* own = citing.province ? vocabulary.find_province(*citing.province) : nullptr;
  if (level == "thành phố") {
    // In a document of a province the word may mean one of its cities before July 2025.
    if (own != nullptr && own->level != level) return {std::string(kUnknown), ""};
    return {own_province(citing), "tỉnh"};
  }
  if (rank != "tỉnh") return {std::string(kUnknown), ""};
  const bool other_level = own != nullptr && !level.empty() && own->level != level;
  return {other_level ? "?tỉnh" : own_province(citing), "tỉnh"};
}

Placed IssuingBodyReader::Index::commune_place(const NamedPlace& printed, const Issuer& citing) const {
  const bool own = citing.level == printed.level && citing.commune &&
                   comparison_key(*citing.commune) == comparison_key(printed.name);
  const std::vector<const Commune*> communes = vocabulary.find_communes(printed.name, printed.level);
  const bool in_province =
      citing.province && std::any_of(communes.begin(), communes.end(), [&](const Commune* one) {
        return comparison_key(one->province) == comparison_key(*citing.province);
      });
  const std::string province = own || in_province ? own_province(citing) : "?tỉnh";
  return {province + "." + slug_of(printed.level) + "-" + slug_of(printed.name), "xã"};
}

/// Of a printed place name; former provinces and districts keep the name that is printed.
Placed IssuingBodyReader::Index::named_place(const NamedPlace& printed, std::string_view rank,
                                             const Issuer& citing) const {
  const Province* province = vocabulary.find_province(printed.name);
  const std::string slug = slug_of(province != nullptr ? province->name : printed.name);
  const std::string_view printed_rank = rank_of(printed.level);
  if (printed_rank == "xã") return commune_place(printed, citing);
  if (printed_rank == "tỉnh") return {slug, "tỉnh"};
  if (printed_rank == "trung ương") return {"", "trung ương"};
  if (printed.level == "thành phố" && province != nullptr) return {slug, "tỉnh"};
  if (!printed.level.empty()) return {"?tỉnh." + slug_of(printed.level) + "-" + slug, "huyện"};
  if (rank == "trung ương") return {"", std::string(rank)};
  if (citing.level && citing.commune && (rank.empty() || rank == "xã") &&
      comparison_key(*citing.commune) == comparison_key(printed.name)) {
    return own_place("xã", "", citing);
  }
  if (rank == "tỉnh" || (rank.empty() && province != nullptr)) return {slug, "tỉnh"};
  const bool commune = rank == "xã" && !vocabulary.find_communes(printed.name).empty();
  return commune ? Placed{"?xã", "xã"} : Placed{std::string(kUnknown), ""};
}

/// `rank` is what the body's name alone tells, "" where it may be of several.
Placed IssuingBodyReader::Index::place_of(const NamedPlace& printed, std::string_view rank,
                                          const Issuer& citing) const {
  if (!printed.name.empty()) return named_place(printed, rank, citing);
  const std::string_view printed_rank = rank_of(printed.level);
  if (printed.of_all && printed_rank != "trung ương") {
    return {"?" + std::string(printed_rank), std::string(printed_rank)};
  }
  return own_place(printed.level.empty() ? rank : printed_rank, printed.level, citing);
}

IssuingBody IssuingBodyReader::Index::body_of(const BodyStem& found, const Issuer& citing) const {
  const NamedPlace printed = read_named_place(without_further_bodies(found.rest));
  const std::string rank =
      common(*found.entries, [](const BodyEntry& entry) { return entry.level; }).value_or("");
  const Placed placed = place_of(printed, rank, citing);
  const auto body =
      common(at_rank(*found.entries, placed.rank), [](const BodyEntry& entry) { return entry.body; });
  IssuingBody issuer{placed.place, body.value_or(std::string(kUnknown))};
  if (!printed.subject.empty() && body) issuer.body += "-" + slug_of(printed.subject);
  return issuer;
}

IssuingBodyReader::IssuingBodyReader(const Vocabulary& vocabulary)
    : index_(std::make_unique<const Index>(vocabulary)) {}
IssuingBodyReader::~IssuingBodyReader() = default;
IssuingBodyReader::IssuingBodyReader(IssuingBodyReader&&) noexcept = default;

IssuingBody IssuingBodyReader::of_name(std::string_view name, const Issuer& citing) const {
  return of_name_and_sign(name, "", citing);
}

IssuingBody IssuingBodyReader::of_sign(std::string_view sign, const Issuer& citing) const {
  const IssuingBody unknown{std::string(kUnknown), std::string(kUnknown)};
  const std::vector<std::string> parts = sign_parts(sign);
  const auto first = std::find_if(parts.begin(), parts.end(), [&](const std::string& part) {
    return index_->bodies.find_sign(part) != nullptr;
  });
  if (first == parts.end()) {
    // An organ of its own: the sign is all that is known of it.
    const std::string own = slug_of(parts.size() > 1 ? parts[1] : parts.front());
    return own.empty() ? unknown : IssuingBody{std::string(kUnknown), own};
  }
  const std::vector<BodyEntry>& carriers = *index_->bodies.find_sign(*first);
  std::vector<BodyEntry> usual;
  std::copy_if(carriers.begin(), carriers.end(), std::back_inserter(usual),
               [&](const BodyEntry& entry) { return entry.signs.front() == *first; });
  const auto body =
      common(usual.empty() ? carriers : usual, [](const BodyEntry& entry) { return entry.body; });
  if (!body) return unknown;
  const auto rank = common(carriers, [](const BodyEntry& entry) { return entry.level; });
  if (rank == "xã") return {"?xã", *body};
  return {index_->own_place(rank.value_or(""), "", citing).place, *body};
}

IssuingBody IssuingBodyReader::of_name_and_sign(std::string_view name, std::string_view sign,
                                                const Issuer& citing) const {
  const std::string tidy =
      tidy_body_name(index_->vocabulary.expand_abbreviations(first_bytes(name, kNameBytes)));
  if (const auto found = index_->bodies.find_stem(tidy)) return index_->body_of(*found, citing);
  const IssuingBody by_sign = of_sign(sign, citing);
  if (tidy.empty() || by_sign.place.empty()) return by_sign;
  const NamedPlace printed = read_named_place(tidy);
  const std::string place =
      printed.level.empty() ? std::string(kUnknown) : index_->place_of(printed, "", citing).place;
  if (by_sign.body != kUnknown) return {place == kUnknown ? by_sign.place : place, by_sign.body};
  const std::string body = slug_of(printed.subject.empty() ? std::string_view(tidy) : printed.subject);
  return {place, body.empty() ? std::string(kUnknown) : body};
}

SignFit IssuingBodyReader::sign_fit(std::string_view sign, std::string_view issuer_name) const {
  const std::string tidy =
      tidy_body_name(index_->vocabulary.expand_abbreviations(first_bytes(issuer_name, kNameBytes)));
  const auto found = index_->bodies.find_stem(tidy);
  if (!found) return SignFit::unknown;
  // Cities without a name are provincial: there are no others since July 2025.
  const NamedPlace printed = read_named_place(found->rest);
  const bool provincial_city =
      printed.level == "thành phố" &&
      (printed.name.empty() || index_->vocabulary.find_province(printed.name) != nullptr);
  const std::string_view rank = provincial_city                ? std::string_view("tỉnh")
                                : printed.level == "thành phố" ? std::string_view("huyện")
                                                               : rank_of(printed.level);
  const std::vector<BodyEntry> entries = at_rank(*found->entries, rank);
  const std::vector<std::string> parts = sign_parts(sign);
  const auto is_sign_of = [&](const BodyEntry& entry) {
    return std::find_first_of(parts.begin(), parts.end(), entry.signs.begin(), entry.signs.end()) !=
           parts.end();
  };
  if (std::any_of(entries.begin(), entries.end(), is_sign_of)) return SignFit::fits;
  // Only bodies whose signs are surely all listed conflict with another body's.
  const auto is_certain = [](const BodyEntry& entry) {
    return (entry.listed || entry.level == "trung ương") && !entry.other_signs && !entry.signs.empty();
  };
  const bool name_certain = std::all_of(entries.begin(), entries.end(), is_certain);
  const bool sign_certain = std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
    const auto* carriers = index_->bodies.find_sign(part);
    return carriers != nullptr && std::any_of(carriers->begin(), carriers->end(), [](const BodyEntry& entry) {
             return entry.listed || entry.level == "trung ương";
           });
  });
  return name_certain && sign_certain ? SignFit::conflicts : SignFit::unknown;
}

}  // namespace vanthu
