// Plans with tasks, for what is asked of one task in several documents.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cited_plan.h"
#include "parsers/document.h"

namespace vanthu::testing {

/// A task as the parsers would have read it.
struct PlannedTask {
  std::string words;
  std::string deadline{};  // as printed, "" for none: read by parse_deadlines
  std::string lead = "Phòng Kinh tế";
  std::string origin = "table", group{};
  std::vector<Target> targets{};  // their spans are those of the task
};

/// "95%" that is to be reached at least.
Target percent(double number);

/// `plan` with those tasks behind its text.
Document with_tasks(const CitingPlan& plan, const std::vector<PlannedTask>& tasks);

/// A plan of the province's people's committee, which communes carry out by implementing().
Document province_plan(const std::vector<PlannedTask>& tasks);
CitedWords implementing();

}  // namespace vanthu::testing
