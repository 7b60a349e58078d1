#include "tools/export/csv_writer.h"

#include <utility>

#include "tools/export/csv.h"

namespace vanthu {
namespace {

constexpr std::size_t kPortion = 64 * 1024;  // bytes that the sink gets at once

}  // namespace

CsvWriter::CsvWriter(ByteSink sink, bool marked) : sink_(std::move(sink)) {
  waiting_.reserve(2 * kPortion);
  if (marked) waiting_ += kCsvByteOrderMark;
}

void CsvWriter::begin_table(const ExportTable& shape) {
  std::vector<std::string> names;
  for (const Column& column : shape.columns) names.emplace_back(column.name);
  add_record(names);
}

void CsvWriter::add_row(const std::vector<std::string>& cells) { add_record(cells); }

void CsvWriter::finish() {
  sink_(waiting_);
  waiting_.clear();
}

void CsvWriter::add_record(const std::vector<std::string>& fields) {
  waiting_ = with_csv_record(std::move(waiting_), fields);
  if (waiting_.size() < kPortion) return;
  sink_(waiting_);
  waiting_.clear();
}

}  // namespace vanthu
