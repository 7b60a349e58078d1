#include "ingest/page_tables.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ingest/page_cells.h"
#include "ingest/page_headed_tables.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

// A row of a ruled table this much higher than the table's other parts may hold several rows.
constexpr double kTallRow = 0.4;
// Rows of a table that is ruled in columns only: frame, head, perhaps a sum.
constexpr std::size_t kFewRows = 3;

// A grid with what it holds.
struct FilledGrid {
  Grid grid;
  WordIndices words;                // inside of it, not inside of a grid in one of its cells
  std::vector<std::size_t> inside;  // grids in its cells
  bool top = true;                  // stands in no cell of another
  bool frame = false;               // frames text, or has no lines between its columns
};

bool holds(const Box& outer, const Box& inner) {
  constexpr double kSlack = 2;
  return inner.x0 >= outer.x0 - kSlack && inner.x1 <= outer.x1 + kSlack && inner.y0 >= outer.y0 - kSlack &&
         inner.y1 <= outer.y1 + kSlack;
}

bool contains(const Box& box, double x, double y) {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

class PageTableFinder {
 public:
  PageTableFinder(Page& page, WordPlaces& places) : page_(page), places_(places) {}

  std::vector<PlacedTable> find(const WordIndices& words, std::span<const double> edges) {
    take_grids();
    WordIndices rest = deal_out(words);
    open_frames(rest);
    std::vector<PlacedTable> tables;
    for (std::size_t i = 0; i < grids_.size(); ++i) {
      if (!grids_[i].top || grids_[i].frame) continue;
      PlacedTable placed;
      placed.box = grids_[i].grid.box();
      placed.table = lay_table(i, placed.words);
      if (!placed.words.empty()) tables.push_back(std::move(placed));
    }
    const std::vector<RulingLine> rules = make_ruling_lines(page_.rules).horizontal;
    for (const HeadedTable& headed : find_headed_tables(page_, rest, rules, edges)) {
      PlacedTable placed;
      placed.ruled = false;
      placed.box = headed.grid.box();
      placed.words = headed.words;
      const CellWords cells = fill_cells(page_, headed.grid, headed.words);
      placed.table.rows = lay_rows(page_, headed.grid, cells, false, places_);
      placed.table.placement = place(headed.grid);
      if (headed.rest) placed.table.placement->edges.assign(edges.begin(), edges.end());
      tables.push_back(std::move(placed));
    }
    std::sort(tables.begin(), tables.end(),
              [](const PlacedTable& a, const PlacedTable& b) { return a.box.y0 < b.box.y0; });
    note_reach(tables, words);
    return tables;
  }

 private:
  void take_grids() {
    for (Grid& grid : find_grids(page_.rules)) {
      const bool frame = grid.columns.size() < 3;  // a single column
      grids_.push_back({std::move(grid), {}, {}, true, frame});
    }
    // Sorted by their tops, a grid stands behind the one that holds it.
    for (std::size_t inner = 0; inner < grids_.size(); ++inner) {
      const Box box = grids_[inner].grid.box();
      std::optional<std::size_t> holder;
      for (std::size_t outer = 0; outer < grids_.size(); ++outer) {
        if (outer == inner || grids_[outer].frame || !holds(grids_[outer].grid.box(), box)) continue;
        if (!holder || holds(grids_[*holder].grid.box(), grids_[outer].grid.box())) holder = outer;
      }
      if (!holder || *holder >= inner) continue;
      grids_[*holder].inside.push_back(inner);
      grids_[inner].top = false;
    }
  }

  // The word into the innermost grid; false where it stands outside of all.
  bool deal_out(std::uint32_t index) {
    const Box& box = page_.words[index].box;
    const double x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;
    const auto inner = std::find_if(grids_.rbegin(), grids_.rend(), [&](const FilledGrid& filled) {
      return !(filled.top && filled.frame) && contains(filled.grid.box(), x, y);
    });
    if (inner == grids_.rend()) return false;
    inner->words.push_back(index);
    return true;
  }

  // All words into their grids; those outside of all.  Words set sideways belong to the body in cells alone,
  // so `words` may lack them.
  WordIndices deal_out(const WordIndices& words) {
    WordIndices rest;
    std::vector<bool> dealt(page_.words.size(), false);
    for (const std::uint32_t index : words) {
      dealt[index] = true;
      if (!deal_out(index)) rest.push_back(index);
    }
    for (std::uint32_t index = 0; index < dealt.size(); ++index) {
      const PageWord& word = page_.words[index];
      const bool turned = word.direction == WordDirection::up || word.direction == WordDirection::down;
      if (turned && !dealt[index] && !word.annotation) deal_out(index);
    }
    return rest;
  }

  // A grid of few rows whose text has a known head with more columns draws only some of them: titles of
  // groups interrupt the lines of the others.  Its words go back to those outside of all grids.
  void open_frames(WordIndices& rest) {
    for (FilledGrid& filled : grids_) {
      const Grid& grid = filled.grid;
      if (!filled.top || filled.frame || !filled.inside.empty() || grid.rows.size() - 1 > kFewRows) continue;
      const std::vector<HeadedTable> tables = find_headed_tables(page_, filled.words, {}, {});
      filled.frame = std::any_of(tables.begin(), tables.end(), [&](const HeadedTable& table) {
        return table.grid.columns.size() > grid.columns.size();
      });
      if (filled.frame) rest.insert(rest.end(), filled.words.begin(), filled.words.end());
    }
    std::sort(rest.begin(), rest.end());
  }

  // The table of a grid, the words of all of it added to `all`.
  LaidTable lay_table(std::size_t index, WordIndices& all) {
    Grid grid = grids_[index].grid;
    CellWords cells = fill_cells(page_, grid, grids_[index].words);
    for (std::size_t row = grid.rows.size() - 1; row-- > 0;) {
      const double height = grid.rows[row + 1] - grid.rows[row];
      const bool tall = height > kTallRow * (grid.rows.back() - grid.rows.front());
      if (grid.rows.size() - 1 > kFewRows && !tall) continue;
      const std::vector<double> starts = find_row_starts(page_, grid, cells, row);
      if (starts.empty()) continue;
      grid = split_row(std::move(grid), row, starts);
      WordIndices words;
      for (const WordIndices& cell : cells) words.insert(words.end(), cell.begin(), cell.end());
      std::sort(words.begin(), words.end());
      cells = fill_cells(page_, grid, words);
    }
    for (const WordIndices& cell : cells) all.insert(all.end(), cell.begin(), cell.end());
    LaidTable table;
    table.rows = lay_rows(page_, grid, cells, true, places_);
    table.placement = place(grid);
    for (const std::size_t inner : grids_[index].inside) nest(grid, table, inner, all);
    return table;
  }

  // A table in a cell goes to the cell that its middle lies in.
  void nest(const Grid& grid, LaidTable& table, std::size_t inner, WordIndices& all) {
    const Box box = grids_[inner].grid.box();
    std::vector<std::size_t> next(table.rows.size(), 0);
    LaidTable nested = lay_table(inner, all);
    for (const GridCell& cell : grid.cells) {
      const std::size_t at = next[cell.row]++;
      if (!contains(grid.box(cell), (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)) continue;
      LaidCell& holder = table.rows[cell.row].cells[at];
      if (grids_[inner].frame) {
        put_between(holder, std::move(nested), box.y0);
      } else {
        holder.nested.push_back(std::move(nested));
      }
      return;
    }
  }

  // The lines of framed text between those of the cell that stand above and below it.
  void put_between(LaidCell& cell, LaidTable framed, double top) const {
    auto at = std::find_if(cell.lines.begin(), cell.lines.end(), [&](const LaidLine& line) {
      return !line.pieces.empty() && places_.all()[line.pieces.front().source.begin].box.y0 > top;
    });
    for (LaidRow& row : framed.rows) {
      for (LaidCell& inner : row.cells) {
        for (LaidLine& line : inner.lines) at = cell.lines.insert(at, std::move(line)) + 1;
        if (!inner.lines.empty() && at == cell.lines.end()) cell.fit = inner.fit;
        std::move(inner.nested.begin(), inner.nested.end(), std::back_inserter(cell.nested));
      }
    }
  }

  TablePlacement place(const Grid& grid) const {
    TablePlacement placement;
    placement.first_page = placement.last_page = page_.number;
    placement.edges = grid.columns;
    return placement;
  }

  void note_reach(std::vector<PlacedTable>& tables, const WordIndices& words) const {
    double top = page_.height, bottom = 0;
    for (const std::uint32_t index : words) {
      const Box& box = page_.words[index].box;
      const double middle = (box.y0 + box.y1) / 2;
      top = std::min(top, middle);
      bottom = std::max(bottom, middle);
    }
    for (PlacedTable& placed : tables) {
      placed.reaches_top = top >= placed.box.y0;
      placed.reaches_bottom = bottom <= placed.box.y1;
      placed.table.placement->reaches_top = placed.reaches_top;
      placed.table.placement->reaches_bottom = placed.reaches_bottom;
    }
  }

  Page& page_;
  WordPlaces& places_;
  std::vector<FilledGrid> grids_;
};

}  // namespace

std::vector<PlacedTable> find_page_tables(Page& page, const WordIndices& words, WordPlaces& places,
                                          std::span<const double> edges_before) {
  return PageTableFinder(page, places).find(words, edges_before);
}

std::vector<double> open_edges(const std::vector<PlacedTable>& tables) {
  if (tables.empty() || tables.back().ruled || !tables.back().reaches_bottom) return {};
  return tables.back().table.placement->edges;
}

}  // namespace vanthu
