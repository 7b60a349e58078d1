// Tasks and duties as listings.
#include <memory>

#include "tools/program/answer_parts.h"
#include "tools/program/answer_rows.h"
#include "tools/program/answers.h"

namespace vanthu {
namespace {

/// The time of the task that falls due.
const Deadline& time_of(const DueAnswer& answer) {
  static const Deadline none;
  const Assignment& task = answer.task.assignment;
  if (answer.time == 0) return task.deadline ? *task.deadline : none;
  return answer.time <= task.further_deadlines.size() ? task.further_deadlines[answer.time - 1] : none;
}

Json task_json(Records& records, const TaskAnswer& answer) {
  Json object = {{"task_id", task_name(answer)}};
  object.update(with_origin(answer, records.part(answer.document, "assignments", answer.index)));
  object["corrected"] = answer.corrected;
  return object;
}

}  // namespace

Listing task_listing(const Store& store, std::vector<TaskAnswer> answers) {
  Listing listing;
  listing.columns = task_columns();
  for (const TaskAnswer& answer : answers) listing.rows.push_back(task_row(answer));
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
    listing.rows.push_back({answer.day, task_name(answer.task), std::to_string(answer.task.document),
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
