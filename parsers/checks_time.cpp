// Checks of deadlines against the calendar and against the plan's own time.
#include <algorithm>
#include <map>

#include "normalize/pattern.h"
#include "parsers/check.h"
#include "parsers/own_document.h"
#include "parsers/task_times.h"
#include "parsers/working_days.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostReported =
    50;  // of one rule: a document with more is no plan, or its date is wrong

/// A deadline that is compared with the plan's own time.
struct DatedTask {
  const Assignment* task;
  const Deadline* time;
};

std::vector<DatedTask> dated_tasks(const CheckedDocument& checked) {
  std::vector<DatedTask> dated;
  for (const FoundAssignment& found : checked.assignments) {
    for (const Deadline* time : times_of(found.assignment)) {
      if (time->end && !time->recurrence && time->kind != "term") dated.push_back({&found.assignment, time});
    }
  }
  return dated;
}

/// A month, quarter or year that a report is about may be over when the plan is made, and so is what was
/// done.
bool is_subject_of_report(const DatedTask& dated) {
  static const Pattern done("(?:^|[ (])(?i:đã) ");
  const std::string& kind = dated.time->kind;
  if (done.contains(dated.time->raw)) return true;
  return kind != "by-date" && kind != "conditional" && reports_on_past(dated.task->task);
}

Issue time_issue(const CheckedDocument& checked, const TimePlaces& places, const DatedTask& dated,
                 std::string argument, std::string_view wording, Severity severity) {
  return make_issue(checked, {"deadline-out-of-range",
                              places.of(*dated.task),
                              {shorten(dated.time->raw), std::move(argument), shorten(dated.task->task)},
                              std::nullopt,
                              wording,
                              severity});
}

// R-53 against the first day on which the document may have been issued.
std::vector<Issue> check_against_issue_date(const CheckedDocument& checked, const TimePlaces& places,
                                            std::string_view date) {
  const std::string first_day = first_day_of(date);
  std::vector<Issue> issues;
  for (const DatedTask& dated : dated_tasks(checked)) {
    if (*dated.time->end >= first_day || is_subject_of_report(dated)) continue;
    const bool certain = is_dated_once(*dated.time);
    issues.push_back(time_issue(checked, places, dated, printed_date(date),
                                certain ? "" : "deadline-year-unclear",
                                certain ? Severity::error : Severity::warning));
    if (issues.size() == kMostReported) break;
  }
  return issues;
}

/// The days on which a document without a whole date may have been issued begin here; none where nothing
/// tells its year.
std::optional<std::string> partial_date(const CheckedDocument& checked) {
  if (checked.record.header.date) return checked.record.header.date;
  if (const Citation* parent = parent_citation(checked); parent != nullptr && parent->date)
    return parent->date;
  if (const auto period = period_of_plan(checked)) return period->start.substr(0, 4);
  return std::nullopt;
}

// R-53 where the day of issue is not known: deadlines that may have been over by then are told together.
std::vector<Issue> check_against_blank_date(const CheckedDocument& checked, const TimePlaces& places) {
  const auto known = partial_date(checked);
  if (!known || known->size() >= kFullDate || checked.record.header.draft) return {};
  // Yearly plans are issued in the first quarter; of a month that is known, its last day.
  const std::string last = known->size() == 4 ? *known + "-03-31" : last_day_of(*known);
  const std::string first = first_day_of(*known);
  const DatedTask* earliest = nullptr;
  std::size_t count = 0;
  const std::vector<DatedTask> all = dated_tasks(checked);
  for (const DatedTask& dated : all) {
    if (!is_dated_once(*dated.time) || is_subject_of_report(dated)) continue;
    if (*dated.time->end < first || *dated.time->end >= last) continue;
    ++count;
    if (earliest == nullptr || *dated.time->end < *earliest->time->end) earliest = &dated;
  }
  if (earliest == nullptr) return {};
  return {time_issue(checked, places, *earliest, std::to_string(count), "deadline-issue-date-unknown",
                     Severity::warning)};
}

std::string shifted_months(const std::string& iso, int months) {
  const int month = std::stoi(iso.substr(5, 2)) - 1 + months, year = std::stoi(iso.substr(0, 4));
  const int years = month >= 0 ? month / 12 : -1;
  return end_of_month(year + years, month - 12 * years + 1).value_or(iso);
}

/// True where the time lies outside of the years that the title gives the plan.
bool is_outside(const DatedTask& dated, const DateRange& period) {
  // Preparing begins in the year before; reports and accounts follow in the first months of the next.
  constexpr int kPreparing = -3, kAccounting = 6;
  const Deadline& time = *dated.time;
  if (!is_dated_once(time) || is_subject_of_report(dated)) return false;
  if (*time.end < shifted_months(period.start, kPreparing)) return true;
  const bool after = time.start ? *time.start > period.end : *time.end > period.end && names_a_day(time.raw);
  return after && !(settles_past(dated.task->task + " " + time.raw) &&
                    *time.end <= shifted_months(period.end, kAccounting));
}

