#include "tools/export/akn_uri.h"

#include "normalize/text_forms.h"
#include "parsers/dates.h"
#include "parsers/excerpt.h"
#include "parsers/identity.h"

namespace vanthu {
namespace {

constexpr std::string_view kUnknown = "nn";
constexpr std::size_t kLongestWord = 120;  // bytes: the longest name of a body has some 100

bool is_known(std::string_view part) { return !part.empty() && part.find('?') == std::string_view::npos; }

std::string or_unknown(std::string_view part) {
  const std::string word = is_known(part) ? iri_word(part) : std::string();
  return word.empty() ? std::string(kUnknown) : word;
}

bool is_act(const Identity& identity) { return identity.regime == "law" || identity.regime == "qp"; }

std::string iri_of(const Identity& identity, const std::string& number) {
  std::string iri = is_act(identity) ? "/akn/vn/act/" : "/akn/vn/doc/";
  if (!identity.type.empty()) iri += or_unknown(identity.type) + "/";
  return iri + or_unknown(identity.issuer) + "/" + or_unknown(identity.period) + "/" + number;
}

bool is_whole(const Identity& identity) {
  const bool typed = identity.type.empty() ? identity.regime == "law" : is_known(identity.type);
  return typed && is_known(identity.issuer) && is_known(identity.period) &&
         (is_known(identity.number) || is_known(identity.name));
}

/// What the head says where there is no key: of a document without a number line.
Identity described(const Header& header) {
  Identity identity;
  identity.type = header.type.value_or("?");
  identity.issuer = header.issuer.name.value_or("?");
  identity.period = header.date ? header.date->substr(0, 4) : "?";
  identity.number = "?";
  return identity;
}

/// The number at that place of a date that is formed like YYYY-MM-DD; 0 where there is none.
int number_at(std::string_view date, std::size_t begin, std::size_t digits) {
  int number = 0;
  for (const char c : date.substr(begin, digits)) {
    if (c < '0' || c > '9') return 0;
    number = 10 * number + (c - '0');
  }
  return number;
}

}  // namespace

bool is_day(const std::optional<std::string>& date) {
  return date && date->size() == 10 &&
         iso_date(number_at(*date, 0, 4), number_at(*date, 5, 2), number_at(*date, 8, 2)) == date;
}

std::string iri_word(std::string_view text) {
  std::string word;
  // Small letters may take more bytes than capitals: cut before and after.
  for (const char c : to_lower(first_bytes(text, 2 * kLongestWord))) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || (c & 0x80) != 0;
    if (kept) {
      word += c;
    } else if (!word.empty() && word.back() != '-') {
      word += '-';
    }
  }
  word = std::string(first_bytes(word, kLongestWord));
  while (word.ends_with('-') || word.ends_with('.')) word.pop_back();
  return word;
}

std::optional<std::string> find_work_iri(std::string_view identity) {
  const std::optional<Identity> read = parse_identity(identity);
  if (!read || !is_whole(*read)) return std::nullopt;
  return iri_of(*read, or_unknown(is_known(read->number) ? read->number : read->name));
}

std::string work_iri(const Document& document) {
  const Header& header = document.header;
  if (header.identity) {
    if (auto iri = find_work_iri(*header.identity)) return *iri;
  }
  std::optional<Identity> identity = header.identity ? parse_identity(*header.identity) : std::nullopt;
  if (!identity) identity = described(header);
  constexpr std::size_t kDigits = 12;  // enough to keep all documents of the country apart
  const std::string number = or_unknown(identity->number);
  return iri_of(*identity,
                number + "-" + std::string(first_bytes(iri_word(document.source.sha256), kDigits)));
}

std::string expression_iri(std::string_view work, const Document& document) {
  return std::string(work) + "/vie@" + (is_day(document.header.date) ? *document.header.date : std::string());
}

std::string ontology_iri(std::string_view kind, std::string_view name) {
  return "/akn/ontology/" + std::string(kind) + "/vn/" + or_unknown(name);
}

}  // namespace vanthu
