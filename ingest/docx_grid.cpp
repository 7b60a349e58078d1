#include "ingest/docx_grid.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace vanthu {
namespace {

// A column narrower than this (2.5 mm) holds no letter beside its margins.
constexpr long kNarrow = 142;
// Width of a column whose width the file does not say.
constexpr long kUsualWidth = 1000;

bool is_filled(const WordCell& cell) { return !cell.cell.blocks.empty(); }

/// Where grid column `column` begins.
long place_of(std::size_t column, const std::vector<long>& places) {
  if (column < places.size()) return places[column];
  const long last = places.empty() ? 0 : places.back();
  return last + kUsualWidth * static_cast<long>(column - (places.empty() ? 0 : places.size() - 1));
}

/// Column that each grid column used stands for.
std::map<std::size_t, std::size_t> compact_columns(const std::vector<WordRow>& rows,
                                                   const std::vector<long>& places) {
  std::map<std::size_t, std::size_t> columns;
  std::map<std::size_t, std::size_t> least_end;  // of the filled cells that begin there
  for (const WordRow& row : rows) {
    for (const WordCell& cell : row.cells) {
      columns.emplace(cell.begin, 0);
      columns.emplace(cell.end, 0);
      if (!is_filled(cell)) continue;
      const auto [known, added] = least_end.emplace(cell.begin, cell.end);
      if (!added) known->second = std::min(known->second, cell.end);
    }
  }
  std::size_t next = 0, group_end = 0;  // end of the shortest filled cell that begins in this column
  std::optional<long> group_place;
  for (auto& [column, compact] : columns) {
    const long place = place_of(column, places);
    const bool cuts_cell = group_end != 0 && group_end <= column;
    if (!group_place || place - *group_place >= kNarrow || cuts_cell) {
      if (group_place) ++next;
      group_place = place;
      group_end = 0;
    }
    compact = next;
    const auto found = least_end.find(column);
    if (found != least_end.end() && (group_end == 0 || found->second < group_end)) group_end = found->second;
  }
  return columns;
}

std::size_t span_of(const DocxTree& tree, std::size_t properties, DocxTag tag, long least) {
  constexpr long kMostColumns = 63;  // as Word
  const auto value = properties == 0 ? std::nullopt : number_of(tree.child_value(properties, tag));
  return static_cast<std::size_t>(std::clamp(value.value_or(least), least, kMostColumns));
}

/// True for a cell that goes on with the one above (<w:vMerge>) or beside it (<w:hMerge>).
bool continues(const DocxTree& tree, std::size_t properties, DocxTag tag) {
  const std::size_t merge = properties == 0 ? 0 : tree.child(properties, tag);
  return merge != 0 && tree.attribute(merge, DocxKey::value).value_or("continue") == "continue";
}

using ReadBlocks = std::function<std::vector<LaidBlock>(std::size_t cell)>;

WordRow word_row(const DocxTree& tree, std::size_t node, const ReadBlocks& read_blocks) {
  WordRow row;
  const std::size_t properties = tree.child(node, DocxTag::row_properties);
  row.head = tree.is_switched_on(properties, DocxTag::table_header);
  std::size_t at = span_of(tree, properties, DocxTag::grid_before, 0);
  each_child(tree, node, [&](std::size_t child) {
    if (tree.nodes[child].tag != DocxTag::cell) return;
    const std::size_t own = tree.child(child, DocxTag::cell_properties);
    if (own != 0 && tree.child(own, DocxTag::cell_deleted) != 0) return;
    const std::size_t end = at + span_of(tree, own, DocxTag::grid_span, 1);
    if (continues(tree, own, DocxTag::horizontal_merge) && !row.cells.empty()) {
      row.cells.back().end = end;
    } else {
      ReadCell cell;
      cell.blocks = read_blocks(child);
      row.cells.push_back({std::move(cell), at, end, continues(tree, own, DocxTag::vertical_merge)});
    }
    at = end;
  });
  const std::size_t after = span_of(tree, properties, DocxTag::grid_after, 0);
  if (after > 0) row.cells.push_back({ReadCell{}, at, at + after, false});
  return row;
}

/// A cell that the next rows may continue.
struct OpenCell {
  std::size_t row, cell;  // in the rows written
  std::size_t end;        // column
};

}  // namespace

std::vector<WordRow> word_rows(const DocxTree& tree, std::size_t table, const ReadBlocks& read_blocks) {
  std::vector<WordRow> rows;
  each_child(tree, table, [&](std::size_t node) {
    if (tree.nodes[node].tag != DocxTag::row) return;
    const std::size_t properties = tree.child(node, DocxTag::row_properties);
    const bool deleted = properties != 0 && tree.child(properties, DocxTag::deleted) != 0;
    if (!deleted) rows.push_back(word_row(tree, node, read_blocks));
  });
  return rows;
}

std::vector<long> column_places(const DocxTree& tree, std::size_t node) {
  constexpr std::size_t kMostColumns = 4096;
  std::vector<long> places{0};
  each_child(tree, node, [&](std::size_t child) {
    if (tree.nodes[child].tag != DocxTag::grid_column || places.size() > kMostColumns) return;
    const long width = number_of(tree.attribute(child, DocxKey::width)).value_or(0);
    places.push_back(places.back() + (width > 0 ? width : kUsualWidth));
  });
  return places;
}

std::vector<ReadRow> lay_on_grid(std::vector<WordRow> rows, const std::vector<long>& places) {
  const std::map<std::size_t, std::size_t> columns = compact_columns(rows, places);
  std::vector<ReadRow> laid;
  std::map<std::size_t, OpenCell> open;  // by the column that they begin in
  for (WordRow& row : rows) {
    std::map<std::size_t, OpenCell> still_open;
    ReadRow written;
    written.head = row.head;
    std::size_t at = 0;
    std::vector<std::size_t> continued;
    for (WordCell& cell : row.cells) {
      const std::size_t begin = columns.at(cell.begin), end = columns.at(cell.end);
      if (begin >= end) continue;  // a sliver without text
      if (begin > at) {
        ReadCell gap;
        gap.column_span = begin - at;
        written.cells.push_back(std::move(gap));
      }
      at = end;
      const auto above = open.find(begin);
      if (cell.continues && above != open.end() && above->second.end == end) {
        continued.push_back(begin);
        still_open.emplace(begin, above->second);
        continue;
      }
      cell.cell.column_span = end - begin;
      still_open.emplace(begin, OpenCell{laid.size(), written.cells.size(), end});
      written.cells.push_back(std::move(cell.cell));
    }
    open = std::move(still_open);
    if (written.cells.empty()) continue;  // all of it continues the row above
    for (const std::size_t begin : continued) {
      const OpenCell& origin = open.at(begin);
      laid[origin.row].cells[origin.cell].row_span = laid.size() - origin.row + 1;
    }
    laid.push_back(std::move(written));
  }
  return laid;
}

}  // namespace vanthu
