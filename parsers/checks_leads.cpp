// Checks of who leads a task: one body, that can be asked, that the issuer may charge.
#include <algorithm>
#include <optional>
#include <set>

#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/checked_tasks.h"
#include "parsers/unit_branches.h"

namespace vanthu {
namespace {

/// Tasks with a place of their own for the lead: rows of tables, labelled blocks with one.
bool states_lead(const Assignment& task) {
  return task.origin == "table" || (task.origin == "body" && !task.lead.empty());
}

Issue lead_issue(const CheckedDocument& checked, std::string_view code, const FoundAssignment& found,
                 const std::vector<UnitMention>& units, std::string_view wording = {}) {
  return make_issue(checked, {code,
                              place_of_units(found, units),
                              {shorten(found.assignment.task), shorten(names_of(units))},
                              std::nullopt,
                              wording});
}

// nobody in particular.  Whoever is concerned is R-13's.
std::vector<Issue> check_collective_leads(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    const std::vector<UnitMention>& leads = leads_of(found.assignment);
    if (!states_lead(found.assignment) || leads.empty()) continue;
    if (std::any_of(leads.begin(), leads.end(), is_accountable)) continue;
    if (std::all_of(leads.begin(), leads.end(), is_undetermined)) continue;
    issues.push_back(lead_issue(checked, "lead-collective", found, leads));
  }
  return at_most(checked, std::move(issues));
}

// a named body and others beside it.
std::vector<Issue> check_multiple_leads(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    const std::vector<UnitMention>& leads = leads_of(found.assignment);
    if (!states_lead(found.assignment) || leads.size() < 2) continue;
    if (std::none_of(leads.begin(), leads.end(), is_accountable)) continue;
    issues.push_back(lead_issue(checked, "lead-multiple", found, leads));
  }
  return at_most(checked, std::move(issues));
}

// R-44 word for word: the same body or collective on both sides.
std::vector<Issue> check_leads_that_coordinate(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& task = found.assignment;
    if (!states_lead(task)) continue;
    std::set<std::string> coordinating;
    for (const UnitMention& unit : task.coordinate) coordinating.insert(comparison_key(unit.unit));
    std::vector<UnitMention> both;
    for (const UnitMention& unit : leads_of(task)) {
      if (coordinating.contains(comparison_key(unit.unit))) both.push_back(unit);
    }
    if (!both.empty()) issues.push_back(lead_issue(checked, "lead-also-coordinates", found, both));
  }
  return at_most(checked, std::move(issues));
}

// R-44 of a named lead and a collective that counts it among its own: "Phòng Kinh tế" leads, "các cơ quan,
// đơn vị" coordinate.  It is the usual way to say "the others"; said once.
std::vector<Issue> check_leads_in_collectives(const CheckedDocument& checked) {
  std::optional<Report> report;
  std::size_t count = 0;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& task = found.assignment;
    if (!states_lead(task)) continue;
    const auto leads = first_units(leads_of(task));
    for (const UnitMention& unit : first_units(task.coordinate)) {
      if (!unit.collective || is_undetermined(unit)) continue;
      const auto inside = std::find_if(leads.begin(), leads.end(), [&](const UnitMention& lead) {
        return !lead.collective && takes_in(unit.unit, lead);
      });
      if (inside == leads.end()) continue;
      ++count;
      if (!report) {
        report = Report{"lead-also-coordinates",   place_of_unit(found, unit),
                        {inside->unit, unit.unit}, std::nullopt,
                        "lead-in-collective",      Severity::info};
      }
      break;
    }
  }
  if (!report) return {};
  report->arguments.push_back(std::to_string(count));
  return {make_issue(checked, *report)};
}

/// Branches whose bodies issue a joint plan together with the committee: they may be charged in it.
std::set<UnitBranch> branches_of_co_issuers(const CheckedDocument& checked) {
  std::set<UnitBranch> branches;
  for (const Issuer& issuer : checked.record.header.co_issuers) {
    std::string body = issuer.name.value_or("");
    const std::string place = " " + issuer.level.value_or("") + " " + issuer.commune.value_or("");
    if (body.ends_with(place)) body.erase(body.size() - place.size());
    branches.insert(branch_of({.unit = body, .raw = body, .qualifier = std::nullopt}));
  }
  return branches;
}

