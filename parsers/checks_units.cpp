// Checks of the names of units: misspelt, unknown, no units at all, written in several ways.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/checked_tasks.h"
#include "parsers/quoted_text.h"

namespace vanthu {
namespace {

/// Report of a unit that is listed with a task; none where its name is in order.
std::optional<Report> report_of(const ListedUnit& unit) {
  const std::string& raw = unit.mention.raw;
  if (unit.misspelt) {
    // A slip in "các cơ quan, đơn vị" names no owner who does not exist.
    const bool of_nobody = unit.mention.collective || unit.kind != UnitKind::unit;
    Report report{"unit-misspelt", unit.where, {raw, unit.mention.unit}};
    if (of_nobody) {
      report.wording = "collective-misspelt";
      report.severity = Severity::info;
    }
    return report;
  }
  if (unit.kind == UnitKind::channel) {
    return Report{"unit-unknown", unit.where, {raw}, std::nullopt, "unit-is-channel"};
  }
  if (!unit.known) return Report{"unit-unknown", unit.where, {raw}};
  return std::nullopt;
}

// R-39 and R-40 of the units of tasks: what must be mended at every place, what may be right once for each
// spelling.
std::vector<Issue> check_unit_names(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  std::set<std::string> reported;
  std::set<std::size_t> places;  // a merged cell belongs to several tasks
  for (const FoundAssignment& found : checked.assignments) {
    for (const ListedUnit& unit : found.units) {
      const auto report = report_of(unit);
      const bool wrong = report && unit.misspelt && !report->severity;
      if (!report || !places.insert(unit.where.begin).second) continue;
      if (wrong || reported.insert(unit.mention.raw).second) issues.push_back(make_issue(checked, *report));
    }
  }
  return at_most(checked, std::move(issues));
}

/// Where the units of tasks are printed; sorted, none touching another.
std::vector<ByteRange> listed_places(const CheckedDocument& checked) {
  std::vector<ByteRange> places;
  for (const FoundAssignment& found : checked.assignments) {
    for (const ListedUnit& unit : found.units) places.push_back(unit.where);
  }
  return sorted_apart(std::move(places));
}

// R-39 of names that stand in sentences; each spelling once.
std::vector<Issue> check_names_in_text(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const std::vector<ByteRange> listed = listed_places(checked), quoted = quoted_text(checked);
  std::set<std::string> reported;
  for (const FoundOutdatedTerm& found : checked.outdated.find(checked.text_key.text)) {
    if (found.term->code != "unit-misspelt") continue;
    const ByteRange where{checked.text_key.origin[found.where.begin],
                          checked.text_key.origin[found.where.end]};
    if (begins_inside(listed, where) || begins_inside(quoted, where)) continue;
    const std::string raw(checked.document.slice(where));
    if (!reported.insert(raw).second) continue;
    issues.push_back(make_issue(checked, {"unit-misspelt", where, {raw, found.term->present_vi}}));
  }
  return issues;
}

/// A way of writing one unit.
struct Spelling {
  std::string text;
  std::size_t count = 0;
  ByteRange first;
};

/// `raw` without the "xã", "phường Tân Phú" that only says whose unit it is.
std::string without_level(const std::string& raw) {
  static const Pattern level(R"( (?:xã|phường|đặc khu)(?: \p{Lu}\p{L}*)*$)");
  const auto match = level.find(raw);
  return match ? raw.substr(0, match->whole().begin) : raw;
}

// R-51: one finding for each unit, at the first spelling that is not the usual one.
std::vector<Issue> check_spellings(const CheckedDocument& checked) {
  constexpr std::size_t kMostListed = 8;
  std::map<std::string, std::map<std::string, Spelling>> units;
  std::set<std::size_t> places;
  for (const FoundAssignment& found : checked.assignments) {
    for (const ListedUnit& unit : found.units) {
      if (!places.insert(unit.where.begin).second) continue;
      if (!unit.known || unit.misspelt || unit.kind != UnitKind::unit || unit.mention.collective) continue;
      const std::string text = without_level(unit.mention.raw);
      Spelling& spelling = units[unit.mention.unit][text];
      if (spelling.count++ == 0) {
        spelling.text = text;
        spelling.first = unit.where;
      }
    }
  }
  std::vector<Issue> issues;
  for (const auto& [name, by_text] : units) {
    if (by_text.size() < 2) continue;
    std::vector<Spelling> spellings;
    for (const auto& [text, spelling] : by_text) spellings.push_back(spelling);
    std::stable_sort(spellings.begin(), spellings.end(),
                     [](const Spelling& a, const Spelling& b) { return a.count > b.count; });
    std::string list;
    for (std::size_t i = 0; i < spellings.size() && i < kMostListed; ++i) {
      list += (i == 0 ? "“" : ", “") + spellings[i].text + "” (" + std::to_string(spellings[i].count) + ")";
    }
    if (spellings.size() > kMostListed) list += ", …";
    const auto odd =
        std::min_element(spellings.begin() + 1, spellings.end(),
                         [](const Spelling& a, const Spelling& b) { return a.first.begin < b.first.begin; });
    issues.push_back(
        make_issue(checked, {"unit-spelling-varies", odd->first, {name, list, spellings.front().text}}));
  }
  return at_most(checked, std::move(issues));
}

}  // namespace

const std::vector<Check>& unit_checks() {
  static const std::vector<Check> checks = {
      {{"unit-misspelt", "unit-unknown"}, check_unit_names},
      {{"unit-misspelt"}, check_names_in_text},
      {{"unit-spelling-varies"}, check_spellings},
  };
  return checks;
}

}  // namespace vanthu
