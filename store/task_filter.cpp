#include "store/task_filter.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/find_units.h"
#include "store/keys.h"
#include "store/list_tasks.h"
#include "store/search_expression.h"
#include "store/search_words.h"
#include "store_tables.h"

namespace vanthu {
namespace {

constexpr std::string_view kSourcesOfDirective =
    "SELECT source_id FROM citations WHERE key_search = :directive "
    "UNION ALL SELECT source_id FROM citations WHERE raw_key_search = :directive "
    "UNION ALL SELECT source_id FROM citations WHERE name_search = :directive";

constexpr std::string_view kRoles =
    "(SELECT 'lead' AS role UNION ALL SELECT 'implement' UNION ALL SELECT 'coordinate')";

/// The condition that `task` is one of document `d`.
std::string is_of_document(std::string_view task) {
  return fmt::format("{0} BETWEEN d.document_id << {1} AND ((d.document_id + 1) << {1}) - 1", task,
                     kTaskBits);
}

/// Documents `d` in order with the tasks `t` of each.
std::string documents_with_tasks() {
  return "FROM task_documents d CROSS JOIN tasks t ON " + is_of_document("t.task");
}

/// The list of all tasks of documents `d`.
std::string tasks_of(std::string_view documents) {
  return fmt::format("SELECT t.task FROM {} CROSS JOIN tasks t ON {}", documents, is_of_document("t.task"));
}

/// Each task `t` of a list before it with its document `d`.
std::string with_document(std::string_view from) {
  return fmt::format("{} CROSS JOIN task_documents d ON d.document_id = t.task >> {}", from, kTaskBits);
}

/// So many units are looked for in each of many documents.
constexpr std::size_t kFewUnits = 3;

/// Words that more tasks have are looked for in order: the index gives them so.
constexpr std::size_t kShortWordsShare = 4;  // of a short list

/// Documents whose times are all looked at.
constexpr std::size_t kShortDocumentsShare = 3;  // of a short list

/// The words of `text`, the last one perhaps as the beginning of a longer word.
SearchPhrase beginning_phrase(std::string_view text) {
  WordReader reader;
  SearchPhrase phrase;
  reader.each(text, [&](const WordForms& forms, ByteRange) { phrase.words.push_back({forms.folded}); });
  if (!phrase.words.empty()) phrase.words.back().prefix = true;
  return phrase;
}

/// The same in a list of words that begins with a blank.
std::string behind_blanks(const SearchPhrase& phrase) {
  std::string words;
  for (const SearchWord& word : phrase.words) words += ' ' + word.key;
  return words;
}

}  // namespace

TaskFilter::TaskFilter(Database& database, const TaskQuestion& question, std::size_t short_list) {
  restrict_documents(question);
  restrict_units(database, question);
  restrict_words(database, question);
  restrict_times(question);
  restrict_confidence(question);
  if (empty_) return;
  choose_shortest(database, short_list);
  if (!shortest_) choose_documents(database, short_list);
}

void TaskFilter::restrict(std::string list, std::string condition) {
  restrictions_.push_back({std::move(list), std::move(condition)});
}

void TaskFilter::restrict_documents(const TaskQuestion& question) {
  const auto of_sources = [&](std::string_view sources) {
    documents_.push_back(
        fmt::format("({}) o CROSS JOIN task_documents d ON d.source_id = o.source_id", sources));
    // The plus keeps documents in their order.
    restrict(tasks_of(documents_.back()), fmt::format("+d.source_id IN ({})", sources));
  };
  if (question.document) {
    documents_.emplace_back("(SELECT * FROM task_documents WHERE document_id = :document) d");
    restrict(tasks_of(documents_.back()), "d.document_id = :document");
    parameters_[":document"] = *question.document;
  }
  if (question.commune) {
    of_sources(kSourcesOfCommune);
    parameters_[":commune"] = text_search_key(*question.commune);
  }
  if (question.province) {
    of_sources(kSourcesOfProvince);
    parameters_[":province"] = province_search_key(*question.province);
  }
  if (question.directive) {
    of_sources(kSourcesOfDirective);
    restrict("", std::string(store_table("under_directive.sql")));
    parameters_[":directive"] = number_search_key(*question.directive);
  }
}

void TaskFilter::restrict_units(Database& database, const TaskQuestion& question) {
  if (question.role) parameters_[":role"] = *question.role;
  const std::string of_role = question.role ? " AND u.role = :role" : "";
  const std::string with_role = fmt::format(
      "EXISTS (SELECT 1 FROM assignment_units u WHERE u.source_id = d.source_id AND u.assignment = (t.task & "
      "{}){}",
      (1 << kTaskBits) - 1, of_role);
  if (question.units.empty() && !question.unit_text) {
    if (question.role) restrict("", with_role + ")");
    return;
  }
  const UnitRows units = find_units(database, question.units, question.unit_text);
  empty_ = empty_ || units.ids.empty();
  parameters_[":units"] = json_list(units.names);
  parameters_[":unit_ids"] = json_list(units.ids);
  if (units.ids.size() == 1 && question.role) {
    unit_ = restrictions_.size();
    parameters_[":unit"] = units.ids[0].get<std::int64_t>();
  }
  const bool few = units.ids.size() <= kFewUnits;
  // A few units' lists are near by; of many units it is better to look at the task's own, to which the plus
  // keeps.
  restrict(
      "SELECT u.task FROM task_units u WHERE u.unit IN (SELECT value FROM json_each(:unit_ids))" + of_role,
      few ? fmt::format("EXISTS (SELECT 1 FROM task_units u WHERE u.unit IN (SELECT value FROM "
                        "json_each(:unit_ids)) AND u.role IN ({}) AND u.task = t.task)",
                        question.role ? ":role" : "'lead', 'implement', 'coordinate'")
          : with_role + " AND +u.unit IN (SELECT value FROM json_each(:units)))");
  if (!few) return;
  // Of the tasks of some documents only the units' own.
  for (const std::string& documents : documents_) {
    restrict(fmt::format("SELECT u.task FROM {} CROSS JOIN json_each(:unit_ids) j CROSS JOIN {} e "
                         "CROSS JOIN task_units u ON u.unit = j.value AND u.role = e.role AND {}{}",
                         documents, kRoles, is_of_document("u.task"), of_role),
             "");
  }
}

void TaskFilter::restrict_words(Database& database, const TaskQuestion& question) {
  const auto add = [&](const std::optional<std::string>& asked, const char* column, const char* phrase,
                       const char* beginning) {
    if (!asked) return;
    const SearchPhrase words = beginning_phrase(*asked);
    empty_ = empty_ || words.words.empty();
    words_ = restrictions_.size();
    phrase_ = phrase;
    parameters_[phrase] = fmt::format("{} : {}", column, phrase_expression(database, words));
    parameters_[beginning] = behind_blanks(words);
    restrict(fmt::format("SELECT rowid AS task FROM task_words WHERE task_words MATCH {}", phrase),
             fmt::format("instr(' ' || t.{}, {}) > 0", column, beginning));
  };
  add(question.text, "words", ":text_phrase", ":text");
  add(question.group, "group_words", ":group_phrase", ":group");
}

void TaskFilter::restrict_times(const TaskQuestion& question) {
  std::string condition;
  const auto add = [&](const std::optional<std::string>& day, const char* parameter, const char* compared) {
    if (!day) return;
    condition += fmt::format(" AND x.{} {}", compared, parameter);
    parameters_[parameter] = *day;
  };
  add(question.due_from, ":due_from", "last >=");
  add(question.due_to, ":due_to", "first <=");
  add(question.ends_from, ":ends_from", "last >=");
  add(question.ends_to, ":ends_to", "last <=");
  if (!question.kinds.empty()) {
    condition += " AND x.kind IN (SELECT value FROM json_each(:kinds))";
    parameters_[":kinds"] = json_list(question.kinds);
  }
  if (condition.empty()) return;
  // Documents none of whose tasks can have such a day are left out as a whole.
  if (question.due_from) restrict("", "d.last_day >= :due_from");
  if (question.due_to) restrict("", "d.first_day <= :due_to");
  if (question.ends_from) restrict("", "d.last_day >= :ends_from");
  if (question.ends_to) restrict("", "d.first_day <= :ends_to");
  restrict("", "EXISTS (SELECT 1 FROM task_times x WHERE x.task = t.task" + condition + ")");
  // The ends of the range apart: no index has both.
  const auto list = [&](const char* days, const char* index) {
    restrict(fmt::format("SELECT task FROM task_times INDEXED BY {} WHERE {}", index, days), "");
  };
  if (question.due_from) list("last >= :due_from", "task_times_by_last");
  if (question.due_to) list("first <= :due_to", "task_times_by_first");
  if (question.ends_from) list("last >= :ends_from", "task_times_by_last");
  if (question.ends_to) list("last <= :ends_to", "task_times_by_last");
  if (!question.kinds.empty()) {
    list("kind IN (SELECT value FROM json_each(:kinds))", "task_times_by_kind");
  }
}

void TaskFilter::restrict_confidence(const TaskQuestion& question) {
  if (!question.confidence_from && !question.confidence_to) return;
  parameters_[":confidence_from"] = question.confidence_from.value_or(0);
  parameters_[":confidence_to"] = question.confidence_to.value_or(1);
  const std::string range = "confidence BETWEEN :confidence_from AND :confidence_to";
  // Most tasks are certain: the index leaves them out.
  const bool listed = question.confidence_to.value_or(1) < 1;
  restrict(listed ? "SELECT task FROM tasks WHERE confidence < 1 AND " + range : "", "t." + range);
}

void TaskFilter::choose_documents(Database& database, std::size_t short_list) {
  std::size_t least = short_list / kShortDocumentsShare;
  for (const std::string& documents : documents_) {
    if (least == 0) return;
    Query query = database.query("SELECT count(*) FROM (SELECT 1 FROM " + documents + " LIMIT " +
                                 std::to_string(short_list / kShortDocumentsShare) + ")");
    bind_named(query, parameters_);
    query.step();
    const std::size_t count = query.count();
    if (count >= least) continue;
    least = count;
    few_documents_ = "FROM " + documents;
  }
}

void TaskFilter::choose_shortest(Database& database, std::size_t short_list) {
  std::size_t least = short_list;
  for (std::size_t i = 0; i < restrictions_.size() && least > 0; ++i) {
    const std::string& list = restrictions_[i].list;
    if (list.empty()) continue;
    const bool words = list.find("task_words") != std::string::npos;
    const std::size_t most = words ? short_list / kShortWordsShare : short_list;
    Query query = database.query("SELECT count(*) FROM (" + list + " LIMIT " + std::to_string(most) + ")");
    bind_named(query, parameters_);
    query.step();
    const std::size_t count = query.count();
    if (count >= std::min(least, most)) continue;
    least = count;
    shortest_ = i;
  }
}

std::string TaskFilter::conditions_without(std::optional<std::size_t> left_out) const {
  std::string conditions = "true";
  for (std::size_t i = 0; i < restrictions_.size(); ++i) {
    const std::string& condition = restrictions_[i].condition;
    if (i != left_out && !condition.empty()) conditions += " AND (" + condition + ")";
  }
  return conditions;
}

std::string TaskFilter::from_short_list() const {
  // In order, so that neighbours are read together; the limit keeps SQLite from leaving the order out.
  const std::string list =
      "FROM (SELECT DISTINCT task FROM (" + restrictions_[*shortest_].list + ") ORDER BY task LIMIT -1) l ";
  return with_document(list + "CROSS JOIN tasks t ON t.task = l.task") + " WHERE " +
         conditions_without(shortest_);
}

std::string TaskFilter::from_long_lists() const {
  if (words_) {
    return with_document("FROM task_words CROSS JOIN tasks t ON t.task = task_words.rowid") +
           " WHERE task_words MATCH " + phrase_ + " AND " + conditions_without(words_);
  }
  if (!unit_) return documents_with_tasks() + " WHERE " + conditions();
  return fmt::format(
      "FROM task_documents d CROSS JOIN task_units k ON k.unit = :unit AND k.role = :role AND {} "
      "CROSS JOIN tasks t ON t.task = k.task WHERE {}",
      is_of_document("k.task"), conditions_without(unit_));
}

std::string_view TaskFilter::order() const {
  if (words_) return " ORDER BY task_words.rowid";
  return unit_ ? " ORDER BY d.document_id, k.task" : " ORDER BY d.document_id, t.task";
}

}  // namespace vanthu
