#include "store/same_tasks.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/compared_words.h"
#include "store/list_tasks.h"
#include "store/read_tasks.h"
#include "store/task_filter.h"
#include "store/task_id.h"
#include "store/task_signature.h"

namespace vanthu {
namespace {

/// A task that answers, as the lists name it.
struct Found {
  std::int64_t task = 0;
  double similarity = 0;
};

std::int64_t listed_name(DocumentId document, std::size_t index) {
  return (document << kTaskBits) + static_cast<std::int64_t>(index);
}

std::string words_of_task(Database& database, const SameTaskQuestion& question) {
  const TaskId id{question.document, question.index};
  constexpr std::size_t kMostTasks = std::size_t{1} << kTaskBits;
  Query query = database.query(
      "SELECT coalesce(x.words, '') FROM tasks t LEFT JOIN task_texts x ON x.id = t.text WHERE t.task = ?");
  const bool known = id.document > 0 && id.document < (std::int64_t{1} << 38) && id.index < kMostTasks &&
                     query.bind(listed_name(id.document, id.index)).step();
  if (!known) throw Error("task-unknown", "", {to_text(id)});
  return query.text();
}

/// The tasks of these texts that the question's restrictions let through: the source first, then the most
/// similar, then by document and place.
std::vector<Found> tasks_of(Database& database, const std::map<std::int64_t, double>& texts,
                            const SameTaskQuestion& question) {
  const TaskFilter filter(database, question.tasks, 0);
  if (filter.is_empty()) return {};
  std::vector<std::int64_t> ids;
  for (const auto& [text, similarity] : texts) ids.push_back(text);
  Query query = database.query(
      "SELECT t.task, t.text FROM json_each(:texts) x CROSS JOIN tasks t ON t.text = x.value "
      "CROSS JOIN task_documents d ON d.document_id = t.task >> 24 WHERE " +
      filter.conditions());
  bind_named(query, filter.parameters());
  query.bind_to(":texts", nlohmann::json(ids).dump());
  std::vector<Found> tasks;
  while (query.step()) {
    const std::int64_t task = query.integer();
    tasks.push_back({task, texts.at(query.integer())});
  }
  const std::int64_t source = question.text ? 0 : listed_name(question.document, question.index);
  std::sort(tasks.begin(), tasks.end(), [&](const Found& a, const Found& b) {
    if ((a.task == source) != (b.task == source)) return a.task == source;
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.task < b.task;
  });
  return tasks;
}

/// Counted values, the commonest first, then by name.
std::vector<std::pair<std::string, std::size_t>> sorted_counts(
    const std::map<std::string, std::size_t>& counts) {
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

/// The tasks in the order in which they stand in the store, where they are found fastest: a JSON list.
std::string json_in_order(const std::vector<Found>& tasks) {
  std::vector<std::int64_t> ids;
  for (const Found& found : tasks) ids.push_back(found.task);
  std::sort(ids.begin(), ids.end());
  return nlohmann::json(ids).dump();
}

std::set<std::int64_t> places_of_communes(Database& database) {
  Query query = database.query("SELECT id FROM task_places WHERE commune IS NOT NULL");
  std::set<std::int64_t> places;
  while (query.step()) places.insert(query.integer());
  return places;
}

void count_leads(Database& database, const std::string& tasks, SameTasks& same) {
  Query query = database.query(
      "SELECT d.document_id, d.place, u.unit FROM json_each(?) x "
      "CROSS JOIN task_documents d ON d.document_id = x.value >> 24 "
      "LEFT JOIN assignment_units u ON u.source_id = d.source_id AND u.assignment = x.value & 16777215 "
      "AND u.role = 'lead'");
  query.bind(tasks);
  const std::set<std::int64_t> communes = places_of_communes(database);
  std::set<std::int64_t> documents, places;
  std::map<std::string, std::size_t> leads;
  while (query.step()) {
    documents.insert(query.integer());
    if (const std::int64_t place = query.integer(); communes.contains(place)) places.insert(place);
    ++leads[query.optional_text().value_or("")];
  }
  same.documents = documents.size();
  same.communes = places.size();
  same.leads = sorted_counts(leads);
}

/// As it is printed; "" where there is none.
std::string deadline_of(Database& database, std::int64_t task) {
  Query query = database.query(
      "SELECT coalesce(a.deadline_raw, '') FROM task_documents d CROSS JOIN assignments a "
      "ON a.source_id = d.source_id AND a.ordinal = ?1 & 16777215 WHERE d.document_id = ?1 >> 24");
  return query.bind(task).step() ? query.text() : std::string();
}

/// Times of one kind with the same days and repetition are one, in the wording of the first; those without
/// either only where they are worded alike.
void count_deadlines(Database& database, const std::string& tasks, SameTasks& same) {
  Query query = database.query(
      "SELECT x.value, t.kind, t.first, t.last, t.rule FROM json_each(?) x "
      "LEFT JOIN task_times t ON t.task = x.value AND t.ordinal = 0");
  query.bind(tasks);
  std::map<std::string, std::size_t> numbers;  // of each time in same.deadlines
  while (query.step()) {
    const std::int64_t task = query.integer();
    const std::string kind = query.optional_text().value_or("");
    const auto first = query.optional_text(), last = query.optional_text(), rule = query.optional_text();
    const bool by_words = !kind.empty() && kind != "ongoing" && !last && !rule;
    const std::string key =
        kind + "\n" +
        (by_words ? compared_words(deadline_of(database, task), "")
                  : first.value_or("") + "\n" + last.value_or("") + "\n" + rule.value_or(""));
    const auto [number, added] = numbers.emplace(key, same.deadlines.size());
    if (added) same.deadlines.emplace_back(deadline_of(database, task), 0);
    ++same.deadlines[number->second].second;
  }
  std::stable_sort(same.deadlines.begin(), same.deadlines.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
}

SameTaskAnswer read_same_task(Database& database, const Found& found) {
  Query query = database.query(
      "SELECT p.level, p.commune_code, p.province FROM task_documents d CROSS JOIN task_places p "
      "ON p.id = d.place WHERE d.document_id = ?");
  if (!query.bind(found.task >> kTaskBits).step()) query.fail_damaged();
  return {found.similarity, query.optional_text(), query.optional_text(), query.optional_text(),
          read_task(database, found.task)};
}

}  // namespace

std::map<std::int64_t, double> texts_like(Database& database, std::string_view words, double least) {
  std::map<std::int64_t, double> texts;
  std::set<std::int64_t> compared;
  if (Query equal = database.query("SELECT id FROM task_texts WHERE key = ?");
      equal.bind(task_text_key(words)).step()) {
    const std::int64_t text = equal.integer();
    texts[text] = 1;
    compared.insert(text);
  }
  const Shingles shingles = shingles_of(words);
  Query query = database.query(
      "SELECT x.id, x.words FROM json_each(?) k CROSS JOIN task_bands b ON b.band = k.value "
      "CROSS JOIN task_texts x ON x.id = b.text");
  query.bind(nlohmann::json(task_bands(shingles)).dump());
  while (query.step()) {
    const std::int64_t text = query.integer();
    if (!compared.insert(text).second) continue;
    const double alike = similarity(shingles, shingles_of(query.bytes()));
    if (alike >= least) texts[text] = alike;
  }
  return texts;
}

SameTasks ask_same_tasks(Database& database, const SameTaskQuestion& question) {
  const std::string words =
      question.text ? compared_words(*question.text, "") : words_of_task(database, question);
  const std::vector<Found> found =
      tasks_of(database, texts_like(database, words, question.similarity), question);
  SameTasks same;
  same.tasks = found.size();
  const std::string in_order = json_in_order(found);
  count_leads(database, in_order, same);
  count_deadlines(database, in_order, same);
  const std::size_t shown = std::min(found.size(), question.tasks.limit.value_or(found.size()));
  for (std::size_t i = 0; i < shown; ++i) same.answers.push_back(read_same_task(database, found[i]));
  return same;
}

}  // namespace vanthu
