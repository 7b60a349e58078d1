// What the vocabulary alone says of a citation, whatever the store holds.
#pragma once

#include <string_view>

#include "store/match_citations.h"

namespace vanthu {

/// True for the canonical key of a law, code or ordinance that the vocabulary lists.
bool is_known_law(std::string_view identity);

/// True where the organ in the wording's number ("TU" of "05-NQ/TU") is none that the printed issuer signs
/// with.
bool contradicts_itself(const CitationWording& wording);

}  // namespace vanthu
