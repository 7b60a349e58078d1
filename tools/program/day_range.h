// Dates as people write them on a command line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

/// Inclusive ISO dates; an end that is missing is open.
struct DayRange {
  std::optional<std::string> from, to;
  bool operator==(const DayRange&) const = default;
};

/// "2026-05-08", "8/5/2026" (a day); "2026-05", "5/2026" (a month); "2026" (a year); a wording of plans
/// ("Quý I/2026"); "A..B", "A..", "..B" from the first day of A to the last of B.  None where it is none of
/// these or ends before it begins.
std::optional<DayRange> parse_day_range(std::string_view text);

}  // namespace vanthu
