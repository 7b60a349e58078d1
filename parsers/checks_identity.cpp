// Checks of the document's own number, date, type, sign and letterhead.
#include <algorithm>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/excerpt.h"
#include "parsers/header.h"
#include "parsers/own_document.h"
#include "parsers/type_signs.h"

namespace vanthu {
namespace {

/// "number-missing" or "date-incomplete" of a line of the head, as `unread` words it where that is a scan.
Issue blank_issue(const CheckedDocument& checked, std::string_view code, ByteRange line, std::string words,
                  std::string_view unread) {
  Report report{code, line, {std::move(words)}};
  if (is_recognized(checked.document, line)) {
    report.wording = unread;
    report.severity = Severity::warning;
  }
  return make_issue(checked, report);
}

// R-01, R-02.  A draft bears neither legitimately.
std::vector<Issue> check_number_and_date(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const Header& header = checked.record.header;
  if (header.draft) return issues;
  const Citation* parent = parent_citation(checked);
  if (header.number && !header.number->number) {
    const ByteRange line = find_number_line(checked.document, checked.parts);
    issues.push_back(blank_issue(checked, "number-missing", line, header.number->raw, "number-unread"));
  } else if (!header.number && parent != nullptr && !parent->key) {
    issues.push_back(make_issue(checked, {"number-missing", parent->span.bytes, {parent->raw}}));
  }
  const ByteRange date_line = find_date_line(checked.document, checked.parts);
  if (!date_line.empty() && (!header.date || header.date->size() < kFullDate)) {
    issues.push_back(blank_issue(checked, "date-incomplete", date_line,
                                 std::string(checked.document.slice(date_line)), "date-unread"));
  } else if (date_line.empty() && parent != nullptr && (!parent->date || parent->date->size() < kFullDate)) {
    issues.push_back(make_issue(checked, {"date-incomplete", parent->span.bytes, {parent->raw}}));
  }
  return issues;
}

/// The number or day of the office that received the document, left blank or written by hand.
std::vector<Issue> check_received(const CheckedDocument& checked) {
  const auto& stamp = checked.record.header.received;
  if (!stamp || (stamp->number && stamp->date && stamp->date->size() == kFullDate)) return {};
  Issue issue =
      make_issue(checked, {"number-drawn", stamp->span.bytes, {stamp->raw}, std::nullopt, "received-unread"});
  issue.span = stamp->span;
  return {std::move(issue)};
}

/// The document's own number taken apart; its sign alone where the number is blank.
std::optional<DocumentNumberMatch> own_number(const CheckedDocument& checked) {
  const auto& number = checked.record.header.number;
  if (!number) return std::nullopt;
  if (number->key) return checked.numbers.match_at(*number->key);
  // Any number will do to have the sign read.
  const bool party = number->symbol && number->symbol->find('/') != std::string::npos;
  return number->symbol ? checked.numbers.match_at("1" + std::string(party ? "-" : "/") + *number->symbol)
                        : std::nullopt;
}

// R-05.
std::vector<Issue> check_type(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const Header& header = checked.record.header;
  const auto number = own_number(checked);
  if (!header.type || !number || number->type_sign.empty()) return issues;
  if (sign_contradicts_type(checked.vocabulary, *header.type, number->type_sign)) {
    issues.push_back(make_issue(checked, {"type-sign-mismatch",
                                          find_number_line(checked.document, checked.parts),
                                          {header.number->raw, *header.type, number->type_sign,
                                           signs_in_words(checked.vocabulary, *header.type)}}));
  }
  if (!is_official_type(*header.type) && checked.parts.type_block) {
    issues.push_back(make_issue(checked, {"type-sign-mismatch",
                                          checked.document.blocks[*checked.parts.type_block].text,
                                          {*header.type},
                                          std::nullopt,
                                          "type-unofficial",
                                          Severity::info}));
  }
  return issues;
}

// R-06 of the number line.  Leading zeros, "Số" and its colon are matters of taste.
std::vector<Issue> check_own_number_form(const CheckedDocument& checked) {
  static const Pattern label(R"(^[^\d]*)");
  std::vector<Issue> issues;
  const auto& number = checked.record.header.number;
  if (!number || !number->key) return issues;
  const std::string_view raw = number->raw;
  const auto match = label.find(raw);
  const std::string_view printed = raw.substr(match ? match->whole().end : 0);
  if (printed.starts_with(*number->key)) return issues;
  issues.push_back(make_issue(checked, {"sign-malformed",
                                        find_number_line(checked.document, checked.parts),
                                        {std::string(printed), *number->key}}));
  return issues;
}

/// True where no body that is known signs with any part of `sign`.
bool is_unknown_sign(const CheckedDocument& checked, const std::string& sign) {
  if (is_party_sign(sign) || is_state_sign(sign)) return false;
  const auto& issuers = checked.vocabulary.issuers();
  const std::string padded = "-" + sign + "-";
  return std::none_of(issuers.begin(), issuers.end(), [&](const IssuerName& issuer) {
    return std::any_of(issuer.signs.begin(), issuer.signs.end(), [&](const std::string& one) {
      return padded.find("-" + one + "-") != std::string::npos;
    });
  });
}

// R-06 of the own sign.
std::vector<Issue> check_own_issuer_sign(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const Header& header = checked.record.header;
  const auto number = own_number(checked);
  if (!number || number->issuer_sign.empty() || !header.co_issuers.empty()) return issues;
  const ByteRange line = find_number_line(checked.document, checked.parts);
  const std::string& sign = number->issuer_sign;
  if (is_unknown_sign(checked, sign)) {
    issues.push_back(make_issue(
        checked, {"sign-malformed", line, {header.number->raw, sign}, std::nullopt, "sign-unknown"}));
  }
  return issues;
}

/// Which parts of the letterhead stand above the type line; lines and cells are looked at one by one.
struct Letterhead {
  bool national_title = false, body = false;
};

Letterhead read_letterhead(std::string_view head) {
  static const Pattern title("^(?:cộng hòa xã hội chủ nghĩa việt nam|đảng cộng sản việt nam)");
  static const Pattern body(
      "^(?:ủy ban|ubnd|hội đồng|hđnd|đảng ủy|đảng bộ|tỉnh ủy|thành ủy|ban |trung tâm|phòng |công an|sở |văn "
      "phòng|hội |đoàn |thanh tra|trường |trạm |chi bộ)");
  Letterhead found;
  for (std::size_t begin = 0; begin < head.size();) {
    const std::size_t end = std::min(head.find_first_of("\n\t", begin), head.size());
    const std::string line = comparison_key(head.substr(begin, end - begin));
    found.national_title = found.national_title || title.contains(line);
    found.body = found.body || body.contains(line);
    begin = end + 1;
  }
  return found;
}

// R-09.  A draft needs no letterhead, and a list behind its decision bears the number and date of that.
std::vector<Issue> check_letterhead(const CheckedDocument& checked) {
  constexpr std::size_t kHeadBytes = 3000;
  std::vector<Issue> issues;
  const Header& header = checked.record.header;
  if (header.draft || !header.type || !checked.parts.type_block) return issues;
  const ByteRange type_line = checked.document.blocks[*checked.parts.type_block].text;
  const Letterhead letterhead = read_letterhead(
      first_bytes(std::string_view(checked.document.text).substr(0, type_line.begin), kHeadBytes));
  std::string vi, en;
  const auto lacks = [&](const char* in_vietnamese, const char* in_english) {
    vi += (vi.empty() ? "" : ", ") + std::string(in_vietnamese);
    en += (en.empty() ? "" : ", ") + std::string(in_english);
  };
  const auto number = own_number(checked);
  const bool party = number && number->party;
  if (!letterhead.national_title && party) lacks("tiêu đề “Đảng Cộng sản Việt Nam”", "the Party's title");
  if (!letterhead.national_title && !party) lacks("Quốc hiệu, Tiêu ngữ", "the national title and motto");
  if (!letterhead.body) lacks("tên cơ quan ban hành", "the issuing body's name");
  const bool list = parent_citation(checked) != nullptr && !header.number;
  if (!list && !header.number) lacks("số, ký hiệu", "number and sign");
  if (!list && find_date_line(checked.document, checked.parts).empty()) {
    lacks("địa danh, ngày tháng", "place and date");
  }
  if (!vi.empty()) issues.push_back(make_issue(checked, {"header-incomplete", type_line, {vi, en}}));
  return issues;
}

// R-10.
std::vector<Issue> check_secrecy(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (std::size_t i = checked.parts.head.begin; i < checked.parts.head.end; ++i) {
    const Block& block = checked.document.blocks[i];
    if (block.kind != BlockKind::paragraph) continue;
    const std::string_view line = checked.document.slice(block.text);
    if (classify_line(line) == LineRole::secrecy_mark) {
      issues.push_back(make_issue(checked, {"secrecy-mark", block.text, {std::string(line)}}));
    }
  }
  return issues;
}

}  // namespace

const std::vector<Check>& identity_checks() {
  static const std::vector<Check> checks = {
      {{"number-missing", "date-incomplete"}, check_number_and_date},
      {{"number-drawn"}, check_received},
      {{"type-sign-mismatch"}, check_type},
      {{"sign-malformed"}, check_own_number_form},
      {{"sign-malformed"}, check_own_issuer_sign},
      {{"header-incomplete"}, check_letterhead},
      {{"secrecy-mark"}, check_secrecy},
  };
  return checks;
}

}  // namespace vanthu
