// Who issued the document: from the letterhead, or put together from what the body tells.
#pragma once

#include <string>
#include <vector>

#include "normalize/normalized_document.h"
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
  /// nothing tells.  Which commune its name means is not said yet (commune_resolution.h).  `header` gives
  /// place and title, `on_behalf` the body that the signature names ("" where none).
  std::vector<Issuer> find(const NormalizedDocument& document, const Parts& parts, const Header& header,
                           const std::string& on_behalf) const;

 private:
  const Vocabulary& vocabulary_;
  const IssuerNameReader& names_;
};

}  // namespace vanthu
