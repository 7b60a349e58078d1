#include "ingest/page_headed_tables.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ingest/layout_signs.h"
#include "ingest/layout_tables.h"
#include "ingest/page_head_row.h"
#include "ingest/page_words.h"

namespace vanthu {
namespace {

// In em: a gap that no blank has in most lines, and the distance of lines behind which a table is over.
constexpr double kWordGap = 0.55, kTableEnd = 3.5;
// In em: wider than a blank; the least gap between two columns that are set close to each other.
constexpr double kCloseGap = 0.4;
// Rules between the rows of one table end this near to each other (points), and are so many at least.
constexpr double kSameEnd = 4;
constexpr std::size_t kMinRules = 3;

// Blank space between the columns, as far as the lines read so far leave it: stretches of x for each edge.
using Corridors = std::vector<std::vector<std::pair<double, double>>>;

// What tells where the columns of a table are.
struct Anchor {
  Cluster ordinals;  // where ordinals stand
  Corridors corridors;
  std::size_t begin = 0, end = 0;  // lines of the head
};

Anchor anchor_of(const HeadRow& head) {
  Anchor anchor{head.columns[0], {}, head.begin, head.end};
  for (std::size_t i = 0; i + 1 < head.columns.size(); ++i)
    anchor.corridors.push_back({{head.columns[i].x1, head.columns[i + 1].x0}});
  return anchor;
}

// The columns of the page before: each edge lies somewhere near where it lay there.
Anchor anchor_of(std::span<const double> edges) {
  constexpr double kMost = 30;  // points
  Anchor anchor;
  anchor.ordinals.x0 = edges[0];
  anchor.ordinals.x1 = edges[1];
  for (std::size_t i = 1; i + 1 < edges.size(); ++i) {
    const double left = std::min((edges[i] - edges[i - 1]) / 3, kMost);
    const double right = std::min((edges[i + 1] - edges[i]) / 3, kMost);
    anchor.corridors.push_back({{edges[i] - left, edges[i] + right}});
  }
  return anchor;
}

// Rows of a table that is read line by line.
struct ReadRows {
  struct Start {
    double y = 0;
    bool spanning = false;  // a group's title over all columns
  };
  std::vector<Start> starts;
  Corridors corridors;
  std::size_t end = 0;  // the first line behind the table
};

class HeadedTableFinder {
 public:
  HeadedTableFinder(const Page& page, const WordIndices& words, const std::vector<RulingLine>& rules)
      : page_(page), rules_(rules) {
    WordIndices upright;
    std::copy_if(words.begin(), words.end(), std::back_inserter(upright),
                 [&](std::uint32_t index) { return page.words[index].direction == WordDirection::right; });
    lines_ = make_lines(page, upright);
  }

  std::vector<HeadedTable> find(std::span<const double> edges) {
    std::vector<HeadedTable> tables;
    std::size_t at = 0;
    const bool headed = !lines_.empty() && find_head_row(page_, lines_, rules_, 0).has_value();
    if (edges.size() > kMinHeadColumns && !lines_.empty() && !headed) at = take(anchor_of(edges), 0, tables);
    for (; at < lines_.size(); ++at) {
      if (const std::optional<HeadRow> head = find_head_row(page_, lines_, rules_, at))
        at = take(anchor_of(*head), at + 1, tables) - 1;
    }
    return tables;
  }

 private:
  // Reads the table; the line to go on with, `otherwise` where there is none.
  std::size_t take(const Anchor& anchor, std::size_t otherwise, std::vector<HeadedTable>& tables) const {
    std::optional<ReadRows> rows = read_between_rules(anchor);
    if (!rows) rows = read_by_ordinals(anchor);
    if (!rows) return otherwise;
    tables.push_back(make_table(anchor, *rows));
    return std::max(rows->end, otherwise);
  }

  // Takes the line's words out of the corridors; nothing where one would be closed.
  std::optional<Corridors> narrowed(const Corridors& corridors, const PrintedLine& line) const {
    std::optional<Corridors> rest = narrowed_by(corridors, clusters_of(page_, line, kWordGap));
    return rest ? rest : narrowed_by(corridors, clusters_of(page_, line, kCloseGap));
  }

  static std::optional<Corridors> narrowed_by(Corridors corridors, const std::vector<Cluster>& clusters) {
    constexpr double kLeast = 1.5;  // points
    for (auto& corridor : corridors) {
      for (const Cluster& taken : clusters) {
        std::vector<std::pair<double, double>> left;
        for (const auto& [begin, end] : corridor) {
          if (std::min(end, taken.x0) - begin >= kLeast) left.emplace_back(begin, std::min(end, taken.x0));
          if (end - std::max(begin, taken.x1) >= kLeast) left.emplace_back(std::max(begin, taken.x1), end);
        }
        corridor = std::move(left);
      }
      if (corridor.empty()) return std::nullopt;
    }
    return corridors;
  }

