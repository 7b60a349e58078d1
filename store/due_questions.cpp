// Which duties fall due on which day.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "store/list_tasks.h"
#include "store/read_tasks.h"
#include "store/recurrence.h"
#include "store/selection.h"
#include "store/task_questions.h"

namespace vanthu {
namespace {

/// A time of a task on a day.
struct Duty {
  std::string day;
  std::int64_t task = 0;
  std::size_t time = 0;
  bool repeats = false;
  bool operator<(const Duty& other) const {
    return std::tie(day, task, time) < std::tie(other.day, other.task, other.time);
  }
};

/// A time that repeats.
struct Series {
  std::string rule, since, until;
};

/// Whether all times of the rule fall due on the same days, whenever they began.
bool has_one_phase(const Recurrence& rule) { return rule.interval == 1; }

class DueSearch {
 public:
  DueSearch(Database& database, const DueQuestion& question, std::size_t short_list)
      : database_(database), question_(question), filter_(database, question.tasks, short_list) {
    const auto from = parse_day(question.from), to = parse_day(question.to);
    if (!from || !to) throw Error("date-malformed", "", {from ? question.to : question.from});
    if (*to - *from > kLongestWindow) throw Error("due-window-long", "");
    from_ = *from;
    to_ = *to;
    limit_ = question.tasks.limit.value_or(kAll);
  }

  std::vector<Duty> duties() {
    if (filter_.is_empty()) return {};
    if (filter_.has_short_list()) {
      add_all("FROM (SELECT t.task AS task " + filter_.from_short_list() +
              ") f CROSS JOIN task_times y ON y.task = f.task WHERE true");
    } else if (!filter_.from_few_documents().empty()) {
      add_all(
          fmt::format("{} CROSS JOIN task_times y ON y.task BETWEEN d.document_id << {} "
                      "AND ((d.document_id + 1) << {}) - 1 CROSS JOIN tasks t ON t.task = y.task WHERE {}",
                      filter_.from_few_documents(), kTaskBits, kTaskBits, filter_.conditions()));
    } else {
      add_dated();
      add_repeating();
    }
    std::sort(duties_.begin(), duties_.end());
    if (duties_.size() > limit_) duties_.resize(limit_);
    return std::move(duties_);
  }

  std::size_t count_undated() {
    if (filter_.is_empty()) return 0;
    const std::string undated =
        "NOT EXISTS (SELECT 1 FROM task_times x WHERE x.task = t.task AND (x.last IS NOT NULL OR x.rule IS "
        "NOT "
        "NULL)) AND EXISTS (SELECT 1 FROM task_times x WHERE x.task = t.task)";
    Query query =
        database_.query("SELECT count(*) FROM (SELECT DISTINCT t.task " +
                        (filter_.has_short_list() ? filter_.from_short_list() : filter_.from_long_lists()) +
                        " AND " + undated + " LIMIT :most)");
    bind_named(query, filter_.parameters());
    query.bind_to(":most", static_cast<std::int64_t>(kMostUndated));
    query.step();
    return query.count();
  }

 private:
  void add_occurrences(const Series& series, std::int64_t task, std::size_t time) {
    for (const Day day : days_of(series)) duties_.push_back({iso_day(day), task, time, true});
  }

  const std::vector<Day>& days_of(const Series& series) {
    std::string key = series.rule + ' ' + series.since + ' ' + series.until;
    const auto known = days_.find(key);
    if (known != days_.end()) return known->second;
    const auto rule = parse_recurrence(series.rule);
    const auto since = parse_day(series.since);
    const Day last = std::min(parse_day(series.until).value_or(to_), to_);
    std::vector<Day> days;
    if (rule && since && last >= from_) days = unfold(*rule, *since, from_, last);
    return days_.emplace(std::move(key), std::move(days)).first->second;
  }

  /// All times of the few tasks that can answer.
  void add_all(const std::string& from) {
    Query query = database_.query("SELECT DISTINCT y.task, y.ordinal, y.last, y.rule, y.since, y.until " +
                                  from + " AND (y.rule IS NOT NULL OR y.last BETWEEN :from AND :to)");
    bind_named(query, filter_.parameters());
    query.bind_to(":from", question_.from);
    query.bind_to(":to", question_.to);
    while (query.step()) {
      const std::int64_t task = query.integer();
      const std::size_t time = query.count();
      const std::string last = query.text();
      if (query.next_is_null()) {
        duties_.push_back({last, task, time});
      } else {
        const std::string rule = query.text(), since = query.text(), until = query.text();
        add_occurrences({rule, since, until}, task, time);
      }
    }
  }

