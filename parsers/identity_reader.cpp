#include "parsers/identity_reader.h"

#include <algorithm>

#include "normalize/pattern.h"
#include "normalize/string_hash.h"
#include "normalize/text_forms.h"
#include "parsers/date_span.h"

namespace vanthu {
namespace {

constexpr std::string_view kUnknown = "?";

/// "05" → "5", "30c" stays.
std::string plain_number(std::string_view number) {
  const std::size_t digit = std::min(number.find_first_not_of('0'), number.size() - 1);
  return std::string(number.substr(digit));
}

std::string year_of(const std::optional<std::string>& date) {
  return date ? date->substr(0, 4) : std::string(kUnknown);
}

bool begins_with_word(std::string_view raw, std::string_view word) {
  return comparison_key(raw).starts_with(comparison_key(word));
}

/// QĐ of the Party is Quyết định or Quy định by the word that is printed at it or carried forward to it; the
/// sign alone tells neither.
std::string party_decision(const Citation& citation) {
  const bool carried = std::any_of(citation.inherited.begin(), citation.inherited.end(),
                                   [](const InheritedField& one) { return one.field == "type"; });
  if (citation.type == "Quy định") return "QĐ.qyd";
  const bool printed = carried || begins_with_word(citation.raw, "Quyết định");
  return citation.type == "Quyết định" && printed ? "QĐ.qd" : "QĐ.?";
}

/// Youth unions number like the Party, but are not of it.
bool is_party(const DocumentNumberMatch& number) {
  static const Pattern youth_union(R"(^(?:TW|T)?ĐTN(?:-|$))");
  return number.party && !youth_union.contains(number.issuer_sign);
}

std::string type_class(const DocumentNumberMatch& number, const std::optional<std::string>& type) {
  if (number.type_sign == "CT" && type && type->starts_with("Chương trình")) return "CTr";
  if (number.type_sign == "QYĐ") return "QyĐ";
  if (!number.type_sign.empty()) return number.type_sign;
  if (number.rule == "law") return "L";  // an order of the President: the only such number that is no law
  return number.rule == "type-lost" ? std::string(kUnknown) : "CV";
}

/// Laws, ordinances and resolutions of the National Assembly: numbers of one series in a year.
bool is_law(const DocumentNumberMatch& number) {
  static const Pattern assembly(R"(^(?:QH|UBTVQH|PL-UBTVQH)\d+$)");
  return number.rule == "law" && assembly.contains(number.issuer_sign);
}

Identity law_identity(const DocumentNumberMatch& number) {
  const bool committee = number.issuer_sign.find("UBTVQH") != std::string::npos;
  return {"law", committee ? "ubtvqh" : "qh", "", plain_number(*number.number), std::to_string(*number.year),
          ""};
}

/// The term that `terms` give for `days`, rows of `body` and `place` alone; none where
/// those rows begin later, "?" where they leave the days out.
std::optional<std::string> term_among(const std::vector<PartyTerm>& terms, std::string_view level,
                                      std::string_view body, std::string_view place, const DateSpan& days) {
  bool begun = false;
  for (const PartyTerm& term : terms) {
    if (term.level != level || term.body != body || slug_of(term.place) != place) continue;
    if (term.from > days.last) continue;
    begun = true;
    if (term.from <= days.first && (term.to.empty() || days.last <= term.to)) return term.term;
  }
  return begun ? std::optional<std::string>(kUnknown) : std::nullopt;
}

}  // namespace

IdentityReader::IdentityReader(const Vocabulary& vocabulary, const NumberReader& numbers)
    : vocabulary_(vocabulary), numbers_(numbers), bodies_(vocabulary), laws_(vocabulary) {}

std::string IdentityReader::party_term(const IssuingBody& issuer,
                                       const std::optional<std::string>& date) const {
  if (!date) return std::string(kUnknown);
  const DateSpan days = span_of_date(*date);
  const std::string_view level = rank_of_place(issuer.place);
  if (level.empty()) {
    // Any of the levels that exist; the term is known where they agree.
    const std::string province = party_term({"?tỉnh", issuer.body}, date);
    return party_term({"?xã", issuer.body}, date) == province ? province : std::string(kUnknown);
  }
  const std::string_view province = std::string_view(issuer.place).substr(0, issuer.place.find('.'));
  const std::vector<PartyTerm>& terms = vocabulary_.party_terms();
  for (const auto& [body, place] : {std::pair<std::string_view, std::string_view>{issuer.body, province},
                                    {issuer.body, ""},
                                    {"", province},
                                    {"", ""}}) {
    if (const auto term = term_among(terms, level, body, place, days)) return *term;
  }
  return std::string(kUnknown);
}

/// Bodies that one document names, each looked up once.
class IdentityReader::Bodies {
 public:
  Bodies(const IssuingBodyReader& reader, const Issuer& citing) : reader_(reader), citing_(citing) {}

