// A deadline as an event of a calendar (RFC 5545, 3.6.1).
#pragma once

#include <string>

#include "store/store.h"
#include "tools/export/due_days.h"

namespace vanthu {

/// `time` falls due on `days`; `header` is of the task's plan.  Words are Vietnamese.
struct CalendarEvent {
  const TaskAnswer& task;
  const Header& header;
  const Deadline& time;
  DueDays days;
  std::string uid;
};

/// The VEVENT as lines, folded.
std::string event_lines(const CalendarEvent& event);

/// "20260508".
std::string calendar_day(Day day);

}  // namespace vanthu