  /// The first ranges that end in the window.
  void add_dated() {
    Query query = database_.query(
        "SELECT y.last, y.task, y.ordinal FROM task_times y INDEXED BY task_times_by_last "
        "CROSS JOIN tasks t ON t.task = y.task "
        "CROSS JOIN task_documents d ON d.document_id = t.task >> 24 WHERE y.last BETWEEN :from AND :to "
        "AND y.rule IS NULL AND " +
        filter_.conditions() + " ORDER BY y.last, y.task, y.ordinal LIMIT :limit");
    bind_named(query, filter_.parameters());
    query.bind_to(":from", question_.from);
    query.bind_to(":to", question_.to);
    query.bind_to(":limit", limit_parameter());
    while (query.step()) duties_.push_back({query.text(), query.integer(), query.count()});
  }

  /// Every rule of the store, each found by one step in the index.
  std::vector<std::string> all_rules() {
    std::vector<std::string> rules;
    for (std::string last;; rules.push_back(last)) {
      Query next = database_.query(
          "SELECT rule FROM task_times WHERE rule IS NOT NULL AND rule > ? ORDER BY rule LIMIT 1");
      if (!next.bind(last).step()) return rules;
      last = next.text();
    }
  }

  /// The first duties of the rule on the day.
  void add_members(const std::string& text, const Recurrence& rule, Day day) {
    const std::string iso = iso_day(day);
    Query query = database_.query(
        "SELECT y.task, y.ordinal, y.since FROM task_times y INDEXED BY task_times_by_rule "
        "CROSS JOIN tasks t ON t.task = y.task "
        "CROSS JOIN task_documents d ON d.document_id = t.task >> 24 "
        "WHERE y.rule = :rule AND y.since <= :day AND y.until >= :day AND " +
        filter_.conditions() + " ORDER BY y.task, y.ordinal");
    bind_named(query, filter_.parameters());
    query.bind_to(":rule", text);
    query.bind_to(":day", iso);
    for (std::size_t found = 0; found < limit_ && query.step();) {
      const std::int64_t task = query.integer();
      const std::size_t time = query.count();
      if (!has_one_phase(rule) && !occurs_on(rule, parse_day(query.text()).value_or(day), day)) continue;
      duties_.push_back({iso, task, time, true});
      ++found;
    }
  }

  /// What repeats, day by day, until there are enough of it and of the dated duties of earlier days.
  void add_repeating() {
    std::vector<std::pair<std::string, Recurrence>> rules;
    for (std::string& text : all_rules()) {
      if (const auto rule = parse_recurrence(text)) rules.emplace_back(std::move(text), *rule);
    }
    const std::vector<Duty> dated = duties_;  // by day
    for (Day day = from_; day <= to_; day += std::chrono::days(1)) {
      const auto earlier = std::partition_point(
          dated.begin(), dated.end(), [iso = iso_day(day)](const Duty& duty) { return duty.day < iso; });
      const std::size_t repeated = duties_.size() - dated.size();
      if (static_cast<std::size_t>(earlier - dated.begin()) + repeated >= limit_) return;
      for (const auto& [text, rule] : rules) {
        if (!has_one_phase(rule) || occurs_on(rule, Day{}, day)) add_members(text, rule, day);
      }
    }
  }

  std::int64_t limit_parameter() const {
    return limit_ == kAll ? std::int64_t{-1} : static_cast<std::int64_t>(limit_);
  }

  static constexpr std::size_t kAll = static_cast<std::size_t>(-1);

  Database& database_;
  const DueQuestion& question_;
  TaskFilter filter_;
  Day from_, to_;
  std::size_t limit_ = 0;
  std::vector<Duty> duties_;
  std::map<std::string, std::vector<Day>> days_;
};

}  // namespace

DueAnswers ask_due(Database& database, const DueQuestion& question, std::size_t short_list) {
  DueSearch search(database, question, short_list);
  DueAnswers answers;
  for (const Duty& duty : search.duties()) {
    answers.duties.push_back({duty.day, duty.time, duty.repeats, read_task(database, duty.task)});
  }
  answers.undated = search.count_undated();
  return answers;
}

}  // namespace vanthu