/// Bodies that a committee's plan asks and does not charge, unless they issue it with the committee.
bool is_outside(UnitBranch branch, const std::set<UnitBranch>& co_issuing) {
  return (branch == UnitBranch::party || branch == UnitBranch::front || branch == UnitBranch::council) &&
         !co_issuing.contains(branch);
}

// A body is charged once for each time it is printed: a heading of "Tổ chức thực hiện" has many
// duties.
std::vector<Issue> check_authority_over_leads(const CheckedDocument& checked) {
  if (!is_of_communal_committee(checked)) return {};
  const std::set<UnitBranch> co_issuing = branches_of_co_issuers(checked);
  std::vector<Issue> issues;
  std::set<std::size_t> reported;
  const auto report = [&](const FoundAssignment& found, const UnitMention& unit, std::string_view wording) {
    const ByteRange where = place_of_unit(found, unit);
    if (!reported.insert(where.begin).second) return;
    issues.push_back(make_issue(checked, {"lead-outside-authority",
                                          where,
                                          {unit.unit, shorten(found.assignment.task)},
                                          std::nullopt,
                                          wording}));
  };
  for (const FoundAssignment& found : checked.assignments) {
    if (!is_charge(found.assignment)) continue;
    for (const UnitMention& unit : leads_of(found.assignment)) {
      if (unit.requested) continue;
      const UnitBranch branch = branch_of(unit);
      if (is_outside(branch, co_issuing)) {
        report(found, unit, "");
      } else if (branch == UnitBranch::superior) {
        report(found, unit, "superior-charged");
      }
    }
    if (!states_lead(found.assignment)) continue;
    for (const UnitMention& unit : found.assignment.coordinate) {
      if (!unit.requested && branch_of(unit) == UnitBranch::superior) report(found, unit, "superior-charged");
    }
  }
  return at_most(checked, std::move(issues));
}

// R-46 of bodies that cooperate: usual, so said once.
std::vector<Issue> check_authority_over_coordinators(const CheckedDocument& checked) {
  if (!is_of_communal_committee(checked)) return {};
  constexpr std::size_t kMostNamed = 12;
  const std::set<UnitBranch> co_issuing = branches_of_co_issuers(checked);
  std::vector<UnitMention> named;
  std::set<std::string> seen;
  std::optional<ByteRange> where;
  for (const FoundAssignment& found : checked.assignments) {
    if (!states_lead(found.assignment)) continue;
    for (const UnitMention& unit : first_units(found.assignment.coordinate)) {
      const bool outside = is_outside(branch_of(unit), co_issuing);
      if (!outside || unit.requested || named.size() >= kMostNamed || !seen.insert(unit.unit).second)
        continue;
      if (!where) where = place_of_unit(found, unit);
      named.push_back(unit);
    }
  }
  if (!where) return {};
  return {make_issue(checked, {"lead-outside-authority",
                               *where,
                               {names_of(named)},
                               std::nullopt,
                               "coordinator-not-asked",
                               Severity::info})};
}

//
std::vector<Issue> check_private_leads(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    if (!states_lead(found.assignment)) continue;
    for (const UnitMention& unit : leads_of(found.assignment)) {
      if (unit.requested || branch_of(unit) != UnitBranch::private_body) continue;
      issues.push_back(lead_issue(checked, "lead-private", found, {unit}));
      break;
    }
  }
  return at_most(checked, std::move(issues));
}

}  // namespace

const std::vector<Check>& lead_checks() {
  static const std::vector<Check> checks = {
      {{"lead-collective"}, check_collective_leads},
      {{"lead-multiple"}, check_multiple_leads},
      {{"lead-also-coordinates"}, check_leads_that_coordinate},
      {{"lead-also-coordinates"}, check_leads_in_collectives},
      {{"lead-outside-authority"}, check_authority_over_leads},
      {{"lead-outside-authority"}, check_authority_over_coordinators},
      {{"lead-private"}, check_private_leads},
  };
  return checks;
}

}  // namespace vanthu
