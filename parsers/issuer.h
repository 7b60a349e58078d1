// Who issued the document: from the letterhead, or put together from what the body tells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"
#include "normalize/pattern.h"
#include "normalize/vocabulary.h"
#include "parsers/document.h"
#include "parsers/issuer_name.h"
#include "parsers/parts.h"

namespace vanthu {

/// Finds issuers; compiled once for a vocabulary.
class IssuerReader {
 public:
  /// Both must outlive it.
  IssuerReader(const Vocabulary& vocabulary, const IssuerNameReader& names);

  /// The issuing bodies in the order in which they are printed; at least one, whose members are empty where
  /// nothing tells.  A commune's code and province are given only where the name, its level and the evidence
  /// in the document (a province's name, "Thành ủy", "Sở Nội vụ thành phố") leave one commune. `text_key` is
  /// the comparison_key of the document's text, `header` gives place and title, `on_behalf` the body that the
  /// signature names ("" where none).
  std::vector<Issuer> find(const NormalizedDocument& document, std::string_view text_key, const Parts& parts,
                           const Header& header, const std::string& on_behalf) const;

 private:
  const Vocabulary& vocabulary_;
  const IssuerNameReader& names_;
  Pattern named_province_;  // "tỉnh Nghệ An", "Thành ủy Hải Phòng", on keys; group 1: the name
};

}  // namespace vanthu
