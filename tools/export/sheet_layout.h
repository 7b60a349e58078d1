// How the tables look in a workbook.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tools/export/column.h"

namespace vanthu {

struct SheetColumn {
  std::string heading;  // Vietnamese
  double width = 0;     // in characters, as Excel counts them
  bool wrapped = false;
};

SheetColumn sheet_column(const Column& column);

/// About how many lines `text` takes in a column of this width.
std::size_t wrapped_lines(std::string_view text, double width);

/// "Nhiệm vụ", and "Nhiệm vụ (2)" for the second sheet of the table (`part` counts from 1).
std::string sheet_name(const std::string& table, std::size_t part);

}  // namespace vanthu
