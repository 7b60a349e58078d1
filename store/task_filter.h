// What a question for tasks restricts, as SQL over the lists of task_lists.sql.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/selection.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

/// The most tasks that a list may have to be read whole and sorted.  From longer ones the first answers come
/// soon enough when documents are looked through in order (docs/decisions/0015).
inline constexpr std::size_t kShortList = 6'000;

/// Parts of a statement in which `t` is the row of `tasks` and `d` that of `task_documents`.
class TaskFilter {
 public:
  /// Counts, up to `short_list`, what each restriction finds; a test gives 0 to see the statements for long
  /// lists.
  TaskFilter(Database& database, const TaskQuestion& question, std::size_t short_list = kShortList);

  /// True where nothing can answer: the store has no such unit, or a text has no words.
  bool is_empty() const { return empty_; }

  /// True where from_short_list() may be used.
  bool has_short_list() const { return shortest_.has_value(); }
  /// "FROM … WHERE …" over the shortest list, each task once.
  std::string from_short_list() const;

  /// "FROM … WHERE …" whose tasks come in order of kOrder where they are ordered by it.
  std::string from_long_lists() const;
  std::string_view order() const;

  /// "FROM …" of a short list of documents `d`, each perhaps several times; "" where none is short.
  const std::string& from_few_documents() const { return few_documents_; }

  /// All restrictions as conditions on `t` and `d`: "true AND (…) AND (…)".
  std::string conditions() const { return conditions_without(std::nullopt); }

  const Selection::Parameters& parameters() const { return parameters_; }

 private:
  /// A restriction: a statement whose one column are the tasks that it lets through, perhaps several times,
  /// and the condition that says the same of `t` and `d`.  "" for a list that no index has, and for the
  /// condition of a further list of what others restrict.
  struct Restriction {
    std::string list, condition;
  };

  void restrict(std::string list, std::string condition);
  void restrict_documents(const TaskQuestion& question);
  void restrict_units(Database& database, const TaskQuestion& question);
  void restrict_words(Database& database, const TaskQuestion& question);
  void restrict_times(const TaskQuestion& question);
  void restrict_confidence(const TaskQuestion& question);
  void choose_documents(Database& database, std::size_t short_list);
  void choose_shortest(Database& database, std::size_t short_list);
  std::string conditions_without(std::optional<std::size_t> left_out) const;

  std::vector<Restriction> restrictions_;
  Selection::Parameters parameters_;
  std::vector<std::string> documents_;  // tables of documents `d`, of each restriction that has one
  // Which of the restrictions: the shortest list, words, and one unit in one role.  The latter two have lists
  // in the order of documents.
  std::optional<std::size_t> shortest_, words_, unit_;
  std::string few_documents_;
  std::string phrase_;  // the parameter that words_ is matched with
  bool empty_ = false;
};

}  // namespace vanthu
