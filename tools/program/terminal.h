// What standard output and standard error lead to.
#pragma once

#include <cstddef>
#include <optional>

namespace vanthu {

struct Terminal {
  std::optional<std::size_t> width;  // columns; none where nothing limits a line (a pipe or a file)
  bool colour = false;
};

/// Standard output: its width from COLUMNS or the terminal itself, colour only on a terminal and
/// without NO_COLOR (no-color.org).
Terminal standard_output();

/// True where standard error is a terminal, so that a line of progress may be drawn over.
bool standard_error_is_terminal();

/// Columns of the terminal that standard error leads to, as wide as it is now.
std::size_t standard_error_width();

}  // namespace vanthu
