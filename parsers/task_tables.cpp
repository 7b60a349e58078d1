#include "parsers/task_tables.h"

#include <algorithm>
#include <array>
#include <map>

#include "normalize/pattern.h"
#include "parsers/excerpt.h"
#include "parsers/outline.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

std::string_view cell_text(const NormalizedDocument& document, const Row& row, std::size_t column) {
  return column < row.cells.size() ? document.slice(row.cells[column].text) : std::string_view();
}

bool is_unit_or_time(ColumnRole role) {
  return role == ColumnRole::lead || role == ColumnRole::implement || role == ColumnRole::coordinate ||
         role == ColumnRole::lead_and_coordinate || role == ColumnRole::deadline;
}

bool has_role(const std::vector<ColumnRole>& roles, ColumnRole role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

/// A column says who has the tasks.
bool names_units(const std::vector<ColumnRole>& roles) {
  return has_role(roles, ColumnRole::lead) || has_role(roles, ColumnRole::implement) ||
         has_role(roles, ColumnRole::lead_and_coordinate) ||
         (has_role(roles, ColumnRole::coordinate) && has_role(roles, ColumnRole::deadline));
}

class TableReader {
 public:
  TableReader(const NormalizedDocument& document, const Parts& parts, const UnitReader& units)
      : document_(document), parts_(parts), units_(units) {}

  TaskTable read(std::size_t block) {
    table_ = TaskTable{};
    table_.block = block;
    coarse_.reset();
    set_place();
    const ExtractedTable& source = document_.blocks[block].table;
    table_.has_head = source.has_head || reads_as_head(source.rows.front());
    if (table_.has_head) set_roles(source);
    classify_rows(source);
    if (!table_.roles.empty() && !names_units(table_.roles) && !groups_are_units()) {
      table_.roles.clear();
      table_.rows.clear();
      classify_rows(source);
    }
    drop_empty_form();
    return std::move(table_);
  }

 private:
  void set_place() {
    if (const AppendixPart* appendix = parts_.appendix_at(table_.block)) {
      table_.appendix = appendix->label;
      table_.title = appendix->title;
      return;
    }
    // Outside an appendix a short line right above is the caption; a list's own title otherwise.
    constexpr std::size_t kCaptionBytes = 300;
    if (table_.block == 0 || document_.blocks[table_.block - 1].kind != BlockKind::paragraph) return;
    const std::string_view above = document_.slice(document_.blocks[table_.block - 1].text);
    static const Pattern sentence(R"([.;:,] ?$)");
    const bool caption =
        above.size() < kCaptionBytes && !sentence.contains(above) && classify_line(above) == LineRole::other;
    if (caption) table_.title = std::string(above);
  }

  /// A first row that the file does not mark: short cells, each the head of a column that is known, and among
  /// them a task and who has it.
  bool reads_as_head(const Row& row) const {
    constexpr std::size_t kHeadBytes = 80;
    std::vector<ColumnRole> roles;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const std::string_view text = cell_text(document_, row, column);
      if (text.empty() || text.size() > kHeadBytes || text.ends_with('.') || text.ends_with(';'))
        return false;
      roles.push_back(classify_column(text));
    }
    return roles.size() >= 3 && !has_role(roles, ColumnRole::other) && has_role(roles, ColumnRole::task) &&
           names_units(roles);
  }

  void set_roles(const ExtractedTable& source) {
    const Row& head = source.rows.front();
    for (std::size_t column = 0; column < head.cells.size(); ++column) {
      table_.roles.push_back(classify_column(cell_text(document_, head, column)));
    }
    keep_one_task_column(source);
    const bool by_groups =
        has_role(table_.roles, ColumnRole::deadline) || has_role(table_.roles, ColumnRole::product);
    if (!has_role(table_.roles, ColumnRole::task) || (!names_units(table_.roles) && !by_groups)) {
      table_.roles.clear();
    }
  }

  /// Of two columns "Mục tiêu" and "Nhiệm vụ" the first holds the tasks, unless its cells are merged over
  /// several rows: then it holds their groups.
  void keep_one_task_column(const ExtractedTable& source) {
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < table_.roles.size(); ++column) {
      if (table_.roles[column] == ColumnRole::task) columns.push_back(column);
    }
    if (columns.empty()) return;
    const auto is_merged = [&](std::size_t column) {
      return std::any_of(source.rows.begin(), source.rows.end(), [&](const Row& row) {
        return column < row.cells.size() && row.cells[column].covered;
      });
    };
    std::size_t kept = columns.front();
    if (columns.size() > 1 && is_merged(columns[0]) && !is_merged(columns[1])) {
      kept = columns[1];
      coarse_ = columns[0];
    }
    for (const std::size_t column : columns) {
      if (column != kept) table_.roles[column] = ColumnRole::other;
    }
  }

  void classify_rows(const ExtractedTable& source) {
    GroupPath path;
    std::optional<TableGroup> coarse;  // what the merged cell of a coarser column says
    const std::size_t first = table_.has_head ? 1 : 0;
    for (std::size_t i = first; i < source.rows.size(); ++i) {
      const Row& source_row = source.rows[i];
      TaskRow row;
      row.row = i;
      row.kind = kind_of(source_row);
      const std::string_view ordinal = ordinal_of(source_row);
      if (row.kind == RowKind::group) {
        row.groups = path.enter(ordinal, group_of(source_row));
        coarse.reset();
      } else {
        row.groups = path.pass(ordinal);
        if (coarse_ && !cell_text(document_, source_row, *coarse_).empty()) {
          const ByteRange where = source_row.cells[*coarse_].text;
          coarse = TableGroup{std::string(first_bytes(document_.slice(where), kGroupBytes)), where};
        }
        if (coarse) row.groups.push_back(*coarse);
      }
      table_.rows.push_back(std::move(row));
    }
  }

  /// Every task stands under a group that is a list of known units, whose tasks the table lists.
  bool groups_are_units() {
    bool any = false;
    std::map<std::size_t, bool>
        known;  // by where the group stands: it is read once, not for each of its rows
    for (TaskRow& row : table_.rows) {
      if (row.kind != RowKind::task) continue;
      for (auto group = row.groups.rbegin(); group != row.groups.rend() && !row.units; ++group) {
        const auto [entry, is_new] = known.try_emplace(group->where.begin, false);
        if (is_new) entry->second = is_unit_list(group->text);
        if (entry->second) row.units = group->where;
      }
      if (!row.units) return false;
      any = true;
    }
    return any;
  }

  bool is_unit_list(std::string_view text) const {
    if (const auto marker = find_marker(text)) text.remove_prefix(marker->length);
    const UnitReader::Leading leading = units_.read_leading(text);
    static const Pattern rest(R"(^ ?[:.;]?$)");
    return leading.length > 0 && rest.contains(text.substr(leading.length)) &&
           std::all_of(leading.units.begin(), leading.units.end(),
                       [](const ListedUnit& unit) { return unit.known; });
  }

  std::string_view ordinal_of(const Row& row) const {
    const auto column = table_.column(ColumnRole::ordinal);
    return column ? cell_text(document_, row, *column) : std::string_view();
  }

  RowKind kind_of(const Row& row) const {
    std::size_t filled = 0, filled_beside_task = 0;
    const auto ordinal = table_.column(ColumnRole::ordinal);
    const auto task = table_.column(ColumnRole::task);
    const bool has_task = task && !cell_text(document_, row, *task).empty();
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (cell_text(document_, row, column).empty() && !row.cells[column].covered) continue;
      ++filled;
      const bool heading = column == coarse_ && !has_task;
      if (column != ordinal && column != task && !heading) ++filled_beside_task;
    }
    if (filled == 0) return RowKind::other;
    if (table_.roles.empty()) {
      const bool title = filled <= 2 && row.cells.size() > 3 && !cell_text(document_, row, 0).empty();
      return title ? RowKind::group : RowKind::other;
    }
    if (filled_beside_task == 0 || filled == 1) return RowKind::group;
    return has_task ? RowKind::task : RowKind::other;
  }

  /// The group's words: the task column's, or whatever the row has beside the ordinal.
  TableGroup group_of(const Row& row) const {
    const auto task = table_.column(ColumnRole::task);
    ByteRange longest = task && *task < row.cells.size() ? row.cells[*task].text : ByteRange{};
    if (longest.empty()) {
      for (const Cell& cell : row.cells) {
        if (cell.text.size() > longest.size()) longest = cell.text;
      }
    }
    return {std::string(first_bytes(document_.slice(longest), kGroupBytes)), longest};
  }

  /// A form to be filled in has rows but neither units nor times in any of them.
  void drop_empty_form() {
    if (table_.roles.empty()) return;
    const ExtractedTable& source = document_.blocks[table_.block].table;
    bool any = false;
    for (const TaskRow& row : table_.rows) {
      for (std::size_t column = 0; column < table_.roles.size(); ++column) {
        any = any || (is_unit_or_time(table_.roles[column]) &&
                      !cell_text(document_, source.rows[row.row], column).empty());
      }
    }
    if (any) return;
    table_.roles.clear();
    for (TaskRow& row : table_.rows) row.kind = RowKind::other;
  }

  // Every task below carries it.
  static constexpr std::size_t kGroupBytes = 1000;

  const NormalizedDocument& document_;
  const Parts& parts_;
  const UnitReader& units_;
  TaskTable table_;
  std::optional<std::size_t> coarse_;  // a column of headings beside that of the tasks
};

}  // namespace

