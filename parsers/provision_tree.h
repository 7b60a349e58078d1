// Steps of a provision in the order in which they are printed, put into the order of the record.
#pragma once

#include <string>
#include <vector>

#include "parsers/document.h"

namespace vanthu {

/// What stands between a step and the one before it.
enum class StepJoint {
  none,    // the first step
  plain,   // a blank, "của", "tại": the two are one path
  comma,   // either one path ("khoản 3, mục II") or another place
  another  // "và", "hoặc", ";": another place begins
};

/// One level with its labels as printed.
struct ProvisionStep {
  ProvisionPart part;
  StepJoint joint = StepJoint::none;
};

/// Width of a level, 0 for the widest (phụ lục) to 8 (tiết).
int level_rank(const std::string& level);

/// The parts of Provision: the tree of all places, wide before narrow, each branch as printed.  "điểm a khoản
/// 1, điểm b khoản 2 Điều 3" is điều 3, khoản 1, điểm a, khoản 2, điểm b.  Steps may be printed from narrow
/// to wide, as prescribed, or the other way round ("Điều 5 khoản 2").
std::vector<ProvisionPart> order_steps(const std::vector<ProvisionStep>& steps);

/// The single places of a provision, each from wide to narrow with one label a step; `most` at the most.
std::vector<std::vector<ProvisionPart>> places_of(const Provision& provision, std::size_t most);

}  // namespace vanthu
