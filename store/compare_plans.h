// Two plans, or what two communes plan, task by task.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document.h"
#include "store/pair_tasks.h"

namespace vanthu {

/// The tasks of one side.
struct PlanSide {
  std::string commune;  // name without level, "" where not known: it is no difference
  std::vector<Assignment> tasks;
};

/// In what two forms of one task differ.
enum class TaskDifference { lead, implement, coordinate, deadline, product, form, target, text, place };

/// "lead", "deadline" …; "place" is where it stands (group and ordinal).
std::string_view name_of(TaskDifference difference);

/// A task of either side, or of both.
struct ComparedTask {
  std::optional<std::size_t> left, right;   // positions; none where the side lacks it
  double similarity = 0;                    // of the words, as task_similarity; 0 where a side lacks it
  std::vector<TaskDifference> differences;  // in the order of the enumeration
  bool operator==(const ComparedTask&) const = default;
};

/// Every task of both sides once, in the order of the left one, what the left one lacks last.  Tasks of equal
/// words are one, whatever their place; of several such ones those that agree in most else.  Of the others
/// the most similar are one while they reach kSameTask, or kReworded where lead and deadline agree.  Which
/// stand for one another does not depend on the order of either side, nor on which one is left.
///
/// Units differ where their names do, communes left out; deadlines by kind, days and recurrence, where they
/// have none by their words; targets by number, unit and comparison.  Other numbers in a text are no
/// difference: each year's plan has others.  Of sides with more than a million pairs to compare, pairs that
/// are alike by chance may be missed.
std::vector<ComparedTask> compare_plans(const PlanSide& left, const PlanSide& right);

/// What a plan stands on: the keys or names of what governs it, each as it is printed first.
struct GoverningDocuments {
  std::vector<std::string> only_left, only_right;  // in reading order
};
GoverningDocuments compare_governing(const Document& left, const Document& right);

}  // namespace vanthu
