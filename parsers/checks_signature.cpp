// Checks of the signature: whether there is one, and in whose name it is given (Nghị định 30/2020/NĐ-CP,
// Điều 13 and Phụ lục I: TM. for a body that decides together, KT. for the head, TL., TUQ.).
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"

namespace vanthu {
namespace {

//
std::vector<Issue> check_signature(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  if (!checked.record.header.signer && !checked.record.header.draft) {
    const std::size_t end = checked.document.text.size();
    issues.push_back(make_issue(checked, {"signature-missing", {end, end}}));
  }
  return issues;
}

/// The line of the closing that holds `words`; the closing's end where none does.
ByteRange closing_line(const CheckedDocument& checked, const std::string& words) {
  for (std::size_t i = checked.parts.closing.begin; i < checked.parts.closing.end; ++i) {
    const ByteRange range = checked.document.blocks[i].text;
    const std::size_t at = comparison_key(checked.document.slice(range)).find(comparison_key(words));
    if (at != std::string::npos) return range;
  }
  const std::size_t end = checked.document.text.size();
  return {end, end};
}

/// Documents that a People's Committee decides together.  Decisions, letters and notices may be its
/// chairman's own, who signs for himself.
bool is_joint_decision(const std::string& type) {
  static const Pattern joint("^(?:kế hoạch|chương trình|đề án|phương án|báo cáo|tờ trình|nghị quyết)");
  return joint.contains(comparison_key(type));
}

// R-07 of a People's Committee: its deputies sign for the chairman, and the chairman for the committee.  (In
// the Party and the Front a deputy may sign "T/M" without "K/T".)
std::vector<Issue> check_authority(const CheckedDocument& checked) {
  static const Pattern committee("^(?:ủy ban nhân dân|ubnd)");
  static const Pattern deputy("^phó chủ tịch"), chairman("^(?:phó )?chủ tịch");
  static const Pattern delegated("^t\\.?(?:l|uq)");
  std::vector<Issue> issues;
  const Header& header = checked.record.header;
  if (!header.signer || !header.signer->position || !header.co_signers.empty()) return issues;
  if (!committee.contains(comparison_key(header.issuer.name.value_or("")))) return issues;
  const Signer& signer = *header.signer;
  const std::string position = comparison_key(*signer.position);
  const std::string authority = comparison_key(signer.authority.value_or(""));
  const ByteRange where = closing_line(checked, *signer.position);
  if (deputy.contains(position) && authority.empty()) {
    issues.push_back(make_issue(
        checked, {"signature-missing", where, {*signer.position}, std::nullopt, "authority-malformed"}));
  }
  if (chairman.contains(position) && !signer.on_behalf && !delegated.contains(authority) &&
      is_joint_decision(header.type.value_or(""))) {
    issues.push_back(make_issue(checked, {"signature-missing",
                                          where,
                                          {*signer.position, *header.type},
                                          std::nullopt,
                                          "authority-without-body"}));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& signature_checks() {
  static const std::vector<Check> checks = {
      {{"signature-missing"}, check_signature},
      {{"signature-missing"}, check_authority},
  };
  return checks;
}

}  // namespace vanthu
