// Tables as tab-separated text: vocabulary, encodings, messages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

/// A TSV table: the first line that is no comment names the columns; lines that start with '#' and
/// empty lines are skipped.  Views point into the text that was parsed.
struct Tsv {
  std::vector<std::string_view> columns;
  std::vector<std::vector<std::string_view>> rows;  // each as long as `columns`
  std::vector<std::size_t> lines;                   // 1-based line of each row, for messages

  /// Index of a column; throws std::out_of_range for a name the table lacks.
  std::size_t column(std::string_view name) const;
};

/// Parses `text`; throws Error "table-malformed" (path, line, what) where a row has too many fields.
/// Missing trailing fields are empty.
Tsv parse_tsv(std::string_view text, const std::string& path);

/// The parts of `field` between `separator`s, trimmed, empty ones left out.
std::vector<std::string> split_field(std::string_view field, char separator = '|');

}  // namespace vanthu
