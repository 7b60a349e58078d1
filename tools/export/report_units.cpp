// Who has how many tasks.
#include <algorithm>

#include "tools/export/report_parts.h"
#include "tools/export/report_sections.h"

namespace vanthu {
namespace {

Html units_chart(const ReportUnits& units, Language language) {
  std::vector<ChartBar> bars;
  for (std::size_t i = 0; i < std::min(units.units.size(), kMostBars); ++i) {
    const ReportUnit& unit = units.units[i];
    bars.push_back({unit.unit, {unit.lead, unit.implement, unit.coordinate}});
  }
  Html chart = element("figcaption",
                       html_message(language, "report-units-chart", {shown_number(bars.size(), language)})) +
               chart_legend({message(language, "role-lead"), message(language, "role-implement"),
                             message(language, "role-coordinate")}) +
               bar_chart(bars);
  return element("figure", chart) + line_end();
}

Html units_table(const ReportUnits& units, Language language) {
  ReportTable table{html_message(language, "report-units-caption"),
                    {message(language, "head-unit"), message(language, "head-tasks"),
                     message(language, "head-lead"), message(language, "head-implement"),
                     message(language, "head-coordinate"), message(language, "head-documents"),
                     message(language, "head-communes"), message(language, "head-first-task")},
                    {false, true, true, true, true, true, true, false},
                    {}};
  for (const ReportUnit& unit : units.units) {
    std::vector<Html> row{html_text(unit.unit)};
    for (const std::size_t count :
         {unit.tasks, unit.lead, unit.implement, unit.coordinate, unit.documents, unit.communes}) {
      row.push_back(html_text(shown_number(count, language)));
    }
    row.push_back(document_html(unit.first, false) + html_text(": ") +
                  place_html(unit.first, PlaceForm::with_file, language));
    table.rows.push_back(std::move(row));
  }
  return table_html(table);
}

}  // namespace

Html units_section(const PlanReport& report) {
  const ReportUnits& units = report.units;
  const Language language = report.language;
  const Html heading = html_message(language, "report-units");
  if (units.tasks == 0) return section_html("units", heading, paragraph(html_message(language, "no-task")));
  Html content = paragraph(
      html_message(language, "report-unit-sums",
                   {shown_number(units.tasks, language), shown_number(units.unit_count, language),
                    shown_number(units.without_lead, language), shown_number(units.without_unit, language)}));
  if (!units.units.empty()) content += units_chart(units, language) + units_table(units, language);
  content += more_html(units.unit_count, units.units.size(), "vanthu units", language);
  return section_html("units", heading, content);
}

}  // namespace vanthu
