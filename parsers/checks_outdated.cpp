// Checks for bodies and offices that ended, and for words left over from the text of a superior.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/checked_tasks.h"
#include "parsers/date_span.h"
#include "parsers/excerpt.h"
#include "parsers/own_document.h"
#include "parsers/quoted_text.h"

namespace vanthu {
namespace {

/// Whether what was is out of date when the document was written.
class Present {
 public:
  explicit Present(const CheckedDocument& checked) : date_(latest_known_date(checked)) {}

  /// `since`: ISO day, "" for ever.  A document without any date is of today.
  bool is_past(const std::string& since) const {
    return since.empty() || date_.empty() || span_of_date(date_).first >= since;
  }

 private:
  std::string date_;
};

/// The text itself says that it speaks of the past: "(cũ)", "trước đây", "nguyên …".
bool is_called_former(std::string_view key, ByteRange where) {
  constexpr std::size_t kAround = 60;
  static const Pattern behind(
      R"(^[^.;]{0,24}?(?: ?\(?cũ(?:[ ),.;]|$)| trước đây| trước (?:khi )?sáp nhập| \(trước))"),
      before(
          R"((?:trước đây|nguyên(?: là)?|từ|cũ(?: là| của)?|thay|giải thể|kết thúc hoạt động(?: của)?)[^.;]{0,12} $)");
  return behind.contains(first_bytes(key.substr(where.end), kAround)) ||
         before.contains(last_bytes(key.substr(0, where.begin), kAround));
}

/// A commune's own office: since 2026 the province names those (NĐ 370/2025/NĐ-CP), perhaps like a district's
/// of old.
bool may_be_renamed(const Present& present, std::string_view key, ByteRange where) {
  static const Pattern own("^ (?:xã|phường|đặc khu)(?:[^\\p{L}]|$)");
  return present.is_past("2026-01-01") && key.substr(where.begin).starts_with("phòng ") &&
         own.contains(first_bytes(key.substr(where.end), 16));
}

/// Texts of tasks; sorted, none touching another.
std::vector<ByteRange> task_places(const CheckedDocument& checked) {
  std::vector<ByteRange> places;
  for (const FoundAssignment& found : checked.assignments) places.push_back(found.assignment.span.bytes);
  return sorted_apart(std::move(places));
}

Issue outdated_issue(const CheckedDocument& checked, const OutdatedTerm& term, ByteRange where,
                     std::size_t count) {
  const std::string raw(checked.document.slice(where));
  const bool replaced = !term.present_vi.empty();
  const std::string wording = term.code + (replaced ? "" : "-unreplaced");
  return make_issue(checked,
                    {term.code,
                     where,
                     {raw, printed_date(term.since), term.present_vi, term.present_en, std::to_string(count)},
                     std::nullopt,
                     wording,
                     term.severity});
}

/// R-41 and R-45: each term once, where it stands first.
std::vector<Issue> check_terms(const CheckedDocument& checked, std::string_view code) {
  struct Found {
    const OutdatedTerm* term;
    ByteRange where;
    std::size_t count;
  };
  const Present present(checked);
  const std::vector<ByteRange> quoted = quoted_text(checked), tasks = task_places(checked);
  std::map<std::string, std::size_t> known;  // by the printed words' key
  std::vector<Found> all;
  const std::string& key = checked.text_key.text;
  for (const FoundOutdatedTerm& found : checked.outdated.find(key)) {
    const ByteRange where{checked.text_key.origin[found.where.begin],
                          checked.text_key.origin[found.where.end]};
    if (found.term->code != code || !present.is_past(found.term->since)) continue;
    if (begins_inside(quoted, where) || (found.term->in_tasks_only && !begins_inside(tasks, where))) continue;
    if (is_called_former(key, found.where) || may_be_renamed(present, key, found.where)) continue;
    const auto [place, first] = known.emplace(key.substr(found.where.begin, found.where.size()), all.size());
    if (first) {
      all.push_back({found.term, where, 1});
    } else {
      ++all[place->second].count;
    }
  }
  std::vector<Issue> issues;
  for (const Found& found : all)
    issues.push_back(outdated_issue(checked, *found.term, found.where, found.count));
  return issues;
}

std::vector<ByteRange> ended_bodies(const CheckedDocument& checked) {
  std::vector<ByteRange> places;
  for (const FoundOutdatedTerm& found : checked.outdated.find(checked.text_key.text)) {
    if (found.term->code != "unit-abolished") continue;
    places.push_back({checked.text_key.origin[found.where.begin], checked.text_key.origin[found.where.end]});
  }
  return places;
}

/// R-41 of units of tasks that only the reader of lists knows, by an abbreviation or within a longer list;
/// each once.
std::vector<Issue> ended_units_of_tasks(const CheckedDocument& checked) {
  const Present present(checked);
  const std::vector<ByteRange> bodies = ended_bodies(checked);
  const std::vector<Unit>& all = checked.vocabulary.units();
  std::vector<Issue> issues;
  std::set<std::string> seen;
  for (const FoundAssignment& found : checked.assignments) {
    for (const ListedUnit& unit : found.units) {
      if (unit.successor.empty() || begins_inside(bodies, unit.where)) continue;
      if (!seen.insert(unit.mention.unit).second) continue;
      const auto row = std::find_if(all.begin(), all.end(),
                                    [&](const Unit& one) { return one.canonical == unit.mention.unit; });
      if (row == all.end() || !present.is_past(row->valid_to)) continue;
      issues.push_back(make_issue(checked, {"unit-abolished",
                                            unit.where,
                                            {std::string(checked.document.slice(unit.where)),
                                             printed_date(row->valid_to), unit.successor, unit.successor},
                                            std::nullopt,
                                            "unit-ended"}));
    }
  }
  return issues;
}

// R-41.
std::vector<Issue> check_ended_bodies(const CheckedDocument& checked) {
  std::vector<Issue> issues = check_terms(checked, "unit-abolished");
  for (Issue& issue : ended_units_of_tasks(checked)) issues.push_back(std::move(issue));
  return issues;
}

// R-45 of the words of a province's text.
std::vector<Issue> check_adapted(const CheckedDocument& checked) {
  if (!is_communal(checked)) return {};
  return check_terms(checked, "text-not-adapted");
}

// R-41 of communes and districts that ended, where a task is done there as if they were.
std::vector<Issue> check_former_places(const CheckedDocument& checked) {
  const std::vector<ByteRange> quoted = quoted_text(checked), tasks = task_places(checked);
  if (!Present(checked).is_past("2025-07-01")) return {};
  const std::vector<ByteRange> bodies = ended_bodies(checked);  // "UBND huyện" of "UBND huyện Thanh Trì"
  std::vector<Issue> issues;
  std::set<std::string> reported;
  for (const FormerPlace& place : checked.record.former_places) {
    const ByteRange where = place.span.bytes;
    if (begins_inside(quoted, where) || !begins_inside(tasks, where) || begins_inside(bodies, where))
      continue;
    const std::string_view text = checked.record.text;
    constexpr std::size_t kAround = 80;
    const std::string around(last_bytes(text.substr(0, where.begin), kAround));
    const std::string key =
        comparison_key(around + " " + std::string(first_bytes(text.substr(where.begin), kAround)));
    const std::size_t begin = comparison_key(around).size();
    if (is_called_former(key, {begin, std::min(key.size(), begin + comparison_key(place.raw).size() + 1)}))
      continue;
    if (!reported.insert(comparison_key(place.raw)).second) continue;
    std::string successors;
    for (const SuccessorCommune& successor : place.successors) {
      successors += (successors.empty() ? "" : ", ") + successor.commune.level + " " + successor.commune.name;
    }
    issues.push_back(make_issue(checked, {"unit-abolished",
                                          where,
                                          {place.raw, shorten(successors)},
                                          std::nullopt,
                                          successors.empty() ? "place-abolished" : "place-replaced"}));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& outdated_checks() {
  static const std::vector<Check> checks = {
      {{"unit-abolished"}, check_ended_bodies},
      {{"unit-abolished"}, check_former_places},
      {{"text-not-adapted"}, check_adapted},
  };
  return checks;
}

}  // namespace vanthu
