#include "tools/export/report_html.h"

#include <array>
#include <utility>

#include "tools/export/report_parts.h"
#include "tools/export/report_sections.h"
#include "tools/export/report_style.h"

namespace vanthu {
namespace {

Html header_html(const PlanReport& report) {
  Html content = element("h1", html_text(report.title));
  for (const std::string& line : report.scope) content += paragraph(html_text(line, 4 * kMostShown));
  if (report.day) {
    const char* code = report.day_of_import ? "report-day-of-import" : "report-day";
    content += paragraph(html_message(report.language, code, {shown_day(*report.day, report.language)}));
  }
  return element("header", content) + line_end();
}

/// What the report comes to, for who reads nothing else.
Html figures_html(const PlanReport& report) {
  std::size_t review = 0;
  for (const auto& [kind, count] : report.reading.review) review += count;
  const std::array<std::pair<const char*, std::size_t>, 6> figures{
      {{"head-documents", report.reading.documents},
       {"report-figure-communes", report.reading.communes},
       {"head-tasks", report.task_count},
       {"report-figure-days", report.deadlines.once},
       {"report-figure-contradictions", report.findings.grave_count},
       {"report-figure-review", review}}};
  Html list;
  for (const auto& [code, count] : figures) {
    list += element("div", element("dt", html_message(report.language, code)) +
                               element("dd", html_text(shown_number(count, report.language))));
  }
  return element("dl", {{"class", "figures"}}, list) + line_end();
}

Html contents_html(Language language) {
  constexpr std::array<std::pair<const char*, const char*>, 6> kSections{{{"reading", "report-reading"},
                                                                          {"coverage", "report-coverage"},
                                                                          {"units", "report-units"},
                                                                          {"deadlines", "report-deadlines"},
                                                                          {"findings", "report-findings"},
                                                                          {"tasks", "report-tasks"}}};
  Html list;
  for (const auto& [id, code] : kSections) {
    list += element("li", link_within(id, html_message(language, code)));
  }
  return element("nav", {{"aria-label", message(language, "report-contents")}}, element("ul", list)) +
         line_end();
}

Html footer_html(const PlanReport& report) {
  return element("footer", paragraph(html_message(report.language, "report-made-by", {report.program})) +
                               paragraph(html_message(report.language, "report-caution"))) +
         line_end();
}

}  // namespace

std::string report_html(const PlanReport& report) {
  const Html body =
      header_html(report) + contents_html(report.language) +
      element("main", figures_html(report) + reading_section(report) + coverage_section(report) +
                          units_section(report) + deadlines_section(report) + findings_section(report) +
                          tasks_section(report)) +
      line_end() + footer_html(report);
  return html_page(report.language == Language::vietnamese ? "vi" : "en", report.title, report_style(), body)
      .markup();
}

}  // namespace vanthu
