// What contradicts what, and what else is wrong.
#include "store/record_json.h"
#include "tools/export/report_parts.h"
#include "tools/export/report_sections.h"

namespace vanthu {
namespace {

const std::string& in_language(const std::string& vietnamese, const std::string& english, Language language) {
  return language == Language::vietnamese ? vietnamese : english;
}

std::string severity_word(Severity severity, Language language) {
  const std::string code = "severity-" + std::string(severity_name(severity));
  return message(language, code);
}

/// "R-22 · cảnh báo".
Html label_of(const StoreFinding& finding, Language language) {
  return element("strong", html_text(severity_word(finding.severity, language))) +
         html_text(" · " + (finding.rule.empty() ? finding.code : finding.rule));
}

Html fix_html(const StoreFinding& finding, Language language) {
  const std::string& fix = in_language(finding.fix, finding.fix_en, language);
  return fix.empty() ? Html() : element("p", {{"class", "fix"}}, html_text("→ " + fix));
}

Html quote_html(const FindingPlace& place) {
  return element("blockquote", html_text("“" + place.quote + "”", 2 * kMostShown));
}

Html picture_html(const ReportPicture& picture, const ReportPlace& place, Language language) {
  const std::string page = std::to_string(place.page.value_or(0));
  if (!picture.trouble.empty()) return note_paragraph(html_text(picture.trouble));
  const Html label = html_message(language, "report-show-page", {page});
  if (picture.png.empty()) return note_paragraph(link_within(picture.id, label));
  const std::string description = message(language, "report-page-of", {page, place.name});
  return element("details", {{"class", "picture"}, {"id", picture.id}},
                 element("summary", label) + png_picture(picture.png, description));
}

Html side_html(const FindingPlace& finding, const ReportPlace& place,
               const std::optional<ReportPicture>& picture, Language language) {
  return element("div", {{"class", "side"}},
                 element("h4", document_html(place, false)) + quote_html(finding) +
                     paragraph(place_html(place, PlaceForm::with_file, language)) +
                     (picture ? picture_html(*picture, place, language) : Html())) +
         line_end();
}

Html contradiction_html(const ReportContradiction& one, std::size_t number, Language language) {
  const StoreFinding& finding = one.finding;
  const std::string what = in_language(finding.message, finding.message_en, language);
  const std::string severity(severity_name(finding.severity));
  const Html words =
      element("h3", html_text(std::to_string(number) + ". ") + html_text(what, 2 * kMostShown)) +
      paragraph(label_of(finding, language) +
                html_text(" · " + message(language, finding.across ? "report-across" : "report-inside")));
  return element("article",
                 {{"class", "contradiction " + severity}, {"id", "contradiction-" + std::to_string(number)}},
                 words +
                     element("div", {{"class", "sides"}},
                             side_html(finding.place, one.first, one.first_picture, language) +
                                 side_html(*finding.other, one.second, one.second_picture, language)) +
                     fix_html(finding, language)) +
         line_end();
}

Html contradictions_html(const ReportFindings& findings, Language language) {
  if (findings.contradictions.empty()) return paragraph(html_message(language, "report-no-contradiction"));
  Html content = paragraph(html_message(
      language, "report-contradiction-sums",
      {shown_number(findings.contradiction_count, language), shown_number(findings.grave_count, language)}));
  if (!findings.pictures) {
    content += note_paragraph(html_message(language, "report-how-pages") + html_text(" ") +
                              element("code", html_text("vanthu report --pages")) + html_text(", ") +
                              element("code", html_text("vanthu show … --pages …")));
  } else if (findings.pictures_left_out > 0) {
    content += note_paragraph(
        html_message(language, "report-pages-cut", {shown_number(findings.pictures_left_out, language)}));
  }
  for (std::size_t i = 0; i < findings.contradictions.size(); ++i) {
    content += contradiction_html(findings.contradictions[i], i + 1, language);
  }
  return content +
         more_html(findings.contradiction_count, findings.contradictions.size(), "vanthu check", language);
}

Html rules_table(const ReportFindings& findings, Language language) {
  ReportTable table{html_message(language, "report-rules-caption"),
                    {message(language, "head-rule"), message(language, "report-head-meaning"),
                     message(language, "severity-error"), message(language, "severity-warning"),
                     message(language, "severity-info")},
                    {false, false, true, true, true},
                    {}};
  for (const ReportRule& rule : findings.rules) {
    table.rows.push_back({html_text(rule.rule.empty() ? rule.code : rule.rule), html_text(rule.meaning),
                          html_text(shown_number(rule.errors, language)),
                          html_text(shown_number(rule.warnings, language)),
                          html_text(shown_number(rule.infos, language))});
  }
  table.foot = {html_message(language, "report-head-sum"), Html(),
                html_text(shown_number(findings.errors, language)),
                html_text(shown_number(findings.warnings, language)),
                html_text(shown_number(findings.infos, language))};
  return table_html(table);
}

Html single_html(const ReportFindings& findings, Language language) {
  ReportTable table{html_message(language, "report-single-caption"),
                    {message(language, "head-severity"), message(language, "head-message"),
                     message(language, "report-head-words"), message(language, "head-document")},
                    {false, false, false, false},
                    {}};
  for (const auto& [finding, place] : findings.single) {
    table.rows.push_back(
        {label_of(finding, language),
         html_text(in_language(finding.message, finding.message_en, language)) + fix_html(finding, language),
         html_text(finding.place.quote, kMostShown / 3),
         document_html(place, false) + html_text(": ") + place_html(place, PlaceForm::with_file, language)});
  }
  return element("details",
                 element("summary", html_message(language, "report-single",
                                                 {shown_number(findings.single_count, language)})) +
                     table_html(table) +
                     more_html(findings.single_count, findings.single.size(),
                               "vanthu check --severity warning", language)) +
         line_end();
}

}  // namespace

Html findings_section(const PlanReport& report) {
  const ReportFindings& findings = report.findings;
  const Language language = report.language;
  Html content = contradictions_html(findings, language);
  if (!findings.rules.empty()) {
    content += element("h3", html_message(language, "report-rules")) + rules_table(findings, language);
  }
  if (!findings.single.empty()) content += single_html(findings, language);
  return section_html("findings", html_message(language, "report-findings"), content);
}

}  // namespace vanthu
