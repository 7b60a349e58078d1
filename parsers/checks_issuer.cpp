// A check of who issued the document: whether its commune can be told from others of the same name.
#include <algorithm>

#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/header.h"

namespace vanthu {
namespace {

/// "xã Bình Giang (An Giang)"; the province alone where level and name are the issuer's own.
std::string in_words(const CommuneName& commune, const Issuer& issuer) {
  const bool same = issuer.level == commune.level;
  return same ? commune.province : commune.province + " (" + commune.level + " " + commune.name + ")";
}

/// The line of the letterhead that names the commune, or else the place of signature, the title or the start.
ByteRange issuer_place(const CheckedDocument& checked, const Issuer& issuer) {
  const std::vector<Block>& blocks = checked.document.blocks;
  const std::size_t head = checked.parts.type_block.value_or(checked.parts.head.end);
  const std::string name = comparison_key(issuer.commune.value_or(""));
  for (std::size_t i = std::min(head, blocks.size()); i-- > 0;) {
    if (blocks[i].kind != BlockKind::paragraph ||
        classify_line(checked.document.slice(blocks[i].text)) != LineRole::other)
      continue;
    if (comparison_key(checked.document.slice(blocks[i].text)).ends_with(name)) return blocks[i].text;
  }
  const ByteRange date_line = find_date_line(checked.document, checked.parts);
  if (!date_line.empty() || blocks.empty()) return date_line;
  return blocks[checked.parts.type_block.value_or(0)].text;
}

std::vector<Issue> check_commune(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const auto check = [&](const Issuer& issuer) {
    if (issuer.candidates.empty()) return;
    std::string provinces;
    for (const CommuneName& commune : issuer.candidates) {
      provinces += (provinces.empty() ? "" : ", ") + in_words(commune, issuer);
    }
    const std::string name =
        (issuer.level ? *issuer.level + " " : std::string()) + issuer.commune.value_or("");
    const bool one = issuer.candidates.size() == 1;
    issues.push_back(make_issue(checked, {"commune-ambiguous",
                                          issuer_place(checked, issuer),
                                          {name, std::to_string(issuer.candidates.size()), provinces},
                                          std::nullopt,
                                          one ? "commune-doubtful" : ""}));
  };
  check(checked.record.header.issuer);
  for (const Issuer& issuer : checked.record.header.co_issuers) check(issuer);
  return issues;
}

}  // namespace

const std::vector<Check>& issuer_checks() {
  static const std::vector<Check> checks = {{{"commune-ambiguous"}, check_commune}};
  return checks;
}

}  // namespace vanthu
