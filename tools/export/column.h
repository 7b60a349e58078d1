// What columns of an answer are called and what stands in them.
#pragma once

#include <string_view>

namespace vanthu {

/// What the cells of a column are.  A cell of any type may be empty, and one that is not of its column's
/// type ("2026-05" in a column of days) stands as text.
enum class ColumnType {
  text,
  number,  // decimal point, no grouping
  day,     // YYYY-MM-DD
  path     // of a file
};

/// A column's name in CSV, which never changes, and the message code of its head in a table; a column
/// without head stands in CSV only, one without name in tables only.  Where a column holds codes, several
/// joined by ", ", a table shows the messages "PREFIXcode" in their place.
struct Column {
  std::string_view name;
  std::string_view head;
  std::string_view prefix{};
  ColumnType type = ColumnType::text;
};

}  // namespace vanthu
