#include "ingest/page_cells.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/layout_signs.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

// Between a border and the text, points; Word's own is 5.4.
constexpr double kMaxPadding = 8;
// Width of a blank and distance of lines, in em, of the faces that plans are set in.
constexpr double kBlank = 0.25, kLinePitch = 1.15;
// Width of a wide letter, em.
constexpr double kLetter = 0.75;
// A letter's edge lies on the edge of a cell where it is this near (em).
constexpr double kOnEdge = 0.15;
// Wider than any letter (em): the letter and the blank between two cells.
constexpr double kLetterAndGap = 1.0;

double middle_x(const Box& box) { return (box.x0 + box.x1) / 2; }
double middle_y(const Box& box) { return (box.y0 + box.y1) / 2; }

// The cell of each unit of a grid.
class CellMap {
 public:
  explicit CellMap(const Grid& grid)
      : columns_(grid.columns.size() - 1), cells_(columns_ * (grid.rows.size() - 1), 0) {
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const GridCell& cell = grid.cells[i];
      for (std::size_t r = cell.row; r < cell.row + cell.row_span; ++r) {
        for (std::size_t c = cell.column; c < cell.column + cell.column_span; ++c)
          cells_[r * columns_ + c] = i;
      }
    }
  }

  std::size_t at(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }

 private:
  std::size_t columns_;
  std::vector<std::size_t> cells_;
};

// The number of letters of `word` left of the edge at `x`; nothing where the edge runs through a letter, as
// it does where a word is too long for its cell.
std::optional<std::size_t> letters_before(const PageWord& word, double x) {
  const double near = kOnEdge * word.size;
  const auto behind = std::upper_bound(word.ends.begin(), word.ends.end(), x,
                                       [](double at, float end) { return at < static_cast<double>(end); });
  const auto count = static_cast<std::size_t>(behind - word.ends.begin());
  if (behind == word.ends.end()) return std::nullopt;
  const double begin = count > 0 ? static_cast<double>(word.ends[count - 1]) : word.box.x0;
  const double end = static_cast<double>(*behind);
  const bool gap = end - begin > kLetterAndGap * word.size && end - x > near;
  if (count > 0 && (x - begin <= near || gap)) return count;
  if (end - x <= near && count + 1 < word.ends.size()) return count + 1;
  return std::nullopt;
}

// The middle of a word by its height; of a raised sign or a tall box by where its line stands.
std::optional<std::size_t> row_of(const Grid& grid, const PageWord& word) {
  return interval_of(grid.rows, middle_y(word.box));
}

void put(const Grid& grid, const CellMap& map, const PageWord& word, std::uint32_t index, CellWords& cells) {
  const std::optional<std::size_t> row = row_of(grid, word);
  const std::optional<std::size_t> column = interval_of(grid.columns, middle_x(word.box));
  if (row && column) cells[map.at(*row, *column)].push_back(index);
}

// The edges of cells that a word lies over.
std::vector<double> crossed_edges(const Grid& grid, const CellMap& map, const PageWord& word) {
  const std::optional<std::size_t> row = row_of(grid, word);
  if (!row || word.direction != WordDirection::right) return {};
  std::vector<double> edges;
  const auto first = std::upper_bound(grid.columns.begin() + 1, grid.columns.end(), word.box.x0);
  for (auto edge = first; edge != grid.columns.end() && *edge < word.box.x1; ++edge) {
    if (edge + 1 == grid.columns.end()) break;
    const auto column = static_cast<std::size_t>(edge - grid.columns.begin());
    if (map.at(*row, column - 1) != map.at(*row, column)) edges.push_back(*edge);
  }
  return edges;
}

// Indices of the parts of the word, itself the first of them.
WordIndices cut_word(Page& page, std::uint32_t index, const std::vector<double>& edges) {
  WordIndices parts{index};
  for (const double edge : edges) {
    const PageWord word = page.words[parts.back()];
    const std::optional<std::size_t> letters = letters_before(word, edge);
    if (!letters) continue;
    page.words[parts.back()] = part_of(word, 0, *letters);
    PageWord rest = part_of(word, *letters, word.ends.size());
    // The first letter's width includes what lies between the cells.
    rest.box.x0 = std::max(rest.box.x0, std::min(edge, rest.box.x1));
    parts.push_back(static_cast<std::uint32_t>(page.words.size()));
    page.words.push_back(std::move(rest));
  }
  return parts;
}

