// The times of tasks as the checks look at them: where they are printed, and which of them lie within the
// plan's own time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parsers/checked_document.h"
#include "parsers/dates.h"

namespace vanthu {

/// Finds the printed places of times.  Refers to the document that it was made of.
class TimePlaces {
 public:
  explicit TimePlaces(const CheckedDocument& checked);

  /// The cell of the task's time, or the words behind "Thời gian thực hiện:"; the task where neither is
  /// found.
  ByteRange of(const Assignment& assignment) const;
  /// Position in CheckedDocument::tables of the table whose row the assignment is.
  std::optional<std::size_t> table_of(const Assignment& assignment) const;

 private:
  struct Row {
    std::size_t table = 0;
    ByteRange time;  // empty where the row has no such cell
  };
  const CheckedDocument& checked_;
  std::unordered_map<std::size_t, Row> rows_;  // by the begin of the task's cell
};

/// All times of a task in their order; empty where it has none.
std::vector<const Deadline*> times_of(const Assignment& assignment);

/// A single time: days, months, quarters or years with an end that comes once, and whose year is printed.
bool is_dated_once(const Deadline& deadline);

/// "15/02", "ngày 15 tháng 02": the words name a day.
bool names_a_day(std::string_view words);

/// True where the words speak of reports or reviews, which are about a time that is over.
bool reports_on_past(std::string_view words);
/// True where they speak of reports, or of accounts and the like that follow when a year is over.
bool settles_past(std::string_view words);

/// First to last day of the years that the title gives the plan ("năm 2026", "giai đoạn 2026 - 2030"); none
/// where it names none, or only years that the document itself lies outside of (a review of past years).
std::optional<DateRange> period_of_plan(const CheckedDocument& checked);

/// The title gives the plan one year and nothing beyond it.
std::optional<std::string> only_year_of_plan(const CheckedDocument& checked);

}  // namespace vanthu
