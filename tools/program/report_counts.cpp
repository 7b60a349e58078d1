#include "tools/program/report_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "normalize/text_forms.h"
#include "tools/program/answer_rows.h"

namespace vanthu {
namespace {

namespace ch = std::chrono;

int month_number(Day day) {
  const ch::year_month_day date(day);
  return int{date.year()} * 12 + static_cast<int>(unsigned{date.month()}) - 1;
}

Day first_of_month(int month) {
  return Day(ch::year(month / 12) / ch::month(static_cast<unsigned>(month % 12) + 1) / 1);
}

/// The first day that a date, perhaps only a month or a year, may be; as the store's questions take it.
std::optional<Day> first_day(const std::string& date) {
  return parse_day(date.size() == 4 ? date + "-01-01" : date.size() == 7 ? date + "-01" : date);
}

std::optional<Day> full_day(const std::optional<std::string>& iso) {
  return iso ? parse_day(*iso) : std::nullopt;
}

/// All times of the task as they are printed.
std::string wordings(const Assignment& task) {
  std::string words = task.deadline ? task.deadline->raw : "";
  for (const Deadline& further : task.further_deadlines) words += "; " + further.raw;
  return words;
}

}  // namespace

std::pair<int, int> shown_months(int first, int last, std::optional<int> today) {
  constexpr int kMost = static_cast<int>(kMostMonths), kFewest = static_cast<int>(kFewestMonths);
  if (last - first + 1 > kMost) {
    if (today) first = std::clamp(*today / 12 * 12, first, last - kMost + 1);
    last = first + kMost - 1;
  }
  return {first, std::max(last, first + kFewest - 1)};
}

void ReportCounts::add(const TaskAnswer& task, const ScopeDocument& document) {
  ++tasks_;
  if (task.document != last_document_) ++document_count_;
  last_document_ = task.document;
  const std::pair commune(document.commune, document.province);
  ++tasks_of_communes_[commune];
  const std::size_t number = commune_numbers_.try_emplace(commune, commune_numbers_.size()).first->second;
  add_units(task.assignment, place_of_task(task, document), number);
  add_times(task.assignment, document);
  if (kept_tasks_ < kMostTasks) keep(task, document);
  if (!documents_.empty() && documents_.back().id == task.document) ++documents_.back().task_count;
}

void ReportCounts::add_units(const Assignment& task, const ReportPlace& place, std::size_t commune) {
  std::map<std::string, std::array<bool, 3>> roles;
  const std::array<const std::vector<UnitMention>*, 3> lists{&task.lead, &task.implement, &task.coordinate};
  for (std::size_t role = 0; role < lists.size(); ++role) {
    for (const UnitMention& mention : *lists[role]) roles[mention.unit][role] = true;
  }
  if (roles.empty()) ++without_unit_;
  if (task.lead.empty()) ++without_lead_;
  for (const auto& [name, has] : roles) {
    UnitTally& tally = units_[name];
    if (tally.unit.tasks++ == 0) tally.unit.first = place;
    tally.unit.lead += has[0] ? 1 : 0;
    tally.unit.implement += has[1] ? 1 : 0;
    tally.unit.coordinate += has[2] ? 1 : 0;
    if (std::exchange(tally.last_document, place.document) != place.document) ++tally.unit.documents;
    if (!place.commune.empty()) tally.communes.insert(commune);
  }
}

void ReportCounts::add_times(const Assignment& task, const ScopeDocument& document) {
  if (!task.deadline) {
    ++without_time_;
    return;
  }
  bool any = add_time(*task.deadline, document);
  for (const Deadline& further : task.further_deadlines) any = add_time(further, document) || any;
  if (!any) ++without_day_;
}

/// As the store lists times (its list of times is what `due` asks).
bool ReportCounts::add_time(const Deadline& time, const ScopeDocument& document) {
  const std::optional<Day> start = full_day(time.start), end = full_day(time.end);
  const std::optional<Day> from = start ? start : first_day(document.date);
  const auto repetition =
      time.recurrence && from ? find_repetition(*time.recurrence, *from) : std::optional<Repetition>();
  if (repetition) {
    ++repeating_[{repetition->rule, repetition->since, end}];
    return true;
  }
  if (!end) return false;
  ++once_[month_number(*end)];
  if (day_ && iso_day(*end) < *day_) ++past_;
  return true;
}

void ReportCounts::keep(const TaskAnswer& answer, const ScopeDocument& document) {
  if (documents_.empty() || documents_.back().id != answer.document) {
    documents_.push_back({answer.document,
                          document.place.name,
                          document.title,
                          document.commune,
                          document.province,
                          document.date,
                          document.place.path,
                          0,
                          {}});
  }
  const Assignment& task = answer.assignment;
  documents_.back().tasks.push_back(
      {kept(task.ordinal.value_or("")), kept(fmt::format("{}", fmt::join(task.groups, " / "))),
       kept(task.task), kept(unit_names(task.lead)), kept(unit_names(task.implement)),
       kept(unit_names(task.coordinate)), kept(wordings(task)), place_of_task(answer, document)});
  ++kept_tasks_;
}

ReportUnits ReportCounts::units() const {
  ReportUnits answer{{}, units_.size(), tasks_, without_unit_, without_lead_};
  for (const auto& [name, tally] : units_) {
    answer.units.push_back(tally.unit);
    answer.units.back().unit = kept(name);
    answer.units.back().communes = tally.communes.size();
  }
  std::stable_sort(answer.units.begin(), answer.units.end(),
                   [](const ReportUnit& a, const ReportUnit& b) { return a.tasks > b.tasks; });
  if (answer.units.size() > kMostUnits) answer.units.resize(kMostUnits);
  return answer;
}

ReportDeadlines ReportCounts::deadlines() const {
  ReportDeadlines answer;
  answer.past = past_;
  answer.without_day = without_day_;
  answer.without_time = without_time_;
  for (const auto& [month, count] : once_) answer.once += count;
  for (const auto& [series, count] : repeating_) answer.repeating += count;
  const std::optional<Day> day = day_ ? parse_day(*day_) : std::nullopt;
  const std::optional<int> today = day ? std::optional(month_number(*day)) : std::nullopt;
  if (once_.empty() && repeating_.empty()) return answer;
  const int begin = !once_.empty() ? once_.begin()->first
                    : today        ? *today
                                   : month_number(std::get<1>(repeating_.begin()->first));
  const auto [first, last] = shown_months(begin, once_.empty() ? begin : once_.rbegin()->first, today);
  std::map<int, std::size_t> repeating;
  for (const auto& [series, count] : repeating_) {
    const auto& [text, since, until] = series;
    const auto rule = parse_recurrence(text);
    const Day to = std::min(until.value_or(Day::max()), first_of_month(last + 1) - ch::days(1));
    if (!rule || to < first_of_month(first)) continue;
    for (const Day one : unfold(*rule, since, first_of_month(first), to))
      repeating[month_number(one)] += count;
  }
  for (int month = first; month <= last; ++month) {
    const auto once = once_.find(month);
    answer.months.push_back(
        {month / 12, month % 12 + 1, once == once_.end() ? 0 : once->second, repeating[month]});
  }
  for (const auto& [month, count] : once_) {
    if (month < first) answer.before += count;
    if (month > last) answer.after += count;
  }
  return answer;
}

}  // namespace vanthu
