#include "tools/export/xlsx_writer.h"

#include <utility>

namespace vanthu {
namespace {

constexpr std::size_t kRowsOfPiece = 128;

}  // namespace

XlsxWriter::XlsxWriter(const std::string& path, const std::string& name, const SheetLimits& limits)
    : workbook_(path, name, limits) {}

void XlsxWriter::begin_table(const ExportTable& table) {
  hand_on_rows();
  maker_.emplace(table);
  worker_.hand_on(
      [this, name = table.name, columns = maker_->columns()] { workbook_.begin_table(name, columns); });
}

void XlsxWriter::add_row(const std::vector<std::string>& cells) {
  rows_.push_back(maker_.value().make(cells));
  cut_ += rows_.back().cut;
  if (rows_.size() == kRowsOfPiece) hand_on_rows();
}

void XlsxWriter::finish() {
  hand_on_rows();
  worker_.finish();
  workbook_.finish();
}

void XlsxWriter::hand_on_rows() {
  if (rows_.empty()) return;
  worker_.hand_on([this, rows = std::exchange(rows_, {})] {
    for (const SheetRow& row : rows) workbook_.add_row(row);
  });
}

}  // namespace vanthu
