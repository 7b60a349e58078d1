#include "parsers/group_path.h"

#include <algorithm>
#include <utility>

#include "normalize/pattern.h"
#include "parsers/excerpt.h"
#include "parsers/outline.h"

namespace vanthu {
namespace {

/// Every task carries its path; tables in use nest four deep.
constexpr std::size_t kMostGroups = 8;
constexpr std::size_t kOuterBytes = 300;  // of a group that is not the innermost

constexpr int kUnnumbered = 11;

/// How deep an ordinal nests: A. < I. < 1 < 1.1 < a) < "-" < none.
int ordinal_depth(std::string_view ordinal) {
  static const Pattern capital(R"(^[A-HJ-UWYZĐ][.)]?$)");
  static const Pattern arabic(R"(^\d{1,3}[.)]?$)");
  static const Pattern decimal(R"(^\d{1,3}(?:\.\d{1,3})+[.)]?$)");
  static const Pattern letter(R"(^[a-zđ][.)]?$)");
  static const Pattern roman(R"(^([IVXLC]+)[.)]?$)");
  if (const auto match = roman.find(ordinal); match && roman_value(match->text(ordinal, 1)) > 0) return 2;
  if (capital.contains(ordinal)) return 1;
  if (arabic.contains(ordinal)) return 3;
  if (decimal.contains(ordinal)) {
    return 3 + static_cast<int>(std::count(ordinal.begin(), ordinal.end(), '.'));
  }
  if (letter.contains(ordinal)) return 9;
  return ordinal.empty() ? kUnnumbered : 10;
}

/// Depth of a group row, whose number may stand in one cell with its words: "I. TUYÊN TRUYỀN".
int group_depth(std::string_view ordinal, std::string_view text) {
  const int depth = ordinal_depth(ordinal);
  const auto marker = depth >= 10 ? find_marker(text) : std::nullopt;
  return marker ? ordinal_depth(marker->label) : depth;
}

}  // namespace

std::vector<TableGroup> GroupPath::enter(std::string_view ordinal, TableGroup group) {
  const int depth = group_depth(ordinal, group.text);
  // The outermost group that is over is left, and with it all that stand in it.
  entered_.erase(
      std::find_if(entered_.begin(), entered_.end(), [&](const Entered& one) { return one.depth >= depth; }),
      entered_.end());
  mark_deeper(depth);
  std::vector<TableGroup> result = above();
  if (entered_.size() == kMostGroups) entered_.pop_back();
  entered_.push_back({depth, std::move(group)});
  return result;
}

std::vector<TableGroup> GroupPath::pass(std::string_view ordinal) {
  if (ordinal.empty()) return above();
  // "3" behind "2.4" is no part of the group "2"; tasks 1, 2 … may well stand under a group 1.
  const int depth = ordinal_depth(ordinal);
  entered_.erase(std::find_if(entered_.begin(), entered_.end(),
                              [&](const Entered& one) {
                                const bool sibling =
                                    one.depth == depth && (one.has_deeper || (depth > 3 && depth < 9));
                                return (one.depth > depth && one.depth < kUnnumbered) || sibling;
                              }),
                 entered_.end());
  mark_deeper(depth);
  return above();
}

std::vector<TableGroup> GroupPath::above() const {
  std::vector<TableGroup> result;
  for (const Entered& one : entered_) {
    const bool last = &one == &entered_.back();
    result.push_back(
        {last ? one.group.text : std::string(first_bytes(one.group.text, kOuterBytes)), one.group.where});
  }
  return result;
}

void GroupPath::mark_deeper(int depth) {
  for (Entered& one : entered_) one.has_deeper = one.has_deeper || depth > one.depth;
}

}  // namespace vanthu
