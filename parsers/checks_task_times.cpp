// Checks of a task's time against what the task itself says.
#include <algorithm>
#include <map>
#include <set>

#include "normalize/pattern.h"
#include "parsers/check.h"
#include "parsers/task_phrases.h"
#include "parsers/task_times.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostReported = 50;

/// Months between two times of a kind that repeats; 0 where it does not, or has a rhythm of its own.
int months_of(const Deadline& time) {
  static const std::map<std::string_view, int> kMonths{
      {"yearly", 12}, {"half-yearly", 6}, {"quarterly", 3}, {"monthly", 1}};
  if (!time.recurrence) return 0;
  // "Tháng 3, tháng 9 hằng năm": a year with several times.
  if (time.kind == "yearly" && time.recurrence->find(',') != std::string::npos) return 0;
  const auto found = kMonths.find(time.kind);
  return found == kMonths.end() ? 0 : found->second;
}

bool is_one_day_or_period(const Deadline& time) {
  return time.kind == "by-date" || time.kind == "month" || time.kind == "quarter";
}

/// True where one time is over before the other begins, or both are the last day and differ.
bool are_apart(const Deadline& a, const Deadline& b) {
  if (!a.end || !b.end) return false;
  if (!a.start && !b.start) return a.kind == "by-date" && b.kind == "by-date" && *a.end != *b.end;
  return (b.start && *a.end < *b.start) || (a.start && *b.end < *a.start);
}

/// True where a clause that begins with `phrase` cannot have the time of the column.
bool contradicts(const TimePhrase& phrase, const Deadline& column) {
  const int rhythm = months_of(phrase.time), column_rhythm = months_of(column);
  const bool once = is_one_day_or_period(phrase.time);
  // What has a time of its own is not done all the time.
  if (column.kind == "ongoing") return rhythm > 0 || (once && phrase.leads);
  // Behind the first clause other duties may follow that have other times.
  if (!phrase.leads) return false;
  if (rhythm > 0 && column_rhythm > 0) {
    const bool half_years_hold_years = rhythm == 12 && column_rhythm == 6;
    return rhythm != column_rhythm && !half_years_hold_years;
  }
  return once && is_one_day_or_period(column) && are_apart(phrase.time, column);
}

/// The place of words of the task's text in the document; the whole task where its text was put together.
ByteRange place_in_task(const CheckedDocument& checked, const Assignment& assignment,
                        std::string_view words) {
  const ByteRange task = assignment.span.bytes;
  const std::size_t at = checked.document.slice(task).find(words);
  if (words.empty() || at == std::string_view::npos) return task;
  return {task.begin + at, task.begin + at + words.size()};
}

// R-54; a task once.
std::vector<Issue> check_contradictions(const CheckedDocument& checked) {
  const TimePlaces places(checked);
  const std::string date = checked.record.header.date.value_or("");
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& assignment = found.assignment;
    const std::vector<const Deadline*> times = times_of(assignment);
    if (times.empty() || issues.size() == kMostReported) continue;
    for (const TimePhrase& phrase : find_time_phrases(assignment.task, date)) {
      const bool none_fits = std::all_of(times.begin(), times.end(),
                                         [&](const Deadline* time) { return contradicts(phrase, *time); });
      if (!none_fits) continue;
      const std::string words = assignment.task.substr(phrase.begin, phrase.length);
      issues.push_back(
          make_issue(checked, {"deadline-contradicts-task",
                               place_in_task(checked, assignment, words),
                               {words, shorten(assignment.deadline->raw), shorten(assignment.task)},
                               places.of(assignment)}));
      break;
    }
  }
  return issues;
}

/// The year by which `pattern` finds a goal set; "" where it finds none.
std::string year_of(const Pattern& pattern, std::string_view words) {
  const auto match = pattern.find(words);
  return match ? std::string(match->text(words, 1)) : std::string();
}

/// Of a heading, "MỤC TIÊU ĐẾN NĂM 2030"; of a task, "Đến năm 2030, …".  Elsewhere a goal is spoken of, not
/// set.
std::string goal_year_of_heading(std::string_view heading) {
  static const Pattern goal(
      "^(?i:(?:các |những |về )?(?:mục tiêu|chỉ tiêu|phấn đấu)[^.;]{0,80}? đến(?: hết| cuối)* năm) "
      "((?:19|20)[0-9]{2})");
  return year_of(goal, heading);
}

std::string goal_year_of_task(std::string_view task) {
  static const Pattern goal(
      "^[-+ ]*(?i:(?:phấn đấu )?đến(?: hết| cuối)* năm) ((?:19|20)[0-9]{2})(?:[,:]| [^0-9-])");
  return year_of(goal, task);
}

