#include "parsers/working_days.h"

#include <chrono>

namespace vanthu {
namespace {

int number_at(std::string_view text, std::size_t begin, std::size_t length) {
  int value = 0;
  for (const char digit : text.substr(begin, length)) value = 10 * value + (digit - '0');
  return value;
}

}  // namespace

DayOffReason find_day_off(const std::vector<Holiday>& holidays, std::string_view iso) {
  constexpr std::size_t kFullDate = 10, kYear = 5;  // "YYYY-"
  if (iso.size() != kFullDate) return {};
  for (const Holiday& holiday : holidays) {
    const std::string_view day = holiday.from.size() == kFullDate ? iso : iso.substr(kYear);
    if (holiday.from <= day && day <= holiday.to) return {DayOff::holiday, holiday.name};
  }
  using namespace std::chrono;
  const year_month_day date{year(number_at(iso, 0, 4)), month(static_cast<unsigned>(number_at(iso, 5, 2))),
                            day(static_cast<unsigned>(number_at(iso, 8, 2)))};
  const weekday weekday_of{sys_days(date)};
  if (weekday_of == Saturday) return {DayOff::saturday, ""};
  if (weekday_of == Sunday) return {DayOff::sunday, ""};
  return {};
}

}  // namespace vanthu
