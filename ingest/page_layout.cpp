#include "ingest/page_layout.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "ingest/page_columns.h"
#include "ingest/page_furniture.h"
#include "ingest/page_tables.h"

namespace vanthu {
namespace {

/// The edges that running text fills.
struct TextEdges {
  double left = 0, right = 0;
};

TextEdges edges_of(const std::vector<PrintedLine>& lines) {
  TextEdges edges{lines.front().box.x0, lines.front().box.x1};
  for (const PrintedLine& line : lines) {
    edges.left = std::min(edges.left, line.box.x0);
    edges.right = std::max(edges.right, line.box.x1);
  }
  return edges;
}

/// The edges of a column beside another one; its outer edge and the gutter are `known`.  Centred lines tell
/// that it is wider than the gutter lets see: it has as much room on both sides of their middle.
TextEdges column_edges(const std::vector<PrintedLine>& lines, TextEdges known) {
  const TextEdges printed = edges_of(lines);
  TextEdges edges{std::min(known.left, printed.left), std::max(known.right, printed.right)};
  const double middle = (printed.left + printed.right) / 2;
  const bool centred = std::all_of(lines.begin(), lines.end(), [&](const PrintedLine& line) {
    return std::abs((line.box.x0 + line.box.x1) / 2 - middle) < line.size / 4;
  });
  if (!centred) return printed;
  const double half = std::max(middle - edges.left, edges.right - middle);
  return {middle - half, middle + half};
}

/// The largest of `values` that others come near to: a few lines stand out, a letterhead or a long word.
double largest_common(std::vector<double> values) {
  constexpr std::size_t kOthers = 2;
  constexpr double kNear = 12;  // points: ragged lines end a short word apart
  std::sort(values.begin(), values.end(), std::greater<>());
  for (std::size_t i = 0; i + kOthers < values.size(); ++i) {
    if (values[i] - values[i + kOthers] < kNear) return values[i];
  }
  return values.front();
}

/// A part of a page: the lines between two tables, in bands, or a table.
struct PagePart {
  std::vector<LineBand> bands;
  std::optional<LaidTable> table;
};

/// Where the lines in one column begin and end.
struct LineEnds {
  std::vector<double> begins, ends;
};

class PageLayouter {
 public:
  explicit PageLayouter(PrintedDocument document) : document_(std::move(document)) {}

  PagesLayout lay_out() {
    const std::vector<WordIndices> words = take_out_furniture(document_.pages);
    std::vector<std::vector<PagePart>> pages;
    for (std::size_t i = 0; i < words.size(); ++i) pages.push_back(cut_page(document_.pages[i], words[i]));
    measure_edges(pages);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      after_break_ = i > 0;
      for (PagePart& part : pages[i]) put_part(document_.pages[i], std::move(part));
    }
    layout_.places = places_.all();
    return std::move(layout_);
  }

 private:
  std::vector<PagePart> cut_page(Page& page, const WordIndices& words) {
    std::vector<PlacedTable> tables = find_page_tables(page, words, places_, open_edges_);
    open_edges_ = open_edges(tables);
    std::vector<bool> in_table(page.words.size(), false);
    for (const PlacedTable& table : tables) {
      for (const std::uint32_t word : table.words) in_table[word] = true;
    }
    WordIndices rest;
    for (const std::uint32_t word : words) {
      if (!in_table[word]) rest.push_back(word);
    }
    std::vector<PagePart> parts;
    std::vector<PrintedLine> lines = make_lines(page, rest);
    auto next = lines.begin();
    const auto put_lines_until = [&](std::vector<PrintedLine>::iterator end) {
      if (next == end) return;
      parts.push_back(
          {split_columns(page, {std::make_move_iterator(next), std::make_move_iterator(end)}), {}});
      next = end;
    };
    for (PlacedTable& table : tables) {
      put_lines_until(std::find_if(next, lines.end(), [&](const PrintedLine& line) {
        return (line.box.y0 + line.box.y1) / 2 >= table.box.y0;
      }));
      parts.push_back({{}, std::move(table.table)});
    }
    put_lines_until(lines.end());
    return parts;
  }