// R-53 against the years of the title.
std::vector<Issue> check_against_period(const CheckedDocument& checked, const TimePlaces& places) {
  const auto period = period_of_plan(checked);
  if (!period) return {};
  const auto& date = checked.record.header.date;
  const std::vector<DatedTask> all = dated_tasks(checked);
  std::vector<Issue> issues;
  for (const DatedTask& dated : all) {
    if (!is_outside(dated, *period)) continue;
    const bool before_issue = date && *dated.time->end < first_day_of(*date);
    if (before_issue) continue;  // told already
    const std::string years = period->start.substr(0, 4) == period->end.substr(0, 4)
                                  ? period->start.substr(0, 4)
                                  : period->start.substr(0, 4) + " - " + period->end.substr(0, 4);
    issues.push_back(time_issue(checked, places, dated, years, "deadline-outside-period", Severity::error));
  }
  // Where most lie outside, the years of the title are not the plan's own.
  if (2 * issues.size() > all.size() && all.size() > 1) return {};
  if (issues.size() > kMostReported) issues.resize(kMostReported);
  return issues;
}

//
std::vector<Issue> check_range(const CheckedDocument& checked) {
  const TimePlaces places(checked);
  const auto& date = checked.record.header.date;
  std::vector<Issue> issues;
  if (date && !own_date_impossible(checked)) {
    issues = check_against_issue_date(checked, places, *date);
  }
  for (const auto& check : {check_against_blank_date, check_against_period}) {
    if (date && own_date_impossible(checked)) break;
    for (Issue& issue : check(checked, places)) issues.push_back(std::move(issue));
  }
  return issues;
}

/// True where no time of the task tells when it is over.
bool is_open(const Assignment& assignment) {
  const std::vector<const Deadline*> times = times_of(assignment);
  return std::all_of(times.begin(), times.end(),
                     [](const Deadline* time) { return !time->end && !time->recurrence; });
}

/// Tasks that stand together: of one table, or all of the labelled items.
struct TaskGroup {
  std::size_t tasks = 0, open = 0;
  const Assignment* first_open = nullptr;
};

//
std::vector<Issue> check_open_deadlines(const CheckedDocument& checked) {
  constexpr std::size_t kFewTasks = 5;
  constexpr std::size_t kMostOpen = 70;  // of a hundred
  const TimePlaces places(checked);
  std::map<std::size_t, TaskGroup> groups;  // by table; the labelled items behind all tables
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& assignment = found.assignment;
    if (assignment.origin != "table" && assignment.origin != "body") continue;
    TaskGroup& group = groups[places.table_of(assignment).value_or(checked.tables.size())];
    ++group.tasks;
    if (!is_open(assignment)) continue;
    ++group.open;
    if (group.first_open == nullptr && assignment.deadline) group.first_open = &assignment;
  }
  const bool has_table = std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
    return group.first < checked.tables.size() && group.second.tasks >= kFewTasks;
  });
  std::vector<Issue> issues;
  for (const auto& [table, group] : groups) {
    // A table that has no times at all is told as such.
    if (group.tasks < kFewTasks || 100 * group.open <= kMostOpen * group.tasks ||
        group.first_open == nullptr) {
      continue;
    }
    if (table == checked.tables.size() && has_table) continue;
    issues.push_back(make_issue(checked, {"deadlines-mostly-open",
                                          places.of(*group.first_open),
                                          {std::to_string(group.open), std::to_string(group.tasks)}}));
  }
  return issues;
}

/// "trước ngày 15/2/2026", "Hoàn thành 28/02/2026": a day by which something is to be done.
bool is_due(std::string_view words) {
  static const Pattern due("(?i:trước|chậm nhất|muộn nhất|đến|hết|hoàn thành|xong|hạn)");
  return due.contains(words) && names_a_day(words);
}

//
std::vector<Issue> check_working_days(const CheckedDocument& checked) {
  static const std::map<DayOff, std::string_view> kWordings{
      {DayOff::saturday, "deadline-saturday"}, {DayOff::sunday, "deadline-sunday"}, {DayOff::holiday, ""}};
  const TimePlaces places(checked);
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    for (const Deadline* time : times_of(found.assignment)) {
      // Events are held on Sundays on purpose; a day by which something is due is another matter.
      if (time->kind != "by-date" || !time->end || !is_due(time->raw)) continue;
      const DayOffReason reason = find_day_off(checked.vocabulary.holidays(), *time->end);
      if (reason.kind == DayOff::none || issues.size() == kMostReported) continue;
      issues.push_back(make_issue(checked, {"deadline-non-working-day",
                                            places.of(found.assignment),
                                            {shorten(time->raw), reason.holiday},
                                            std::nullopt,
                                            kWordings.at(reason.kind)}));
    }
  }
  return issues;
}

}  // namespace

const std::vector<Check>& time_checks() {
  static const std::vector<Check> checks = {
      {{"deadline-out-of-range"}, check_range},
      {{"deadlines-mostly-open"}, check_open_deadlines},
      {{"deadline-non-working-day"}, check_working_days},
  };
  return checks;
}

}  // namespace vanthu
