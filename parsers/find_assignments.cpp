#include "parsers/find_assignments.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "parsers/plan_time.h"
#include "parsers/prose.h"
#include "parsers/targets.h"

namespace vanthu {
namespace {

/// Indices of the citations inside `range`; `citations` are in reading order.
std::vector<std::size_t> citations_inside(const std::vector<Citation>& citations, ByteRange range) {
  std::vector<std::size_t> inside;
  auto citation =
      std::lower_bound(citations.begin(), citations.end(), range.begin,
                       [](const Citation& one, std::size_t offset) { return one.span.bytes.begin < offset; });
  for (; citation != citations.end() && citation->span.bytes.begin < range.end; ++citation) {
    if (citation->span.bytes.end > range.end) continue;
    inside.push_back(static_cast<std::size_t>(citation - citations.begin()));
  }
  return inside;
}

void add_targets(const NormalizedDocument& document, ByteRange range, std::vector<Target>& targets) {
  for (FoundTarget& found : find_targets(document.slice(range))) {
    const ByteRange where{found.where.begin + range.begin, found.where.end + range.begin};
    found.target.span = make_span(document, where);
    targets.push_back(std::move(found.target));
  }
}

/// Targets of the task and of its product, in reading order.
std::vector<Target> targets_of(const NormalizedDocument& document, const FoundAssignment& found) {
  std::vector<Target> targets;
  add_targets(document, found.assignment.span.bytes, targets);
  for (const ByteRange& place : found.product_places) add_targets(document, place, targets);
  std::stable_sort(targets.begin(), targets.end(), [](const Target& one, const Target& other) {
    return one.span.bytes.begin < other.span.bytes.begin;
  });
  return targets;
}

/// How surely an assignment says who does what, of one that was read in a way that is worth `base`: less
/// where a unit is unknown to the register or was mended, or where there is none.  0 … 1, two decimals.
double confidence_of(const FoundAssignment& found, double base) {
  const auto any = [&](auto&& holds) { return std::any_of(found.units.begin(), found.units.end(), holds); };
  double taken = 0;
  if (found.units.empty() || any([](const ListedUnit& unit) { return !unit.known; })) {
    taken = 0.2;
  } else if (any([](const ListedUnit& unit) { return unit.misspelt; })) {
    taken = 0.1;
  }
  return std::round((base - taken) * 100) / 100;
}

}  // namespace

std::vector<FoundAssignment> find_assignments(const NormalizedDocument& document, const Parts& parts,
                                              const std::vector<OutlineItem>& outline,
                                              const std::vector<TaskTable>& tables, const UnitReader& units,
                                              const Document& record) {
  const PlanTime time = plan_time_of(record.header);
  std::vector<FoundAssignment> all = assignments_from_body(document, outline, parts, units, time);
  const auto append = [&](std::vector<FoundAssignment> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  append(assignments_from_organisation(document, outline, units, time));
  append(assignments_from_sentences(document, outline, parts, units, time, all));
  append(assignments_from_tables(document, tables, units, time));
  for (FoundAssignment& found : all) {
    found.assignment.targets = targets_of(document, found);
    found.assignment.citations = citations_inside(record.citations, found.assignment.span.bytes);
    found.assignment.confidence = confidence_of(found, found.assignment.confidence);
  }
  return all;
}

}  // namespace vanthu
