// Tasks and duties as listings.
#include <fmt/format.h>

#include <memory>

#include "store/task_id.h"
#include "tools/program/answer_parts.h"
#include "tools/program/answers.h"

namespace vanthu {
namespace {

std::string wordings(const std::vector<Deadline>& deadlines) {
  std::vector<std::string> printed;
  for (const Deadline& deadline : deadlines) printed.push_back(deadline.raw);
  return fmt::format("{}", fmt::join(printed, "; "));
}

std::string wordings(const std::vector<Target>& targets) {
  std::vector<std::string> printed;
  for (const Target& target : targets) printed.push_back(target.raw);
  return fmt::format("{}", fmt::join(printed, "; "));
}

/// Units that are asked, not ordered.
std::string requested_names(const Assignment& task) {
  std::vector<UnitMention> requested;
  for (const auto* units : {&task.lead, &task.implement, &task.coordinate}) {
    for (const UnitMention& unit : *units) {
      if (unit.requested) requested.push_back(unit);
    }
  }
  return unit_names(requested);
}

std::string id_of(const TaskAnswer& answer) { return to_text(TaskId{answer.document, answer.index}); }

/// The time of the task that falls due.
const Deadline& time_of(const DueAnswer& answer) {
  static const Deadline none;
  const Assignment& task = answer.task.assignment;
  if (answer.time == 0) return task.deadline ? *task.deadline : none;
  return answer.time <= task.further_deadlines.size() ? task.further_deadlines[answer.time - 1] : none;
}

Json task_json(Records& records, const TaskAnswer& answer) {
  Json object = {{"task_id", id_of(answer)}};
  object.update(with_origin(answer, records.part(answer.document, "assignments", answer.index)));
  object["corrected"] = answer.corrected;
  return object;
}

}  // namespace

std::string unit_names(const std::vector<UnitMention>& units) {
  std::string names;
  for (const UnitMention& unit : units) {
    if (!names.empty()) names += "; ";
    names += unit.unit;
    if (unit.qualifier) names += " (" + *unit.qualifier + ")";
  }
  return names;
}

Listing task_listing(const Store& store, std::vector<TaskAnswer> answers) {
  Listing listing;
  listing.columns = {{"task_id", "head-task-id"},
                     {"document_id", ""},
                     {"document", "head-document"},
                     {"path", ""},
                     {"format", ""},
                     {"commune", "head-commune"},
                     {"origin", ""},
                     {"appendix", ""},
                     {"section", ""},
                     {"group", ""},
                     {"ordinal", "head-ordinal"},
                     {"task", "head-task"},
                     {"lead", "head-lead"},
                     {"implement", "head-implement"},
                     {"coordinate", "head-coordinate"},
                     {"deadline", "head-deadline"},
                     {"deadline_kind", ""},
                     {"deadline_start", ""},
                     {"deadline_end", ""},
                     {"recurrence", ""},
                     {"product", ""},
                     {"form", ""},
                     {"corrected", ""},
                     {"groups", ""},
                     {"further_deadlines", ""},
                     {"targets", ""},
                     {"requested", ""},
                     {"confidence", ""}};
  for (const TaskAnswer& answer : answers) {
    const Assignment& task = answer.assignment;
    const Deadline due = task.deadline.value_or(Deadline{});
    listing.rows.push_back({id_of(answer),
                            std::to_string(answer.document),
                            document_name(answer),
                            utf8_path(answer.path),
                            answer.format,
                            answer.commune,
                            task.origin,
                            task.appendix.value_or(""),
                            task.section.value_or(""),
                            task.group.value_or(""),
                            task.ordinal.value_or(""),
                            task.task,
                            unit_names(task.lead),
                            unit_names(task.implement),
                            unit_names(task.coordinate),
                            due.raw,
                            due.kind,
                            due.start.value_or(""),
                            due.end.value_or(""),
                            due.recurrence.value_or(""),
                            task.product.value_or(""),
                            task.form.value_or(""),
                            fmt::format("{}", fmt::join(answer.corrected, ", ")),
                            fmt::format("{}", fmt::join(task.groups, " / ")),
                            wordings(task.further_deadlines),
                            wordings(task.targets),
                            requested_names(task),
                            fmt::format("{}", task.confidence)});
  }
  auto records = std::make_shared<Records>(store);
  listing.json = [kept = std::move(answers), records](std::size_t row) {
    return dumped(task_json(*records, kept[row]));
  };
  return listing;
}

Listing due_listing(const Store& store, std::vector<DueAnswer> answers) {
  Listing listing;
  listing.columns = {{"day", "head-due"},
                     {"task_id", "head-task-id"},
                     {"document_id", ""},
                     {"document", "head-document"},
                     {"path", ""},
                     {"commune", "head-commune"},
                     {"task", "head-task"},
                     {"lead", "head-lead"},
                     {"implement", "head-implement"},
                     {"coordinate", "head-coordinate"},
                     {"deadline", "head-deadline"},
                     {"deadline_kind", ""},
                     {"repeats", ""},
                     {"product", ""}};
  for (const DueAnswer& answer : answers) {
    const Assignment& task = answer.task.assignment;
    const Deadline& time = time_of(answer);
    listing.rows.push_back({answer.day, id_of(answer.task), std::to_string(answer.task.document),
                            document_name(answer.task), utf8_path(answer.task.path), answer.task.commune,
                            task.task, unit_names(task.lead), unit_names(task.implement),
                            unit_names(task.coordinate), time.raw, time.kind, answer.repeats ? "1" : "0",
                            task.product.value_or("")});
  }
  auto records = std::make_shared<Records>(store);
  listing.json = [kept = std::move(answers), records](std::size_t row) {
    const DueAnswer& answer = kept[row];
    Json object = {{"day", answer.day}, {"repeats", answer.repeats}, {"time", answer.time}};
    object.update(task_json(*records, answer.task));
    return dumped(object);
  };
  return listing;
}

}  // namespace vanthu
