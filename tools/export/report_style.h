// How a report looks on screens and on paper.
#pragma once

#include <string_view>

namespace vanthu {

/// CSS that names no file; contrasts are 7:1 and more for text.
std::string_view report_style();

}  // namespace vanthu
