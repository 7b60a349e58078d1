#include "parsers/document_number.h"

#include <set>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

// Fragments.  A dash may be printed as any of three characters, with blanks around it.
const std::string kDash = "[-–—]";
const std::string kSeparator = " ?(?:[-–—/]) ?";
const std::string kNumber = R"((\d{1,5}[a-zđ]?))";
const std::string kNumberWithCapital = R"((\d{1,5}[A-ZĐ]))";
const std::string kYear = R"(((?:19|20)\d{2}))";
// One group of an issuer's sign.  Lower case occurs in TTg, TTr, SNgV alone, so that "CPngày" ends behind CP.
const std::string kIssuerGroup = R"((?:TTg|TTr|CTr|SNgV|QyĐ|\p{Lu}[\p{Lu}\d.]*))";
const std::string kIssuer = "(" + kIssuerGroup + "(?:(?:[-–—]| ?& ?)" + kIssuerGroup + ")*)";
// Issuer and drafting unit of an official letter: "UBND", "SGD&ĐT".
const std::string kLetterGroup = R"(\p{Lu}[\p{Lu}\d]+(?: ?& ?\p{Lu}+)*)";
// Left for the pen: blanks, dots, underscores.
const std::string kBlank = R"([ .…_]*)";

std::string without(std::string_view text, std::string_view unwanted) {
  std::string kept;
  for (const char c : text) {
    if (unwanted.find(c) == std::string_view::npos) kept += c;
  }
  return kept;
}

/// "–" and "—" as "-", blanks gone, full stops inside a sign gone: "TT.HĐND" → "TTHĐND".
std::string tidy_sign(std::string_view printed) {
  std::string sign;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    if (printed.substr(i).starts_with("–") || printed.substr(i).starts_with("—")) {
      sign += '-';
      i += 2;
    } else {
      sign += printed[i];
    }
  }
  sign = without(sign, " .");
  if (sign == "TTG") sign = "TTg";
  return sign;
}

/// The expression with its groups, "(…)", as mere brackets, "(?:…)".
std::string without_groups(std::string_view expression) {
  std::string plain;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    plain += expression[i];
    const bool escaped = i > 0 && expression[i - 1] == '\\';
    if (expression[i] == '(' && !escaped && !expression.substr(i + 1).starts_with('?')) plain += "?:";
  }
  return plain;
}

}  // namespace

bool is_party_sign(std::string_view issuer_sign) {
  static const Pattern party(
      R"(^(?:\p{Lu}*TW|\p{Lu}*TU|ĐU\p{Lu}*|\p{Lu}*ĐU|HU|QU|TXU|BXDĐ|BXDD|TWĐTN|TĐTN|ĐTN|CB|ĐH)(?:-.*)?$)");
  static const Pattern front(R"(^(?:MTTW|UBTWMTTQ))");
  return party.contains(issuer_sign) && !front.contains(issuer_sign);
}

bool is_state_sign(std::string_view issuer_sign) {
  static const Pattern state(
      R"(^(?:UBND|UB|HĐND|TTHĐND|TTg|CP|CTN|QH\d*|UBTVQH\d*|VPCP|TTCP|B(?:NV|TC|YT|CA|QP|XD|CT|TP|NNMT|GDĐT|KHCN|VHTTDL|DTTG))(?:[-&].*)?$)");
  return state.contains(issuer_sign);
}

NumberReader::NumberReader(const Vocabulary& vocabulary) {
  std::vector<std::string> signs;
  for (const DocumentType& type : vocabulary.document_types()) {
    signs.insert(signs.end(), type.signs.begin(), type.signs.end());
  }
  // A title in capitals prints "15-CTR/TU".
  const std::set<std::string> printed(signs.begin(), signs.end());
  for (const std::string& sign : printed) {
    const std::string capitals = to_upper(sign);
    if (printed.contains(capitals)) continue;
    signs.push_back(capitals);
    sign_of_capitals_.emplace(capitals, sign);
  }
  const std::string type = "(" + any_of_words(signs) + ")";
  // "số31-QĐ/TW" is printed without a blank often enough.
  const std::string edge = R"((?:^|[^\p{L}\p{N}/.-]|(?i:số)))";

  // Groups inside a rule, in order: number, year, type sign, issuer sign; a rule without one of them has
  // "()".
  rules_ = {
      {"law",
       kNumber + kSeparator + kYear + kSeparator + "()((?:UBTV)?QH ?\\d{1,2}|PL-UBTVQH ?\\d{1,2}|L-CTN)",
       {"10/2022/QH15", "02/2020/UBTVQH14", "34/2007/PL-UBTVQH11", "72 / 2025/QH15"}},
      {"normative",
       kNumber + kSeparator + kYear + kSeparator + type + kSeparator + kIssuer,
       {"61/2023/NĐ-CP", "48/2019/QĐ-UBND", "55/2005/TTLT-BNV-VPCP", "19/2008/NQLT/CP-UBTUMTTQVN"}},
      {"capital-suffix", kNumberWithCapital + "() ?[-–—/] ?" + type + kSeparator + kIssuer, {"3176B/QĐ-BYT"}},
      {"plain",
       kNumber + "() ?(?:[-–—/])? ?" + type + kSeparator + kIssuer,
       {"157/KH-UBND", "05-NQ/ĐU", "134/ KH-UBND", "124QĐ/TW", "84 QĐ/TWĐTN", "23/QĐ/TW", "217/QĐ-TW",
        "367 - QĐ/TWĐTN-VP", "30c/NQ-CP", "07KL/TU", "149/QĐ-UBND-TL", "01-CTr/BXDĐ-ĐUUBNDX",
        "01/QCPH/UBND-UBMTTQ", "33/CT-TTg", "123-CV/TU"}},
      {"comma-for-dash", kNumber + "()/" + type + ", (UBND|HĐND)", {"5006/QĐ, UBND"}},
      {"stop-for-dash", kNumber + "()/" + type + "\\.(UBND|HĐND)", {"15/QĐ.UBND"}},
      {"type-lost", kNumber + "()/()" + kDash + "(UBND|HĐND|TTg|CP)", {"1281/-UBND"}},
      // Signs have two letters at least: "15/A-B" is a number plate.
      {"official-letter",
       kNumber + "()/()(" + kLetterGroup + "(?:[-–—]" + kLetterGroup + ")+)",
       {"123/UBND-VX", "610/SYT-VP", "4836/SNV-TCBC", "1451/SGD&ĐT-VP"}},
      {"blank",
       "()()" + kBlank + "[/-] ?" + type + kSeparator + kIssuer,
       {"/KH-UBND", "...../QĐ-UBND", "… /QĐ-UBND", "-CTr/ĐU"}},
  };

  std::string any;
  for (const NumberRule& rule : rules_) {
    patterns_.emplace_back(rule.expression);
    any += (any.empty() ? "" : "|") + without_groups(rule.expression);
  }
  anywhere_.emplace(edge + "(?:" + any + ")");
}

