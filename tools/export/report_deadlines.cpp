// When what is due.
#include <fmt/format.h>

#include "store/recurrence.h"
#include "tools/export/report_parts.h"
#include "tools/export/report_sections.h"

namespace vanthu {
namespace {

std::string month_name(const TimeColumn& month, Language language) {
  return shown_day(fmt::format("{:04}-{:02}", month.year, month.month), language);
}

/// Where the day of the report is on the time line; none where it is not.
std::optional<double> place_of_day(const std::string& iso, const std::vector<TimeColumn>& months) {
  const std::optional<Day> day = parse_day(iso);
  if (!day || months.empty()) return std::nullopt;
  const std::chrono::year_month_day date(*day);
  const int from_first = (int{date.year()} - months.front().year) * 12 +
                         static_cast<int>(unsigned{date.month()}) - months.front().month;
  if (from_first < 0 || static_cast<std::size_t>(from_first) >= months.size()) return std::nullopt;
  const double of_month = (static_cast<double>(unsigned{date.day()}) - 0.5) / 31;
  return (from_first + of_month) / static_cast<double>(months.size());
}

Html time_figure(const PlanReport& report) {
  const ReportDeadlines& deadlines = report.deadlines;
  const Language language = report.language;
  const std::string from = month_name(deadlines.months.front(), language),
                    to = month_name(deadlines.months.back(), language);
  TimeLine line{deadlines.months, std::nullopt, "", message(language, "report-time-chart", {from, to})};
  if (report.day) {
    line.today = place_of_day(*report.day, deadlines.months);
    line.today_label = shown_day(*report.day, language);
  }
  return element("figure",
                 element("figcaption", html_text(line.description)) +
                     chart_legend({message(language, "report-once"), message(language, "report-repeating")}) +
                     time_chart(line)) +
         line_end();
}

Html months_table(const ReportDeadlines& deadlines, Language language) {
  ReportTable table{html_message(language, "report-months-caption"),
                    {message(language, "report-head-month"), message(language, "report-once"),
                     message(language, "report-repeating"), message(language, "report-head-sum")},
                    {false, true, true, true},
                    {}};
  std::size_t once = 0, repeating = 0;
  for (const TimeColumn& month : deadlines.months) {
    if (month.once + month.repeating == 0) continue;
    once += month.once;
    repeating += month.repeating;
    table.rows.push_back({html_text(month_name(month, language)),
                          html_text(shown_number(month.once, language)),
                          html_text(shown_number(month.repeating, language)),
                          html_text(shown_number(month.once + month.repeating, language))});
  }
  table.foot = {html_message(language, "report-head-sum"), html_text(shown_number(once, language)),
                html_text(shown_number(repeating, language)),
                html_text(shown_number(once + repeating, language))};
  return table_html(table);
}

Html next_table(const PlanReport& report) {
  const ReportDeadlines& deadlines = report.deadlines;
  const Language language = report.language;
  const Html heading = element("h3", html_message(language, "report-next"));
  const std::string until = shown_day(deadlines.next_until, language);
  if (deadlines.next.empty()) {
    return heading + paragraph(html_message(language, "report-no-next", {until}));
  }
  ReportTable table{
      html_message(language, "report-next-caption", {until}),
      {message(language, "head-due"), message(language, "head-task"), message(language, "head-lead"),
       message(language, "head-deadline"), message(language, "head-document")},
      {false, false, false, false, false},
      {}};
  for (const ReportDuty& duty : deadlines.next) {
    const Html day = element("time", {{"datetime", duty.day}}, html_text(shown_day(duty.day, language)));
    const Html repeats = duty.repeats ? html_text(" (" + message(language, "report-repeats") + ")") : Html();
    table.rows.push_back({day, html_text(duty.task), html_text(duty.lead), html_text(duty.wording) + repeats,
                          document_html(duty.place, false) + html_text(": ") +
                              place_html(duty.place, PlaceForm::with_file, language)});
  }
  Html content = heading + table_html(table);
  if (deadlines.more) {
    content += note_paragraph(html_message(language, "report-more-next") + html_text(" ") +
                              element("code", html_text("vanthu due --within 12m")));
  }
  return content;
}

Html sums_html(const PlanReport& report) {
  const ReportDeadlines& deadlines = report.deadlines;
  const Language language = report.language;
  const auto item = [&](std::string_view code, std::size_t count) {
    return element("li", html_message(language, code, {shown_number(count, language)}));
  };
  Html list = item("report-days", deadlines.once);
  if (report.day) {
    list += element("li",
                    html_message(language, "report-past",
                                 {shown_number(deadlines.past, language), shown_day(*report.day, language)}));
  }
  if (deadlines.before > 0) list += item("report-before", deadlines.before);
  if (deadlines.after > 0) list += item("report-after", deadlines.after);
  list += item("report-series", deadlines.repeating) + item("report-without-day", deadlines.without_day) +
          item("report-without-time", deadlines.without_time);
  return element("ul", list) + line_end();
}

}  // namespace

Html deadlines_section(const PlanReport& report) {
  const Language language = report.language;
  const Html heading = html_message(language, "report-deadlines");
  if (report.units.tasks == 0) {
    return section_html("deadlines", heading, paragraph(html_message(language, "no-task")));
  }
  Html content = sums_html(report);
  if (!report.deadlines.months.empty()) {
    content += time_figure(report) + months_table(report.deadlines, language) + next_table(report);
  }
  return section_html("deadlines", heading, content);
}

}  // namespace vanthu
