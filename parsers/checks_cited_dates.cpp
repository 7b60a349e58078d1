// Checks of the dates of cited documents: against the document's own, their issuer and their subject.
#include <set>

#include "ingest/tsv.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/excerpt.h"
#include "parsers/own_document.h"
#include "parsers_tables.h"

namespace vanthu {
namespace {

// R-26.  Idle where the document's own date is what cannot be right.
std::vector<Issue> check_after_document(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const auto& own = checked.record.header.date;
  if (!own || own_date_impossible(checked)) return issues;
  const std::string last = last_day_of(*own);
  std::set<std::string> reported;
  for (const Citation& citation : checked.record.citations) {
    if (!citation.date || first_day_of(*citation.date) <= last || citation.relation == "attached-to")
      continue;
    if (!reported.insert(citation.key.value_or(citation.raw) + *citation.date).second) continue;
    issues.push_back(make_issue(
        checked, {"citation-after-document", citation.span.bytes, {citation.raw, printed_date(*own)}}));
  }
  return issues;
}

/// A body that exists, or existed, for a known time only.
struct LimitedBody {
  std::string key;                        // comparison key of how its name begins
  std::string_view valid_from, valid_to;  // ISO, "" where open
};

const std::vector<LimitedBody>& limited_bodies() {
  static const std::vector<LimitedBody> bodies = [] {
    constexpr std::string_view kTable = "body_terms.tsv";
    const Tsv table = parse_tsv(parsers_table(kTable), std::string(kTable));
    std::vector<LimitedBody> list;
    for (const auto& row : table.rows) {
      list.push_back({comparison_key(row[table.column("name")]), row[table.column("valid_from")],
                      row[table.column("valid_to")]});
    }
    return list;
  }();
  return bodies;
}

/// The term of the body whose name begins `issuer`; nullptr where none is known.
const LimitedBody* find_limited(std::string_view issuer) {
  const std::string key = comparison_key(issuer);
  const LimitedBody* longest = nullptr;
  for (const LimitedBody& body : limited_bodies()) {
    if (!key.starts_with(body.key)) continue;
    if (longest == nullptr || body.key.size() > longest->key.size()) longest = &body;
  }
  return longest;
}

/// True for the citing commune's own People's Committee, Council or Party committee.
bool is_own_commune(const CheckedDocument& checked, const Citation& citation) {
  const Issuer& own = checked.record.header.issuer;
  if (!citation.issuer || !own.name) return false;
  const IssuingBody cited = checked.bodies.of_name(*citation.issuer, own);
  const IssuingBody citing = checked.bodies.of_name(*own.name, own);
  const bool below_province = cited.place.find('.') != std::string::npos || cited.place == "?xã";
  return below_province && cited.place == citing.place;
}

/// "của Ủy ban nhân dân xã Tân Phú (cũ)": the commune before the merger.
bool names_former_body(const CheckedDocument& checked, const Citation& citation) {
  constexpr std::size_t kBehind = 300;
  static const Pattern former(R"((?:\((?i:cũ)\)|(?i:trước khi sắp xếp|trước sắp xếp|trước sáp nhập)))");
  return former.contains(
      first_bytes(std::string_view(checked.record.text).substr(citation.span.bytes.end), kBehind));
}

/// The year that a plan's title says it is for ("… năm 2026"); none where years are a target or a range.
std::optional<int> subject_year(std::string_view title) {
  static const Pattern year(R"((?:^|[^\p{L}])năm ((?:19|20)\d\d)(?:[^\p{N}–-]|$))");
  static const Pattern target(R"((?:đến|từ|hết|trước|sau|hướng|tầm nhìn|những|các) $)");
  static const Pattern goes_on(
      R"(^(?:,| và|-)? ?(?:và )?(?:định hướng|tầm nhìn|những năm|các năm|giai đoạn|đến|năm))");
  const std::string key = comparison_key(title);
  std::optional<int> found;
  for (std::size_t from = 0; const auto match = year.find(key, from);) {
    from = match->groups[1].end;
    const std::size_t word = key.find("năm", match->whole().begin);
    if (target.contains(last_bytes(std::string_view(key).substr(0, word), 24))) continue;
    if (found || goes_on.contains(std::string_view(key).substr(match->groups[1].end))) return std::nullopt;
    found = std::stoi(std::string(match->text(key, 1)));
  }
  return found;
}

/// Types that are made for a year and shortly before it or in it.
bool is_yearly_type(const std::string& type) {
  return type.starts_with("Kế hoạch") || type.starts_with("Chương trình") || type == "Phương án";
}

std::optional<Report> doubt_date(const CheckedDocument& checked, const Citation& citation) {
  const ByteRange where = citation.span.bytes;
  if (last_day_of(*citation.date) < kTwoTierBegin && is_own_commune(checked, citation) &&
      !names_former_body(checked, citation) && is_two_tier_commune(checked)) {
    return Report{
        "citation-date-implausible", where, {citation.raw, *citation.issuer, printed_date(kTwoTierBegin)}};
  }
  if (citation.issuer) {
    if (const LimitedBody* body = find_limited(*citation.issuer)) {
      if (!body->valid_from.empty() && last_day_of(*citation.date) < body->valid_from) {
        return Report{"citation-date-implausible",
                      where,
                      {citation.raw, *citation.issuer, printed_date(body->valid_from)}};
      }
      if (!body->valid_to.empty() && first_day_of(*citation.date) > body->valid_to) {
        return Report{"citation-date-implausible",
                      where,
                      {citation.raw, *citation.issuer, printed_date(body->valid_to)},
                      std::nullopt,
                      "citation-issuer-abolished"};
      }
    }
  }
  if (citation.title && is_yearly_type(citation.type.value_or(""))) {
    const auto year = subject_year(*citation.title);
    const int dated = std::stoi(citation.date->substr(0, 4));
    // One for a past year may be about its results.
    if (year && *year > dated + 1) {
      return Report{"citation-date-implausible",
                    where,
                    {citation.raw, std::to_string(*year)},
                    std::nullopt,
                    "citation-subject-year"};
    }
  }
  return std::nullopt;
}

// R-27; each number and date once.
std::vector<Issue> check_plausible(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  std::set<std::string> seen;
  for (const Citation& citation : checked.record.citations) {
    if (!citation.date || citation.date->size() < 4 || citation.relation == "attached-to") continue;
    if (!seen.insert(citation.key.value_or(citation.raw) + *citation.date + citation.issuer.value_or(""))
             .second) {
      continue;
    }
    if (const auto report = doubt_date(checked, citation)) issues.push_back(make_issue(checked, *report));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& cited_date_checks() {
  static const std::vector<Check> checks = {
      {{"citation-after-document"}, check_after_document},
      {{"citation-date-implausible"}, check_plausible},
  };
  return checks;
}

}  // namespace vanthu
