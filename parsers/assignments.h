// Who does what by when: from tables, from the body's labelled blocks, from "Tổ chức thực hiện", from
// sentences.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/document.h"
#include "parsers/labels.h"
#include "parsers/outline.h"
#include "parsers/plan_time.h"
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
  std::vector<ListedUnit> units;          // every unit of every role, `where` in the document's text
  bool has_coordinate_place = false;      // its table or block has a column or label for coordinating units
  std::vector<ByteRange> product_places;  // where `product` stands
  std::vector<ByteRange> time_places;     // where the deadlines were read

  /// Gives `role` to units that were read in a text that begins at `offset` of the document's.
  void add_units(UnitsOfRole role, std::vector<ListedUnit> listed, std::size_t offset);
  /// The first of `times`, which were read in `places`, as the deadline, the others behind it.
  void set_deadlines(std::vector<Deadline> times, std::vector<ByteRange> places);
};

/// Titles of the sections in which `item` stands, the outermost first, and its own where `with_own`; each at
/// most 300 bytes.
std::vector<std::string> titles_above(const std::vector<OutlineItem>& outline, const OutlineItem& item,
                                      bool with_own);

/// Rows of kind task of the tables that assign tasks.
std::vector<FoundAssignment> assignments_from_tables(const NormalizedDocument& document,
                                                     const std::vector<TaskTable>& tables,
                                                     const UnitReader& units, const PlanTime& time);

/// Items of the body that carry lines such as "Cơ quan chủ trì: …", "Thời gian thực hiện: …".
std::vector<FoundAssignment> assignments_from_body(const NormalizedDocument& document,
                                                   const std::vector<OutlineItem>& outline,
                                                   const Parts& parts, const UnitReader& units,
                                                   const PlanTime& time);

/// Duties under "Tổ chức thực hiện": one for each paragraph below the line that addresses a unit, or for the
/// line itself where it runs on into its task.
std::vector<FoundAssignment> assignments_from_organisation(const NormalizedDocument& document,
                                                           const std::vector<OutlineItem>& outline,
                                                           const UnitReader& units, const PlanTime& time);

/// What else sentences of the body assign: "Giao Phòng X chủ trì, phối hợp với Y …", "Phòng X có trách nhiệm
/// …".  Nothing of what stands in tables, behind labels, under "Tổ chức thực hiện" or inside the spans of
/// `found`; nothing of a regulation.
std::vector<FoundAssignment> assignments_from_sentences(const NormalizedDocument& document,
                                                        const std::vector<OutlineItem>& outline,
                                                        const Parts& parts, const UnitReader& units,
                                                        const PlanTime& time,
                                                        const std::vector<FoundAssignment>& found);

/// True for a section whose items say which unit does what.
bool is_organisation_title(std::string_view title);

}  // namespace vanthu
