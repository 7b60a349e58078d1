#include "store/compare_plans.h"

#include <set>

#include "store/compared_words.h"
#include "store/pair_tasks.h"

namespace vanthu {
namespace {

std::vector<TaskForm> forms_of(const PlanSide& side) {
  std::vector<TaskForm> forms;
  for (const Assignment& task : side.tasks) forms.push_back(form_of(task, side.commune));
  return forms;
}

ComparedTask compared(const TaskForm& left, const TaskForm& right) {
  ComparedTask task;
  const auto add = [&](bool differs, TaskDifference difference) {
    if (differs) task.differences.push_back(difference);
  };
  add(left.lead != right.lead, TaskDifference::lead);
  add(left.implement != right.implement, TaskDifference::implement);
  add(left.coordinate != right.coordinate, TaskDifference::coordinate);
  add(left.deadlines != right.deadlines, TaskDifference::deadline);
  add(left.product != right.product, TaskDifference::product);
  add(left.form != right.form, TaskDifference::form);
  add(left.targets != right.targets, TaskDifference::target);
  add(left.words != right.words, TaskDifference::text);
  add(left.place != right.place, TaskDifference::place);
  task.similarity = left.words == right.words ? 1 : similarity(left.shingles, right.shingles);
  return task;
}

/// What governs a plan, by what it is compared with, in reading order.
std::vector<std::pair<std::string, std::string>> governing(const Document& document) {
  const std::string commune = document.header.issuer.commune.value_or("");
  std::vector<std::pair<std::string, std::string>> cited;
  std::set<std::string> seen;
  for (const Citation& citation : document.citations) {
    if (citation.relation != "basis" && citation.relation != "implements") continue;
    const auto& name = citation.key ? citation.key : citation.name;
    if (!name) continue;
    std::string key = compared_words_and_numbers(*name, commune);
    if (seen.insert(key).second) cited.emplace_back(std::move(key), *name);
  }
  return cited;
}

std::vector<std::string> names_missing_in(const std::vector<std::pair<std::string, std::string>>& all,
                                          const std::vector<std::pair<std::string, std::string>>& other) {
  std::set<std::string> keys;
  for (const auto& [key, name] : other) keys.insert(key);
  std::vector<std::string> missing;
  for (const auto& [key, name] : all) {
    if (!keys.contains(key)) missing.push_back(name);
  }
  return missing;
}

}  // namespace

std::string_view name_of(TaskDifference difference) {
  switch (difference) {
    case TaskDifference::lead:
      return "lead";
    case TaskDifference::implement:
      return "implement";
    case TaskDifference::coordinate:
      return "coordinate";
    case TaskDifference::deadline:
      return "deadline";
    case TaskDifference::product:
      return "product";
    case TaskDifference::form:
      return "form";
    case TaskDifference::target:
      return "target";
    case TaskDifference::text:
      return "text";
    case TaskDifference::place:
      return "place";
  }
  return "";
}

std::vector<ComparedTask> compare_plans(const PlanSide& left, const PlanSide& right) {
  const std::vector<TaskForm> lefts = forms_of(left), rights = forms_of(right);
  const auto paired = pair_tasks(lefts, rights);
  std::vector<ComparedTask> tasks;
  std::vector<bool> taken(rights.size(), false);
  for (std::size_t i = 0; i < lefts.size(); ++i) {
    ComparedTask task = paired[i] ? compared(lefts[i], rights[*paired[i]]) : ComparedTask{};
    task.left = i;
    task.right = paired[i];
    if (paired[i]) taken[*paired[i]] = true;
    tasks.push_back(std::move(task));
  }
  for (std::size_t i = 0; i < rights.size(); ++i) {
    if (!taken[i]) tasks.push_back({std::nullopt, i, 0, {}});
  }
  return tasks;
}

GoverningDocuments compare_governing(const Document& left, const Document& right) {
  const auto lefts = governing(left), rights = governing(right);
  return {names_missing_in(lefts, rights), names_missing_in(rights, lefts)};
}

}  // namespace vanthu
