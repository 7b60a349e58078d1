#include "tools/program/report_findings.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "parsers/rules.h"
#include "store/cross_checks.h"
#include "tools/program/cited_answers.h"
#include "tools/program/report_pages.h"
#include "tools/program/report_scope.h"

namespace vanthu {
namespace {

/// The innermost section whose heading stands before `at`, by the order in which headings stand.
std::string section_at(const Document& reading, std::size_t at) {
  const auto behind =
      std::partition_point(reading.sections.begin(), reading.sections.end(),
                           [&](const Section& section) { return section.span.bytes.begin <= at; });
  return behind == reading.sections.begin() ? "" : kept(std::prev(behind)->id);
}

ReportPlace report_place(const FindingPlace& place) {
  ReportPlace shown;
  shown.document = place.document;
  shown.name =
      report_name(place.document_key.empty() ? std::nullopt : std::optional(place.document_key), place.path);
  shown.commune = kept(place.commune);
  shown.path = kept(shown_path(place.path));
  if (place.quote.empty()) return shown;  // the whole document
  shown.page = place.span.page;
  shown.line = place.line;
  return shown;
}

FindingPlace shortened(FindingPlace place) {
  place.quote.resize(std::min(place.quote.size(), 2 * kMostKept));
  return place;
}

StoreFinding shortened(StoreFinding finding) {
  finding.place = shortened(std::move(finding.place));
  if (finding.other) finding.other = shortened(*std::move(finding.other));
  return finding;
}

std::string meaning_of(const StoreFinding& finding, Language language) {
  const bool vietnamese = language == Language::vietnamese;
  if (const Rule* rule = find_rule(finding.code)) return std::string(vietnamese ? rule->vi : rule->en);
  for (const CrossCheck& check : cross_checks()) {
    if (check.code == finding.code) return vietnamese ? check.vi : check.en;
  }
  return finding.code;
}

std::vector<ReportRule> count_rules(const std::vector<StoreFinding>& findings, Language language) {
  std::map<std::string, ReportRule> rules;
  for (const StoreFinding& finding : findings) {
    ReportRule& rule = rules[finding.code];
    if (rule.code.empty()) rule = {finding.rule, finding.code, meaning_of(finding, language)};
    ++(finding.severity == Severity::error     ? rule.errors
       : finding.severity == Severity::warning ? rule.warnings
                                               : rule.infos);
  }
  std::vector<ReportRule> sorted;
  for (auto& [code, rule] : rules) sorted.push_back(std::move(rule));
  std::stable_sort(sorted.begin(), sorted.end(), [](const ReportRule& a, const ReportRule& b) {
    return std::tie(a.errors, a.warnings, a.infos) > std::tie(b.errors, b.warnings, b.infos);
  });
  return sorted;
}

/// Whether two passages stand against each other; of what a whole document lacks or shares there is nothing
/// to be put side by side.
bool contradicts(const StoreFinding& finding) {
  return finding.other && !finding.place.quote.empty() && !finding.other->quote.empty();
}

/// Sorts the findings into what contradicts what, and the others.
ReportFindings sorted_findings(const std::vector<StoreFinding>& all, Language language) {
  ReportFindings answer;
  answer.rules = count_rules(all, language);
  for (const ReportRule& rule : answer.rules) {
    answer.errors += rule.errors;
    answer.warnings += rule.warnings;
    answer.infos += rule.infos;
  }
  for (const StoreFinding& finding : all) {
    if (contradicts(finding)) {
      if (finding.severity != Severity::info) ++answer.grave_count;
      if (++answer.contradiction_count > kMostContradictions) continue;
      answer.contradictions.push_back(
          {shortened(finding), report_place(finding.place), report_place(*finding.other)});
    } else if (finding.severity != Severity::info) {
      if (++answer.single_count > kMostSingle) continue;
      answer.single.emplace_back(shortened(finding), report_place(finding.place));
    }
  }
  return answer;
}

/// A place of the report that is to be found in its document's record.
struct Wanted {
  const FindingPlace* found;
  ReportPlace* shown;
  std::string label;  // on the picture of its page; "" for none
};

std::map<DocumentId, std::vector<Wanted>> wanted_places(ReportFindings& findings) {
  std::map<DocumentId, std::vector<Wanted>> wanted;
  const auto want = [&](const FindingPlace& found, ReportPlace& shown, const std::string& label) {
    if (!found.quote.empty()) wanted[found.document].push_back({&found, &shown, label});
  };
  for (std::size_t i = 0; i < findings.contradictions.size(); ++i) {
    ReportContradiction& one = findings.contradictions[i];
    want(one.finding.place, one.first, std::to_string(i + 1));
    want(*one.finding.other, one.second, std::to_string(i + 1));
  }
  for (auto& [finding, place] : findings.single) want(finding.place, place, "");
  return wanted;
}

}  // namespace

GatheredFindings gather_findings(const Store& store, const std::optional<std::vector<DocumentId>>& documents,
                                 bool pages, const Limits& limits, Language language) {
  FindingQuestion question;
  if (documents) question.documents = *documents;
  const bool none = documents && documents->empty();  // an empty list would ask for all
  GatheredFindings answer;
  if (!none) answer.findings = sorted_findings(store.findings(question), language);
  ReportFindings& findings = answer.findings;
  findings.pictures = pages;
  ReportPages pictures(store, limits, language);
  for (const auto& [id, places] : wanted_places(findings)) {
    const std::optional<Document> reading = store.document(id);
    if (!reading) continue;
    for (const Wanted& wanted : places) {
      wanted.shown->section = section_at(*reading, wanted.found->span.bytes.begin);
      if (pages && !wanted.label.empty()) pictures.mark(*wanted.found, *reading, wanted.label);
    }
  }
  for (ReportContradiction& one : findings.contradictions) {
    one.first_picture = pictures.picture(one.finding.place);
    one.second_picture = pictures.picture(*one.finding.other);
  }
  findings.pictures_left_out = pictures.left_out();
  answer.failed_pages = pictures.failed();
  return answer;
}

}  // namespace vanthu
