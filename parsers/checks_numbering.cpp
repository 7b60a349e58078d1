// Checks of numbering: labels of the outline and of tables that are repeated, skipped or out of order.
#include <map>
#include <string>
#include <tuple>

#include "normalize/pattern.h"
#include "parsers/check.h"

namespace vanthu {
namespace {

/// `before` is the label that stands before it on its level; "" where it is the first.
Issue numbering_issue(const CheckedDocument& checked, ByteRange where, const std::string& label,
                      const std::string& before) {
  return make_issue(checked, {"numbering-broken",
                              where,
                              {label, before},
                              std::nullopt,
                              before.empty() ? "numbering-starts-late" : ""});
}

/// "2" of the decimal label "2.1", which follows no "1.3"; "" of other labels.
std::string series_of(const ItemMarker& marker) {
  return marker.numbering == Numbering::decimal ? marker.label.substr(0, marker.label.rfind('.'))
                                                : std::string();
}

// R-11 in the outline: a label repeated, skipped or out of order among its siblings.
std::vector<Issue> check_outline_numbering(const CheckedDocument& checked) {
  struct Last {
    int ordinal;
    std::string label;
  };
  std::vector<Issue> issues;
  std::map<std::tuple<std::size_t, Numbering, bool, std::string>, Last> last;
  std::map<Numbering, int> last_anywhere;
  for (const OutlineItem& item : checked.outline) {
    const auto siblings =
        std::make_tuple(item.parent, item.marker.numbering, item.attached, series_of(item.marker));
    const auto before = last.find(siblings);
    const bool decimal = item.marker.numbering == Numbering::decimal;
    const int expected = before == last.end() ? 1 : before->second.ordinal + 1;
    const int ordinal = item.marker.ordinal;
    // A list that starts again at 1 or a) under an unnumbered heading is no slip; a Roman number is.
    const bool restarts = ordinal == 1 && item.marker.numbering != Numbering::roman && before != last.end() &&
                          before->second.ordinal > 1;
    // Articles are numbered through all chapters, and some plans number on from part to part.
    const bool runs_on =
        !decimal && before == last.end() && ordinal == last_anywhere[item.marker.numbering] + 1;
    last_anywhere[item.marker.numbering] = ordinal;
    if (ordinal != expected && !restarts && !runs_on) {
      issues.push_back(numbering_issue(checked, item.section.span.bytes, item.section.label,
                                       before == last.end() ? "" : before->second.label));
    }
    last.insert_or_assign(siblings, Last{ordinal, item.section.label});
  }
  return at_most(checked, std::move(issues));
}

/// The marker that `label` would be in front of a line of the body.
std::optional<ItemMarker> marker_of_cell(const std::string& label) {
  static const Pattern marked(R"([.)]$)");
  const bool letter = letter_ordinal(label) > 0;
  return find_marker(label + (marked.contains(label) ? " x" : letter ? ") x" : ". x"));
}

/// The numbering of one table's first column, row by row.
class ColumnNumbering {
 public:
  /// The label before `label` where that does not follow it ("" for none); none where all is in order.
  std::optional<std::string> add(const std::string& label, const ItemMarker& marker) {
    const Numbering numbering = marker.numbering;
    const bool decimal = numbering == Numbering::decimal;
    const auto series = std::make_pair(numbering, series_of(marker));
    const auto before = last_.find(series);
    const int expected = before == last_.end() ? 1 : before->second.ordinal + 1;
    const bool runs_on = !decimal && before == last_.end() && marker.ordinal == last_anywhere_[numbering] + 1;
    last_anywhere_[numbering] = marker.ordinal;
    std::optional<std::string> result;
    if (marker.ordinal != expected && marker.ordinal != 1 && !runs_on) {
      result = before == last_.end() ? "" : before->second.label;
    }
    const auto deeper = static_cast<Numbering>(static_cast<int>(numbering) + 1);
    last_.erase(last_.lower_bound({deeper, ""}), last_.end());
    last_.insert_or_assign(series, Last{marker.ordinal, label});
    return result;
  }

 private:
  struct Last {
    int ordinal = 0;
    std::string label;
  };
  std::map<std::pair<Numbering, std::string>, Last> last_;
  std::map<Numbering, int> last_anywhere_;
};

// R-11 in a table's first column.
void check_rows_of(const CheckedDocument& checked, const TaskTable& table, std::vector<Issue>& issues) {
  const auto column = table.column(ColumnRole::ordinal);
  if (!column) return;
  ColumnNumbering numbering;
  const ExtractedTable& source = checked.document.blocks[table.block].table;
  for (const TaskRow& row : table.rows) {
    if (*column >= source.rows[row.row].cells.size()) continue;
    const ByteRange range = source.rows[row.row].cells[*column].text;
    const std::string label(checked.document.slice(range));
    if (label.empty()) continue;
    const auto marker = marker_of_cell(label);
    if (!marker) continue;
    if (const auto before = numbering.add(label, *marker)) {
      issues.push_back(numbering_issue(checked, range, label, *before));
    }
  }
}

std::vector<Issue> check_table_numbering(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const TaskTable& table : checked.tables) check_rows_of(checked, table, issues);
  return at_most(checked, std::move(issues));
}

}  // namespace

const std::vector<Check>& numbering_checks() {
  static const std::vector<Check> checks = {
      {{"numbering-broken"}, check_outline_numbering},
      {{"numbering-broken"}, check_table_numbering},
  };
  return checks;
}

}  // namespace vanthu
