#include "store/task_form.h"

#include <fmt/format.h>

#include "store/compared_words.h"

namespace vanthu {
namespace {

std::set<std::string> units_of(const std::vector<UnitMention>& units, std::string_view commune) {
  std::set<std::string> names;
  for (const UnitMention& mention : units) names.insert(compared_words_and_numbers(mention.unit, commune));
  return names;
}

std::string words_of(const std::optional<std::string>& text, std::string_view commune) {
  return text ? compared_words_and_numbers(*text, commune) : std::string();
}

/// Days that are counted from the plan's own date are another plan's other days: their words are compared.
std::string deadline_key(const Deadline& deadline, std::string_view commune) {
  const bool has_days = deadline.start || deadline.end || deadline.recurrence;
  if (deadline.kind == "ongoing") return deadline.kind;
  if (deadline.kind == "conditional" || !has_days) {
    return deadline.kind + " " +
           compared_words_and_numbers(deadline.condition ? *deadline.condition : deadline.raw, commune);
  }
  return fmt::format("{} {} {} {}", deadline.kind, deadline.start.value_or("-"), deadline.end.value_or("-"),
                     deadline.recurrence.value_or("-"));
}

std::multiset<std::string> deadlines_of(const Assignment& task, std::string_view commune) {
  std::multiset<std::string> keys;
  if (task.deadline) keys.insert(deadline_key(*task.deadline, commune));
  for (const Deadline& deadline : task.further_deadlines) keys.insert(deadline_key(deadline, commune));
  return keys;
}

std::multiset<std::string> targets_of(const std::vector<Target>& targets) {
  std::multiset<std::string> keys;
  for (const Target& target : targets) {
    keys.insert(fmt::format("{} {} {} {}", target.comparison, target.number,
                            target.upper ? fmt::format("{}", *target.upper) : "-",
                            compared_words_and_numbers(target.unit, "")) +
                (target.unit == "%" ? "%" : ""));
  }
  return keys;
}

}  // namespace

TaskForm form_of(const Assignment& task, std::string_view commune) {
  TaskForm form;
  form.words = compared_words(task.task, commune);
  form.shingles = shingles_of(form.words);
  form.lead = units_of(task.lead, commune);
  form.implement = units_of(task.implement, commune);
  form.coordinate = units_of(task.coordinate, commune);
  form.deadlines = deadlines_of(task, commune);
  form.product = words_of(task.product, commune);
  form.form = words_of(task.form, commune);
  form.targets = targets_of(task.targets);
  form.place = words_of(task.group, commune) + "|" + task.ordinal.value_or("");
  return form;
}

}  // namespace vanthu
