// Checks of who learns of the tasks and who finds his own: "Nơi nhận" and "Tổ chức thực hiện" against the
// tasks.
#include <algorithm>
#include <map>
#include <set>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/checked_tasks.h"
#include "parsers/unit_branches.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostNamed = 12;        // in one message
constexpr std::size_t kMostCollectives = 60;  // among the recipients
constexpr std::size_t kMostBodies = 1000;     // that are looked for among them

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size() && i < kMostNamed; ++i) list += (i == 0 ? "" : "; ") + names[i];
  return names.size() > kMostNamed ? list + "; …" : list;
}

/// The bodies that receive the document.
class Recipients {
 public:
  explicit Recipients(const CheckedDocument& checked) {
    static const Pattern as_above("^như (?:trên|điều|mục|phần|khoản|kính gửi)"), purpose(R"( ?\([^)]*\)$)"),
        records("^(?i:lưu) ?:? ?");
    for (const std::string& line : checked.record.header.recipients) {
      all_ = all_ || as_above.contains(comparison_key(line));
      const auto note = purpose.find(line);
      const auto lead = records.find(line);
      const std::size_t begin = lead ? lead->whole().end : 0;
      const std::size_t end = note ? note->whole().begin : line.size();
      if (begin >= end) continue;
      for (const ListedUnit& unit :
           checked.units.read_list(std::string_view(line).substr(begin, end - begin))) {
        (is_above(unit.mention) ? superiors_ : keys_).insert(comparison_key(unit.mention.unit));
        const bool several = unit.mention.collective || unit.kind != UnitKind::unit;
        if (several && collectives_.size() < kMostCollectives) collectives_.push_back(unit.mention.unit);
      }
    }
  }

  bool include(const UnitMention& unit) const {
    // The Front passes on to its member organisations, a committee's standing part is the committee.
    const std::string key = comparison_key(unit.unit);
    if (all_ || keys_.contains(key) || (is_above(unit) && superiors_.contains(key))) return true;
    const auto has = [&](const char* name) { return keys_.contains(name); };
    if (branch_of(unit) == UnitBranch::front && !key.starts_with("ban công tác") &&
        (has("ủy ban mặt trận tổ quốc việt nam") || has("ban thường trực ủy ban mặt trận tổ quốc việt nam")))
      return true;
    if (key == "đảng ủy" && (has("thường trực đảng ủy") || has("ban thường vụ đảng ủy"))) return true;
    if (key == "hội đồng nhân dân" && has("thường trực hội đồng nhân dân")) return true;
    return std::any_of(collectives_.begin(), collectives_.end(),
                       [&](const std::string& collective) { return takes_in(collective, unit); });
  }

 private:
  static bool is_above(const UnitMention& unit) {
    return unit.level == "tỉnh" || unit.level == "trung ương" || branch_of(unit) == UnitBranch::superior;
  }

  bool all_ = false;
  std::set<std::string> keys_, superiors_;  // of the commune and below, of the province and above
  std::vector<std::string> collectives_;
};

/// Bodies that somebody must send the document to: named ones, hamlets, the Front's organisations.
bool must_receive(const UnitMention& unit, bool of_committee) {
  switch (branch_of(unit)) {
    // The Party's own plan reaches its offices without being sent to them.
    case UnitBranch::party:
      return of_committee;
    case UnitBranch::front:
    case UnitBranch::hamlet:
      return true;
    case UnitBranch::executive:
    case UnitBranch::council:
      return is_accountable(unit);
    default:
      return false;
  }
}

/// The superior People's Committee whose document this one carries out; "" where it carries out none.
std::string superior_committee(const CheckedDocument& checked) {
  static const Pattern committee("^ủy ban nhân dân (?:tỉnh|thành phố)");
  for (const Citation& citation : checked.record.citations) {
    const std::string issuer = comparison_key(citation.issuer.value_or(""));
    if (citation.relation == "implements" && committee.contains(issuer)) return *citation.issuer;
  }
  return {};
}

