#include "tools/export/sheet_row.h"

#include <algorithm>
#include <string_view>

#include "tools/export/file_link.h"
#include "tools/export/sheet_cell.h"

namespace vanthu {
namespace {

constexpr std::size_t kCellMarkup = 64;  // bytes of XML around a cell's text, about

/// XML of a text, about: "&" and the like are written with five letters.
std::uint64_t markup_size(const std::string& text) {
  const auto escaped =
      std::count_if(text.begin(), text.end(), [](char c) { return c == '&' || c == '<' || c == '>'; });
  return kCellMarkup + text.size() + 4 * static_cast<std::uint64_t>(escaped);
}

std::size_t add_text(SheetRow& row, std::string_view text) {
  const std::size_t offset = row.texts.size();
  row.texts.append(text).push_back('\0');
  return offset;
}

}  // namespace

SheetRowMaker::SheetRowMaker(const ExportTable& table) : links_(table.columns.size()) {
  for (const Column& column : table.columns) {
    types_.push_back(column.type);
    columns_.push_back(sheet_column(column));
  }
}

SheetRow SheetRowMaker::make(const std::vector<std::string>& cells) {
  SheetRow row;
  std::size_t bytes = 0;
  for (const std::string& text : cells) bytes += text.size() + 1;
  row.texts.reserve(bytes);
  row.cells.reserve(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) {
      row.cells.emplace_back();
      continue;
    }
    row.bytes += markup_size(cells[i]);
    if (columns_[i].wrapped) row.lines = std::max(row.lines, wrapped_lines(cells[i], columns_[i].width));
    row.cells.push_back(make_cell(i, cells[i], row));
  }
  return row;
}

SheetCell SheetRowMaker::make_cell(std::size_t index, const std::string& text, SheetRow& row) {
  SheetCell cell;
  if (types_[index] == ColumnType::number) {
    if (const auto number = find_number(text)) return {SheetCell::Kind::number, *number};
  }
  if (types_[index] == ColumnType::day) {
    if (const auto number = find_day_number(text)) return {SheetCell::Kind::day, *number};
  }
  cell.kind = SheetCell::Kind::text;
  if (is_cell_text(text)) {
    cell.text = add_text(row, text);
  } else {
    const CellText mended = cell_text(text);
    if (mended.cut) ++row.cut;
    cell.text = add_text(row, mended.text);
  }
  if (types_[index] == ColumnType::path) {
    if (const auto& link = link_of(index, text)) cell.link = add_text(row, *link);
  }
  return cell;
}

const std::optional<std::string>& SheetRowMaker::link_of(std::size_t index, const std::string& path) {
  LastLink& last = links_[index];
  if (last.path != path) last = {path, find_file_link(path)};
  return last.link;
}

}  // namespace vanthu
