// A report as one HTML file that needs nothing from elsewhere.
#pragma once

#include <string>

#include "tools/export/report_data.h"

namespace vanthu {

/// The whole file.  The same report gives the same bytes.
std::string report_html(const PlanReport& report);

}  // namespace vanthu
