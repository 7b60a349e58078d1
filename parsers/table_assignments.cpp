#include <algorithm>

#include "normalize/pattern.h"
#include "parsers/assignments.h"
#include "parsers/deadline.h"
#include "parsers/labels.h"
#include "parsers/outline.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

/// Reads the cells of one task row.
class RowReader {
 public:
  RowReader(const NormalizedDocument& document, const TaskTable& table, const UnitReader& units)
      : document_(document), table_(table), units_(units) {}

  FoundAssignment read(const TaskRow& row, const PlanTime& time) {
    row_index_ = row.row;
    found_ = FoundAssignment{};
    Assignment& assignment = found_.assignment;
    assignment.origin = "table";
    assignment.appendix = table_.appendix;
    assignment.ordinal = text_of(ColumnRole::ordinal);
    for (const TableGroup& group : row.groups) assignment.groups.push_back(group.text);
    if (!row.groups.empty()) assignment.group = row.groups.back().text;
    assignment.product = text_of(ColumnRole::product);
    if (assignment.product) found_.product_places = {cell(ColumnRole::product)->text};
    assignment.form = text_of(ColumnRole::form);
    const ByteRange task = cell(ColumnRole::task)->text;
    assignment.task = std::string(document_.slice(task));
    assignment.span = make_span(document_, task);
    if (const auto time_cell = text_of(ColumnRole::deadline)) {
      found_.set_deadlines(parse_deadlines(*time_cell, time.document_date, time.year),
                           {cell(ColumnRole::deadline)->text});
    }
    for (const ColumnRole role :
         {ColumnRole::lead, ColumnRole::implement, ColumnRole::coordinate, ColumnRole::lead_and_coordinate}) {
      read_units(role);
    }
    if (row.units) read_units_of_group(*row.units);
    found_.has_coordinate_place = table_.column(ColumnRole::coordinate).has_value() ||
                                  table_.column(ColumnRole::lead_and_coordinate).has_value();
    return std::move(found_);
  }

 private:
  /// The row's cell of that role; where a merged cell above covers it, that cell.
  const Cell* cell(ColumnRole role) const {
    const auto column = table_.column(role);
    const std::vector<Row>& rows = document_.blocks[table_.block].table.rows;
    for (std::size_t row = row_index_;; --row) {
      if (!column || *column >= rows[row].cells.size()) return nullptr;
      const Cell& found = rows[row].cells[*column];
      if (!found.covered || !found.text.empty() || row == 0) return &found;
    }
  }

  std::optional<std::string> text_of(ColumnRole role) const {
    const Cell* source = cell(role);
    if (source == nullptr || source->text.empty()) return std::nullopt;
    return std::string(document_.slice(source->text));
  }

  void read_units(ColumnRole role) {
    const Cell* source = cell(role);
    if (source == nullptr || source->text.empty()) return;
    const std::string_view text = document_.slice(source->text);
    bool labelled = false;
    for (const LabelledValue& value : find_labels_in_cell(text)) {
      const auto label_role = role_of(value.label);
      if (!label_role) continue;
      labelled = true;
      add({source->text.begin + value.value.begin, source->text.begin + value.value.end}, source->line_starts,
          *label_role);
    }
    if (!labelled) read_unlabelled(role, *source);
  }

  /// "1. Phòng Kinh tế" heads the rows of a table that has no column of units.
  void read_units_of_group(ByteRange group) {
    constexpr double kByGroup = 0.9;
    if (const auto marker = find_marker(document_.slice(group))) group.begin += marker->length;
    found_.add_units(&Assignment::lead, units_.read_leading(document_.slice(group)).units, group.begin);
    found_.assignment.confidence = kByGroup;
  }

  void read_unlabelled(ColumnRole role, const Cell& source) {
    if (role == ColumnRole::coordinate) return add(source.text, source.line_starts, &Assignment::coordinate);
    if (role == ColumnRole::implement) return add(source.text, source.line_starts, &Assignment::implement);
    // "Phòng Kinh tế chủ trì; Công an xã phối hợp", "Phòng Kinh tế chủ trì, phối hợp với Công an xã".
    static const Pattern turn(R"( (?i:chủ trì)(?:[,;.]? ?(?i:phối hợp)(?: cùng)?(?: với)?:?|[,;.]| ?$))");
    const std::string_view text = document_.slice(source.text);
    const auto match = turn.find(text);
    if (!match) return add(source.text, source.line_starts, &Assignment::lead);
    add({source.text.begin, source.text.begin + match->whole().begin}, source.line_starts, &Assignment::lead);
    add({source.text.begin + match->whole().end, source.text.end}, source.line_starts,
        &Assignment::coordinate);
  }

  /// `line_starts` are those of the whole cell, ascending.
  void add(ByteRange range, const std::vector<std::size_t>& line_starts, UnitsOfRole role) {
    std::vector<std::size_t> starts;
    auto start = std::upper_bound(line_starts.begin(), line_starts.end(), range.begin);
    for (; start != line_starts.end() && *start < range.end; ++start) starts.push_back(*start - range.begin);
    found_.add_units(role, units_.read_list(document_.slice(range), starts), range.begin);
  }

  const NormalizedDocument& document_;
  const TaskTable& table_;
  const UnitReader& units_;
  std::size_t row_index_ = 0;
  FoundAssignment found_;
};

}  // namespace

std::vector<FoundAssignment> assignments_from_tables(const NormalizedDocument& document,
                                                     const std::vector<TaskTable>& tables,
                                                     const UnitReader& units, const PlanTime& time) {
  std::vector<FoundAssignment> found;
  for (const TaskTable& table : tables) {
    if (table.roles.empty()) continue;
    RowReader reader(document, table, units);
    const std::size_t first = found.size();
    for (const TaskRow& row : table.rows) {
      if (row.kind == RowKind::task) found.push_back(reader.read(row, time));
    }
    // "Chủ trì: … Phối hợp: …" in the cells of one column is a place for coordinating units as well.
    const bool any =
        std::any_of(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
                    [](const FoundAssignment& one) { return !one.assignment.coordinate.empty(); });
    for (std::size_t i = first; i < found.size(); ++i) found[i].has_coordinate_place |= any;
  }
  return found;
}

}  // namespace vanthu