std::optional<DocumentNumberMatch> NumberReader::find(std::string_view text, std::size_t from) const {
  // The edge before the number may be the byte at `from` - 1.
  for (std::size_t at = from; at <= text.size();) {
    const auto match = anywhere_->find(text, at);
    const auto found = match ? read_behind_edge(text, match->whole().begin) : std::nullopt;
    if (!found || found->where.begin >= from) return found;
    at = found->where.end;
  }
  return std::nullopt;
}

std::optional<DocumentNumberMatch> NumberReader::match_at(std::string_view text, std::size_t from) const {
  auto found = read_at(text, from);
  return found && found->where.begin == from ? found : std::nullopt;
}

/// The number behind the edge at `edge`: the start of the text, "số", or a character that is no part of one.
std::optional<DocumentNumberMatch> NumberReader::read_behind_edge(std::string_view text,
                                                                  std::size_t edge) const {
  if (edge == 0) {
    if (auto found = read_at(text, 0)) return found;
  }
  const DecodedCodePoint first = code_point_at(text, edge);
  std::size_t begin = edge + first.length;
  if (letters()[first.value].alphabetic && begin < text.size()) begin += code_point_at(text, begin).length;
  return read_at(text, begin);
}

/// The number at `offset` exactly, by the first rule that reads it.
std::optional<DocumentNumberMatch> NumberReader::read_at(std::string_view text, std::size_t offset) const {
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (const auto match = patterns_[i].match_at(text, offset)) return build(text, rules_[i], *match);
  }
  return std::nullopt;
}

DocumentNumberMatch NumberReader::build(std::string_view text, const NumberRule& rule,
                                        const Match& match) const {
  DocumentNumberMatch found;
  found.where = match.whole();
  while (found.where.begin < found.where.end && text[found.where.begin] == ' ') ++found.where.begin;
  found.rule = rule.name;
  found.raw_key = std::string(text.substr(found.where.begin, found.where.size()));
  if (const auto number = match.text(text, 1); !number.empty()) found.number = std::string(number);
  if (const auto year = match.text(text, 2); !year.empty()) found.year = std::stoi(std::string(year));
  found.type_sign = std::string(match.text(text, 3));
  if (const auto sign = sign_of_capitals_.find(found.type_sign); sign != sign_of_capitals_.end()) {
    found.type_sign = sign->second;
  }
  found.issuer_sign = tidy_sign(match.text(text, 4));
  // A full stop that ends the sentence is no part of the sign.
  while (found.raw_key.ends_with('.')) {
    found.raw_key.pop_back();
    --found.where.end;
  }
  found.needs_cue =
      found.rule == "official-letter" || found.rule == "blank" || found.rule == "comma-for-dash";

  // The printed shape stands unless the sign belongs to the other regime (domain: 217/QĐ-TW is 217-QĐ/TW).
  const bool printed_party = found.raw_key.find('/') != std::string::npos && !found.year &&
                             found.raw_key.rfind('/') > found.raw_key.find(match.text(text, 3));
  found.party = !found.type_sign.empty() && !found.year &&
                (is_party_sign(found.issuer_sign) || (printed_party && !is_state_sign(found.issuer_sign)));
  const std::string year = found.year ? "/" + std::to_string(*found.year) : "";
  if (found.rule == "law") {
    found.symbol = found.issuer_sign;
  } else if (found.type_sign.empty()) {
    found.symbol = (found.rule == "type-lost" ? "-" : "") + found.issuer_sign;
  } else {
    found.symbol = found.type_sign + (found.party ? "/" : "-") + found.issuer_sign;
  }
  if (found.number) {
    found.key = *found.number + year + (found.party ? "-" : "/") + found.symbol;
  }
  return found;
}

}  // namespace vanthu