// Distance between text and border, the same on both sides of all cells: the text of most cells leaves more,
// that of a few, too wide for them, less.
double padding_of(const Page& page, const Grid& grid, const CellWords& words) {
  constexpr std::size_t kTooWide = 20;  // one cell of so many
  std::vector<double> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) continue;
    const Box box = grid.box(grid.cells[i]);
    double padding = kMaxPadding;
    for (const std::uint32_t index : words[i]) {
      const Box& word = page.words[index].box;
      padding = std::min({padding, word.x0 - box.x0, box.x1 - word.x1});
    }
    found.push_back(std::max(padding, 0.0));
  }
  if (found.empty()) return 0;
  const auto rank = found.begin() + static_cast<std::ptrdiff_t>(found.size() / kTooWide);
  std::nth_element(found.begin(), rank, found.end());
  return *rank;
}

// What text of each column takes: `x0` of its leftmost and `x1` of its rightmost word.
std::vector<Box> extents_of(const Page& page, const Grid& grid, const CellWords& words) {
  std::vector<Box> extents;
  for (std::size_t i = 0; i + 1 < grid.columns.size(); ++i)
    extents.push_back({grid.columns[i + 1], 0, grid.columns[i], 0});
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (grid.cells[i].column_span > 1) continue;
    Box& extent = extents[grid.cells[i].column];
    for (const std::uint32_t index : words[i]) {
      extent.x0 = std::min(extent.x0, page.words[index].box.x0);
      extent.x1 = std::max(extent.x1, page.words[index].box.x1);
    }
  }
  return extents;
}

// Text set sideways: its lines follow each other across the cell.
std::vector<PrintedLine> make_turned_lines(const Page& page, WordIndices words) {
  if (words.empty()) return {};
  const WordDirection direction = page.words[words.front()].direction;
  const double along = direction == WordDirection::up ? -1 : 1;
  std::stable_sort(words.begin(), words.end(), [&](std::uint32_t a, std::uint32_t b) {
    return -along * middle_x(page.words[a].box) < -along * middle_x(page.words[b].box);
  });
  std::vector<PrintedLine> lines;
  for (const std::uint32_t index : words) {
    const PageWord& word = page.words[index];
    const bool same = !lines.empty() && std::abs(middle_x(lines.back().box) - middle_x(word.box)) <
                                            static_cast<double>(word.size) / 2;
    if (!same) {
      lines.emplace_back();
      lines.back().box = word.box;
    }
    PrintedLine& line = lines.back();
    line.words.push_back(index);
    line.box = box_around(line.box, word.box);
    line.baseline = word.baseline;
    line.size = std::max(line.size, static_cast<double>(word.size));
  }
  for (PrintedLine& line : lines) {
    std::stable_sort(line.words.begin(), line.words.end(), [&](std::uint32_t a, std::uint32_t b) {
      return along * middle_y(page.words[a].box) < along * middle_y(page.words[b].box);
    });
  }
  return lines;
}

// Room for a word behind `line`: centred text may grow to both sides.
double room_behind(const PrintedLine& line, double left, double right) {
  constexpr double kCentred = 3;
  const double before = line.box.x0 - left, behind = right - line.box.x1;
  const bool centred = before > kCentred && std::abs(before - behind) < kCentred;
  return std::max(centred ? before + behind : behind, 0.0);
}

// A cell's edges, and between which x text may stand in it.
struct CellFrame {
  Box box;
  double left = 0, right = 0;
};

TextFit fit_of(const Page& page, const std::vector<PrintedLine>& lines, const CellFrame& frame) {
  TextFit fit;
  const PageWord& first = page.words[lines.front().words.front()];
  fit.first_word = first.box.x1 - first.box.x0 + kBlank * static_cast<double>(first.size);
  fit.room = room_behind(lines.back(), frame.left, frame.right);
  fit.above = std::max(lines.front().box.y0 - frame.box.y0, 0.0);
  fit.below = std::max(frame.box.y1 - lines.back().box.y1, 0.0);
  fit.line = kLinePitch * lines.back().size;
  if (lines.size() > 1) fit.line = std::max(lines.back().baseline - lines[lines.size() - 2].baseline, 1.0);
  return fit;
}

