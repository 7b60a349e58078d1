// Checks of numbering, appendices and pointers into the document itself.
#include <map>
#include <set>
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

// R-11 in the outline: a label repeated, skipped or out of order among its siblings.
std::vector<Issue> check_outline_numbering(const CheckedDocument& checked) {
  struct Last {
    int ordinal;
    std::string label;
  };
  std::vector<Issue> issues;
  std::map<std::tuple<std::size_t, Numbering, bool>, Last> last;
  std::map<Numbering, int> last_anywhere;
  for (const OutlineItem& item : checked.outline) {
    const auto siblings = std::make_tuple(item.parent, item.marker.numbering, item.attached);
    const auto before = last.find(siblings);
    const int expected = before == last.end() ? 1 : before->second.ordinal + 1;
    const int ordinal = item.marker.ordinal;
    // A list that starts again at 1 or a) under an unnumbered heading is no slip; a Roman number is.
    const bool restarts = ordinal == 1 && item.marker.numbering != Numbering::roman && before != last.end() &&
                          before->second.ordinal > 1;
    // Articles are numbered through all chapters, and some plans number on from part to part.
    const bool runs_on = before == last.end() && ordinal == last_anywhere[item.marker.numbering] + 1;
    last_anywhere[item.marker.numbering] = ordinal;
    if (ordinal != expected && !restarts && !runs_on) {
      issues.push_back(numbering_issue(checked, item.section.span.bytes, item.section.label,
                                       before == last.end() ? "" : before->second.label));
    }
    last.insert_or_assign(siblings, Last{ordinal, item.section.label});
  }
  return issues;
}

/// The marker that `label` would be in front of a line of the body.
std::optional<ItemMarker> marker_of_cell(const std::string& label) {
  static const Pattern marked(R"([.)]$)");
  const bool letter = letter_ordinal(label) > 0;
  return find_marker(label + (marked.contains(label) ? " x" : letter ? ") x" : ". x"));
}

// R-11 in a table's first column.
std::vector<Issue> check_rows_of(const CheckedDocument& checked, const TaskTable& table) {
  std::vector<Issue> issues;
  const auto column = table.column(ColumnRole::ordinal);
  if (!column) return issues;
  std::map<Numbering, std::pair<int, std::string>> last;
  std::map<Numbering, int> last_anywhere;
  const ExtractedTable& source = checked.document.blocks[table.block].table;
  for (const TaskRow& row : table.rows) {
    if (*column >= source.rows[row.row].cells.size()) continue;
    const ByteRange range = source.rows[row.row].cells[*column].text;
    const std::string label(checked.document.slice(range));
    if (label.empty()) continue;
    const auto marker = marker_of_cell(label);
    if (!marker) continue;
    const auto before = last.find(marker->numbering);
    const int expected = before == last.end() ? 1 : before->second.first + 1;
    const bool runs_on = before == last.end() && marker->ordinal == last_anywhere[marker->numbering] + 1;
    last_anywhere[marker->numbering] = marker->ordinal;
    if (marker->ordinal != expected && marker->ordinal != 1 && !runs_on) {
      issues.push_back(
          numbering_issue(checked, range, label, before == last.end() ? "" : before->second.second));
    }
    for (auto deeper = last.upper_bound(marker->numbering); deeper != last.end();)
      deeper = last.erase(deeper);
    last.insert_or_assign(marker->numbering, std::make_pair(marker->ordinal, label));
  }
  return issues;
}

std::vector<Issue> check_table_numbering(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const TaskTable& table : checked.tables) {
    for (Issue& issue : check_rows_of(checked, table)) issues.push_back(std::move(issue));
  }
  return issues;
}

// R-16: promised in the body, not in the file.
std::vector<Issue> check_appendices(const CheckedDocument& checked) {
  static const Pattern pointer(
      R"((?i:phụ lục)(?: (?i:số))?(?: ([IVXLC]+|\d{1,2}))?(?: (?i:chi tiết))?(?: (?i:ban hành))? (?i:kèm theo|đính kèm))");
  std::set<std::string> present;
  for (const AppendixPart& appendix : checked.parts.appendices) present.insert(appendix.label);
  std::vector<Issue> issues;
  std::set<std::string> reported;
  for (std::size_t i = checked.parts.body.begin; i < checked.parts.body.end; ++i) {
    const Block& block = checked.document.blocks[i];
    if (block.kind != BlockKind::paragraph) continue;
    const std::string_view text = checked.document.slice(block.text);
    for (std::size_t from = 0; const auto match = pointer.find(text, from);) {
      from = match->whole().end;
      const std::string label(match->text(text, 1));
      // A pointer without a label is kept by any appendix, one with a label also by a sole one without.
      const bool kept = present.contains(label) || (label.empty() && !present.empty()) ||
                        (present.size() == 1 && present.contains(""));
      if (kept || !reported.insert(label).second) continue;
      const ByteRange where{block.text.begin + match->whole().begin, block.text.begin + match->whole().end};
      issues.push_back(
          make_issue(checked, {"appendix-missing", where, {std::string(checked.document.slice(where))}}));
    }
  }
  return issues;
}

}  // namespace

const std::vector<Check>& structure_checks() {
  static const std::vector<Check> checks = {
      {{"numbering-broken"}, check_outline_numbering},
      {{"numbering-broken"}, check_table_numbering},
      {{"appendix-missing"}, check_appendices},
  };
  return checks;
}

}  // namespace vanthu
