// Checks of laws that are cited: in force on the document's date, officially named, and not forgotten.
#include <algorithm>
#include <set>

#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/own_document.h"

namespace vanthu {
namespace {

/// The law of the vocabulary that `citation` means; nullptr where it means none or several.
const Law* law_of(const CheckedDocument& checked, const Citation& citation) {
  if (!citation.name && !citation.key) return nullptr;
  return checked.laws.find(citation, checked.record.header.date);
}

/// The newest version that is in force on `day`; nullptr where none is.
const Law* version_in_force(const std::vector<const Law*>& versions, const std::string& day) {
  for (const Law* law : versions) {
    const bool begun = law->valid_from.empty() ? law->date <= day : law->valid_from <= day;
    if (begun && (law->valid_to.empty() || day <= law->valid_to)) return law;
  }
  return nullptr;
}

/// How a law is cited with its number: "Luật Thanh tra số 84/2025/QH15".
std::string in_words(const Law& law) { return law.name + (law.number.empty() ? "" : " số " + law.number); }

// R-34; each law once.  A document without a whole date cannot be judged, a name alone means the law in
// force.
std::vector<Issue> check_in_force(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const auto& own = checked.record.header.date;
  if (!own || own->size() < kFullDate || own_date_impossible(checked)) return issues;
  std::set<const Law*> reported;
  for (const CitationParts& cited : checked.cited) {
    const Citation& citation = *cited.citation;
    if (cited.inside_title) continue;
    if (citation.relation == "amends" || citation.relation == "replaces" || citation.relation == "repeals")
      continue;
    const Law* law = law_of(checked, citation);
    if (law == nullptr || reported.contains(law)) continue;
    const ByteRange where = citation.span.bytes;
    if (!law->valid_to.empty() && law->valid_to < *own) {
      const Law* successor = version_in_force(checked.laws.versions(law->name), *own);
      const std::string now = successor == nullptr ? "" : in_words(*successor);
      reported.insert(law);
      issues.push_back(make_issue(checked, {"citation-not-in-force",
                                            where,
                                            {citation.raw, printed_date(law->valid_to), now},
                                            std::nullopt,
                                            now.empty() ? "citation-not-in-force" : "citation-replaced"}));
    } else if (!law->valid_from.empty() && law->valid_from > *own && citation.relation == "basis") {
      reported.insert(law);
      issues.push_back(make_issue(checked, {"citation-not-in-force",
                                            where,
                                            {citation.raw, printed_date(law->valid_from), printed_date(*own)},
                                            std::nullopt,
                                            "citation-not-yet-in-force"}));
    }
  }
  return issues;
}

/// The law's name as it stands at the beginning of `raw`, as many bytes as the official name's key covers.
std::string printed_name(const std::string& raw, const std::string& official) {
  const NormalizedText key = comparison_key_with_origin(raw);
  const std::string wanted = comparison_key(official);
  if (!key.text.starts_with(wanted)) return {};
  return raw.substr(0, key.origin[wanted.size()]);
}

// R-36; each wording once.  Dashes, tone marks and i/y may vary, and a heading is in capitals throughout.
std::vector<Issue> check_law_names(const CheckedDocument& checked) {
  constexpr double kHeading = 0.9;
  std::vector<Issue> issues;
  std::set<std::string> reported;
  for (const CitationParts& cited : checked.cited) {
    const Citation& citation = *cited.citation;
    if (!citation.name || cited.inside_title) continue;
    const std::string printed = printed_name(citation.raw, *citation.name);
    if (printed.empty() || upper_case_share(printed) > kHeading) continue;
    // The kind itself may begin a sentence or not: "luật Đất đai", "Bộ Luật Dân sự" are no faults of the
    // name.
    const std::size_t kind = citation.name->find(' ');
    if (kind == std::string::npos || printed.size() != citation.name->size()) continue;
    const bool same_case = place_tones(printed).substr(kind) == place_tones(*citation.name).substr(kind);
    if (same_case || !reported.insert(printed).second) continue;
    issues.push_back(
        make_issue(checked, {"law-name-variant", citation.span.bytes, {printed, *citation.name}}));
  }
  return issues;
}

/// True where the title names the topic.  A topic that is itself an instrument ("Quy chế dân chủ") counts
/// wherever the text names it: who carries it out must know what it rests on.
bool is_about(const CheckedDocument& checked, const std::vector<std::string>& topics) {
  const std::string title = comparison_key(checked.record.header.title.value_or(""));
  return std::any_of(topics.begin(), topics.end(), [&](const std::string& topic) {
    const std::string key = comparison_key(topic);
    if (title.find(key) != std::string::npos) return true;
    return key.starts_with("quy chế ") && checked.text_key.text.find(key) != std::string::npos;
  });
}

bool cites(const CheckedDocument& checked, const MandatoryBasis& basis) {
  const std::string law = comparison_key(basis.law);
  const std::string block = basis.document.empty() ? "" : block_of(basis.document);
  return std::any_of(checked.record.citations.begin(), checked.record.citations.end(),
                     [&](const Citation& one) {
                       if (!law.empty()) {
                         const Law* meant = law_of(checked, one);
                         return (one.name && comparison_key(*one.name) == law) ||
                                (meant != nullptr && meant->name == basis.law);
                       }
                       return one.identity && block_of(*one.identity) == block;
                     });
}

// R-35, of documents whose province and date the row covers.
std::vector<Issue> check_bases(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const Header& header = checked.record.header;
  if (!header.title || !header.date || checked.parts.body.begin >= checked.parts.body.end) return issues;
  if (checked.record.citations.empty() && !header.number) return issues;
  for (const MandatoryBasis& basis : checked.vocabulary.mandatory_bases()) {
    if (!basis.province.empty() && basis.province != header.issuer.province) continue;
    if (last_day_of(*header.date) < basis.valid_from && !own_date_impossible(checked)) continue;
    if (!is_about(checked, basis.topics) || cites(checked, basis)) continue;
    const std::string label = basis.label.empty() ? basis.law : basis.label;
    issues.push_back(
        make_issue(checked, {"basis-missing", title_range(checked), {label, basis.topics.front()}}));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& law_checks() {
  static const std::vector<Check> checks = {
      {{"citation-not-in-force"}, check_in_force},
      {{"law-name-variant"}, check_law_names},
      {{"basis-missing"}, check_bases},
  };
  return checks;
}

}  // namespace vanthu
