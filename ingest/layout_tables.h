// Tables of a text file in the forms in which converters print them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ingest/layout_lines.h"

namespace vanthu {

/// A table and the index of the first line after it.
struct FoundTable {
  LaidTable table;
  std::size_t next = 0;
};

/// The table that begins in line `begin`, in whatever form.
std::optional<FoundTable> find_table(std::span<const TextLine> lines, std::size_t begin);

/// Rows of cells separated by tabs.
std::optional<FoundTable> find_tab_table(std::span<const TextLine> lines, std::size_t begin);
/// One cell a line, led by a tab or plain; a row begins with its ordinal.
std::optional<FoundTable> find_cell_table(std::span<const TextLine> lines, std::size_t begin);
/// Markdown: "| a | b |" with a rule, or a grid of "+---+" and "|".
std::optional<FoundTable> find_pipe_table(std::span<const TextLine> lines, std::size_t begin);
/// Columns kept apart by two or more blanks below a head.
std::optional<FoundTable> find_aligned_table(std::span<const TextLine> lines, std::size_t begin);

/// True for a line without text and tables.
bool is_blank_line(const TextLine& line);

/// The first line from `begin` on that is not blank; lines.size() where there is none, or where more blank
/// lines than a page end leaves stand before it.
std::size_t next_filled_line(std::span<const TextLine> lines, std::size_t begin);

/// As next_filled_line, also passing over a line that holds only a page number.
std::size_t next_line_past_page_end(std::span<const TextLine> lines, std::size_t begin);

/// The part of a line as a cell, nested tables included.
LaidCell cut_cell(const TextLine& line, ByteRange range);

/// The texts of a row's cells.
std::vector<std::string> cell_texts(const LaidRow& row);

/// Cells that hold something.
std::size_t filled_cells(const LaidRow& row);

/// Cells up to the last one that holds something.
std::size_t used_cells(const LaidRow& row);

/// Comparable form of a whole row: equal for a head and its repetition.
std::string row_key(const LaidRow& row);

/// True for a line that no table goes on with: an appendix, a document's title, "Nơi nhận", a signature.
bool ends_tables(std::string_view line);

}  // namespace vanthu