  // What stands below "STT" in a line: its first words up to a gap.  Behind the right end of "STT" an ordinal
  // alone may begin; other text there is the next column's.
  std::string first_cell(const PrintedLine& line, const Cluster& ordinals) const {
    const std::vector<Cluster> clusters = clusters_of(page_, line);
    if (clusters.empty() || clusters.front().x0 >= ordinals.x1 + line.size / 2) return {};
    std::string text = row_text(page_, clusters.front().words);
    return clusters.front().x0 < ordinals.x1 || is_ordinal(text) ? text : std::string();
  }

  // True for a line that may be a title over all columns but that of the ordinals.
  bool may_span(const Corridors& corridors, const PrintedLine& line) const {
    return clusters_of(page_, line).size() < kMinHeadColumns &&
           narrowed({corridors.front()}, line).has_value();
  }

  // The corridors that lines with text in several columns leave.  A title over all columns says nothing.
  Corridors body_corridors(const Anchor& anchor, std::size_t end) const {
    Corridors corridors = anchor.corridors;
    for (std::size_t i = anchor.end; i < end; ++i) {
      if (clusters_of(page_, lines_[i]).size() < kMinHeadColumns) continue;
      if (std::optional<Corridors> rest = narrowed(corridors, lines_[i])) corridors = std::move(*rest);
    }
    return corridors;
  }

  // Rules of one width, at least one row apart, around and below the head.
  std::vector<double> find_row_rules(const Anchor& anchor) const {
    const Box& top = lines_[anchor.begin].box;
    const double last_edge = anchor.corridors.back().front().first;
    std::vector<double> rules;
    const RulingLine* first = nullptr;
    for (const RulingLine& rule : rules_) {
      if (rule.at < top.y0 - kTableEnd * lines_[anchor.begin].size) continue;
      const bool across = rule.begin < anchor.ordinals.x1 && rule.end > last_edge;
      if (!across) continue;
      if (first == nullptr) first = &rule;
      const bool same =
          std::abs(rule.begin - first->begin) < kSameEnd && std::abs(rule.end - first->end) < kSameEnd;
      if (same) rules.push_back(rule.at);
    }
    return rules;
  }

  // True where the lines from `begin` to the end of the page are a row of the table, cut by that end: no rule
  // is drawn below it.
  bool is_cut_row(const Anchor& anchor, const Corridors& corridors, std::size_t begin) const {
    if (begin == lines_.size() || clusters_of(page_, lines_[begin]).size() < kMinHeadColumns) return false;
    if (!is_ordinal(first_cell(lines_[begin], anchor.ordinals))) return false;
    std::optional<Corridors> rest = narrowed(corridors, lines_[begin]);
    for (std::size_t i = begin + 1; rest && i < lines_.size(); ++i) {
      if (!is_near(lines_, i, kTableEnd) || !first_cell(lines_[i], anchor.ordinals).empty()) return false;
      rest = narrowed(std::move(*rest), lines_[i]);
    }
    return rest.has_value();
  }

  // Each row between two rules, down to the last of them or, behind that, to the end of the page.
  std::optional<ReadRows> read_between_rules(const Anchor& anchor) const {
    const bool headed = anchor.end > 0;
    const std::vector<double> rules = find_row_rules(anchor);
    if (rules.size() < (headed ? kMinRules : kMinRules - 1)) return std::nullopt;
    ReadRows rows;
    rows.end = anchor.end;
    while (rows.end < lines_.size() && lines_[rows.end].baseline < rules.back()) ++rows.end;
    rows.corridors = body_corridors(anchor, rows.end);
    rows.end = anchor.end;
    const auto row_at = [&](double y) {
      return std::upper_bound(rules.begin(), rules.end(), y) - rules.begin();
    };
    std::ptrdiff_t row = anchor.end > 0 ? row_at(lines_[anchor.end - 1].baseline) : -1;
    for (; rows.end < lines_.size(); ++rows.end) {
      const PrintedLine& line = lines_[rows.end];
      const std::ptrdiff_t next = row_at((line.box.y0 + line.box.y1) / 2);
      const bool below = next == static_cast<std::ptrdiff_t>(rules.size());
      if (below && row != next && !is_cut_row(anchor, rows.corridors, rows.end)) break;
      if (next != row)
        rows.starts.push_back({next > 0 ? rules[static_cast<std::size_t>(next) - 1] : line.box.y0, false});
      row = next;
      if (rows.starts.empty()) return std::nullopt;  // text on both sides of the head's rule
      if (std::optional<Corridors> rest = narrowed(rows.corridors, line)) {
        rows.corridors = std::move(*rest);
      } else if (may_span(rows.corridors, line)) {
        rows.starts.back().spanning = true;
      } else {
        return std::nullopt;
      }
    }
    return rows.starts.size() < (headed ? 2 : 1) ? std::nullopt : std::optional(std::move(rows));
  }

  // False for a line behind the end of a table without rules.
  bool goes_on(const Anchor& anchor, std::size_t line) const {
    if (line > 0 && !is_near(lines_, line, kTableEnd)) return false;
    if (ends_tables(row_text(page_, lines_[line].words))) return false;
    const std::string first = first_cell(lines_[line], anchor.ordinals);
    return first.empty() || is_ordinal(first);
  }