  const IssuingBody& of(const std::optional<std::string>& name, const std::string& sign) {
    const std::string key = name.value_or("") + '\n' + sign;
    const auto known = bodies_.find(key);
    if (known != bodies_.end()) return known->second;
    return bodies_.emplace(key, reader_.of_name_and_sign(name.value_or(""), sign, citing_)).first->second;
  }

 private:
  const IssuingBodyReader& reader_;
  const Issuer& citing_;
  StringMap<IssuingBody> bodies_;
};

Identity IdentityReader::numbered(const DocumentNumberMatch& number, std::string type,
                                  const IssuingBody& issuer, const std::optional<std::string>& date) const {
  if (is_law(number) && number.number && number.year) return law_identity(number);
  const bool party = is_party(number);
  Identity identity{party         ? "pt"
                    : number.year ? "qp"
                                  : "st",
                    to_string(issuer),
                    std::move(type),
                    number.number ? plain_number(*number.number) : std::string(kUnknown),
                    "",
                    ""};
  identity.period = party         ? party_term(issuer, date)
                    : number.year ? std::to_string(*number.year)
                                  : year_of(date);
  return identity;
}

Identity IdentityReader::named_law(const Citation& citation, const Header& citing) const {
  const Law* law = laws_.find(citation, citing.date);
  const auto number = law != nullptr ? numbers_.match_at(law->number) : std::nullopt;
  if (number && is_law(*number)) return law_identity(*number);
  const std::string year =
      law != nullptr && !law->date.empty() ? law->date.substr(0, 4) : year_of(citation.date);
  const bool ordinance = citation.name->starts_with("Pháp lệnh");
  return {"law", ordinance ? "ubtvqh" : "qh", "", std::string(kUnknown), year, slug_of(*citation.name)};
}

std::optional<std::string> IdentityReader::identify(const Citation& citation, const Header& citing,
                                                    Bodies& bodies) const {
  const auto number = citation.key ? numbers_.match_at(*citation.key) : std::nullopt;
  if (number && number->number) {
    std::string type = type_class(*number, citation.type);
    if (type.starts_with("QĐ") && is_party(*number)) {
      type = type == "QĐi" ? "QĐ.qyd" : party_decision(citation);
    }
    const IssuingBody& issuer = bodies.of(citation.issuer, number->issuer_sign);
    return to_string(numbered(*number, std::move(type), issuer, citation.date));
  }
  if (citation.name) return to_string(named_law(citation, citing));
  return std::nullopt;
}

std::optional<std::string> IdentityReader::of_citation(const Citation& citation, const Header& citing) const {
  Bodies bodies(bodies_, citing.issuer);
  return identify(citation, citing, bodies);
}

std::optional<std::string> IdentityReader::of_header(const Header& header) const {
  if (!header.number || !header.number->symbol) return std::nullopt;
  const auto number = numbers_.match_at(header.number->key.value_or("/" + *header.number->symbol));
  if (!number) return std::nullopt;
  std::string type = type_class(*number, header.type);
  if (type.starts_with("QĐ") && is_party(*number)) {
    type = header.type == "Quyết định" ? "QĐ.qd" : header.type == "Quy định" ? "QĐ.qyd" : "QĐ.?";
  }
  const IssuingBody issuer =
      bodies_.of_name_and_sign(header.issuer.name.value_or(""), number->issuer_sign, header.issuer);
  return to_string(numbered(*number, std::move(type), issuer, header.date));
}

void IdentityReader::identify(Document& record) const {
  record.header.identity = of_header(record.header);
  Bodies bodies(bodies_, record.header.issuer);
  for (Citation& citation : record.citations) citation.identity = identify(citation, record.header, bodies);
}

}  // namespace vanthu
