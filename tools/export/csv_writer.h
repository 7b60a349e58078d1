// A table of any length as CSV.
#pragma once

#include <string>

#include "tools/export/byte_sink.h"
#include "tools/export/table_writer.h"

namespace vanthu {

/// Writes one table: a line with the columns' names, then the rows, as tools/export/csv.h has them.
class CsvWriter : public TableWriter {
 public:
  /// `marked` puts kCsvByteOrderMark at the beginning.
  CsvWriter(ByteSink sink, bool marked);

  /// To be called once: a file of CSV has one table.
  void begin_table(const ExportTable& shape) override;
  void add_row(const std::vector<std::string>& cells) override;
  void finish() override;

 private:
  void add_record(const std::vector<std::string>& fields);

  ByteSink sink_;
  std::string waiting_;  // what the sink does not have yet
};

}  // namespace vanthu
