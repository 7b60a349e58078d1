#include "ingest/page_grid.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace vanthu {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Box across(double y, double x0, double x1, double thick = 0.5) {
  return {x0, y - thick / 2, x1, y + thick / 2};
}
Box down(double x, double y0, double y1, double thick = 0.5) {
  return {x - thick / 2, y0, x + thick / 2, y1};
}

// All lines of a grid, each as `draw(line, rules)` puts it down.
template <typename Draw>
std::vector<Box> ruled(const std::vector<double>& columns, const std::vector<double>& rows, Draw draw) {
  std::vector<Box> rules;
  for (const double y : rows) draw(across(y, columns.front(), columns.back()), rules);
  for (const double x : columns) draw(down(x, rows.front(), rows.back()), rules);
  return rules;
}

const auto kWhole = [](const Box& line, std::vector<Box>& rules) { rules.push_back(line); };

// In pieces of `piece` points with `gap` between them (less than 0: overlapping).
auto in_pieces(double piece, double gap) {
  return [piece, gap](const Box& line, std::vector<Box>& rules) {
    const bool horizontal = line.x1 - line.x0 > line.y1 - line.y0;
    const double end = horizontal ? line.x1 : line.y1;
    for (double at = horizontal ? line.x0 : line.y0; at < end; at += piece + gap) {
      Box part = line;
      (horizontal ? part.x0 : part.y0) = at;
      (horizontal ? part.x1 : part.y1) = std::min(at + piece, end);
      rules.push_back(part);
    }
  };
}

// Beside each other, `distance` apart.
auto doubled(double distance) {
  return [distance](const Box& line, std::vector<Box>& rules) {
    const bool horizontal = line.x1 - line.x0 > line.y1 - line.y0;
    rules.push_back(line);
    rules.push_back(line);
    (horizontal ? rules.back().y0 : rules.back().x0) += distance;
    (horizontal ? rules.back().y1 : rules.back().x1) += distance;
  };
}

auto thick(double by) {
  return [by](const Box& line, std::vector<Box>& rules) {
    const bool horizontal = line.x1 - line.x0 > line.y1 - line.y0;
    rules.push_back(horizontal ? Box{line.x0, line.y0 - by / 2, line.x1, line.y1 + by / 2}
                               : Box{line.x0 - by / 2, line.y0, line.x1 + by / 2, line.y1});
  };
}

void expect_tiled(const Grid& grid) {
  const std::size_t rows = grid.rows.size() - 1, columns = grid.columns.size() - 1;
  std::vector<int> covered(rows * columns, 0);
  for (const GridCell& cell : grid.cells) {
    ASSERT_LE(cell.row + cell.row_span, rows);
    ASSERT_LE(cell.column + cell.column_span, columns);
    for (std::size_t r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (std::size_t c = cell.column; c < cell.column + cell.column_span; ++c) ++covered[r * columns + c];
    }
  }
  EXPECT_THAT(covered, ::testing::Each(1));
  EXPECT_TRUE(std::is_sorted(grid.cells.begin(), grid.cells.end(), [](const GridCell& a, const GridCell& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  }));
  EXPECT_TRUE(std::is_sorted(grid.rows.begin(), grid.rows.end()));
  EXPECT_TRUE(std::is_sorted(grid.columns.begin(), grid.columns.end()));
}

const std::vector<double> kColumns = {70, 105, 300, 390, 480};
const std::vector<double> kRows = {90, 120, 150.5, 230};

struct BorderCase {
  const char* what;
  std::vector<Box> rules;
};

class Border : public ::testing::TestWithParam<BorderCase> {};

