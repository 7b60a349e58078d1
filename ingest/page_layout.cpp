#include "ingest/page_layout.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "ingest/layout_signs.h"
#include "ingest/page_columns.h"
#include "ingest/page_furniture.h"
#include "ingest/page_notes.h"
#include "ingest/page_tables.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

/// The largest of `values` that others come near to: a few lines stand out, a letterhead or a long word.
/// Nothing where no three are together.
std::optional<double> largest_common(std::vector<double> values) {
  constexpr std::size_t kOthers = 2;
  constexpr double kNear = 12;  // points: ragged lines end a short word apart
  std::sort(values.begin(), values.end(), std::greater<>());
  for (std::size_t i = 0; i + kOthers < values.size(); ++i) {
    if (values[i] - values[i + kOthers] < kNear) return values[i];
  }
  return std::nullopt;
}

/// Where justified lines end, a quarter of all at least.
std::optional<double> justified_edge(std::vector<double> ends) {
  constexpr std::size_t kLines = 5;
  constexpr double kSame = 1.5;  // points
  std::sort(ends.begin(), ends.end(), std::greater<>());
  const std::size_t needed = std::max(kLines, ends.size() / 4);
  for (std::size_t i = 0; i + needed <= ends.size(); ++i) {
    if (ends[i] - ends[i + needed - 1] < kSame) return ends[i];
  }
  return std::nullopt;
}

/// A part of a page: the lines between two tables, in bands, or a table.
struct PagePart {
  std::vector<LineBand> bands;
  std::optional<PlacedTable> table;
  // The rest of the first column of the last band: a list of recipients that the page end cut.
  std::vector<PrintedLine> next_page;
};

struct LaidPage {
  std::vector<PagePart> parts;
  PageAsides asides;
};

/// Where the lines in one column begin and end.
struct LineEnds {
  std::vector<double> begins, ends;
};

class PageLayouter {
 public:
  explicit PageLayouter(PrintedDocument document) : document_(std::move(document)) {
    std::size_t words = 0;
    for (const Page& page : document_.pages) words += page.words.size();
    places_.reserve(words);
  }

