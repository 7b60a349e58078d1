// Who does what by when: from tables, from the body's labelled blocks, from "Tổ chức thực hiện".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/document.h"
#include "parsers/labels.h"
#include "parsers/outline.h"
#include "parsers/task_tables.h"
#include "parsers/unit_list.h"

namespace vanthu {

/// Where an assignment keeps the units of one role.
using UnitsOfRole = std::vector<UnitMention> Assignment::*;

/// The role of the units behind a label; none where the label names no units.
std::optional<UnitsOfRole> role_of(Label label);

/// An assignment with what the checks need beside the record.
struct FoundAssignment {
  Assignment assignment;
  std::vector<ListedUnit> units;      // every unit of every role, `where` in the document's text
  bool has_coordinate_place = false;  // its table or block has a column or label for coordinating units

  /// Gives `role` to units that were read in a text that begins at `offset` of the document's.
  void add_units(UnitsOfRole role, std::vector<ListedUnit> listed, std::size_t offset);
};

/// The first of `times` as the deadline, the others behind it.
void set_deadlines(Assignment& assignment, std::vector<Deadline> times);

/// Rows of kind task of the tables that assign tasks.  `document_date`: as of parse_deadlines.
std::vector<FoundAssignment> assignments_from_tables(const NormalizedDocument& document,
                                                     const std::vector<TaskTable>& tables,
                                                     const UnitReader& units, std::string_view document_date);

/// Items of the body that carry lines such as "Cơ quan chủ trì: …", "Thời gian thực hiện: …".
std::vector<FoundAssignment> assignments_from_body(const NormalizedDocument& document,
                                                   const std::vector<OutlineItem>& outline,
                                                   const Parts& parts, const UnitReader& units,
                                                   std::string_view document_date);

/// Duties under "Tổ chức thực hiện": one for each paragraph below the line that addresses a unit, or for the
/// line itself where it runs on into its task.
std::vector<FoundAssignment> assignments_from_organisation(const NormalizedDocument& document,
                                                           const std::vector<OutlineItem>& outline,
                                                           const UnitReader& units);

/// True for a section whose items say which unit does what.
bool is_organisation_title(std::string_view title);

}  // namespace vanthu
