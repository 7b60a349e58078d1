#include "ingest/page_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "ingest/page_rules.h"

namespace vanthu {
namespace {

// A line that ends this near to another one (points) meets it.
constexpr double kReach = 3;
// A line that goes on behind the outermost one for more than this is an open side of the table, less is
// overshoot.
constexpr double kOvershoot = 10;
// Part of a cell's side that must be drawn.
constexpr double kDrawn = 0.6;
// Frames of neighbouring cells leave less between them (points); a column of text is wider, a row higher.
constexpr double kFrameGap = 8;
// Cells of one page that a person could still read.
constexpr std::size_t kMaxCells = 20'000;

bool meet(const RulingLine& a, const RulingLine& b) {
  return b.at >= a.begin - kReach && b.at <= a.end + kReach && a.at >= b.begin - kReach &&
         a.at <= b.end + kReach;
}

// True where `line` goes on for a while on both sides of `other`.
bool passes(const RulingLine& line, const RulingLine& other) {
  return other.at > line.begin + kOvershoot && other.at < line.end - kOvershoot;
}

// True where two more of `lines` go from `other` as far as `line` does: columns that a page end cut, without
// a rule below them.
bool hangs_with_others(const RulingLine& line, const RulingLine& other,
                       const std::vector<RulingLine>& lines) {
  const bool forward = line.end - other.at > other.at - line.begin;
  const auto loose_end = [&](const RulingLine& at) { return forward ? at.end : at.begin; };
  const auto same = std::count_if(lines.begin(), lines.end(), [&](const RulingLine& more) {
    return std::abs(loose_end(more) - loose_end(line)) <= kReach && meet(more, other);
  });
  return same > 2;  // itself counted
}

// Lines that only touch one other (underlined words in a narrow cell, strokes of a drawing) take no part in a
// grid.  True where some were dropped.
bool drop_loose(std::vector<RulingLine>& lines, const std::vector<RulingLine>& others) {
  std::vector<RulingLine> kept;
  for (const RulingLine& line : lines) {
    const RulingLine* met = nullptr;
    bool held = false;
    for (const RulingLine& other : others) {
      if (!meet(line, other)) continue;
      held = met != nullptr || passes(line, other);
      if (held) break;
      met = &other;
    }
    if (held || (met != nullptr && hangs_with_others(line, *met, lines))) kept.push_back(line);
  }
  const bool dropped = kept.size() < lines.size();
  lines = std::move(kept);
  return dropped;
}

// True where a line of `lines` lies beside `box` on the side that `is_there` tells and runs along all of it.
template <typename IsThere>
bool runs_along(const std::vector<RulingLine>& lines, double begin, double end, IsThere is_there) {
  return std::any_of(lines.begin(), lines.end(), [&](const RulingLine& line) {
    return is_there(line.at) && line.begin <= begin + kReach && line.end >= end - kReach;
  });
}

// True where lines run around `box` at some distance on the left, on the right and on one more side: it lies
// in a cell.
bool is_enclosed(const RulingLines& lines, const Box& box) {
  const bool left =
      runs_along(lines.vertical, box.y0, box.y1, [&](double at) { return at < box.x0 - kReach; });
  const bool right =
      runs_along(lines.vertical, box.y0, box.y1, [&](double at) { return at > box.x1 + kReach; });
  const bool above =
      runs_along(lines.horizontal, box.x0, box.x1, [&](double at) { return at < box.y0 + kReach; });
  const bool below =
      runs_along(lines.horizontal, box.x0, box.x1, [&](double at) { return at > box.y1 - kReach; });
  return left && right && above && below;
}

// The vertical line that makes a corner with the end of `side` at `x`, above or below of it.
const RulingLine* find_corner(const RulingLines& lines, const RulingLine& side, double x, bool below) {
  const auto found = std::find_if(lines.vertical.begin(), lines.vertical.end(), [&](const RulingLine& line) {
    return std::abs(line.at - x) <= kReach && std::abs((below ? line.begin : line.end) - side.at) <= kReach;
  });
  return found == lines.vertical.end() ? nullptr : &*found;
}

// Boxes of tables that stand in cells of others.  Lines of one table cross or meet sideways; corners inside
// of it are those of another one, though that may end on the line of the cell that holds it.
std::vector<Box> find_inner_boxes(const RulingLines& lines) {
  std::vector<Box> boxes;
  for (const RulingLine& side : lines.horizontal) {
    for (const bool below : {true, false}) {
      const RulingLine* const left = find_corner(lines, side, side.begin, below);
      const RulingLine* const right = find_corner(lines, side, side.end, below);
      if (left == nullptr || right == nullptr || left == right) continue;
      const double far = below ? left->end : left->begin;
      if (std::abs((below ? right->end : right->begin) - far) > kReach) continue;
      const Box box{left->at, std::min(side.at, far), right->at, std::max(side.at, far)};
      if (is_enclosed(lines, box)) boxes.push_back(box);
      break;
    }
  }
  return boxes;
}

// Takes the lines inside `box` out, with the parts of longer lines that close it.
RulingLines take_lines(RulingLines& lines, const Box& box) {
  RulingLines taken;
  const auto take = [](std::vector<RulingLine>& from, double first, double last, double begin, double end) {
    std::vector<RulingLine> inside;
    for (const RulingLine& line : from) {
      if (line.at < first - kReach || line.at > last + kReach) continue;
      const RulingLine part{line.at, std::max(line.begin, begin), std::min(line.end, end)};
      if (part.length() > kReach) inside.push_back(part);
    }
    std::erase_if(from, [&](const RulingLine& line) {
      return line.at >= first - kReach && line.at <= last + kReach && line.begin >= begin - kReach &&
             line.end <= end + kReach;
    });
    return inside;
  };
  taken.horizontal = take(lines.horizontal, box.y0, box.y1, box.x0, box.x1);
  taken.vertical = take(lines.vertical, box.x0, box.x1, box.y0, box.y1);
  return taken;
}

std::size_t find_root(std::vector<std::size_t>& parents, std::size_t index) {
  while (parents[index] != index) index = parents[index] = parents[parents[index]];
  return index;
}

// Lines that are connected by crossing each other.
std::vector<RulingLines> find_networks(const RulingLines& lines) {
  const std::size_t first_vertical = lines.horizontal.size();
  std::vector<std::size_t> parents(first_vertical + lines.vertical.size());
  std::iota(parents.begin(), parents.end(), std::size_t{0});
  for (std::size_t h = 0; h < lines.horizontal.size(); ++h) {
    for (std::size_t v = 0; v < lines.vertical.size(); ++v) {
      if (!meet(lines.horizontal[h], lines.vertical[v])) continue;
      parents[find_root(parents, h)] = find_root(parents, first_vertical + v);
    }
  }
  std::vector<RulingLines> networks(parents.size());
  for (std::size_t h = 0; h < first_vertical; ++h)
    networks[find_root(parents, h)].horizontal.push_back(lines.horizontal[h]);
  for (std::size_t v = 0; v < lines.vertical.size(); ++v)
    networks[find_root(parents, first_vertical + v)].vertical.push_back(lines.vertical[v]);
  std::erase_if(networks, [](const RulingLines& network) {
    return network.horizontal.empty() || network.vertical.empty() ||
           network.horizontal.size() + network.vertical.size() < 4;
  });
  return networks;
}

// Where the lines lie, those close to each other as one, and the ends of the lines that cross them where the
// table is open at its side.
std::vector<double> find_edges(const std::vector<RulingLine>& lines, const std::vector<RulingLine>& across) {
  std::vector<double> edges;
  for (std::size_t begin = 0; begin < lines.size();) {
    double sum = 0, weight = 0;
    std::size_t end = begin;
    for (; end < lines.size() && lines[end].at - lines[begin].at <= kLineDistance; ++end) {
      sum += lines[end].at * lines[end].length();
      weight += lines[end].length();
    }
    edges.push_back(sum / weight);
    begin = end;
  }
  double first = edges.front(), last = edges.back();
  for (const RulingLine& line : across) {
    first = std::min(first, line.begin);
    last = std::max(last, line.end);
  }
  if (first < edges.front() - kOvershoot) edges.insert(edges.begin(), first);
  if (last > edges.back() + kOvershoot) edges.push_back(last);
  return edges;
}

// For each edge and each interval between the edges across it, whether a line is drawn there.
class DrawnEdges {
 public:
  DrawnEdges(const std::vector<RulingLine>& lines, const std::vector<double>& edges,
             const std::vector<double>& across)
      : intervals_(across.size() - 1), covered_(edges.size() * intervals_, 0.0) {
    for (const RulingLine& line : lines) {
      const std::size_t edge = nearest(edges, line.at);
      auto i = static_cast<std::size_t>(
          std::max<std::ptrdiff_t>(
              std::upper_bound(across.begin(), across.end(), line.begin) - across.begin(), 1) -
          1);
      for (; i < intervals_ && across[i] < line.end; ++i) {
        const double drawn = std::min(line.end, across[i + 1]) - std::max(line.begin, across[i]);
        covered_[edge * intervals_ + i] += drawn / (across[i + 1] - across[i]);
      }
    }
  }

