// Tables of any length as an Excel workbook (ECMA-376), row by row.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/export/parallel_worker.h"
#include "tools/export/table_writer.h"
#include "tools/export/workbook.h"

namespace vanthu {

/// Writes each table as one sheet or several: Vietnamese headings in a frozen first row, repeated on every
/// printed page, with a filter over all columns; days as dates, numbers as numbers, paths as links to files
/// that are there, everything else as text, never as a formula.  Equal tables give equal files.
///
/// Rows are written in a thread of their own while the next ones are asked for; some hundreds wait at most.
/// What fails there comes out of the next call, finish() at the latest.
class XlsxWriter : public TableWriter {
 public:
  /// Writes to the file at `path`; errors speak of `name`, which it is to get.
  XlsxWriter(const std::string& path, const std::string& name, const SheetLimits& limits = {});

  void begin_table(const ExportTable& table) override;
  void add_row(const std::vector<std::string>& cells) override;
  void finish() override;

  /// Texts longer than kLongestCell, which were cut.
  std::size_t cut_cells() const { return cut_; }

 private:
  void hand_on_rows();

  std::optional<SheetRowMaker> maker_;  // of the present table
  std::vector<SheetRow> rows_;          // not handed on yet
  std::size_t cut_ = 0;
  Workbook workbook_;      // left alone by this thread until the worker has finished
  ParallelWorker worker_;  // goes before the workbook that it writes
};

}  // namespace vanthu
