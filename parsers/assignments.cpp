#include "parsers/assignments.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "parsers/excerpt.h"

namespace vanthu {

std::vector<std::string> titles_above(const std::vector<OutlineItem>& outline, const OutlineItem& item,
                                      bool with_own) {
  // Every task carries them; headings in use are shorter.
  constexpr std::size_t kTitleBytes = 300;
  std::vector<std::string> titles;
  const auto add = [&](const OutlineItem& one) {
    if (one.section.title) titles.emplace_back(first_bytes(*one.section.title, kTitleBytes));
  };
  if (with_own) add(item);
  for (std::size_t parent = item.parent; parent > 0; parent = outline[parent - 1].parent) {
    add(outline[parent - 1]);
  }
  std::reverse(titles.begin(), titles.end());
  return titles;
}

void FoundAssignment::set_deadlines(std::vector<Deadline> times, std::vector<ByteRange> places) {
  if (times.empty()) return;
  time_places = std::move(places);
  assignment.deadline = std::move(times.front());
  assignment.further_deadlines.assign(std::make_move_iterator(times.begin() + 1),
                                      std::make_move_iterator(times.end()));
}

void FoundAssignment::add_units(UnitsOfRole role, std::vector<ListedUnit> listed, std::size_t offset) {
  bool has_lead = role == &Assignment::lead && !assignment.lead.empty();
  for (ListedUnit& unit : listed) {
    const std::string_view qualifier = unit.mention.qualifier ? *unit.mention.qualifier : std::string_view();
    // "Phòng Kinh tế chủ trì, phối hợp với Công an xã" behind "Cơ quan chủ trì:" or "Đơn vị thực hiện:": what
    // is said of a unit counts more than the label, and from "phối hợp" on they coordinate.
    if (has_lead && role != &Assignment::coordinate && qualifier.starts_with("phối hợp")) {
      role = &Assignment::coordinate;
    }
    const bool leads =
        role == &Assignment::lead || (role == &Assignment::implement && qualifier.starts_with("chủ trì"));
    has_lead |= leads;
    unit.where = {unit.where.begin + offset, unit.where.end + offset};
    (assignment.*(leads ? &Assignment::lead : role)).push_back(unit.mention);
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