  bool at(std::size_t edge, std::size_t interval) const {
    return covered_[edge * intervals_ + interval] >= kDrawn;
  }
  // True where both edges are drawn along the same cells.
  bool are_alike(std::size_t edge, std::size_t other) const {
    for (std::size_t i = 0; i < intervals_; ++i) {
      if (at(edge, i) != at(other, i)) return false;
    }
    return true;
  }
  bool none_at(std::size_t edge) const {
    for (std::size_t i = 0; i < intervals_; ++i) {
      if (at(edge, i)) return false;
    }
    return true;
  }

 private:
  static std::size_t nearest(const std::vector<double>& edges, double at) {
    const auto above = std::lower_bound(edges.begin(), edges.end(), at);
    if (above == edges.begin()) return 0;
    const bool below = above == edges.end() || at - *(above - 1) < *above - at;
    return static_cast<std::size_t>(above - edges.begin()) - (below ? 1 : 0);
  }

  std::size_t intervals_;
  std::vector<double> covered_;
};

// Drops inner edges along which no cell ends.
std::vector<double> drawn_only(const std::vector<double>& edges, const DrawnEdges& drawn) {
  std::vector<double> kept;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (i == 0 || i + 1 == edges.size() || !drawn.none_at(i)) kept.push_back(edges[i]);
  }
  return kept;
}

// The two edges of what lies between the frames of neighbouring cells as one.
std::vector<double> without_gaps(const std::vector<double>& edges, const DrawnEdges& drawn) {
  std::vector<double> kept{edges.front()};
  for (std::size_t i = 1; i < edges.size(); ++i) {
    if (edges[i] - edges[i - 1] < kFrameGap && drawn.are_alike(i - 1, i))
      kept.back() = (kept.back() + edges[i]) / 2;
    else
      kept.push_back(edges[i]);
  }
  return kept;
}

// Rectangles without an inner edge, as wide and then as high as they can be, from the top left.
std::vector<GridCell> tile(const Grid& grid, const DrawnEdges& horizontal, const DrawnEdges& vertical) {
  const std::size_t rows = grid.rows.size() - 1, columns = grid.columns.size() - 1;
  std::vector<bool> taken(rows * columns, false);
  const auto goes_down = [&](const GridCell& cell, std::size_t row) {
    for (std::size_t c = cell.column; c < cell.column + cell.column_span; ++c) {
      if (taken[row * columns + c] || horizontal.at(row, c)) return false;
      if (c > cell.column && vertical.at(c, row)) return false;
    }
    return true;
  };
  std::vector<GridCell> cells;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      if (taken[row * columns + column]) continue;
      GridCell cell{row, column, 1, 1};
      for (std::size_t c = column + 1; c < columns && !taken[row * columns + c] && !vertical.at(c, row); ++c)
        ++cell.column_span;
      while (row + cell.row_span < rows && goes_down(cell, row + cell.row_span)) ++cell.row_span;
      for (std::size_t r = row; r < row + cell.row_span; ++r) {
        for (std::size_t c = column; c < column + cell.column_span; ++c) taken[r * columns + c] = true;
      }
      cells.push_back(cell);
    }
  }
  return cells;
}

