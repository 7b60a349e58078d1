#include "parsers/checked_tasks.h"

#include <algorithm>

#include "normalize/text_forms.h"

namespace vanthu {

const TaskTable* table_of(const CheckedDocument& checked, const Assignment& task) {
  if (task.origin != "table") return nullptr;
  const auto behind = std::upper_bound(checked.tables.begin(), checked.tables.end(), task.span.bytes.begin,
                                       [&](std::size_t begin, const TaskTable& table) {
                                         return begin < checked.document.blocks[table.block].text.begin;
                                       });
  return behind == checked.tables.begin() ? nullptr : &*std::prev(behind);
}

bool is_charge(const Assignment& task) {
  constexpr double kOrdered = 0.7;  // "Giao X …", "X chủ trì …"
  return task.origin != "sentence" || task.confidence >= kOrdered;
}

std::span<const UnitMention> first_units(const std::vector<UnitMention>& units) {
  constexpr std::size_t kMost = 50;
  return std::span(units).first(std::min(units.size(), kMost));
}

const std::vector<UnitMention>& leads_of(const Assignment& task) {
  return task.lead.empty() ? task.implement : task.lead;
}

ByteRange place_of_unit(const FoundAssignment& task, const UnitMention& unit) {
  constexpr std::size_t kMostListed = 500;  // a task with more units has none that is looked up
  const auto end = task.units.begin() + static_cast<std::ptrdiff_t>(std::min(task.units.size(), kMostListed));
  const auto found =
      std::find_if(task.units.begin(), end, [&](const ListedUnit& listed) { return listed.mention == unit; });
  return found == end ? task.assignment.span.bytes : found->where;
}

ByteRange place_of_units(const FoundAssignment& task, const std::vector<UnitMention>& units) {
  if (units.empty()) return task.assignment.span.bytes;
  const ByteRange first = place_of_unit(task, units.front()), last = place_of_unit(task, units.back());
  return first.begin <= last.end ? ByteRange{first.begin, last.end} : first;
}

std::vector<ByteRange> sorted_apart(std::vector<ByteRange> places) {
  std::sort(places.begin(), places.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  std::vector<ByteRange> apart;
  for (const ByteRange& place : places) {
    if (apart.empty() || place.begin >= apart.back().end) apart.push_back(place);
  }
  return apart;
}

std::string names_of(const std::vector<UnitMention>& units) {
  std::string names;
  for (const UnitMention& unit : units) names += (names.empty() ? "" : ", ") + unit.unit;
  return names;
}

bool is_communal(const CheckedDocument& checked) {
  const std::string level = checked.record.header.issuer.level.value_or("");
  return level == "xã" || level == "phường" || level == "đặc khu";
}

bool is_of_communal_committee(const CheckedDocument& checked) {
  return is_communal(checked) &&
         comparison_key(checked.record.header.issuer.name.value_or("")).starts_with("ủy ban nhân dân");
}

}  // namespace vanthu
