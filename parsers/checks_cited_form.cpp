// Checks of each citation by itself: number and sign, issuer, date, completeness.
#include <algorithm>
#include <map>
#include <set>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/own_document.h"
#include "parsers/type_signs.h"

namespace vanthu {
namespace {

//
std::vector<Issue> check_number_form(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const Citation& citation : checked.record.citations) {
    if (!citation.key || !citation.raw_key || *citation.raw_key == *citation.key) continue;
    issues.push_back(
        make_issue(checked, {"sign-malformed", citation.span.bytes, {*citation.raw_key, *citation.key}}));
  }
  return issues;
}

/// Usual signs of bodies by their spelling without strokes, where a body's row lists that too: "BXDD" →
/// "BXDĐ".
std::map<std::string, std::string> signs_without_strokes(const Vocabulary& vocabulary) {
  constexpr std::string_view kStroke = "Đ";
  std::map<std::string, std::string> signs;
  for (const IssuerName& issuer : vocabulary.issuers()) {
    if (issuer.signs.size() < 2) continue;
    std::string plain = issuer.signs.front();
    for (std::size_t at = 0; (at = plain.find(kStroke, at)) != std::string::npos;) {
      plain.replace(at, kStroke.size(), "D");
    }
    if (plain != issuer.signs.front()) signs.emplace(std::move(plain), issuer.signs.front());
  }
  return signs;
}

/// `key` with the organs of its symbol spelled as their bodies do.
std::string respelled_key(const std::map<std::string, std::string>& signs, const CitationParts& cited) {
  std::string key = *cited.citation->key;
  const std::string& sign = cited.number->issuer_sign;
  for (std::size_t begin = 0; begin <= sign.size();) {
    const std::size_t end = std::min(sign.find('-', begin), sign.size());
    const std::string part = sign.substr(begin, end - begin);
    const auto right = signs.find(part);
    if (const std::size_t at = key.rfind(part); right != signs.end() && at != std::string::npos) {
      key.replace(at, part.size(), right->second);
    }
    begin = end + 1;
  }
  return key;
}

// R-06 of letters; each number once.
std::vector<Issue> check_letters_of_sign(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  std::set<std::string> reported;
  std::map<std::string, std::string> signs;  // made where a sign has a plain D
  for (const CitationParts& cited : checked.cited) {
    if (!cited.citation->key || !cited.number) continue;
    if (cited.number->issuer_sign.find('D') == std::string::npos) continue;
    if (signs.empty()) signs = signs_without_strokes(checked.vocabulary);
    const std::string right = respelled_key(signs, cited);
    if (right == *cited.citation->key || !reported.insert(right).second) continue;
    issues.push_back(make_issue(checked, {"sign-malformed",
                                          cited.citation->span.bytes,
                                          {*cited.citation->key, right},
                                          std::nullopt,
                                          "sign-misspelt"}));
  }
  return issues;
}

// R-05 of what is cited; each number once.
std::vector<Issue> check_type_words(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  std::set<std::string> reported;
  for (const CitationParts& cited : checked.cited) {
    const Citation& citation = *cited.citation;
    if (!citation.type || !cited.number || cited.number->type_sign.empty()) continue;
    if (!sign_contradicts_type(checked.vocabulary, *citation.type, cited.number->type_sign)) continue;
    if (!reported.insert(*citation.type + *citation.key).second) continue;
    issues.push_back(make_issue(checked, {"type-sign-mismatch",
                                          citation.span.bytes,
                                          {citation.raw, *citation.type, cited.number->type_sign,
                                           signs_in_words(checked.vocabulary, *citation.type)}}));
  }
  return issues;
}

//
std::vector<Issue> check_sign_of_issuer(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const CitationParts& cited : checked.cited) {
    const Citation& citation = *cited.citation;
    if (!citation.issuer || !cited.number || cited.number->issuer_sign.empty()) continue;
    if (checked.bodies.sign_fit(cited.number->issuer_sign, *citation.issuer) != SignFit::conflicts) continue;
    issues.push_back(make_issue(checked, {"sign-issuer-mismatch",
                                          citation.span.bytes,
                                          {*citation.key, cited.number->issuer_sign, *citation.issuer}}));
  }
  return issues;
}

// R-28; each number once.
std::vector<Issue> check_year_of_number(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  std::set<std::string> reported;
  for (const CitationParts& cited : checked.cited) {
    const Citation& citation = *cited.citation;
    if (!cited.number || !cited.number->year || !citation.date) continue;
    const std::string year = std::to_string(*cited.number->year);
    if (citation.date->starts_with(year) || !reported.insert(citation.raw).second) continue;
    issues.push_back(make_issue(
        checked,
        {"citation-year-mismatch", citation.span.bytes, {citation.raw, year, citation.date->substr(0, 4)}}));
  }
  return issues;
}

//
std::vector<Issue> check_inherited(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const Citation& citation : checked.record.citations) {
    if (citation.inherited.empty()) continue;
    std::string vi, en;
    for (const InheritedField& field : citation.inherited) {
      const bool date = field.field == "date", issuer = field.field == "issuer";
      const std::string value = date     ? printed_date(citation.date.value_or(""))
                                : issuer ? citation.issuer.value_or("")
                                         : citation.type.value_or("");
      vi += (vi.empty() ? "" : "; ") +
            std::string(date     ? "ngày "
                        : issuer ? "cơ quan ban hành "
                                 : "tên loại ") +
            value;
      en += (en.empty() ? "" : "; ") + field.field + " " + value;
    }
    const std::size_t from = citation.inherited.front().from;
    if (from >= checked.record.citations.size()) continue;
    const Citation& source = checked.record.citations[from];
    issues.push_back(make_issue(
        checked,
        {"citation-inferred", citation.span.bytes, {citation.raw, vi, en, source.raw}, source.span.bytes}));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& cited_form_checks() {
  static const std::vector<Check> checks = {
      {{"sign-malformed"}, check_number_form},
      {{"sign-malformed"}, check_letters_of_sign},
      {{"type-sign-mismatch"}, check_type_words},
      {{"sign-issuer-mismatch"}, check_sign_of_issuer},
      {{"citation-year-mismatch"}, check_year_of_number},
      {{"citation-inferred"}, check_inherited},
  };
  return checks;
}

}  // namespace vanthu
