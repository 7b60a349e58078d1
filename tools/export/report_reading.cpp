// What was read, what was not, and what somebody should look at first.
#include <fmt/format.h>

#include "tools/export/report_parts.h"
#include "tools/export/report_sections.h"

namespace vanthu {
namespace {

Html number_html(std::size_t number, Language language) { return html_text(shown_number(number, language)); }

Html formats_table(const ReportReading& reading, Language language) {
  ReportTable table{html_message(language, "report-formats"),
                    {message(language, "head-format"), message(language, "head-documents"),
                     message(language, "report-head-pages"), message(language, "report-head-ocr-pages"),
                     message(language, "head-unread")},
                    {false, true, true, true, true},
                    {}};
  for (const ReportFormat& format : reading.formats) {
    std::vector<Html> row{html_text(format.format), number_html(format.documents, language)};
    for (const std::size_t pages : {format.pages, format.ocr_pages, format.unread_pages}) {
      row.push_back(format.pages > 0 ? number_html(pages, language) : html_text("–"));  // has no pages
    }
    table.rows.push_back(std::move(row));
  }
  return table_html(table);
}

Html counts_table(const Html& caption, const std::string& head,
                  const std::vector<std::pair<std::string, std::size_t>>& counts, Language language) {
  ReportTable table{caption, {head, message(language, "report-head-count")}, {false, true}, {}};
  for (const auto& [name, count] : counts) {
    table.rows.push_back({html_text(name), number_html(count, language)});
  }
  return table_html(table);
}

Html mishaps_html(const ReportReading& reading, Language language) {
  if (reading.mishaps.empty()) return {};
  ReportTable table{html_message(language, "report-mishaps"),
                    {message(language, "head-path"), message(language, "head-file-state"),
                     message(language, "head-reason")},
                    {false, false, false},
                    {}};
  for (const ReportMishap& mishap : reading.mishaps) {
    table.rows.push_back(
        {element("code", html_text(mishap.path)), html_text(mishap.state), html_text(mishap.reason)});
  }
  return table_html(table) + more_html(reading.mishap_count, reading.mishaps.size(),
                                       "vanthu ledger --state failed,partial", language);
}

Html files_html(const ReportReading& reading, Language language) {
  if (reading.files.empty()) return {};
  return element("h3", html_message(language, "report-files")) +
         counts_table(html_message(language, "report-files-caption"), message(language, "head-file-state"),
                      reading.files, language) +
         (reading.mishaps.empty() ? paragraph(html_message(language, "report-no-mishap"))
                                  : mishaps_html(reading, language));
}

Html review_html(const ReportReading& reading, Language language) {
  const Html heading = element("h3", html_message(language, "report-review"));
  if (reading.review.empty()) return heading + paragraph(html_message(language, "report-no-review"));
  return heading +
         counts_table(
             html_message(language, "report-review-caption", {fmt::format("{:g}", reading.review_below)}),
             message(language, "head-review-kind"), reading.review, language) +
         note_paragraph(html_message(language, "report-see") + html_text(" ") +
                        element("code", html_text("vanthu review")));
}

}  // namespace

Html reading_section(const PlanReport& report) {
  const ReportReading& reading = report.reading;
  const Language language = report.language;
  Html content = paragraph(
      html_message(language, "report-read-sums",
                   {shown_number(reading.documents, language), shown_number(reading.communes, language),
                    shown_number(report.task_count, language), shown_number(reading.citations, language)}));
  if (!reading.absent.empty()) {
    content += paragraph(
        html_message(language, "report-absent", {fmt::format("{}", fmt::join(reading.absent, "; "))}));
  }
  if (!reading.formats.empty()) content += formats_table(reading, language);
  content += files_html(reading, language) + review_html(reading, language);
  return section_html("reading", html_message(language, "report-reading"), content);
}

}  // namespace vanthu
