// Tables that spreadsheets wrote.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

/// One row of a table and the line, from 1, on which it begins.
struct CsvRow {
  std::size_t line = 0;
  std::vector<std::string> fields;
};

// What a table may be at most; more is an error, not cut.
inline constexpr std::size_t kMostCsvRows = 100'000;
inline constexpr std::size_t kMostCsvColumns = 100;
inline constexpr std::size_t kLongestCsvField = 64 * 1024;  // bytes

/// The rows of a CSV file, the head first; blank lines are passed over.  RFC 4180 in UTF-8, with or without
/// byte order mark, lines ending in LF or CR LF; fields separated by comma, semicolon (as Excel writes where
/// the comma is the decimal sign) or tab, whichever the head has most of, or as a first line "sep=;" says.
/// The apostrophe that csv_record puts before formulas is taken away.  Throws Error "csv-…" (`path`, line).
std::vector<CsvRow> read_csv(std::string_view bytes, const std::string& path);

}  // namespace vanthu
