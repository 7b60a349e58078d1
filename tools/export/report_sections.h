// The sections of a report, each from its part of the report's values.
#pragma once

#include "tools/export/html.h"
#include "tools/export/report_data.h"

namespace vanthu {

Html reading_section(const PlanReport& report);
Html coverage_section(const PlanReport& report);
Html units_section(const PlanReport& report);
Html deadlines_section(const PlanReport& report);
Html findings_section(const PlanReport& report);
Html tasks_section(const PlanReport& report);

}  // namespace vanthu
