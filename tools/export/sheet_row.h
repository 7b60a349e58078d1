// Rows of a workbook's sheet out of rows of text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/export/sheet_layout.h"
#include "tools/export/table_writer.h"

namespace vanthu {

struct SheetCell {
  enum class Kind { empty, text, number, day };

  Kind kind = Kind::empty;
  double number = 0;                  // also of a day, as Excel counts it
  std::size_t text = 0;               // where it begins in SheetRow::texts
  std::optional<std::size_t> link{};  // where the address of the file begins, if there is one
};

/// A row as it is written.  Its texts stand one behind the other in one block, each with a 0 at its end.
struct SheetRow {
  std::vector<SheetCell> cells{};
  std::string texts{};
  std::size_t lines = 1;    // of its highest text
  std::uint64_t bytes = 0;  // of XML, about
  std::size_t cut = 0;      // texts that were longer than kLongestCell

  const char* text_at(std::size_t offset) const { return texts.c_str() + offset; }
};

/// Makes the rows of one table.
class SheetRowMaker {
 public:
  explicit SheetRowMaker(const ExportTable& table);

  const std::vector<SheetColumn>& columns() const { return columns_; }

  /// `cells` is as long as the table's columns.
  SheetRow make(const std::vector<std::string>& cells);

 private:
  /// The link of the path that stood last in a column: rows of one document follow each other.
  struct LastLink {
    std::string path;
    std::optional<std::string> link;
  };

  SheetCell make_cell(std::size_t index, const std::string& text, SheetRow& row);
  const std::optional<std::string>& link_of(std::size_t index, const std::string& path);

  std::vector<ColumnType> types_;
  std::vector<SheetColumn> columns_;
  std::vector<LastLink> links_;
};

}  // namespace vanthu
