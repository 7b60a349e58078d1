// Who issued the document: from the letterhead, or put together from what the body tells.
#pragma once

#include <vector>

#include "normalize/normalized_document.h"
#include "normalize/vocabulary.h"
#include "parsers/document.h"
#include "parsers/parts.h"

namespace vanthu {

/// The issuing bodies in the order in which they are printed; at least one, whose members are empty where
/// nothing tells.  A commune's code and province are given only where the name, its level and the evidence in
/// the document (a province's name, "Thành ủy", "Sở Nội vụ thành phố") leave one commune.
/// `header` gives place and title, `on_behalf` the body that the signature names ("" where none).
std::vector<Issuer> find_issuers(const NormalizedDocument& document, const Parts& parts, const Header& header,
                                 const std::string& on_behalf, const Vocabulary& vocabulary);

}  // namespace vanthu