  /// Pages of one width have the same edges: a short page has no full line of its own.
  void measure_edges(const std::vector<std::vector<PagePart>>& pages) {
    std::map<long, LineEnds> found;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      LineEnds& ends = found[width_of(document_.pages[i])];
      for (const PagePart& part : pages[i]) {
        for (const LineBand& band : part.bands) {
          if (!band.right.empty()) continue;
          for (const PrintedLine& line : band.left) {
            ends.begins.push_back(-line.box.x0);
            ends.ends.push_back(line.box.x1);
          }
        }
      }
    }
    for (auto& [width, ends] : found) {
      if (ends.ends.empty()) continue;
      edges_[width] = {-largest_common(std::move(ends.begins)), largest_common(std::move(ends.ends))};
    }
  }

  static long width_of(const Page& page) { return std::lround(page.width); }

  void put_part(const Page& page, PagePart part) {
    if (part.table) {
      last_paragraph_.reset();
      LaidBlock block;
      block.kind = BlockKind::table;
      block.table = std::move(*part.table);
      put(std::move(block));
      return;
    }
    const auto found = edges_.find(width_of(page));
    for (LineBand& band : part.bands) {
      if (band.right.empty()) {
        put_running_text(page, std::move(band.left), found->second);
        continue;
      }
      last_paragraph_.reset();
      const TextEdges whole = found == edges_.end()
                                  ? TextEdges{edges_of(band.left).left, edges_of(band.right).right}
                                  : found->second;
      const TextEdges left = column_edges(band.left, {whole.left, band.gutter});
      const TextEdges right = column_edges(band.right, {band.gutter, whole.right});
      put_lines(page, std::move(band.left), left);
      put_lines(page, std::move(band.right), right);
    }
  }

  void put_running_text(const Page& page, std::vector<PrintedLine> lines, TextEdges edges) {
    std::vector<PrintedParagraph> paragraphs =
        make_paragraphs(page, std::move(lines), edges.left, edges.right);
    if (after_break_ && last_paragraph_ && width_of(page) == width_of(*last_paragraph_->page)) {
      goes_on_ = goes_on_behind_page(*last_paragraph_->page, last_paragraph_->paragraph, page,
                                     paragraphs.front().lines.front(), edges.left, edges.right);
    }
    for (const PrintedParagraph& paragraph : paragraphs) put_paragraph(page, paragraph);
    last_paragraph_ = LastParagraph{&page, std::move(paragraphs.back())};
  }

  void put_lines(const Page& page, std::vector<PrintedLine> lines, TextEdges edges) {
    for (const PrintedParagraph& paragraph :
         make_paragraphs(page, std::move(lines), edges.left, edges.right)) {
      put_paragraph(page, paragraph);
    }
  }

  void put_paragraph(const Page& page, const PrintedParagraph& paragraph) {
    LaidBlock block;
    block.lines.push_back(lay_paragraph(page, paragraph, places_));
    put(std::move(block));
  }

  void put(LaidBlock block) {
    block.after_break = std::exchange(after_break_, false);
    block.goes_on = std::exchange(goes_on_, std::nullopt);
    layout_.laid.blocks.push_back(std::move(block));
  }

  PrintedDocument document_;
  std::vector<double> open_edges_;  // of the table that the page before ended with
  WordPlaces places_;
  PagesLayout layout_;
  std::map<long, TextEdges> edges_;  // by the page's width in points
  struct LastParagraph {
    const Page* page;
    PrintedParagraph paragraph;
  };
  std::optional<LastParagraph> last_paragraph_;  // of running text, where nothing else stands behind it
  bool after_break_ = false;
  std::optional<bool> goes_on_;  // of the block that comes next
};

}  // namespace

PagesLayout lay_out_pages(PrintedDocument document) { return PageLayouter(std::move(document)).lay_out(); }

}  // namespace vanthu
