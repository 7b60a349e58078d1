// Days on which no office works.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/vocabulary.h"

namespace vanthu {

enum class DayOff { none, saturday, sunday, holiday };

/// Why nobody works on a day.
struct DayOffReason {
  DayOff kind = DayOff::none;
  std::string holiday;  // its name
};

/// `iso` is a whole date of the calendar; a holiday counts before the day of the week.  Offices may serve
/// people on Saturday morning, but receive no reports (Quyết định 188/1999/QĐ-TTg: forty hours in five days).
DayOffReason find_day_off(const std::vector<Holiday>& holidays, std::string_view iso);

}  // namespace vanthu
