// Prints tables on pages as word processors do: lines filled, rows cut at page ends, borders around what is
// there.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/page_tables.h"
#include "layout_support.h"
#include "page_support.h"

namespace vanthu::page_testing {

struct TablePrinter {
  std::vector<double> edges;
  double top = 60, bottom = 780;  // of the text area
  double size = 12, pitch = 14, padding = 5;
  bool ruled = true, rules_across_only = false;
  bool repeats_head = false;
  bool centred = false;
  std::vector<std::size_t> merged;  // rows whose first cell goes on in the next row

  using Lines = std::vector<std::string>;
  using Rows = std::vector<std::vector<std::string>>;

  double width_of(std::string_view text) const {
    Page scratch = make_page();
    return print(scratch, text, 0, 0, size);
  }

  /// The lines of a cell `columns` wide; "\n" ends a paragraph.
  Lines break_lines(const std::string& text, double width) const {
    Lines lines;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t paragraph = std::min(text.find('\n', at), text.size());
      std::string line;
      while (at < paragraph) {
        const std::size_t end = std::min(std::min(text.find(' ', at), text.size()), paragraph);
        const std::string word = text.substr(at, end - at);
        if (!line.empty() && width_of(line + ' ' + word) > width)
          lines.push_back(std::exchange(line, word));
        else
          line += (line.empty() ? "" : " ") + word;
        at = end + 1;
      }
      if (!line.empty()) lines.push_back(line);
      at = paragraph + 1;
    }
    return lines;
  }

  /// A row with fewer cells than columns is a group's: its last cell spans the rest.
  std::vector<Page> print_rows(const Rows& rows) const {
    std::vector<Page> pages;
    double y = bottom;
    const auto begin_page = [&] {
      pages.push_back(make_page(static_cast<int>(pages.size()) + 1));
      y = top;
      rule(pages.back(), y);
    };
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::vector<Lines> left;
      for (std::size_t c = 0; c < rows[r].size(); ++c) {
        const std::size_t next = c + 1 == rows[r].size() ? edges.size() - 1 : c + 1;
        left.push_back(break_lines(rows[r][c], edges[next] - edges[c] - 2 * padding));
      }
      const auto has_more = [&] {
        return std::any_of(left.begin(), left.end(), [](const Lines& lines) { return !lines.empty(); });
      };
      bool merge_on = false;
      while (has_more()) {
        if (y + pitch + 2 > bottom) {
          begin_page();
          if (repeats_head && r > 0 && pages.size() > 1) {
            std::vector<Lines> head;
            for (std::size_t c = 0; c < rows[0].size(); ++c)
              head.push_back(break_lines(rows[0][c], edges[c + 1] - edges[c] - 2 * padding));
            print_part(pages.back(), head, y, false);
          }
        }
        merge_on = std::find(merged.begin(), merged.end(), r) != merged.end();
        print_part(pages.back(), left, y, merge_on);
      }
    }
    return pages;
  }

  void rule(Page& page, double y, std::size_t first = 0) const {
    if (ruled) page.rules.push_back({edges[first], y - 0.25, edges.back(), y + 0.25});
  }

  /// Prints as many lines as the page holds and takes them from `cells`.
  void print_part(Page& page, std::vector<Lines>& cells, double& y, bool open_below) const {
    const auto room = static_cast<std::size_t>(std::max(1.0, (bottom - y - 2) / pitch));
    std::size_t most = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::size_t next = c + 1 == cells.size() ? edges.size() - 1 : c + 1;
      const std::size_t count = std::min(room, cells[c].size());
      for (std::size_t i = 0; i < count; ++i) {
        const double free = edges[next] - edges[c] - 2 * padding - width_of(cells[c][i]);
        const double x = edges[c] + padding + (centred ? free / 2 : 0);
        print(page, cells[c][i], x, y + 1 + pitch * static_cast<double>(i) + kAscent * size, size);
      }
      cells[c].erase(cells[c].begin(), cells[c].begin() + static_cast<std::ptrdiff_t>(count));
      most = std::max(most, count);
    }
    const double end = y + 2 + pitch * static_cast<double>(most);
    for (std::size_t c = 0; ruled && !rules_across_only && c < edges.size(); ++c) {
      if (c > cells.size() - 1 && c + 1 < edges.size()) continue;
      page.rules.push_back({edges[c] - 0.25, y, edges[c] + 0.25, end});
    }
    y = end;
    rule(page, y, open_below && y + pitch + 2 <= bottom ? 1 : 0);
  }
};

/// The document that the tables of the pages make.
inline ExtractedDocument read_tables(std::vector<Page> pages) {
  WordPlaces places;
  LaidDocument laid;
  std::vector<double> edges;
  for (Page& page : pages) {
    WordIndices words;
    for (std::uint32_t i = 0; i < page.words.size(); ++i) words.push_back(i);
    std::vector<PlacedTable> tables = find_page_tables(page, words, places, edges);
    edges = open_edges(tables);
    for (PlacedTable& placed : tables) {
      LaidBlock block;
      block.kind = BlockKind::table;
      block.table = std::move(placed.table);
      laid.blocks.push_back(std::move(block));
    }
  }
  const DecodedText decoded = layout_testing::decoded_as_is("");
  return assemble(std::move(laid), decoded, "plan.pdf", {});
}

}  // namespace vanthu::page_testing
