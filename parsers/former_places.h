// Communes, wards, townships and districts that the reform of 1 July 2025 ended, as a text names them, and
// the present communes that took them over.
#pragma once

#include <vector>

#include "normalize/normalized_document.h"
#include "normalize/vocabulary.h"
#include "parsers/document.h"
#include "parsers/parts.h"
#include "parsers/place_evidence.h"
#include "parsers/place_mentions.h"

namespace vanthu {

/// Sorted by place, a thousand at the most; `record` gives issuer and sections.  A unit counts that stands
/// behind its level and that the tables know.  Of several of one name that one is meant which the next words
/// place ("xã Thái Hòa, huyện Bình Giang"), or else the only one in the province that its sentence names
/// before it, or else in the document's own.  A xã or phường that bears its name today is none, unless a
/// district stands behind it.
std::vector<FormerPlace> find_former_places(const NormalizedDocument& document,
                                            const NormalizedText& text_key,
                                            const std::vector<PlaceMention>& mentions, const Parts& parts,
                                            const Document& record, const ProvinceNames& provinces,
                                            const Vocabulary& vocabulary);

}  // namespace vanthu
