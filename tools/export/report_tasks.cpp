// The tasks themselves, document by document.
#include "tools/export/report_parts.h"
#include "tools/export/report_sections.h"

namespace vanthu {
namespace {

ReportTable empty_table(const ReportDocument& document, Language language) {
  std::vector<std::string> heads;
  for (const char* code : {"head-ordinal", "head-task", "head-lead", "head-implement", "head-coordinate",
                           "head-deadline", "head-where"}) {
    heads.push_back(message(language, code));
  }
  return {html_message(language, "report-tasks-caption", {document.name}),
          std::move(heads),
          std::vector<bool>(7, false),
          {}};
}

Html tasks_table(const ReportDocument& document, Language language) {
  ReportTable table = empty_table(document, language);
  std::string heading;
  for (const ReportTask& task : document.tasks) {
    if (task.heading != heading) {
      heading = task.heading;
      table.rows.push_back({html_text(heading.empty() ? "—" : heading)});
    }
    table.rows.push_back({html_text(task.ordinal, kMostShown / 10), html_text(task.task),
                          html_text(task.lead), html_text(task.implement), html_text(task.coordinate),
                          html_text(task.deadline),
                          place_html(task.place, PlaceForm::in_document, language)});
  }
  return table_html(table);
}

Html document_tasks(const ReportDocument& document, Language language) {
  Html summary = element("strong", html_text(document.name));
  for (const std::string& part : {document.commune, document.province, shown_day(document.date, language)}) {
    if (!part.empty()) summary += html_text(" · " + part);
  }
  summary += html_text(" · " +
                       message(language, "report-task-count", {shown_number(document.task_count, language)}));
  const Html title = document.title.empty() ? Html() : paragraph(html_text(document.title));
  const Html file = paragraph(html_message(language, "report-file") + html_text(" ") +
                              element("code", html_text(document.path)));
  return element(
             "details", {{"id", document_anchor(document.id)}, {"class", "document"}},
             element("summary", summary) + line_end() + title + file + tasks_table(document, language) +
                 more_html(document.task_count, document.tasks.size(), "vanthu tasks --document", language)) +
         line_end();
}

}  // namespace

Html tasks_section(const PlanReport& report) {
  const Language language = report.language;
  Html content;
  std::size_t shown = 0;
  for (const ReportDocument& document : report.documents) {
    content += document_tasks(document, language);
    shown += document.tasks.size();
  }
  if (report.documents.empty()) content = paragraph(html_message(language, "no-task"));
  if (shown < report.task_count) {
    content += note_paragraph(
        html_message(language, "report-tasks-cut",
                     {shown_number(report.task_count - shown, language),
                      shown_number(report.task_documents - report.documents.size(), language)}) +
        html_text(" ") + element("code", html_text("vanthu tasks")));
  }
  return section_html("tasks", html_message(language, "report-tasks"), content);
}

}  // namespace vanthu