  PagesLayout lay_out() {
    std::vector<WordIndices> words = take_out_furniture(document_.pages);
    std::vector<LaidPage> pages;
    for (std::size_t i = 0; i < words.size(); ++i)
      pages.push_back(cut_page(document_.pages[i], std::move(words[i])));
    measure_edges(pages);
    for (std::size_t i = 0; i + 1 < pages.size(); ++i) rejoin_recipients(i, pages[i], pages[i + 1]);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      after_break_ = i > 0;
      for (PagePart& part : pages[i].parts) put_part(i, std::move(part));
    }
    put_notes(pages);
    put_turned(pages);
    layout_.places = places_.take_all();
    return std::move(layout_);
  }

 private:
  /// The last paragraph that was put, where text can go on from it.
  struct Last {
    const Page* page;
    PrintedParagraph paragraph;
    ColumnEdges edges;
  };

  LaidPage cut_page(Page& page, WordIndices words) {
    LaidPage laid;
    laid.asides = take_out_asides(page, words);
    std::vector<PlacedTable> tables = find_page_tables(page, words, places_, open_edges_);
    open_edges_ = open_edges(tables);
    std::vector<bool> in_table(page.words.size(), false);
    for (const PlacedTable& table : tables) {
      for (const std::uint32_t word : table.words) in_table[word] = true;
    }
    std::erase_if(words, [&](std::uint32_t word) { return in_table[word]; });
    std::erase_if(laid.asides.turned, [&](std::uint32_t word) { return in_table[word]; });
    std::vector<PrintedLine> lines = make_lines(page, words);
    auto next = lines.begin();
    const auto put_lines_until = [&](std::vector<PrintedLine>::iterator end) {
      if (next == end) return;
      PagePart part;
      part.bands = split_columns(page, {std::make_move_iterator(next), std::make_move_iterator(end)});
      laid.parts.push_back(std::move(part));
      next = end;
    };
    for (PlacedTable& table : tables) {
      put_lines_until(std::find_if(next, lines.end(), [&](const PrintedLine& line) {
        return (line.box.y0 + line.box.y1) / 2 >= table.box.y0;
      }));
      laid.parts.emplace_back();
      laid.parts.back().table = std::move(table);
    }
    put_lines_until(lines.end());
    return laid;
  }

  static LineEnds ends_of(const LaidPage& laid) {
    LineEnds ends;
    for (const PagePart& part : laid.parts) {
      for (const LineBand& band : part.bands) {
        if (band.columns.size() > 1) continue;
        for (const PrintedLine& line : band.columns.front().lines) {
          ends.begins.push_back(-line.box.x0);
          ends.ends.push_back(line.box.x1);
        }
      }
    }
    return ends;
  }

  /// Pages of one width have the same edges: a short page has no full line of its own.  One with justified
  /// lines tells its own: an appendix may have other margins.
  void measure_edges(const std::vector<LaidPage>& pages) {
    std::map<long, LineEnds> found;
    std::vector<std::optional<ColumnEdges>> own(pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const LineEnds ends = ends_of(pages[i]);
      LineEnds& all = found[width_of(i)];
      all.begins.insert(all.begins.end(), ends.begins.begin(), ends.begins.end());
      all.ends.insert(all.ends.end(), ends.ends.begin(), ends.ends.end());
      if (const std::optional<double> right = justified_edge(ends.ends))
        own[i] = {left_edge(ends.begins), *right, true};
    }
    std::map<long, ColumnEdges> shared;
    for (auto& [width, ends] : found) {
      if (ends.ends.empty()) continue;
      const double left = left_edge(ends.begins);
      const double furthest = *std::max_element(ends.ends.begin(), ends.ends.end());
      // Without full lines: the right margin is not wider than the left one (NĐ 30/2020/NĐ-CP, Phụ lục I).
      const double right = largest_common(std::move(ends.ends))
                               .value_or(std::max(furthest, static_cast<double>(width) - left));
      shared[width] = {left, right, true};
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const auto edges = shared.find(width_of(i));
      if (edges != shared.end()) edges->second = widened_to_tables(edges->second, i, pages[i]);
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const auto edges = shared.find(width_of(i));
      if (!own[i] && edges != shared.end()) own[i] = edges->second;
    }
    edges_ = std::move(own);
  }

  /// `begins` are negative: the largest is the leftmost.
  static double left_edge(const std::vector<double>& begins) {
    return -largest_common(begins).value_or(*std::max_element(begins.begin(), begins.end()));
  }

  /// A page that holds little more than a table shows by that how far its text can reach.
  ColumnEdges widened_to_tables(ColumnEdges edges, std::size_t i, const LaidPage& laid) const {
    constexpr double kPadding =
        5.4;  // of a cell, in Word and LibreOffice: its border stands outside the text
    for (const PagePart& part : laid.parts) {
      if (!part.table || !part.table->ruled) continue;
      const Box& box = part.table->box;
      if (box.x1 - box.x0 < document_.pages[i].width / 2) continue;
      edges.left = std::min(edges.left, box.x0 + kPadding);
      edges.right = std::max(edges.right, box.x1 - kPadding);
    }
    return edges;
  }

  long width_of(std::size_t page) const { return std::lround(document_.pages[page].width); }

  LineKind kind_of(std::size_t page, const PrintedLine& line) const {
    return read_signs(row_text(document_.pages[page], line.words)).kind;
  }

  /// A list of recipients beside the signature may go on at the top of the next page: it is read to its end
  /// before the signature.
  void rejoin_recipients(std::size_t i, LaidPage& laid, LaidPage& after) const {
    if (laid.parts.empty() || after.parts.empty() || laid.parts.back().bands.empty() ||
        after.parts.front().bands.empty()) {
      return;
    }
    const LineBand& end = laid.parts.back().bands.back();
    std::vector<TextColumn>& columns = after.parts.front().bands.front().columns;
    if (end.columns.size() < 2 || columns.size() > 1) return;
    const std::vector<PrintedLine>& list = end.columns.front().lines;
    const bool recipients = std::any_of(list.begin(), list.end(), [&](const PrintedLine& line) {
      return kind_of(i, line) == LineKind::recipients;
    });
    const std::string last = row_text(document_.pages[i], list.back().words);
    if (!recipients || last.ends_with('.')) return;
    std::vector<PrintedLine>& lines = columns.front().lines;
    auto rest = lines.begin();
    while (rest != lines.end() && rest->box.x1 < end.columns.front().edges.right &&
           kind_of(i + 1, *rest) == LineKind::list_item) {
      ++rest;
    }
    laid.parts.back().next_page.assign(std::make_move_iterator(lines.begin()), std::make_move_iterator(rest));
    lines.erase(lines.begin(), rest);
    if (!lines.empty()) return;
    after.parts.front().bands.erase(after.parts.front().bands.begin());
    if (after.parts.front().bands.empty()) after.parts.erase(after.parts.begin());
  }

  void put_part(std::size_t i, PagePart part) {
    const Page& page = document_.pages[i];
    if (part.table) {
      LaidBlock block;
      block.kind = BlockKind::table;
      block.table = std::move(part.table->table);
      last_.reset();
      put(std::move(block));
      return;
    }
    for (LineBand& band : part.bands) {
      if (band.columns.size() == 1) {
        put_lines(page, std::move(band.columns.front().lines), *edges_[i]);
        continue;
      }
      const bool last_band = &band == &part.bands.back();
      for (TextColumn& column : band.columns) {
        if (!column.edges.exact) last_.reset();
        put_lines(page, std::move(column.lines), reach_of(i, band, column));
        if (last_band && &column == &band.columns.front() && !part.next_page.empty())
          put_lines(document_.pages[i + 1], std::move(part.next_page), column.edges);
        if (!column.edges.exact) last_.reset();
      }
    }
  }

  /// The outer columns reach as far as the page's text does.
  ColumnEdges reach_of(std::size_t i, const LineBand& band, const TextColumn& column) const {
    ColumnEdges edges = column.edges;
    if (edges.exact || !edges_[i]) return edges;
    if (&column == &band.columns.front()) edges.left = std::min(edges.left, edges_[i]->left);
    if (&column == &band.columns.back()) edges.right = std::max(edges.right, edges_[i]->right);
    return edges;
  }

  void put_lines(const Page& page, std::vector<PrintedLine> lines, const ColumnEdges& edges) {
    bool begins_column = true;
    for (PrintedParagraph& paragraph : make_paragraphs(page, std::move(lines), edges)) {
      LaidBlock block;
      block.separate = true;
      block.lines.push_back(lay_paragraph(page, paragraph, places_));
      if (begins_column && last_) {
        block.goes_on =
            goes_on_in_next_column({*last_->page, last_->paragraph, last_->edges}, {page, paragraph, edges});
      }
      begins_column = false;
      last_ = Last{&page, std::move(paragraph), edges};
      put(std::move(block));
    }
  }

  /// Notes follow the text, each with its number: at the foot of a page they would part the paragraph that
  /// goes on behind the page end.
  void put_notes(const std::vector<LaidPage>& pages) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const Page& page = document_.pages[i];
      for (const PageNote& note : pages[i].asides.notes) {
        LaidBlock block;
        block.separate = true;
        block.lines.push_back(lay_paragraph(page, note.paragraph, places_));
        if (note.marked) number_note(block.lines.front(), ++count);
        put(std::move(block));
      }
    }
  }

  /// Puts "[1]" for the mark that begins the line.
  static void number_note(LaidLine& line, std::size_t number) {
    const std::string mark = "[" + std::to_string(number) + "]";
    const std::size_t old = line.pieces.front().text.end;
    line.text.replace(0, old, mark);
    for (LaidPiece& piece : line.pieces) {
      if (piece.text.begin > 0) piece.text.begin = piece.text.begin - old + mark.size();
      piece.text.end = piece.text.end - old + mark.size();
    }
  }

  /// Words set sideways or aslant are no line of the text; a watermark on every page is told once.
  void put_turned(const std::vector<LaidPage>& pages) {
    std::set<std::string> told;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (pages[i].asides.turned.empty()) continue;
      PrintedLine line;
      line.words = pages[i].asides.turned;
      if (!told.insert(row_text(document_.pages[i], line.words)).second) continue;
      LaidBlock block;
      block.separate = true;
      block.lines.push_back(lay_line(document_.pages[i], line, places_));
      put(std::move(block));
    }
  }

  void put(LaidBlock block) {
    block.after_break = std::exchange(after_break_, false);
    layout_.laid.blocks.push_back(std::move(block));
  }

  PrintedDocument document_;
  std::vector<double> open_edges_;  // of the table that the page before ended with
  WordPlaces places_;
  PagesLayout layout_;
  std::vector<std::optional<ColumnEdges>> edges_;  // of each page's text; none of one without lines
  std::optional<Last> last_;
  bool after_break_ = false;
};

}  // namespace

PagesLayout lay_out_pages(PrintedDocument document) { return PageLayouter(std::move(document)).lay_out(); }

}  // namespace vanthu
