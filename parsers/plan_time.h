// What anchors the times of a plan's tasks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/document.h"

namespace vanthu {

struct PlanTime {
  std::string document_date;  // ISO, whole or its beginning; "" where not known
  std::optional<int> year{};  // which the plan is for, where dates without a year are not of the document's
};

/// The document's date; and the year that its title names alone ("Kế hoạch … năm 2026"), where the document
/// is of the December before it or bears no date.
PlanTime plan_time_of(const Header& header);

}  // namespace vanthu
