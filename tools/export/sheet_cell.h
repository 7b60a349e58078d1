// Cells of a workbook out of text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

/// The longest text of a cell, in UTF-16 units as Excel counts them.
inline constexpr std::size_t kLongestCell = 32767;

/// The number that `text` is; none where the number would not be written as the same text ("007", "1e400").
std::optional<double> find_number(std::string_view text);

/// Excel's number of a day "2026-05-08"; none for a partial date and for days before 1 March 1900, which
/// Excel numbers otherwise than the calendar, or not at all.
std::optional<double> find_day_number(std::string_view iso);

struct CellText {
  std::string text;
  bool cut = false;  // longer than kLongestCell: the end is "…"
};

/// `text` as clean_text has it, with "_x0041_" written so that a spreadsheet shows it as it is.
CellText cell_text(std::string_view text);

/// True where cell_text() changes nothing.
bool is_cell_text(std::string_view text);

}  // namespace vanthu
