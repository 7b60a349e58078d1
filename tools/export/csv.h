// Tables for spreadsheets: RFC 4180.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

/// Stands at the file's beginning: without it Excel takes UTF-8 for the system's code page.
inline constexpr std::string_view kCsvByteOrderMark = "\xEF\xBB\xBF";

/// `record` with one record and its CR LF behind it.  A field that a spreadsheet would run as a formula (it
/// begins with = + - @, a tab or a carriage return, or with apostrophes before one; OWASP "CSV injection")
/// gets an apostrophe in front.
std::string with_csv_record(std::string record, const std::vector<std::string>& fields);

/// One record by itself.
std::string csv_record(const std::vector<std::string>& fields);

/// A field of a record as it was before csv_record.
std::string without_formula_guard(std::string field);

}  // namespace vanthu
