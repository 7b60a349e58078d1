#include "parsers/document_number.h"

#include <algorithm>
#include <set>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

// Fragments.  A dash may be printed as any of three characters, with blanks around it.
const std::string kDash = "[-–—]";
const std::string kSeparator = " ?(?:[-–—/]) ?";
// Letters behind a number are the first of the alphabet ("30c"); "l" and "o" there are misread digits.
const std::string kNumber = R"((\d{1,5}[a-eghkđ]?))";
const std::string kNumberWithCapital = R"((\d{1,5}[A-HKĐ]))";
// What a scanner makes of digits: l and I of 1, O and o of 0.
const std::string kMisreadNumber = R"((\d{1,4}[lIoO][\dlIoO]{0,3}|[lIoO]{1,3}\d[\dlIoO]{0,3}))";
const std::string kYear = R"(((?:19|20)\d{2}))";
// One group of an issuer's sign.  Lower case occurs in TTg, TTr, SNgV alone, so that "CPngày" ends behind CP.
const std::string kIssuerGroup = R"((?:TTg|TTr|CTr|SNgV|QyĐ|\p{Lu}[\p{Lu}\d.]*))";
// A blank on one side of a dash inside the sign is a slip; blanks on both sides part it from a name.
const std::string kIssuer = "(" + kIssuerGroup + "(?:(?:[-–—] ?| [-–—]| ?& ?|/)" + kIssuerGroup + ")*)";
// Issuer and drafting unit of an official letter: "UBND", "SGD&ĐT".
const std::string kLetterGroup = R"((?:SNgV|TTr|\p{Lu}[\p{Lu}\d]+)(?: ?& ?\p{Lu}+)*)";
// Bytes that a number takes at the most, blanks and a long row of partners included.
constexpr std::size_t kLongestNumber = 160;
// Confidence of a key that differs from what is printed in separators or letters.
constexpr double kMendedKey = 0.9;
// Left for the pen: blanks, dots, underscores.
const std::string kBlank = R"([ .…_]*)";
const std::string kLawSign = "((?:UBTV)?QH ?\\d{1,2}|PL-UBTVQH ?\\d{1,2}|L-CTN)";

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

/// "l5" → "15", "O5" → "05".
std::string read_misread_digits(std::string_view printed) {
  std::string digits(printed);
  for (char& c : digits) {
    if (c == 'l' || c == 'I') c = '1';
    if (c == 'o' || c == 'O') c = '0';
  }
  return digits;
}

/// Đ printed as D: "QĐ" → "QD".
std::string with_plain_d(std::string_view sign) {
  std::string plain;
  for (std::size_t i = 0; i < sign.size(); ++i) {
    const bool crossed = sign.substr(i).starts_with("Đ");
    plain += crossed ? 'D' : sign[i];
    if (crossed) ++i;
  }
  return plain;
}

bool is_small_letter(char32_t c) { return letters()[c].alphabetic && !letters()[c].upper_case; }

