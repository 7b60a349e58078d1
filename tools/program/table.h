// Tables for people: columns aligned by what Vietnamese letters take on a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/program/terminal.h"

namespace vanthu {

struct Table {
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;  // each as long as `heads`
  std::optional<std::size_t> bold_column{};    // whose cells may have words between kBoldBegin and kBoldEnd
};

/// What stands between them is shown in bold; no other signs are put in their place where there is none.
inline constexpr char kBoldBegin = '\x01', kBoldEnd = '\x02';

/// The table as lines.  Where the terminal has a width it fits into it: long cells are wrapped between
/// words, columns empty in every row are left out, and where the width is too small for columns each row
/// becomes a list of "head: cell".  Without a width it is one row a line, cells separated by tabs, whole.
/// Control characters are shown as \xNN.
std::string render_table(const Table& table, const Terminal& terminal);

/// `text` in lines of at most `width` (≥ 1) columns, broken between words; a longer word is cut.
std::vector<std::string> wrap_text(std::string_view text, std::size_t width);

/// `text` in bold where the terminal shows it.
std::string emphasize(std::string_view text, const Terminal& terminal);

}  // namespace vanthu
