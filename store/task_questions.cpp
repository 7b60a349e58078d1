#include "store/task_questions.h"

#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

#include "store/list_tasks.h"
#include "store/read_tasks.h"
#include "store/selection.h"

namespace vanthu {
namespace {

constexpr std::int64_t kOrdinal = (std::int64_t{1} << kTaskBits) - 1;

/// True where the question leaves every task of the store, or the first so many.
bool asks_for_all(TaskQuestion question) {
  question.limit.reset();
  return question == TaskQuestion{};
}

/// What of the question is asked of documents.
TaskQuestion of_documents(const TaskQuestion& question) {
  TaskQuestion part{.commune = question.commune, .document = question.document};
  part.province = question.province;
  return part;
}

/// Calls `visit` with every task that answers, as the lists name it, in order.
template <class Visit>
void each_listed_task(Database& database, const TaskQuestion& question, std::size_t short_list, Visit visit) {
  const TaskFilter filter(database, question, short_list);
  if (filter.is_empty()) return;
  const std::string sql = filter.has_short_list()
                              ? "SELECT t.task " + filter.from_short_list() + " ORDER BY t.task"
                              : "SELECT t.task " + filter.from_long_lists() + std::string(filter.order());
  Query query = database.query(sql + " LIMIT :limit");
  bind_named(query, filter.parameters());
  query.bind_to(":limit", question.limit ? static_cast<std::int64_t>(*question.limit) : std::int64_t{-1});
  while (query.step()) visit(query.integer());
}

/// Calls `visit` with the tasks of the question document by document: as many at once as one has.
template <class Visit>
void each_plan(Database& database, const TaskQuestion& question, std::size_t short_list, Visit visit) {
  std::vector<std::int64_t> ordinals;
  DocumentId document = 0;
  const auto hand_on = [&] {
    if (!ordinals.empty()) visit(read_tasks(database, document, ordinals));
    ordinals.clear();
  };
  each_listed_task(database, question, short_list, [&](std::int64_t task) {
    if (task >> kTaskBits != document) hand_on();
    document = task >> kTaskBits;
    ordinals.push_back(task & kOrdinal);
  });
  hand_on();
}

/// The same of the whole store, without a look at its lists.
template <class Visit>
void each_whole_plan(Database& database, std::optional<std::size_t> limit, Visit visit) {
  std::int64_t left = limit ? static_cast<std::int64_t>(*limit) : std::numeric_limits<std::int64_t>::max();
  Query query = database.query("SELECT document_id FROM task_documents d ORDER BY document_id");
  while (left > 0 && query.step()) {
    std::vector<TaskAnswer> tasks = read_tasks(database, query.integer(), OrdinalRange{0, left - 1});
    left -= static_cast<std::int64_t>(tasks.size());
    visit(std::move(tasks));
  }
}

template <class Visit>
void each_part(Database& database, const TaskQuestion& question, std::size_t short_list, Visit visit) {
  if (asks_for_all(question)) {
    each_whole_plan(database, question.limit, visit);
  } else {
    each_plan(database, question, short_list, visit);
  }
}

}  // namespace

std::vector<TaskAnswer> ask_tasks(Database& database, const TaskQuestion& question, std::size_t short_list) {
  std::vector<TaskAnswer> answers;
  each_part(database, question, short_list, [&](std::vector<TaskAnswer> tasks) {
    std::move(tasks.begin(), tasks.end(), std::back_inserter(answers));
  });
  return answers;
}

void each_task(Database& database, const TaskQuestion& question,
               const std::function<void(const TaskAnswer&)>& visit, std::size_t short_list) {
  each_part(database, question, short_list, [&](const std::vector<TaskAnswer>& tasks) {
    for (const TaskAnswer& task : tasks) visit(task);
  });
}

std::vector<DocumentId> ask_documents_with(Database& database, const TaskQuestion& question,
                                           std::size_t short_list) {
  TaskQuestion whole = question;
  whole.limit.reset();
  if (whole == of_documents(question)) {
    Selection selection(
        "SELECT s.document_id FROM records r JOIN sources s ON s.id = r.source_id WHERE s.chosen");
    add_commune(selection, question.commune);
    add_province(selection, question.province);
    if (question.document) selection.add("s.document_id = :document", {{":document", *question.document}});
    return selection.read_all(database, " ORDER BY s.document_id", [](Query& row) { return row.integer(); });
  }
  std::vector<DocumentId> documents;
  each_listed_task(database, whole, short_list, [&](std::int64_t task) {
    const DocumentId document = task >> kTaskBits;
    if (documents.empty() || documents.back() != document) documents.push_back(document);
  });
  return documents;
}

}  // namespace vanthu