// A word too long for its narrow cell, cut between letters: "ST" + "T", "1.1" + "0".
bool is_broken_word(const Page& page, const std::vector<PrintedLine>& lines, double width) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].words.size() != 1) return false;
    const PageWord& word = page.words[lines[i].words.front()];
    // The next letter had no room.
    const bool full = word.box.x1 - word.box.x0 + kLetter * static_cast<double>(word.size) > width;
    if (i + 1 < lines.size() && !full) return false;
    text += word.text;
  }
  if (lines.size() < 2) return false;
  return head_kind(text) == HeadKind::ordinal || (is_ordinal(text) && is_digit(last_code_point(text)));
}

// The lines as one without blanks.
LaidLine lay_broken_word(const Page& page, const std::vector<PrintedLine>& lines, WordPlaces& places) {
  LaidLine whole;
  for (const PrintedLine& line : lines) {
    const LaidLine part = lay_line(page, line, places);
    for (LaidPiece piece : part.pieces) {
      piece.text.begin += whole.text.size();
      piece.text.end += whole.text.size();
      whole.pieces.push_back(piece);
    }
    whole.text += part.text;
  }
  return whole;
}

LaidCell lay_cell(const Page& page, const WordIndices& words, const CellFrame& frame, WordPlaces& places) {
  WordIndices upright, turned;
  for (const std::uint32_t index : words) {
    (page.words[index].direction == WordDirection::right ? upright : turned).push_back(index);
  }
  LaidCell cell;
  if (!upright.empty()) {
    std::vector<PrintedLine> lines = make_lines(page, upright);
    cell.fit = fit_of(page, lines, frame);
    if (is_broken_word(page, lines, frame.right - frame.left)) {
      cell.lines.push_back(lay_broken_word(page, lines, places));
      lines.clear();
    }
    for (const PrintedParagraph& paragraph : make_paragraphs(page, std::move(lines), frame.left, frame.right))
      cell.lines.push_back(lay_paragraph(page, paragraph, places));
  }
  if (!turned.empty())
    cell.lines.push_back(lay_paragraph(page, {make_turned_lines(page, std::move(turned))}, places));
  return cell;
}

}  // namespace

std::optional<std::size_t> interval_of(const std::vector<double>& edges, double at) {
  const auto above = std::upper_bound(edges.begin(), edges.end(), at);
  if (above == edges.begin() || above == edges.end()) return std::nullopt;
  return static_cast<std::size_t>(above - edges.begin()) - 1;
}

CellWords fill_cells(Page& page, const Grid& grid, const WordIndices& words) {
  const CellMap map(grid);
  CellWords cells(grid.cells.size());
  for (const std::uint32_t index : words) {
    for (const std::uint32_t part : cut_word(page, index, crossed_edges(grid, map, page.words[index])))
      put(grid, map, page.words[part], part, cells);
  }
  return cells;
}

std::vector<LaidRow> lay_rows(const Page& page, const Grid& grid, const CellWords& words, bool ruled,
                              WordPlaces& places) {
  const double padding = padding_of(page, grid, words);
  const std::vector<Box> extents = extents_of(page, grid, words);
  std::vector<LaidRow> rows(grid.rows.size() - 1);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& placed = grid.cells[i];
    CellFrame frame{grid.box(placed), 0, 0};
    frame.left = ruled ? frame.box.x0 + padding : extents[placed.column].x0;
    frame.right = ruled ? frame.box.x1 - padding : extents[placed.column + placed.column_span - 1].x1;
    LaidCell cell = lay_cell(page, words[i], frame, places);
    cell.column_span = placed.column_span;
    cell.row_span = placed.row_span;
    rows[placed.row].cells.push_back(std::move(cell));
  }
  return rows;
}

Grid split_row(Grid grid, std::size_t row, const std::vector<double>& edges) {
  if (edges.empty()) return grid;
  std::vector<GridCell> cells;
  for (GridCell cell : grid.cells) {
    if (cell.row > row) {
      cell.row += edges.size();
      cells.push_back(cell);
    } else if (cell.row == row && cell.row_span == 1) {
      for (std::size_t i = 0; i <= edges.size(); ++i, ++cell.row) cells.push_back(cell);
    } else {
      if (cell.row + cell.row_span > row) cell.row_span += edges.size();
      cells.push_back(cell);
    }
  }
  std::sort(cells.begin(), cells.end(), [](const GridCell& a, const GridCell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  grid.cells = std::move(cells);
  grid.rows.insert(grid.rows.begin() + static_cast<std::ptrdiff_t>(row) + 1, edges.begin(), edges.end());
  return grid;
}

}  // namespace vanthu
