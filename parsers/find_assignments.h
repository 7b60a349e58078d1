// All tasks of a document: from every kind of place, with what stands in each of them.
#pragma once

#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/assignments.h"
#include "parsers/document.h"
#include "parsers/outline.h"
#include "parsers/parts.h"
#include "parsers/task_tables.h"
#include "parsers/unit_list.h"

namespace vanthu {

/// The assignments of the body, of "Tổ chức thực hiện", of sentences and of tables, in that order, each in
/// reading order, with their targets, citations and confidence.  `record` has its header and its citations.
std::vector<FoundAssignment> find_assignments(const NormalizedDocument& document, const Parts& parts,
                                              const std::vector<OutlineItem>& outline,
                                              const std::vector<TaskTable>& tables, const UnitReader& units,
                                              const Document& record);

}  // namespace vanthu
