// Check that the first mention of a document says all of it: number, date, issuer and title (Nghị định
// 30/2020/NĐ-CP, Phụ lục I; of laws the name suffices).
#include <set>

#include "normalize/pattern.h"
#include "parsers/check.h"
#include "parsers/cited_conflicts.h"
#include "parsers/excerpt.h"
#include "parsers/own_document.h"

namespace vanthu {
namespace {

/// "Chương trình phối hợp số … giữa A và B": such a document has no issuer behind "của".
bool names_partners(const CheckedDocument& checked, const Citation& citation) {
  constexpr std::size_t kBehind = 80;
  static const Pattern partners(R"(^[ ,]*(?:về )?(?:(?:việc )?phối hợp )?(?:công tác )?giữa )");
  return partners.contains(
      first_bytes(std::string_view(checked.record.text).substr(citation.span.bytes.end), kBehind));
}

/// True where words that a title begins with follow, whether or not they were taken for one: "của Ủy ban nhân
/// dân tỉnh triển khai thi hành …".
bool seems_titled(const CheckedDocument& checked, const Citation& citation) {
  constexpr std::size_t kBehind = 240;
  static const Pattern title(
      R"(^[ ,]*(?:của [^;.()]*? )?[“"]? ?(?i:về|v/v|triển khai|thực hiện|thi hành|ban hành|quy định|phê duyệt|sửa đổi|hướng dẫn|tổ chức|công bố|giao|kiện toàn|thành lập|bổ sung|phân công|quyết định|tăng cường|đẩy mạnh) )");
  return title.contains(
      first_bytes(std::string_view(checked.record.text).substr(citation.span.bytes.end), kBehind));
}

bool lacks_issuer(const CheckedDocument& checked, const CitationParts& cited) {
  if (cited.citation->issuer || names_partners(checked, *cited.citation)) return false;
  // A central body's sign is nobody else's; several organs in it are several issuers.
  const bool known = cited.identity && cited.identity->issuer.find('?') == std::string::npos;
  const bool several = cited.number && cited.number->issuer_sign.find('-') != std::string::npos;
  return !known && !several;
}

std::string key_of(const CitationParts& cited) {
  if (cited.citation->identity) {
    if (std::string block = block_of(*cited.citation->identity); !block.empty()) return block;
  }
  return cited.citation->key.value_or("");
}

/// "theo đề nghị của … tại Tờ trình số …": who proposes stands before it, and it has no title of its own.
constexpr std::string_view kProposal = "Tờ trình";

// R-30.
std::vector<Issue> check_first_mentions(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  std::set<std::string> titled;  // documents whose title some mention tells
  for (std::size_t i = 0; i < checked.cited.size(); ++i) {
    const CitationParts& cited = checked.cited[i];
    const bool shared = is_joined_to_next(checked, i) && checked.cited[i + 1].citation->title;
    if (cited.citation->title || shared || seems_titled(checked, *cited.citation))
      titled.insert(key_of(cited));
  }
  const ByteRange title = title_range(checked);
  const std::size_t preamble_end =
      checked.outline.empty() ? checked.record.text.size() : checked.outline.front().section.span.bytes.begin;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < checked.cited.size(); ++i) {
    const CitationParts& cited = checked.cited[i];
    const Citation& citation = *cited.citation;
    const bool law = citation.name || (cited.identity && cited.identity->regime == "law");
    const bool in_title = citation.span.bytes.begin >= title.begin && citation.span.bytes.begin < title.end;
    if (law || in_title || citation.relation == "attached-to" || cited.inside_title ||
        citation.type == kProposal) {
      continue;
    }
    const std::string key = key_of(cited);
    if (citation.key && !seen.insert(key).second) continue;
    std::string vi, en;
    const auto lacks = [&](const char* in_vietnamese, const char* in_english) {
      vi += (vi.empty() ? "" : ", ") + std::string(in_vietnamese);
      en += (en.empty() ? "" : ", ") + std::string(in_english);
    };
    if (!citation.key) lacks("số", "number");
    if (!citation.date || citation.date->size() < kFullDate) lacks("ngày, tháng, năm", "date");
    if (lacks_issuer(checked, cited)) lacks("cơ quan ban hành", "issuing body");
    // A document named in passing is known by the rest.
    const bool founding = citation.span.bytes.begin < preamble_end &&
                          (citation.relation == "basis" || citation.relation == "implements");
    if (citation.key && (founding || !vi.empty()) && !titled.contains(key)) lacks("trích yếu", "title");
    if (!vi.empty()) {
      issues.push_back(
          make_issue(checked, {"citation-incomplete", citation.span.bytes, {citation.raw, vi, en}}));
    }
  }
  return issues;
}

}  // namespace

const std::vector<Check>& cited_completeness_checks() {
  static const std::vector<Check> checks = {{{"citation-incomplete"}, check_first_mentions}};
  return checks;
}

}  // namespace vanthu