/// End of the sign that was matched up to `end`: a word that begins behind a mark with a capital
/// ("HĐND-Phòng", "UBND.Về") is no group of it; `begin` where nothing is left.
std::size_t sign_end(std::string_view text, std::size_t begin, std::size_t end) {
  const bool goes_on = end < text.size() && is_small_letter(code_point_at(text, end).value);
  if (!goes_on) return end;
  std::size_t last = end;
  while (last > begin && (static_cast<unsigned char>(text[last - 1]) & 0xC0u) == 0x80u) --last;
  if (last > begin) --last;
  // "TTg", "CTy" and glued words ("CPngày") follow another capital.
  if (last > begin && text[last - 1] != '-' && text[last - 1] != '.' && text[last - 1] != ' ' &&
      text[last - 1] != '&' && text[last - 1] != '/' && !text.substr(0, last).ends_with("–"))
    return end;
  std::size_t cut = last;
  while (cut > begin && std::string_view("-. &/").find(text[cut - 1]) != std::string_view::npos) --cut;
  return cut;
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
  // A title in capitals prints "15-CTR/TU", a keyboard without Đ "15-QD/TU"; HD and DA are signs themselves.
  const std::set<std::string> printed(signs.begin(), signs.end());
  for (const std::string& sign : printed) sign_as_printed_.emplace(sign, sign);
  for (const std::string& sign : printed) {
    for (const std::string& other : {to_upper(sign), with_plain_d(sign), with_plain_d(to_upper(sign))}) {
      if (printed.contains(other) || !sign_as_printed_.emplace(other, sign).second) continue;
      signs.push_back(other);
    }
    sign_as_printed_.emplace(to_lower(sign), sign);
  }
  const std::string type = "(" + any_of_words(signs) + ")";
  const std::string any_case_type = "((?i:" + any_of_words(signs) + "))";
  // "số31-QĐ/TW" is printed without a blank often enough.
  const std::string edge = R"((?:^|[^\p{L}\p{N}/.-]|(?i:số)))";

  // Groups inside a rule, in order: number, year, type sign, issuer sign; a rule without one of them has
  // "()".
  rules_ = {
      {"plain",
       kNumber + "() ?(?:[-–—/])? ?" + type + kSeparator + kIssuer,
       {"157/KH-UBND",  "05-NQ/ĐU",  "134/ KH-UBND",        "124QĐ/TW",
        "84 QĐ/TWĐTN",  "23/QĐ/TW",  "217/QĐ-TW",           "367 - QĐ/TWĐTN-VP",
        "30c/NQ-CP",    "07KL/TU",   "149/QĐ-UBND-TL",      "01-CTr/BXDĐ-ĐUUBNDX",
        "33/CT-TTg",    "123-CV/TU", "01/QCPH/UBND-UBMTTQ", "50/HD-MTTW-BTT",
        "11-QĐi/TW",    "05-NQ/ĐH",  "425/BC-UBPLTP15",     "1232/NQ-UBTVQH15",
        "03/VBHN-VPQH", "15-QD/TU",  "206/QĐ- BNN-PC"}},
      {"law",
       kNumber + kSeparator + kYear + kSeparator + "()" + kLawSign,
       {"10/2022/QH15", "02/2020/UBTVQH14", "34/2007/PL-UBTVQH11", "72 / 2025/QH15", "05/2025/L-CTN"}},
      {"normative",
       kNumber + kSeparator + kYear + kSeparator + type + kSeparator + kIssuer,
       {"61/2023/NĐ-CP", "48/2019/QĐ-UBND", "55/2005/TTLT-BNV-VPCP", "19/2008/NQLT/CP-UBTUMTTQVN",
        "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "01/2025/TTLT-BCA-BQP-BTC-BTP"}},
      {"capital-suffix", kNumberWithCapital + "() ?[-–—/] ?" + type + kSeparator + kIssuer, {"3176B/QĐ-BYT"}},
      {"small-letters",
       kNumber + "()" + kSeparator + any_case_type + kSeparator + "((?i:TW|TU|ĐU|UBND|HĐND|TTg|CP)(?:-" +
           kIssuerGroup + ")*)",
       {"15-qđ/tw", "12/KH-ubnd", "61-Qđ/TW"},
       true,
       0.8},
      {"misread-digits",
       kMisreadNumber + "(?:/" + kYear + ")?" + kSeparator + type + kSeparator + kIssuer,
       {"l5-CT/TU", "O5-NQ/TU", "2l7-QĐ/TW", "6l/2023/NĐ-CP"},
       true,
       0.6},
      {"comma-for-dash", kNumber + "()/" + type + ", (UBND|HĐND)", {"5006/QĐ, UBND"}, true, 0.9},
      {"stop-for-dash", kNumber + "()/" + type + "\\.(UBND|HĐND)", {"15/QĐ.UBND"}, false, 0.9},
      {"type-lost", kNumber + "()/()" + kDash + "(UBND|HĐND|TTg|CP)", {"1281/-UBND"}, false, 0.9},
      // Signs have two letters at least: "15/A-B" is a number plate.
      {"official-letter",
       kNumber + "() ?/ ?()(" + kLetterGroup + "(?: ?[-–—] ?" + kLetterGroup + ")+)",
       {"123/UBND-VX", "610/SYT-VP", "4836/SNV-TCBC", "1451/SGD&ĐT-VP"},
       true},
      {"blank-law", "()" + kBlank + "[/] ?" + kYear + kSeparator + "()" + kLawSign, {"… /2025/QH15"}, true},
      {"blank",
       "()" + kBlank + "[/-] ?(?:" + kYear + kSeparator + ")?" + type + kSeparator + kIssuer,
       {"/KH-UBND", "...../QĐ-UBND", "… /QĐ-UBND", "-CTr/ĐU", ".../2026/QĐ-UBND"},
       true},
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
    if (!match) return std::nullopt;
    auto found = read_behind_edge(text, match->whole());
    if (found && found->where.begin >= from) return found;
    at = std::max(match->whole().end, at + 1);
  }
  return std::nullopt;
}

std::optional<DocumentNumberMatch> NumberReader::match_at(std::string_view text, std::size_t from) const {
  auto found = read_at(text, from, first_bytes(text, from + kLongestNumber).size());
  return found && found->where.begin == from ? found : std::nullopt;
}

/// The number in a match of `anywhere_`, behind its edge: the start of the text, "số", or a character that is
/// no part of one.
std::optional<DocumentNumberMatch> NumberReader::read_behind_edge(std::string_view text,
                                                                  ByteRange match) const {
  if (match.begin == 0) {
    if (auto found = read_at(text, 0, match.end)) return found;
  }
  const DecodedCodePoint first = code_point_at(text, match.begin);
  std::size_t begin = match.begin + first.length;
  if (letters()[first.value].alphabetic && begin < text.size()) begin += code_point_at(text, begin).length;
  return read_at(text, begin, match.end);
}

/// The number at `offset` exactly, by the first rule that reads it; it ends at `end` at the latest.
std::optional<DocumentNumberMatch> NumberReader::read_at(std::string_view text, std::size_t offset,
                                                         std::size_t end) const {
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const auto match = patterns_[i].match_at(text.substr(0, end), offset);
    if (!match) continue;
    if (auto found = build(text, rules_[i], *match)) return found;
  }
  return std::nullopt;
}

/// "CTR" → "CTr", "QD" → "QĐ", "qđ" → "QĐ".
std::string NumberReader::type_sign_of(std::string_view printed) const {
  const auto sign = sign_as_printed_.find(std::string(printed));
  if (sign != sign_as_printed_.end()) return sign->second;
  const auto small = sign_as_printed_.find(to_lower(printed));
  return small == sign_as_printed_.end() ? std::string(printed) : small->second;
}

std::optional<DocumentNumberMatch> NumberReader::build(std::string_view text, const NumberRule& rule,
                                                       const Match& match) const {
  DocumentNumberMatch found;
  found.where = match.whole();
  const std::size_t sign_begin = match.groups[4].begin;
  const std::size_t end = sign_end(text, sign_begin, match.groups[4].end);
  if (end <= sign_begin) return std::nullopt;
  if (end < match.groups[4].end) found.where.end = end;
  while (found.where.begin < found.where.end && text[found.where.begin] == ' ') ++found.where.begin;
  found.rule = rule.name;
  found.needs_cue = rule.needs_cue;
  found.confidence = rule.confidence;
  found.raw_key = std::string(text.substr(found.where.begin, found.where.size()));
  if (const auto number = match.text(text, 1); !number.empty()) {
    found.number = rule.name == "misread-digits" ? read_misread_digits(number) : std::string(number);
  }
  if (const auto year = match.text(text, 2); !year.empty()) found.year = std::stoi(std::string(year));
  found.type_sign = type_sign_of(match.text(text, 3));
  found.issuer_sign = tidy_sign(text.substr(sign_begin, end - sign_begin));
  if (rule.name == "small-letters") found.issuer_sign = to_upper(found.issuer_sign);
  if (found.issuer_sign == "TTG") found.issuer_sign = "TTg";
  // A full stop that ends the sentence is no part of the sign.
  while (found.raw_key.ends_with('.')) {
    found.raw_key.pop_back();
    --found.where.end;
  }

  // The printed shape stands unless the sign belongs to the other regime (domain: 217/QĐ-TW is 217-QĐ/TW).
  const bool printed_party = found.raw_key.find('/') != std::string::npos && !found.year &&
                             found.raw_key.rfind('/') > found.raw_key.find(match.text(text, 3));
  found.party = !found.type_sign.empty() && !found.year &&
                (is_party_sign(found.issuer_sign) || (printed_party && !is_state_sign(found.issuer_sign)));
  const std::string year = found.year ? "/" + std::to_string(*found.year) : "";
  if (found.type_sign.empty()) {
    found.symbol = (rule.name == "type-lost" ? "-" : "") + found.issuer_sign;
  } else {
    found.symbol = found.type_sign + (found.party ? "/" : "-") + found.issuer_sign;
  }
  if (found.number) {
    found.key = *found.number + year + (found.party ? "-" : "/") + found.symbol;
    if (tidy_sign(found.raw_key) != found.key) found.confidence = std::min(found.confidence, kMendedKey);
  }
  return found;
}

}  // namespace vanthu
