#include "store/read_assignments.h"

#include <string>
#include <string_view>
#include <utility>

#include "store/read_record.h"
#include "store/record_json.h"

namespace vanthu {
namespace {

Deadline read_deadline(Query& row) {
  return {row.text(),          row.text(),          row.optional_text(), row.optional_text(),
          row.optional_text(), row.optional_text(), row.optional_text()};
}

/// Headings above tasks: neighbours mostly share them.
class Headings {
 public:
  const std::vector<std::string>& read(Query& row) {
    const std::string_view json = row.bytes();
    if (json == json_) return headings_;
    auto headings = texts_from_json(json);
    if (!headings) row.fail_damaged();
    json_ = json;
    headings_ = *std::move(headings);
    return headings_;
  }

 private:
  std::string json_ = "[]";
  std::vector<std::string> headings_;
};

constexpr std::string_view kAssignments =
    "SELECT ordinal, origin, appendix, section, task_ordinal, task_group, task, deadline_raw, deadline_kind, "
    "deadline_start, deadline_end, recurrence, deadline_condition, deadline_reason, product, form, "
    "byte_start, "
    "byte_end, span_page, box_x0, box_y0, box_x1, box_y1, task_groups, confidence FROM assignments "
    "WHERE source_id = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal";

/// Without its units, further deadlines, targets and citations.
PlacedAssignment read_assignment(Query& row, Headings& headings) {
  PlacedAssignment placed;
  placed.ordinal = row.count();
  Assignment& assignment = placed.assignment;
  assignment.origin = row.text();
  assignment.appendix = row.optional_text();
  assignment.section = row.optional_text();
  assignment.ordinal = row.optional_text();
  assignment.group = row.optional_text();
  assignment.task = row.text();
  const bool has_deadline = !row.next_is_null();
  Deadline deadline = read_deadline(row);
  if (has_deadline) assignment.deadline = std::move(deadline);
  assignment.product = row.optional_text();
  assignment.form = row.optional_text();
  assignment.span = read_span(row);
  assignment.groups = headings.read(row);
  assignment.confidence = row.real();
  return placed;
}

/// Rows of a table of what assignments have several of; the first column is the assignment's ordinal, by
/// which they come.  `add` puts a row into its assignment.
template <class Add>
void distribute(Database& database, std::string_view sql, std::int64_t source, OrdinalRange range,
                std::vector<PlacedAssignment>& assignments, Add add) {
  Query row = database.query(sql);
  row.bind(source, range.first, range.last);
  auto to = assignments.begin();
  while (row.step()) {
    const std::size_t ordinal = row.count();
    while (to != assignments.end() && to->ordinal < ordinal) ++to;
    if (to == assignments.end() || to->ordinal != ordinal) row.fail_damaged();
    add(row, to->assignment);
  }
}

void add_unit(Query& row, Assignment& assignment) {
  const std::string_view role = row.bytes();
  std::vector<UnitMention>& units = role == "lead"        ? assignment.lead
                                    : role == "implement" ? assignment.implement
                                                          : assignment.coordinate;
  units.push_back({row.text(), row.text(), row.optional_text(), row.flag(), row.flag(), row.optional_text()});
}

void add_target(Query& row, Assignment& assignment) {
  assignment.targets.push_back(
      {row.text(), row.real(), row.optional_real(), row.text(), row.text(), read_span(row)});
}

}  // namespace

std::vector<PlacedAssignment> read_assignments(Database& database, std::int64_t source, OrdinalRange range) {
  std::vector<PlacedAssignment> assignments;
  {
    Query row = database.query(kAssignments);
    row.bind(source, range.first, range.last);
    Headings headings;
    while (row.step()) assignments.push_back(read_assignment(row, headings));
  }
  distribute(database,
             "SELECT assignment, role, unit, raw, qualifier, collective, requested, level FROM "
             "assignment_units WHERE source_id = ? AND assignment BETWEEN ? AND ? "
             "ORDER BY assignment, role, ordinal",
             source, range, assignments, add_unit);
  distribute(database,
             "SELECT assignment, raw, kind, start_date, end_date, recurrence, condition, reason FROM "
             "assignment_deadlines WHERE source_id = ? AND assignment BETWEEN ? AND ? "
             "ORDER BY assignment, ordinal",
             source, range, assignments, [](Query& row, Assignment& assignment) {
               assignment.further_deadlines.push_back(read_deadline(row));
             });
  distribute(database,
             "SELECT assignment, raw, number, upper, unit, comparison, byte_start, byte_end, span_page, "
             "box_x0, box_y0, box_x1, box_y1 FROM assignment_targets WHERE source_id = ? "
             "AND assignment BETWEEN ? AND ? ORDER BY assignment, ordinal",
             source, range, assignments, add_target);
  distribute(database,
             "SELECT assignment, citation FROM assignment_citations WHERE source_id = ? "
             "AND assignment BETWEEN ? AND ? ORDER BY assignment, ordinal",
             source, range, assignments,
             [](Query& row, Assignment& assignment) { assignment.citations.push_back(row.count()); });
  return assignments;
}

}  // namespace vanthu