  std::optional<ReadRows> read_by_ordinals(const Anchor& anchor) const {
    const bool headed = anchor.end > 0;
    ReadRows rows;
    rows.end = anchor.end;
    while (rows.end < lines_.size() && goes_on(anchor, rows.end)) ++rows.end;
    rows.corridors = body_corridors(anchor, rows.end);
    for (rows.end = anchor.end; rows.end < lines_.size(); ++rows.end) {
      const PrintedLine& line = lines_[rows.end];
      const bool is_first = rows.end == anchor.end;
      if (!goes_on(anchor, rows.end)) break;
      const std::string first = first_cell(line, anchor.ordinals);
      if (is_first && first.empty() && headed) return std::nullopt;  // ordinals in the middle of their rows
      const bool begins = !first.empty() || is_first;
      const double top = rows.end > 0 ? (lines_[rows.end - 1].box.y1 + line.box.y0) / 2 : line.box.y0;
      if (std::optional<Corridors> rest = narrowed(rows.corridors, line)) {
        rows.corridors = std::move(*rest);
        if (begins) rows.starts.push_back({top, false});
      } else if (!first.empty() && may_span(rows.corridors, line)) {
        rows.starts.push_back({top, true});
      } else if (begins || !rows.starts.back().spanning || !is_near(lines_, rows.end, kCellPitch)) {
        break;
      }
    }
    const auto count = std::count_if(rows.starts.begin(), rows.starts.end(),
                                     [](const ReadRows::Start& start) { return !start.spanning; });
    return count < (headed ? 2 : 1) ? std::nullopt : std::optional(std::move(rows));
  }

  HeadedTable make_table(const Anchor& anchor, const ReadRows& rows) const {
    HeadedTable table;
    table.rest = anchor.end == anchor.begin;
    Box box = lines_[anchor.begin].box;
    for (std::size_t i = anchor.begin; i < rows.end; ++i) {
      box = box_around(box, lines_[i].box);
      table.words.insert(table.words.end(), lines_[i].words.begin(), lines_[i].words.end());
    }
    Grid& grid = table.grid;
    grid.columns.push_back(std::min(box.x0, anchor.ordinals.x0) - 1);
    for (const auto& corridor : rows.corridors) {
      const auto widest = std::max_element(corridor.begin(), corridor.end(), [](auto a, auto b) {
        return a.second - a.first < b.second - b.first;
      });
      grid.columns.push_back((widest->first + widest->second) / 2);
    }
    grid.columns.push_back(box.x1 + 1);
    std::vector<bool> spanning;
    if (!table.rest) {
      grid.rows.push_back(box.y0 - 1);
      spanning.push_back(false);
    }
    for (const ReadRows::Start& start : rows.starts) {
      grid.rows.push_back(start.y);
      spanning.push_back(start.spanning);
    }
    grid.rows.push_back(box.y1 + 1);
    for (std::size_t row = 0; row < spanning.size(); ++row) {
      const std::size_t cells = spanning[row] ? 2 : grid.columns.size() - 1;
      for (std::size_t c = 0; c < cells; ++c)
        grid.cells.push_back({row, c, 1, spanning[row] && c == 1 ? grid.columns.size() - 2 : 1});
    }
    return table;
  }

  const Page& page_;
  const std::vector<RulingLine>& rules_;
  std::vector<PrintedLine> lines_;
};

}  // namespace

std::vector<HeadedTable> find_headed_tables(const Page& page, const WordIndices& words,
                                            const std::vector<RulingLine>& rules,
                                            std::span<const double> edges) {
  return HeadedTableFinder(page, words, rules).find(edges);
}

std::vector<double> find_row_starts(const Page& page, const Grid& grid, const CellWords& words,
                                    std::size_t row) {
  std::vector<PrintedLine> first, others;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (grid.cells[i].row != row || grid.cells[i].row_span != 1) continue;
    std::vector<PrintedLine> lines = make_lines(page, words[i]);
    std::vector<PrintedLine>& kept = grid.cells[i].column == 0 ? first : others;
    std::move(lines.begin(), lines.end(), std::back_inserter(kept));
  }
  std::vector<double> starts;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const std::string text = row_text(page, first[i].words);
    if (!is_ordinal(text) && !(i == 0 && row == 0 && head_kind(text) == HeadKind::ordinal)) return {};
    const bool beside = std::any_of(others.begin(), others.end(), [&](const PrintedLine& other) {
      return std::abs(other.baseline - first[i].baseline) < other.size / 4;
    });
    if (i == 0) continue;
    if (!beside) return {};
    double above = first[i - 1].box.y1;
    for (const PrintedLine& other : others) {
      if (other.baseline < first[i].baseline - other.size / 2) above = std::max(above, other.box.y1);
    }
    starts.push_back((above + first[i].box.y0) / 2);
  }
  return starts;
}

}  // namespace vanthu
