// When two citations of one document are about the same thing, and what then contradicts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/checked_document.h"

namespace vanthu {

/// Citations that share type (by its sign) and number, in reading order: the only ones that can be one
/// document.
std::vector<std::vector<const CitationParts*>> blocks_of_citations(const CheckedDocument& checked);

/// How the bodies that two citations name, by name or sign, stand to each other.
IssuerRelation issuer_relation(const CitationParts& a, const CitationParts& b);

/// True where the organs in both symbols are the same, whatever separator or case is printed.
bool same_sign(const CitationParts& a, const CitationParts& b);

/// Both titles are printed, long enough to tell, and say the same (4 of 10 runs of words may differ).
bool titles_alike(const CitationParts& a, const CitationParts& b);
/// Both titles are printed, long enough to tell, and share next to nothing.
bool titles_unlike(const CitationParts& a, const CitationParts& b);

/// True where one whole date may be a slip for the other: day, month or year alone differs.
bool is_date_slip(std::string_view a, std::string_view b);

/// True where nothing but a joint stands between mention `index` and the next: what is printed behind the
/// next may be said of both.
bool is_joined_to_next(const CheckedDocument& checked, std::size_t index);

/// "ban chấp hành" | "ban thường vụ" | "thường trực" | "": the organ of a Party committee that `issuer`
/// names.
std::string party_organ(std::string_view issuer);

}  // namespace vanthu
