// Tables of any length, handed on row by row.
#pragma once

#include <string>
#include <vector>

#include "tools/export/column.h"

namespace vanthu {

/// A table's stable name ("tasks") and its columns.
struct ExportTable {
  std::string name;
  std::vector<Column> columns;
};

/// Writes one table or several, one after another.  All members throw Error
/// "output-write-failed" or "output-failed" where the disk is full or the like.
class TableWriter {
 public:
  virtual ~TableWriter() = default;

  /// The rows that follow are of this table.
  virtual void begin_table(const ExportTable& shape) = 0;
  /// `cells` is as long as the table's columns, in UTF-8.
  virtual void add_row(const std::vector<std::string>& cells) = 0;
  /// To be called once, behind the last row.
  virtual void finish() = 0;
};

}  // namespace vanthu
