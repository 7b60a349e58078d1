#include "parsers/assignments.h"

#include <iterator>
#include <utility>

namespace vanthu {

void set_deadlines(Assignment& assignment, std::vector<Deadline> times) {
  if (times.empty()) return;
  assignment.deadline = std::move(times.front());
  assignment.further_deadlines.assign(std::make_move_iterator(times.begin() + 1),
                                      std::make_move_iterator(times.end()));
}

void FoundAssignment::add_units(UnitsOfRole role, std::vector<ListedUnit> listed, std::size_t offset) {
  for (ListedUnit& unit : listed) {
    // "Phòng Kinh tế chủ trì, phối hợp với Công an xã" behind "Cơ quan chủ trì:": from here on they
    // coordinate.
    const bool turns = unit.mention.qualifier && unit.mention.qualifier->starts_with("phối hợp");
    if (role == &Assignment::lead && turns && !assignment.lead.empty()) role = &Assignment::coordinate;
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
