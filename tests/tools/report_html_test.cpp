#include "tools/export/report_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "ingest/utf8.h"
#include "tools/export/report_parts.h"

namespace vanthu {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Language kVi = Language::vietnamese, kEn = Language::english;

const std::string& hostile() {
  static const std::string words =
      "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>\" onclick=\"x\u202E" +
      std::string(200'000, 'A') + "\xFF";
  return words;
}

ReportPlace hostile_place() {
  ReportPlace place{7, hostile(), hostile(), hostile(), 3, 4, hostile(), hostile()};
  return place;
}

/// A report in which every text is hostile.
PlanReport hostile_report(Language language) {
  PlanReport report;
  report.language = language;
  report.title = report.program = hostile();
  report.scope = {hostile()};
  report.day = "2026-05-08";
  report.reading = {1,
                    1,
                    1,
                    {{hostile(), 1, 2, 3, 4}},
                    {{hostile(), 1}},
                    {{hostile(), hostile(), hostile()}},
                    300,
                    {{hostile(), 1}},
                    0.8,
                    {hostile()}};
  report.coverage.communes = {{hostile(), hostile(), "plan", {hostile_place()}, 20, 5}};
  report.coverage.commune_count = 9;
  report.units = {{{hostile(), 1, 2, 3, 6, 1, 1, hostile_place()}}, 9, 6, 0, 0};
  report.deadlines.months = {{2026, 5, 1, 2}};
  report.deadlines.next = {{"2026-05-09", hostile(), hostile(), hostile(), true, hostile_place()}};
  report.deadlines.next_until = "2027-05-09";
  StoreFinding finding;
  finding.code = finding.message = finding.message_en = finding.fix = finding.fix_en = hostile();
  finding.place.quote = hostile();
  finding.other = finding.place;
  report.findings.contradictions.push_back({finding, hostile_place(), hostile_place(),
                                            ReportPicture{"page-7-3", hostile(), ""},
                                            ReportPicture{"page-7-4", "", hostile()}});
  report.findings.single.emplace_back(finding, hostile_place());
  report.findings.rules = {{hostile(), hostile(), hostile(), 1, 2, 3}};
  ReportTask task{hostile(), hostile(), hostile(), hostile(),
                  hostile(), hostile(), hostile(), hostile_place()};
  report.documents = {{7, hostile(), hostile(), hostile(), hostile(), hostile(), hostile(), 9, {task, task}}};
  report.task_count = 12;
  return report;
}

/// Without what is between quotation marks of attributes.
std::string tags_of(const std::string& html) {
  std::string tags;
  bool in_tag = false, quoted = false;
  for (const char c : html) {
    if (!in_tag && c == '<') in_tag = true;
    if (in_tag && c == '"') quoted = !quoted;
    if (in_tag && !quoted) tags += c;
    if (in_tag && !quoted && c == '>') in_tag = false;
  }
  return tags;
}

TEST(ReportHtml, GivesHostileWordsNoWayOut) {
  for (const Language language : {kVi, kEn}) {
    const std::string html = report_html(hostile_report(language));
    const std::string tags = tags_of(html);
    EXPECT_THAT(tags, Not(HasSubstr("script")));
    EXPECT_THAT(tags, Not(HasSubstr("onerror")));
    EXPECT_THAT(tags, Not(HasSubstr("onclick")));
    EXPECT_THAT(html, Not(HasSubstr("\u202E")));
    EXPECT_EQ(find_invalid_utf8(html), std::string::npos);
  }
}

TEST(ReportHtml, StaysShortWhateverTheWords) {
  PlanReport report = hostile_report(kVi);
  report.findings.contradictions.front().first_picture.reset();
  EXPECT_LT(report_html(report).size(), 120'000u);
}

TEST(ReportHtml, IsTheSameForTheSameValues) {
  EXPECT_EQ(report_html(hostile_report(kVi)), report_html(hostile_report(kVi)));
}

TEST(ReportHtml, SaysEverythingInBothLanguages) {
  for (const Language language : {kVi, kEn}) {
    const std::string html = report_html(hostile_report(language));
    EXPECT_THAT(html, Not(HasSubstr(">report-")));
    EXPECT_THAT(html, Not(HasSubstr("{0}")));
    EXPECT_THAT(html, Not(HasSubstr("{1}")));
  }
}

TEST(ReportHtml, OfNothingIsWholeAndSaysSo) {
  PlanReport report;
  report.title = "Trống";
  const std::string html = report_html(report);
  EXPECT_THAT(html, HasSubstr(message(kVi, "no-task")));
  EXPECT_THAT(html, HasSubstr(message(kVi, "report-no-contradiction")));
  EXPECT_THAT(html, HasSubstr(message(kVi, "report-no-commune")));
  EXPECT_THAT(html, testing::EndsWith("</html>\n"));
}

TEST(ReportHtml, SaysWhereListsAreCut) {
  const std::string html = report_html(hostile_report(kEn));
  for (const char* words : {"299 more are not shown here; all are listed by</", "8 more are not shown",
                            "7 more are not shown", "10 more tasks are not shown", "and 19 more documents"}) {
    const std::string shown = words;
    EXPECT_THAT(html, HasSubstr(shown.substr(0, shown.find("</")))) << words;
  }
}

TEST(ReportParts, ShowNumbersAndDaysAsPeopleWriteThem) {
  EXPECT_EQ(shown_number(0, kVi), "0");
  EXPECT_EQ(shown_number(999, kVi), "999");
  EXPECT_EQ(shown_number(1000, kVi), "1.000");
  EXPECT_EQ(shown_number(1234567, kEn), "1,234,567");
  EXPECT_EQ(shown_day("2026-05-08", kVi), "08/05/2026");
  EXPECT_EQ(shown_day("2026-05", kVi), "05/2026");
  EXPECT_EQ(shown_day("2026", kVi), "2026");
  EXPECT_EQ(shown_day("2026-05-08", kEn), "2026-05-08");
  EXPECT_EQ(shown_day("", kVi), "");
  EXPECT_EQ(shown_day("20260508xx", kVi), "20260508xx");
}

TEST(ReportParts, TellAPlaceFromThePageToTheFile) {
  const ReportPlace place{1, "157/KH-UBND", "Gia Lộc", "plans/gia-loc.pdf", 3, 40, "II.1", {}};
  EXPECT_EQ(place_html(place, PlaceForm::with_file, kVi).markup(),
            "<span class=\"place\">tr. 3, mục II.1, tệp <code>plans/gia-loc.pdf</code></span>");
  EXPECT_EQ(place_html(place, PlaceForm::in_document, kEn).markup(),
            "<span class=\"place\">p. 3, section II.1</span>");
  const ReportPlace text{1, "a.txt", "", "a.txt", {}, 40, "", ""};
  EXPECT_EQ(place_html(text, PlaceForm::in_document, kVi).markup(),
            "<span class=\"place\">phụ lục, dòng 40</span>");
}

}  // namespace
}  // namespace vanthu
