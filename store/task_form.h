// A task in the forms that two plans are compared by.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document.h"
#include "store/task_signature.h"

namespace vanthu {

/// Equal where nothing differs that compare_plans() knows.
struct TaskForm {
  std::string words;                                  // compared_words of the task
  Shingles shingles;                                  // of them
  std::set<std::string> lead, implement, coordinate;  // units by canonical name, the own commune left out
  std::multiset<std::string> deadlines;  // kind, days and recurrence of each; words where it has none
  std::string product, form;
  std::multiset<std::string> targets;  // number, unit and comparison of each
  std::string place;                   // group and ordinal
};

/// `commune` is the name of the plan's own, "" where not known.
TaskForm form_of(const Assignment& task, std::string_view commune);

}  // namespace vanthu
