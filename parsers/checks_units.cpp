// Checks of tasks and of the units that own them.
#include <set>

#include "parsers/check.h"

namespace vanthu {
namespace {

/// Tables by the label of their appendix, "-" outside one.
std::string table_of(const Assignment& assignment) { return assignment.appendix.value_or("-"); }

//
std::vector<Issue> check_tasks(const CheckedDocument& checked) {
  std::set<std::string> with_time, with_product;
  for (const FoundAssignment& found : checked.assignments) {
    if (found.assignment.origin != "table") continue;
    if (found.assignment.deadline) with_time.insert(table_of(found.assignment));
    if (found.assignment.product) with_product.insert(table_of(found.assignment));
  }
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& assignment = found.assignment;
    if (assignment.origin != "table") continue;
    const auto report = [&](std::string_view code) {
      issues.push_back(make_issue(checked, {code, assignment.span.bytes, {shorten(assignment.task)}}));
    };
    if (assignment.lead.empty() && assignment.implement.empty()) report("task-without-lead");
    if (!assignment.deadline && with_time.contains(table_of(assignment))) report("task-without-deadline");
    if (found.has_coordinate_place && assignment.coordinate.empty()) report("task-without-coordinator");
    if (!assignment.product && with_product.contains(table_of(assignment))) report("task-without-product");
  }
  return issues;
}

// each spelling once.
std::vector<Issue> check_unit_names(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  std::set<std::string> reported;
  for (const FoundAssignment& found : checked.assignments) {
    for (const ListedUnit& unit : found.units) {
      if ((!unit.misspelt && unit.known) || !reported.insert(unit.mention.raw).second) continue;
      if (unit.misspelt) {
        issues.push_back(
            make_issue(checked, {"unit-misspelt", unit.where, {unit.mention.raw, unit.mention.unit}}));
      } else {
        issues.push_back(make_issue(checked, {"unit-unknown", unit.where, {unit.mention.raw}}));
      }
    }
  }
  return issues;
}

}  // namespace

const std::vector<Check>& unit_checks() {
  static const std::vector<Check> checks = {
      {{"task-without-lead", "task-without-deadline", "task-without-coordinator", "task-without-product"},
       check_tasks},
      {{"unit-misspelt", "unit-unknown"}, check_unit_names},
  };
  return checks;
}

}  // namespace vanthu