TEST_P(Border, OfAnyKindGivesTheSameGrid) {
  const std::vector<Grid> grids = find_grids(GetParam().rules);
  ASSERT_THAT(grids, SizeIs(1)) << GetParam().what;
  ASSERT_THAT(grids[0].columns, SizeIs(kColumns.size())) << GetParam().what;
  ASSERT_THAT(grids[0].rows, SizeIs(kRows.size())) << GetParam().what;
  for (std::size_t i = 0; i < kColumns.size(); ++i) EXPECT_NEAR(grids[0].columns[i], kColumns[i], 2);
  for (std::size_t i = 0; i < kRows.size(); ++i) EXPECT_NEAR(grids[0].rows[i], kRows[i], 2);
  EXPECT_THAT(grids[0].cells, SizeIs(12)) << GetParam().what;
  expect_tiled(grids[0]);
}

// A cell draws its own four borders, some of them a little off.
std::vector<Box> cell_by_cell(double shift) {
  std::vector<Box> rules;
  for (std::size_t r = 0; r + 1 < kRows.size(); ++r) {
    for (std::size_t c = 0; c + 1 < kColumns.size(); ++c) {
      const double by = (r + c) % 2 == 0 ? shift : 0;
      rules.push_back(across(kRows[r] + by, kColumns[c] + 1, kColumns[c + 1] - 1));
      rules.push_back(across(kRows[r + 1] + by, kColumns[c] - 1.5, kColumns[c + 1] + 1.5));
      rules.push_back(down(kColumns[c] + by, kRows[r] + 1, kRows[r + 1] - 1));
      rules.push_back(down(kColumns[c + 1] + by, kRows[r] + 1, kRows[r + 1] - 1));
    }
  }
  return rules;
}

std::vector<Box> without(std::vector<Box> rules, std::initializer_list<std::size_t> indices) {
  std::vector<std::size_t> sorted(indices);
  std::sort(sorted.rbegin(), sorted.rend());
  for (const std::size_t index : sorted) rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(index));
  return rules;
}

INSTANTIATE_TEST_SUITE_P(
    PageGrid, Border,
    ::testing::Values(BorderCase{"whole lines", ruled(kColumns, kRows, kWhole)},
                      BorderCase{"square dots", ruled(kColumns, kRows, in_pieces(0.5, 0.7))},
                      BorderCase{"thick dots", ruled(kColumns, kRows, in_pieces(2.25, 2.25))},
                      BorderCase{"dashes", ruled(kColumns, kRows, in_pieces(4, 3))},
                      BorderCase{"long dashes", ruled(kColumns, kRows, in_pieces(11, 6))},
                      BorderCase{"pieces that overlap", ruled(kColumns, kRows, in_pieces(40, -5))},
                      BorderCase{"double", ruled(kColumns, kRows, doubled(1.5))},
                      BorderCase{"double, wide", ruled(kColumns, kRows, doubled(2.9))},
                      BorderCase{"3 pt thick", ruled(kColumns, kRows, thick(3))},
                      BorderCase{"cell by cell", cell_by_cell(0)},
                      BorderCase{"cell by cell, not aligned", cell_by_cell(1)},
                      // Rules 0…3 are the horizontal, 4…8 the vertical ones.
                      BorderCase{"open left and right", without(ruled(kColumns, kRows, kWhole), {4, 8})},
                      BorderCase{"open below", without(ruled(kColumns, kRows, kWhole), {3})}),
    [](const auto& tested) {
      std::string name = tested.param.what;
      std::erase_if(name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; });
      return name;
    });

TEST(PageGrid, MissingEdgesMakeSpans) {
  // A head over two rows with "Cơ quan" over two columns, and an ordinal over the two rows of a task.
  const std::vector<double> x = {70, 105, 300, 390, 480}, y = {90, 110, 130, 160, 190};
  const std::vector<Box> rules = {
      across(y[0], x[0], x[4]), across(y[1], x[2], x[4]), across(y[2], x[0], x[4]), across(y[3], x[1], x[4]),
      across(y[4], x[0], x[4]), down(x[0], y[0], y[4]),   down(x[1], y[0], y[4]),   down(x[2], y[0], y[4]),
      down(x[3], y[1], y[4]),   down(x[4], y[0], y[4])};
  const std::vector<Grid> grids = find_grids(rules);
  ASSERT_THAT(grids, SizeIs(1));
  expect_tiled(grids[0]);
  std::vector<std::vector<std::size_t>> spans;
  for (const GridCell& cell : grids[0].cells) {
    if (cell.row_span > 1 || cell.column_span > 1)
      spans.push_back({cell.row, cell.column, cell.row_span, cell.column_span});
  }
  EXPECT_THAT(spans, ElementsAre(ElementsAre(0, 0, 2, 1), ElementsAre(0, 1, 2, 1), ElementsAre(0, 2, 1, 2),
                                 ElementsAre(2, 0, 2, 1)));
}

