#include "store/known_directives.h"

#include <set>
#include <string>
#include <utility>

#include "normalize/vocabulary.h"
#include "parsers/identity.h"
#include "parsers/issuing_body.h"

namespace vanthu {
namespace {

/// The embedded tables: rows that a user lays over them count where records are made.
const Vocabulary& vocabulary() {
  static const Vocabulary tables = Vocabulary::load();
  return tables;
}

std::string_view without_zeros(std::string_view number) {
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

/// "42/2013" of a numbered law, the slug of any law's name.
const std::set<std::string, std::less<>>& law_marks() {
  static const std::set<std::string, std::less<>> marks = [] {
    std::set<std::string, std::less<>> collected;
    for (const Law& law : vocabulary().laws()) {
      const std::size_t year = law.number.find('/');
      if (year != std::string::npos) {
        collected.emplace(without_zeros(law.number.substr(0, law.number.find('/', year + 1))));
      }
      collected.insert(slug_of(law.name));
    }
    return collected;
  }();
  return marks;
}

/// The organ behind the type's sign: "UBND" of "48/2019/QĐ-UBND", "TW" of "23/QĐ/TW"; "" where there is none.
std::string_view organ_of(std::string_view key, std::string_view type_sign) {
  for (std::size_t at = key.find(type_sign); at != std::string_view::npos; at = key.find(type_sign, at + 1)) {
    const std::size_t end = at + type_sign.size();
    const bool begins = at > 0 && (key[at - 1] == '/' || key[at - 1] == '-');
    if (begins && end < key.size() && (key[end] == '/' || key[end] == '-')) return key.substr(end + 1);
  }
  return {};
}

}  // namespace

bool is_known_law(std::string_view identity) {
  const auto parts = parse_identity(identity);
  if (!parts || parts->regime != "law") return false;
  return law_marks().contains(parts->number == "?" ? parts->name : parts->number + "/" + parts->period);
}

bool contradicts_itself(const CitationWording& wording) {
  const auto parts = parse_identity(wording.identity);
  if (!parts || parts->regime == "law" || !wording.key || !wording.issuer) return false;
  const std::string_view sign = std::string_view(parts->type).substr(0, parts->type.find('.'));
  const std::string_view organ = organ_of(*wording.key, sign);
  if (organ.empty()) return false;
  static const IssuingBodyReader bodies(vocabulary());
  return bodies.sign_fit(organ, *wording.issuer) == SignFit::conflicts;
}

}  // namespace vanthu
