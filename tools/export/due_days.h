// On which days a deadline falls due, as Store::due answers it.
#pragma once

#include <optional>
#include <string>

#include "parsers/document.h"
#include "store/recurrence.h"

namespace vanthu {

/// The day of one that falls due once; of one that repeats its first day, its rule, and its last day where it
/// has one.
struct DueDays {
  Day first{};
  std::optional<std::string> rule{};
  std::optional<Day> until{};
  bool operator==(const DueDays&) const = default;
};

/// None where the deadline falls due on no day of the years 1 to 9999: it has no end, or repeats in a plan
/// without a date, or ends before its first occurrence.
std::optional<DueDays> find_due_days(const Deadline& deadline, std::optional<Day> plan_day);

}  // namespace vanthu
