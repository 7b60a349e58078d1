// The units that a paragraph begins with: whom an item of "Tổ chức thực hiện" addresses.
#pragma once

#include <cstddef>
#include <vector>

#include "parsers/unit_list.h"
#include "parsers/unit_register.h"
#include "parsers/unit_text.h"

namespace vanthu {

/// Units and the end of their list; ranges are of the key.
struct LeadingUnits {
  std::vector<ListedUnit> units;
  std::size_t end = 0;
};

/// The units at the very start of `text`, "Đề nghị", "Giao" before them included; none where it begins with
/// something else ("Tăng cường công tác …").  A name that the register lacks counts where it has the form of
/// one
/// ("Chi cục Thống kê khu vực có trách nhiệm …").
LeadingUnits find_leading_units(const UnitText& text, const UnitRegister& units);

}  // namespace vanthu
