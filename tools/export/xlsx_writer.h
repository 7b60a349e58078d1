// Tables of any length as an Excel workbook (ECMA-376), row by row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tools/export/table_writer.h"

namespace vanthu {

/// What one sheet can hold; what is more stands in further sheets of the table, links as plain text.
struct SheetLimits {
  std::size_t rows = 1'048'575;      // of Excel, without the head
  std::size_t links = 65'530;        // of Excel
  std::uint64_t bytes = 3ull << 30;  // of XML, roughly: a ZIP file without extensions holds 4 GiB
};

/// Writes each table as one sheet or several: Vietnamese headings in a frozen first row, repeated on every
/// printed page, with a filter over all columns; days as dates, numbers as numbers, paths as links to files
/// that are there, everything else as text, never as a formula.  Equal tables give equal files.
///
/// Memory does not grow with the rows, but for links.  The rows wait in nameless files in the same folder,
/// which must have room for their XML twice.
class XlsxWriter : public TableWriter {
 public:
  /// Writes to the file at `path`; errors speak of `name`, which it is to get.
  XlsxWriter(const std::string& path, const std::string& name, const SheetLimits& limits = {});
  ~XlsxWriter() override;

  void begin_table(const ExportTable& table) override;
  void add_row(const std::vector<std::string>& cells) override;
  void finish() override;

  /// Texts longer than kLongestCell, which were cut.
  std::size_t cut_cells() const;

 private:
  class Workbook;
  std::unique_ptr<Workbook> workbook_;
};

}  // namespace vanthu