/// The line that begins the list of recipients, which may stand beside the signature or below it; else the
/// first line of the closing part.
ByteRange closing_place(const CheckedDocument& checked) {
  static const Pattern recipients_mark("^nơi (?:nhận|gửi)");
  const BlockRange closing = checked.parts.closing;
  if (closing.begin >= closing.end) return {checked.document.text.size(), checked.document.text.size()};
  for (std::size_t i = closing.begin; i < closing.end; ++i) {
    const ByteRange line = checked.document.blocks[i].text;
    if (recipients_mark.contains(comparison_key(checked.document.slice(line)))) return line;
  }
  return checked.document.blocks[closing.begin].text;
}

// R-47.
std::vector<Issue> check_recipients(const CheckedDocument& checked) {
  if (checked.record.header.recipients.empty()) return {};
  const Recipients recipients(checked);
  const bool of_committee = is_of_communal_committee(checked);
  std::vector<std::string> missing;
  std::set<std::string> seen;
  for (const FoundAssignment& found : checked.assignments) {
    if (!is_charge(found.assignment)) continue;
    const Assignment& task = found.assignment;
    for (const auto role : {&Assignment::lead, &Assignment::implement, &Assignment::coordinate}) {
      for (const UnitMention& unit : task.*role) {
        if (seen.size() >= kMostBodies) break;
        if (!seen.insert(comparison_key(unit.unit)).second || !must_receive(unit, of_committee)) continue;
        if (!recipients.include(unit)) missing.push_back(unit.unit);
      }
    }
  }
  if (const std::string superior = superior_committee(checked); !superior.empty() && of_committee) {
    UnitMention committee;
    committee.unit = superior;
    // Its city may be named behind it: "Ủy ban nhân dân thành phố Hải Phòng".
    UnitMention general;
    general.unit =
        superior.starts_with("Ủy ban nhân dân tỉnh") ? "Ủy ban nhân dân tỉnh" : "Ủy ban nhân dân thành phố";
    if (!recipients.include(committee) && !recipients.include(general)) missing.push_back(superior);
  }
  if (missing.empty()) return {};
  return {make_issue(
      checked,
      {"lead-not-recipient", closing_place(checked), {std::to_string(missing.size()), list_of(missing)}})};
}

/// Named bodies with their first place.
using NamedUnits = std::map<std::string, std::pair<std::string, ByteRange>>;

// R-50.
std::vector<Issue> check_organisation(const CheckedDocument& checked) {
  NamedUnits in_tables, lead_rows, sections;
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& task = found.assignment;
    const bool table = task.origin == "table", organisation = task.origin == "organisation";
    if (!table && !organisation) continue;
    for (const auto role : {&Assignment::lead, &Assignment::implement, &Assignment::coordinate}) {
      for (const UnitMention& unit : task.*role) {
        if (!is_accountable(unit)) continue;
        const std::pair<std::string, ByteRange> named{unit.unit, place_of_unit(found, unit)};
        const std::string key = comparison_key(unit.unit);
        if (table) in_tables.emplace(key, named);
        if (table && role != &Assignment::coordinate) lead_rows.emplace(key, named);
        if (organisation && role == &Assignment::lead) sections.emplace(key, named);
      }
    }
  }
  // A section for one body only, or none, shares nothing out.
  if (sections.size() < 1 || lead_rows.empty()) return {};
  std::vector<Issue> issues;
  const auto report = [&](const NamedUnits& here, const NamedUnits& there, std::string_view wording,
                          const auto& concerns) {
    std::vector<std::string> names;
    std::optional<ByteRange> where;
    for (const auto& [key, named] : here) {
      UnitMention unit;
      unit.unit = named.first;
      if (there.contains(key) || !concerns(unit)) continue;
      names.push_back(named.first);
      if (!where || named.second.begin < where->begin) where = named.second;
    }
    if (!where) return;
    issues.push_back(make_issue(
        checked, {"organisation-table-mismatch", *where, {list_of(names)}, std::nullopt, wording}));
  };
  report(lead_rows, sections, "", [](const UnitMention&) { return true; });
  // Who is asked, not charged, need not stand in the table.
  report(sections, in_tables, "organisation-without-rows",
         [](const UnitMention& unit) { return branch_of(unit) == UnitBranch::executive; });
  return issues;
}

}  // namespace

const std::vector<Check>& recipient_checks() {
  static const std::vector<Check> checks = {
      {{"lead-not-recipient"}, check_recipients},
      {{"organisation-table-mismatch"}, check_organisation},
  };
  return checks;
}

}  // namespace vanthu
