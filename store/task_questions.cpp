#include "store/task_questions.h"

#include <string>
#include <utility>

#include "store/correction_rows.h"
#include "store/list_tasks.h"
#include "store/read_record.h"
#include "store/selection.h"

namespace vanthu {
namespace {

/// The tasks that answer, as the lists name them, in order.
std::vector<std::int64_t> find_tasks(Database& database, const TaskQuestion& question,
                                     std::size_t short_list) {
  const TaskFilter filter(database, question, short_list);
  if (filter.is_empty()) return {};
  const std::string sql = filter.has_short_list()
                              ? "SELECT t.task " + filter.from_short_list() + " ORDER BY t.task"
                              : "SELECT t.task " + filter.from_long_lists() + std::string(filter.order());
  Query query = database.query(sql + " LIMIT :limit");
  bind_named(query, filter.parameters());
  query.bind_to(":limit", question.limit ? static_cast<std::int64_t>(*question.limit) : std::int64_t{-1});
  std::vector<std::int64_t> tasks;
  while (query.step()) tasks.push_back(query.integer());
  return tasks;
}

}  // namespace

TaskAnswer read_task(Database& database, std::int64_t task) {
  static const std::string sql = "SELECT " + std::string(kOriginColumns) + ", a.ordinal, " +
                                 std::string(kAssignmentColumns) +
                                 " FROM task_documents d CROSS JOIN sources s ON s.id = d.source_id "
                                 "CROSS JOIN records r ON r.source_id = d.source_id "
                                 "CROSS JOIN assignments a ON a.source_id = d.source_id AND a.ordinal = ?2 "
                                 "WHERE d.document_id = ?1";
  Query row = database.query(sql);
  if (!row.bind(task >> kTaskBits, task & ((1 << kTaskBits) - 1)).step()) row.fail_damaged();
  Origin origin = read_origin(row);
  TaskAnswer answer{origin.document,
                    std::move(origin.path),
                    std::move(origin.format),
                    std::move(origin.document_key),
                    std::move(origin.commune),
                    row.count(),
                    {}};
  answer.assignment = with_lists(database, origin.source, answer.index, read_assignment(row));
  answer.corrected = corrected_fields(database, origin.source, answer.index);
  return answer;
}

std::vector<TaskAnswer> ask_tasks(Database& database, const TaskQuestion& question, std::size_t short_list) {
  std::vector<TaskAnswer> answers;
  for (const std::int64_t task : find_tasks(database, question, short_list)) {
    answers.push_back(read_task(database, task));
  }
  return answers;
}

}  // namespace vanthu