TEST(PageGrid, OddShapesAreCutIntoRectangles) {
  // The edge between the two lower cells on the left is missing only for one of the two rows.
  const std::vector<Box> rules = {across(90, 70, 300), across(120, 180, 300), across(150, 70, 300),
                                  down(70, 90, 150),   down(180, 90, 120),    down(300, 90, 150)};
  const std::vector<Grid> grids = find_grids(rules);
  ASSERT_THAT(grids, SizeIs(1));
  expect_tiled(grids[0]);
}

TEST(PageGrid, RulesThatCrossNothingMakeNone) {
  EXPECT_THAT(find_grids({}), IsEmpty());
  // Below the issuer and the motto, and words underlined below each other.
  EXPECT_THAT(find_grids(std::vector<Box>{across(95, 120, 170), across(95, 330, 470)}), IsEmpty());
  EXPECT_THAT(find_grids(std::vector<Box>{across(95, 120, 170), across(115, 120, 170), across(135, 120, 170),
                                          down(40, 60, 700), down(42, 60, 700)}),
              IsEmpty());
}

TEST(PageGrid, UnderlinedWordsMakeNoRows) {
  std::vector<Box> rules = ruled(kColumns, kRows, kWhole);
  rules.push_back(across(135, 107, 140));  // begins at a column line
  rules.push_back(across(200, 320, 370));
  const std::vector<Grid> grids = find_grids(rules);
  ASSERT_THAT(grids, SizeIs(1));
  EXPECT_THAT(grids[0].rows, SizeIs(kRows.size()));
}

TEST(PageGrid, TwoTablesStayTwo) {
  std::vector<Box> rules = ruled(kColumns, {300, 330, 360}, kWhole);
  const std::vector<Box> upper = ruled({70, 200, 480}, {90, 120, 288}, kWhole);
  rules.insert(rules.end(), upper.begin(), upper.end());
  const std::vector<Grid> grids = find_grids(rules);
  ASSERT_THAT(grids, SizeIs(2));
  EXPECT_THAT(grids[0].rows, ElementsAre(DoubleNear(90, 1), DoubleNear(120, 1), DoubleNear(288, 1)));
  EXPECT_THAT(grids[1].columns, SizeIs(5));
}

TEST(PageGrid, ClosedFrameIsOneCell) {
  const std::vector<Grid> grids = find_grids(ruled({70, 480}, {90, 140}, kWhole));
  ASSERT_THAT(grids, SizeIs(1));
  EXPECT_THAT(grids[0].cells, SizeIs(1));
}

TEST(PageGrid, TableInACellIsAGridOfItsOwn) {
  std::vector<Box> rules = ruled(kColumns, kRows, kWhole);
  const std::vector<Box> inner = ruled({115, 200, 290}, {160, 180, 200}, kWhole);
  rules.insert(rules.end(), inner.begin(), inner.end());
  const std::vector<Grid> grids = find_grids(rules);
  ASSERT_THAT(grids, SizeIs(2));
  EXPECT_THAT(grids[1].cells, SizeIs(4));
}

