// What the tasks of a report come to: counted one by one, however many there are.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "store/recurrence.h"
#include "tools/program/report_scope.h"

namespace vanthu {

class ReportCounts {
 public:
  /// `day` (ISO): where past and future meet.
  explicit ReportCounts(std::optional<std::string> day) : day_(std::move(day)) {}

  void add(const TaskAnswer& task, const ScopeDocument& document);

  std::size_t tasks() const { return tasks_; }
  std::size_t documents() const { return document_count_; }
  /// The first tasks, those of a document together.
  std::vector<ReportDocument> take_documents() { return std::move(documents_); }
  ReportUnits units() const;
  /// Without what comes next.
  ReportDeadlines deadlines() const;
  /// Tasks of each commune, by ScopeDocument::commune and province.
  const std::map<std::pair<std::string, std::string>, std::size_t>& tasks_of_communes() const {
    return tasks_of_communes_;
  }

 private:
  struct UnitTally {
    ReportUnit unit;
    std::set<std::size_t> communes;
    DocumentId last_document = 0;
  };

  void add_units(const Assignment& task, const ReportPlace& place, std::size_t commune);
  void add_times(const Assignment& task, const ScopeDocument& document);
  bool add_time(const Deadline& time, const ScopeDocument& document);
  void keep(const TaskAnswer& task, const ScopeDocument& document);

  std::optional<std::string> day_;
  std::size_t tasks_ = 0, kept_tasks_ = 0, document_count_ = 0;
  DocumentId last_document_ = 0;
  std::vector<ReportDocument> documents_;
  std::map<std::string, UnitTally> units_;
  std::map<std::pair<std::string, std::string>, std::size_t> commune_numbers_, tasks_of_communes_;
  std::size_t without_unit_ = 0, without_lead_ = 0;
  std::map<int, std::size_t> once_;  // by months since year 0
  std::map<std::tuple<std::string, Day, std::optional<Day>>, std::size_t> repeating_;  // rule, since, until
  std::size_t past_ = 0, without_day_ = 0, without_time_ = 0;
};

/// The first and the last month, of months since year 0, that are shown of those from `first` to `last`: at
/// least kFewestMonths, at most kMostMonths, with the month `today` and some before it where they must be
/// cut.
std::pair<int, int> shown_months(int first, int last, std::optional<int> today);

}  // namespace vanthu