/// All times of the task come again and again, none is a last one.
bool never_ends(const Assignment& assignment) {
  const std::vector<const Deadline*> times = times_of(assignment);
  return !times.empty() && std::all_of(times.begin(), times.end(), [](const Deadline* time) {
    return !time->end && (time->kind == "ongoing" || time->recurrence);
  });
}

// a goal for a certain year whose time is "hằng năm"; goals under one heading together.
std::vector<Issue> check_goals(const CheckedDocument& checked) {
  const TimePlaces places(checked);
  std::vector<Issue> issues;
  std::set<std::string> headings;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& assignment = found.assignment;
    if (!never_ends(assignment) || issues.size() == kMostReported) continue;
    const std::string heading = assignment.group.value_or("");
    std::string year = goal_year_of_heading(heading);
    if (!year.empty() && !headings.insert(heading).second) continue;
    if (year.empty()) year = goal_year_of_task(assignment.task);
    if (year.empty()) continue;
    issues.push_back(make_issue(checked, {"deadline-contradicts-task",
                                          places.of(assignment),
                                          {year, shorten(assignment.deadline->raw), shorten(assignment.task)},
                                          assignment.span.bytes,
                                          "deadline-of-goal",
                                          Severity::warning}));
  }
  return issues;
}

// what is done about a case when there is one has no rhythm.
std::vector<Issue> check_cases(const CheckedDocument& checked) {
  static const Pattern of_a_case(
      "^[-+ ]*(?i:xử lý|kỷ luật)(?: (?i:kịp thời|nghiêm|nghiêm minh|nghiêm khắc|triệt để|,|và))* "
      "(?i:những|các|mọi) (?i:hành vi|trường hợp|cá nhân|tổ chức|tập thể|cán bộ)[^.;]{0,120} (?i:vi phạm)|"
      " (?i:vi phạm) [^.;]{0,200} (?i:bị xử lý|bị kỷ luật)");
  const TimePlaces places(checked);
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& assignment = found.assignment;
    const std::vector<const Deadline*> times = times_of(assignment);
    // A patrol may look for cases every month.
    const bool repeats = !times.empty() && std::all_of(times.begin(), times.end(), [](const Deadline* time) {
      return months_of(*time) >= 6;
    });
    if (!repeats || issues.size() == kMostReported || !of_a_case.contains(assignment.task)) continue;
    issues.push_back(make_issue(checked, {"deadline-contradicts-task",
                                          places.of(assignment),
                                          {shorten(assignment.deadline->raw), shorten(assignment.task)},
                                          assignment.span.bytes,
                                          "deadline-of-case",
                                          Severity::warning}));
  }
  return issues;
}

// a plan of one year that gives tasks for every year; told once.
std::vector<Issue> check_yearly_tasks(const CheckedDocument& checked) {
  const auto year = only_year_of_plan(checked);
  if (!year) return {};
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& assignment = found.assignment;
    for (const TimePhrase& phrase : find_time_phrases(assignment.task, {})) {
      if (phrase.time.recurrence != "FREQ=YEARLY") continue;
      const std::string words = assignment.task.substr(phrase.begin, phrase.length);
      return {make_issue(checked, {"deadline-out-of-range",
                                   place_in_task(checked, assignment, words),
                                   {words, *year, shorten(assignment.task)},
                                   std::nullopt,
                                   "deadline-yearly-in-year",
                                   Severity::warning})};
    }
  }
  return {};
}

// the only time waits for an order from above, which may never come.
std::vector<Issue> check_orders(const CheckedDocument& checked) {
  static const Pattern by_order(
      "^(?i:theo|khi có|sau khi có)(?i: sự| các| nội dung| văn bản)* "
      "(?i:chỉ đạo|hướng dẫn|yêu cầu|(?:kế hoạch|chương trình|lộ trình)[^,;.]{0,60} của)(?: |$|,)");
  // Nobody can date what is done about a storm.
  static const Pattern when_needed("(?i: khi (?:có|xảy ra|phát sinh|cần)(?: |$))");
  const TimePlaces places(checked);
  std::vector<Issue> issues;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& assignment = found.assignment;
    if (!assignment.deadline || !assignment.further_deadlines.empty()) continue;
    if (when_needed.contains(assignment.task)) continue;
    const Deadline& time = *assignment.deadline;
    if (time.kind != "conditional" || time.end || !by_order.contains(time.raw)) continue;
    if (issues.size() == kMostReported) break;
    issues.push_back(make_issue(
        checked,
        {"deadline-by-order", places.of(assignment), {shorten(time.raw), shorten(assignment.task)}}));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& task_time_checks() {
  static const std::vector<Check> checks = {
      {{"deadline-contradicts-task"}, check_contradictions},
      {{"deadline-contradicts-task"}, check_goals},
      {{"deadline-contradicts-task"}, check_cases},
      {{"deadline-out-of-range"}, check_yearly_tasks},
      {{"deadline-by-order"}, check_orders},
  };
  return checks;
}

}  // namespace vanthu
