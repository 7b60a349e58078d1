#include "parsers/assignments.h"

namespace vanthu {

void FoundAssignment::add_units(UnitsOfRole role, std::vector<ListedUnit> listed, std::size_t offset) {
  for (ListedUnit& unit : listed) {
    unit.where = {unit.where.begin + offset, unit.where.end + offset};
    (assignment.*role).push_back(unit.mention);
    units.push_back(std::move(unit));
  }
}

std::optional<UnitsOfRole> role_of(Label label) {
  switch (label) {
    case Label::lead:
      return &Assignment::lead;
    case Label::implement:
      return &Assignment::implement;
    case Label::coordinate:
      return &Assignment::coordinate;
    default:
      return std::nullopt;
  }
}

}  // namespace vanthu