std::optional<Grid> make_grid(const RulingLines& network) {
  Grid grid;
  grid.columns = find_edges(network.vertical, network.horizontal);
  grid.rows = find_edges(network.horizontal, network.vertical);
  const auto is_unreadable = [&] {
    return grid.columns.size() < 2 || grid.rows.size() < 2 ||
           (grid.columns.size() - 1) * (grid.rows.size() - 1) > kMaxCells;
  };
  if (is_unreadable()) return std::nullopt;
  grid.rows = drawn_only(grid.rows, DrawnEdges(network.horizontal, grid.rows, grid.columns));
  grid.columns = drawn_only(grid.columns, DrawnEdges(network.vertical, grid.columns, grid.rows));
  std::vector<double> columns =
      without_gaps(grid.columns, DrawnEdges(network.vertical, grid.columns, grid.rows));
  grid.rows = without_gaps(grid.rows, DrawnEdges(network.horizontal, grid.rows, grid.columns));
  grid.columns = std::move(columns);
  if (is_unreadable()) return std::nullopt;
  grid.cells = tile(grid, DrawnEdges(network.horizontal, grid.rows, grid.columns),
                    DrawnEdges(network.vertical, grid.columns, grid.rows));
  return grid;
}

}  // namespace

std::vector<Grid> find_grids(std::span<const Box> rules) {
  constexpr int kMaxRounds = 16;  // a chain of loose lines longer than this is no accident
  RulingLines lines = make_ruling_lines(rules);
  for (int round = 0; round < kMaxRounds; ++round) {
    const bool horizontal = drop_loose(lines.horizontal, lines.vertical);
    const bool vertical = drop_loose(lines.vertical, lines.horizontal);
    if (!horizontal && !vertical) break;
  }
  std::vector<RulingLines> apart;
  for (const Box& box : find_inner_boxes(lines)) apart.push_back(take_lines(lines, box));
  apart.push_back(std::move(lines));
  std::vector<Grid> grids;
  for (const RulingLines& part : apart) {
    for (const RulingLines& network : find_networks(part)) {
      if (std::optional<Grid> grid = make_grid(network)) grids.push_back(std::move(*grid));
    }
  }
  std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) {
    return std::tuple(a.rows.front(), a.columns.front()) < std::tuple(b.rows.front(), b.columns.front());
  });
  return grids;
}

}  // namespace vanthu