TEST(PageGrid, TableInACellMayEndOnTheCellsBorder) {
  // As LibreOffice prints it: the inner table's last line is the row's, its sides stand 4.5 points off.
  for (const bool at_top : {false, true}) {
    std::vector<Box> rules = ruled(kColumns, kRows, kWhole);
    const double top = at_top ? 150.5 : 180, bottom = at_top ? 200 : 230;
    const std::vector<Box> inner = ruled({109.5, 290}, {top, top + 15, bottom}, kWhole);
    rules.insert(rules.end(), inner.begin(), inner.end());
    const std::vector<Grid> grids = find_grids(rules);
    ASSERT_THAT(grids, SizeIs(2)) << at_top;
    EXPECT_THAT(grids[0].columns, SizeIs(kColumns.size())) << at_top;
    EXPECT_THAT(grids[0].rows, SizeIs(kRows.size())) << at_top;
    EXPECT_THAT(grids[1].cells, SizeIs(2)) << at_top;
    for (const Grid& grid : grids) expect_tiled(grid);
  }
}

TEST(PageGrid, HostileRulesGiveSoundGrids) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> place(0, 800), length(0, 300);
  std::vector<Box> rules;
  for (int i = 0; i < 100'000; ++i) {
    const double x = place(random), y = place(random);
    rules.push_back(i % 2 == 0 ? across(y, x, x + length(random)) : down(x, y, y + length(random)));
  }
  for (const Grid& grid : find_grids(rules)) expect_tiled(grid);
  const double nan = std::nan(""), huge = std::numeric_limits<double>::infinity();
  for (const Box& odd : {Box{nan, 0, 5, 1}, Box{0, 0, huge, 1}, Box{5, 5, 1, 1}, Box{3, 3, 3, 3}}) {
    rules.assign(8, odd);
    const std::vector<Box> grid = ruled(kColumns, kRows, kWhole);
    rules.insert(rules.end(), grid.begin(), grid.end());
    EXPECT_THAT(find_grids(rules), SizeIs(1));
  }
}

TEST(PageGrid, GapsBetweenFramesOfCellsAreNoColumnsAndNoRows) {
  // Each cell has a frame of two lines; 2.3 points lie between the frames.
  const std::vector<double> columns = {50, 90, 300, 400}, rows = {100, 130, 160, 190};
  std::vector<Box> rules;
  for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
    for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
      for (const double inset : {1.15, 2.65}) {
        const std::vector<Box> frame = ruled({columns[c] + inset, columns[c + 1] - inset},
                                             {rows[r] + inset, rows[r + 1] - inset}, kWhole);
        rules.insert(rules.end(), frame.begin(), frame.end());
      }
    }
  }
  const std::vector<Grid> grids = find_grids(rules);
  ASSERT_THAT(grids, SizeIs(1));
  EXPECT_THAT(grids[0].columns,
              ElementsAre(DoubleNear(52, 1), DoubleNear(90, 1), DoubleNear(300, 1), DoubleNear(398, 1)));
  EXPECT_THAT(grids[0].rows,
              ElementsAre(DoubleNear(102, 1), DoubleNear(130, 1), DoubleNear(160, 1), DoubleNear(188, 1)));
  EXPECT_THAT(grids[0].cells, SizeIs(9));
}

TEST(PageGrid, ColumnsThatThePageEndCutHangFromTheLastRule) {
  // Below the title of a group the lines between the columns begin again; no rule closes the page.
  std::vector<Box> rules;
  for (const double y : {100.0, 130.0, 160.0}) rules.push_back(across(y, 50, 500));
  for (const double x : {50.0, 500.0}) rules.push_back(down(x, 100, 240));
  for (const double x : {90.0, 300.0}) {
    rules.push_back(down(x, 100, 130));
    rules.push_back(down(x, 160, 240));
  }
  const std::vector<Grid> grids = find_grids(rules);
  ASSERT_THAT(grids, SizeIs(1));
  ASSERT_THAT(grids[0].rows, SizeIs(4));
  const auto cut = std::count_if(grids[0].cells.begin(), grids[0].cells.end(),
                                 [](const GridCell& cell) { return cell.row == 2; });
  EXPECT_EQ(cut, 3);
}

}  // namespace
}  // namespace vanthu
