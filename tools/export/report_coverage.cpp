// Which communes have what.
#include <algorithm>
#include <array>

#include "tools/export/report_parts.h"
#include "tools/export/report_sections.h"

namespace vanthu {
namespace {

/// The documents beside a commune, each with where it stands.
Html documents_html(const ReportCommune& commune, Language language) {
  Html list;
  for (const ReportPlace& place : commune.documents) {
    ReportPlace named = place;
    named.commune.clear();
    list += element("li", document_html(named, false) + html_text(": ") +
                              place_html(place, PlaceForm::with_file, language));
  }
  if (commune.document_count > commune.documents.size()) {
    const std::size_t left = commune.document_count - commune.documents.size();
    list += element("li", html_message(language, "report-more-documents", {shown_number(left, language)}));
  }
  return list.empty() ? list : element("ul", {{"class", "plain"}}, list);
}

Html communes_table(const ReportCoverage& coverage, Language language) {
  ReportTable table{html_message(language, "report-communes-caption"),
                    {message(language, "head-commune"), message(language, "head-province"),
                     message(language, "head-tasks"), message(language, "head-documents")},
                    {false, false, true, false},
                    {}};
  for (const ReportCommune& commune : coverage.communes) {
    table.rows.push_back({html_text(commune.name), html_text(commune.province),
                          html_text(shown_number(commune.tasks, language)),
                          documents_html(commune, language)});
  }
  return table_html(table);
}

/// Those that have a plan under the directive, or cite it, with where.
Html named_table(const ReportCoverage& coverage, const std::string& status, std::string_view caption,
                 Language language) {
  ReportTable table{html_message(language, caption),
                    {message(language, "head-commune"), message(language, "head-province"),
                     message(language, "head-documents")},
                    {false, false, false},
                    {}};
  for (const ReportCommune& commune : coverage.communes) {
    if (commune.status != status) continue;
    table.rows.push_back(
        {html_text(commune.name), html_text(commune.province), documents_html(commune, language)});
  }
  return table.rows.empty() ? Html() : table_html(table);
}

/// Those of which there is no more to say than their names.
Html name_list(const ReportCoverage& coverage, const std::string& status, std::string_view heading,
               Language language) {
  Html list;
  for (const ReportCommune& commune : coverage.communes) {
    if (commune.status == status) list += element("li", html_text(commune.name + ", " + commune.province));
  }
  if (list.empty()) return list;
  return element("h3", html_message(language, heading)) + line_end() +
         element("ul", {{"class", "columns"}}, list) + line_end();
}

Html directive_html(const ReportCoverage& coverage, Language language) {
  const std::array<std::pair<const char*, std::size_t>, 4> counts{
      {{"coverage-plan", coverage.plan},
       {"coverage-cites", coverage.cites},
       {"coverage-silent", coverage.silent},
       {"coverage-no-documents", coverage.without}}};
  std::vector<ChartBar> bars;
  for (const auto& [code, count] : counts) bars.push_back({message(language, code), {count}});
  return paragraph(html_message(
             language, "coverage-totals",
             {*coverage.directive, shown_number(coverage.commune_count, language),
              shown_number(coverage.plan, language), shown_number(coverage.cites, language),
              shown_number(coverage.silent, language), shown_number(coverage.without, language)})) +
         bar_chart(bars) + named_table(coverage, "plan", "report-plan-caption", language) +
         named_table(coverage, "cites", "report-cites-caption", language) +
         name_list(coverage, "silent", "report-silent", language) +
         name_list(coverage, "no-documents", "report-without", language);
}

}  // namespace

Html coverage_section(const PlanReport& report) {
  const ReportCoverage& coverage = report.coverage;
  const Language language = report.language;
  Html content;
  if (coverage.directive) {
    content = directive_html(coverage, language);
  } else if (coverage.communes.empty()) {
    content = paragraph(html_message(language, "report-no-commune"));
  } else {
    content = communes_table(coverage, language);
  }
  content += more_html(coverage.commune_count, coverage.communes.size(),
                       coverage.directive ? "vanthu coverage" : "vanthu documents", language);
  return section_html("coverage", html_message(language, "report-coverage"), content);
}

}  // namespace vanthu
