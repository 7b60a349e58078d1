#include "tools/program/report_coverage_rows.h"

#include <algorithm>
#include <array>
#include <set>

#include "normalize/text_forms.h"
#include "tools/program/cited_answers.h"
#include "tools/program/commune_rows.h"

namespace vanthu {
namespace {

void add_document(ReportCommune& commune, const ReportPlace& place) {
  if (commune.document_count++ < kMostOfCommune) commune.documents.push_back(place);
}

/// Whether people who write `asked` mean the commune.
bool is_named(const CommuneRow& row, const std::string& asked) {
  const std::string key = search_key(asked), name = search_key(row.name);
  return asked == row.code || key == name || key == search_key(row.level) + " " + name;
}

bool is_asked_for(const CommuneRow& row, const ReportScope& scope, const ReportQuestion& question) {
  if (question.communes.empty()) return true;
  const auto in_scope = [&](const DocumentName& document) { return scope.documents.contains(document.id); };
  return std::any_of(row.documents.begin(), row.documents.end(), in_scope) ||
         std::any_of(question.communes.begin(), question.communes.end(),
                     [&](const std::string& asked) { return is_named(row, asked); });
}

/// Whether a document stands under what it cites so.
bool governs(const CitationAnswer& answer) {
  return answer.citation.relation == "implements" || answer.citation.relation == "basis";
}

/// Where each document cites the directive first, of citations that put it under the directive where it has
/// any.
std::map<DocumentId, ReportPlace> citing_places(const Store& store, const std::string& entity) {
  std::map<DocumentId, std::pair<bool, ReportPlace>> places;
  for (const CitationAnswer& answer : store.citations_of(entity)) {
    if (!answer.meaning || answer.meaning->entity != entity) continue;
    auto& [governing, place] = places[answer.document];
    if (place.document != 0 && (governing || !governs(answer))) continue;
    governing = governs(answer);
    place.document = answer.document;
    place.page = answer.citation.span.page;
    place.section = kept(answer.citation.section.value_or(""));
  }
  std::map<DocumentId, ReportPlace> found;
  for (const auto& [id, one] : places) found[id] = one.second;
  return found;
}

ReportCommune report_commune(const CommuneRow& row, const std::map<DocumentId, ReportPlace>& places) {
  ReportCommune commune;
  commune.name = kept(row.level.empty() ? row.name : row.level + " " + row.name);
  commune.province = kept(row.province);
  commune.status = row.status;
  for (const DocumentName& document : row.documents) {
    ReportPlace place;
    if (const auto cited = places.find(document.id); cited != places.end()) place = cited->second;
    place.document = document.id;
    place.name = report_name(document.key, document.path);
    place.path = kept(shown_path(document.path));
    add_document(commune, place);
  }
  return commune;
}

void count_status(const CommuneRow& row, ReportCoverage& coverage) {
  ++coverage.commune_count;
  ++(row.status == "plan"     ? coverage.plan
     : row.status == "cites"  ? coverage.cites
     : row.status == "silent" ? coverage.silent
                              : coverage.without);
}

}  // namespace

ReportCoverage documents_by_commune(const ReportScope& scope,
                                    const std::map<std::pair<std::string, std::string>, std::size_t>& tasks,
                                    Language language) {
  std::map<std::array<std::string, 2>, ReportCommune> communes;  // by sort keys
  for (const auto& [id, document] : scope.documents) {
    const std::array<std::string, 2> key{vietnamese_sort_key(document.province),
                                         vietnamese_sort_key(document.commune)};
    ReportCommune& commune = communes[key];
    if (commune.document_count == 0) {
      const auto counted = tasks.find({document.commune, document.province});
      commune.tasks = counted == tasks.end() ? 0 : counted->second;
      commune.name =
          document.commune.empty() ? message(language, "report-commune-unknown") : document.commune;
      commune.province = document.province;
    }
    add_document(commune, document.place);
  }
  ReportCoverage coverage;
  coverage.commune_count = communes.size();
  for (auto& [key, commune] : communes) {
    if (coverage.communes.size() < kMostCommunes) coverage.communes.push_back(std::move(commune));
  }
  return coverage;
}

DirectiveCoverage coverage_of_directive(const Store& store, const ReportScope& scope,
                                        const ReportQuestion& question, const Vocabulary& vocabulary) {
  const CitedDocument& directive = *question.directive;
  const std::vector<CommuneCoverage> coverage = store.coverage(directive.entity, std::nullopt);
  DirectiveCoverage answer;
  answer.coverage.directive = cited_label(directive);
  const auto places = citing_places(store, directive.entity);
  const std::set<std::string> provinces = asked_provinces(question.province, vocabulary, coverage);
  for (const CommuneRow& row : communes_of(vocabulary, provinces, coverage)) {
    if (!is_asked_for(row, scope, question)) continue;
    count_status(row, answer.coverage);
    if (answer.coverage.communes.size() < kMostCommunes) {
      answer.coverage.communes.push_back(report_commune(row, places));
    }
  }
  for (const CommuneCoverage& commune : coverage) {
    for (const auto* documents : {&commune.governed, &commune.citing}) {
      for (const DocumentName& document : *documents) {
        if (scope.documents.contains(document.id)) answer.documents.push_back(document.id);
      }
    }
  }
  return answer;
}

}  // namespace vanthu
