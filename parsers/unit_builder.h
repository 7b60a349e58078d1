// The units of a list that was split: names joined, qualifiers given to those they qualify, slips mended.
#pragma once

#include <vector>

#include "parsers/unit_list.h"
#include "parsers/unit_register.h"
#include "parsers/unit_split.h"
#include "parsers/unit_text.h"

namespace vanthu {

/// The units of `pieces` in order; `where` is of the key of `text`, `raw` is empty.
std::vector<ListedUnit> build_units(const UnitText& text, const UnitRegister& units,
                                    const std::vector<UnitPiece>& pieces);

}  // namespace vanthu
