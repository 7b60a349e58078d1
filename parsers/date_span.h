// Days that a date means which may lack its day or month.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

/// First and last day, inclusive; they are compared as strings, so that every month may end on a 31st.
struct DateSpan {
  std::string first, last;
};

/// Of an ISO date, perhaps partial ("2026", "2026-03").
inline DateSpan span_of_date(std::string_view iso) {
  constexpr std::string_view kFirst = "0000-01-01", kLast = "9999-12-31";
  const std::string known(iso.substr(0, kFirst.size()));
  return {known + std::string(kFirst.substr(known.size())), known + std::string(kLast.substr(known.size()))};
}

}  // namespace vanthu