std::optional<std::size_t> TaskTable::column(ColumnRole role) const {
  const auto found = std::find(roles.begin(), roles.end(), role);
  if (found == roles.end()) return std::nullopt;
  return static_cast<std::size_t>(found - roles.begin());
}

std::vector<TaskTable> read_tables(const NormalizedDocument& document, const Parts& parts,
                                   const UnitReader& units) {
  std::vector<TaskTable> tables;
  TableReader reader(document, parts, units);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (document.blocks[i].kind == BlockKind::table && !document.blocks[i].table.rows.empty()) {
      tables.push_back(reader.read(i));
    }
  }
  return tables;
}

std::vector<AppendixTable> to_appendix_tables(const NormalizedDocument& document,
                                              const std::vector<TaskTable>& tables) {
  constexpr std::array<const char*, 3> kKinds = {"group", "task", "other"};
  std::vector<AppendixTable> result;
  for (const TaskTable& table : tables) {
    const Block& block = document.blocks[table.block];
    AppendixTable appendix;
    appendix.appendix = table.appendix;
    appendix.title = table.title;
    appendix.span = make_span(document, block.text);
    const auto texts = [&](const Row& row) {
      std::vector<std::string> cells;
      for (const Cell& cell : row.cells) cells.emplace_back(document.slice(cell.text));
      return cells;
    };
    if (table.has_head) appendix.columns = texts(block.table.rows.front());
    for (const TaskRow& row : table.rows) {
      const Row& source = block.table.rows[row.row];
      ByteRange range = source.cells.empty() ? ByteRange{} : source.cells.front().text;
      if (!source.cells.empty()) range.end = source.cells.back().text.end;
      appendix.rows.push_back({kKinds[static_cast<std::size_t>(row.kind)], texts(source), source.page,
                               make_span(document, range)});
    }
    result.push_back(std::move(appendix));
  }
  return result;
}

}  // namespace vanthu
