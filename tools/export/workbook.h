// The file of an Excel workbook (ECMA-376), row by row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tools/export/sheet_row.h"

namespace vanthu {

/// What one sheet can hold; what is more stands in further sheets of the table, links as plain text.
struct SheetLimits {
  std::size_t rows = 1'048'575;      // of Excel, without the head
  std::size_t links = 65'530;        // of Excel
  std::uint64_t bytes = 3ull << 30;  // of XML, roughly: a ZIP file without extensions holds 4 GiB
};

/// Writes each table as one sheet or several.  Memory does not grow with the rows, but for links.  The rows
/// wait in nameless files in the same folder, which must have room for their XML twice.  All members throw
/// Error "output-write-failed".
class Workbook {
 public:
  /// Writes to the file at `path`; errors speak of `name`, which it is to get.
  Workbook(const std::string& path, const std::string& name, const SheetLimits& limits);
  ~Workbook();

  void begin_table(const std::string& name, const std::vector<SheetColumn>& columns);
  void add_row(const SheetRow& row);
  /// Writes the file, and reads it once more: the library does not look whether the disk took everything.
  void finish();

 private:
  class Book;
  std::unique_ptr<Book> book_;
};

}  // namespace vanthu
