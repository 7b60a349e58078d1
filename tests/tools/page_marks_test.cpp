// What is marked on pages, and how it is listed.
#include "tools/program/page_marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/program/page_index.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// A text of words in Courier, as it were: ten points a letter and line, three lines a page.
NormalizedDocument laid_out(const std::string& text) {
  NormalizedDocument document;
  document.text = text;
  int line = 0;
  double x = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const double width = 10.0 * static_cast<double>(end - begin), y = 10.0 * (line % 3);
    document.runs.push_back(
        {{begin, end}, std::nullopt, line / 3 + 1, Box{x, y, x + width, y + 10}, std::nullopt});
    x += width + 10;
    if (end < text.size() && text[end] == '\n') ++line, x = 0;
    begin = end + 1;
  }
  for (std::uint32_t i = 0; i <= text.size(); ++i) document.origin.push_back(i);
  return document;
}

Span span_of(const std::string& text, const std::string& part) {
  const std::size_t begin = text.find(part);
  return {{begin, begin + part.size()}, std::nullopt, std::nullopt};
}

struct Seen {
  std::string label;
  int page;
  Box box;
  bool operator==(const Seen&) const = default;
};

std::vector<Seen> seen(const std::vector<MarkedFact>& facts) {
  std::vector<Seen> places;
  for (const MarkedFact& fact : facts) {
    for (const FactPlace& place : fact.places) places.push_back({fact.label, place.page, place.box});
  }
  return places;
}

TEST(PageMarks, LinesOfWordsAndOneRectangleAPageForTasks) {
  Document document;
  document.text = "a bb cc\ndd ee\nff\ngg hh";
  const std::string& text = document.text;
  Citation citation;
  citation.span = span_of(text, "cc\ndd");
  document.citations = {citation};
  Assignment task;
  task.span = span_of(text, "dd ee\nff\ngg");
  document.assignments = {task};
  EXPECT_THAT(seen(mark_facts(document, laid_out(text))),
              ElementsAre(Seen{"C1", 1, {50, 0, 70, 10}}, Seen{"C1", 1, {0, 10, 20, 20}},
                          Seen{"T1", 1, {0, 10, 50, 30}}, Seen{"T1", 2, {0, 0, 20, 10}}));
}

TEST(PageMarks, WordsFarApartInOneLineAreTwoFrames) {
  Document document;
  document.text = "a bbbb c";
  NormalizedDocument normalized = laid_out(document.text);
  normalized.runs.erase(normalized.runs.begin() + 1);
  Section section;
  section.span = {{0, document.text.size()}, std::nullopt, std::nullopt};
  document.sections = {section};
  EXPECT_EQ(mark_facts(document, normalized).at(0).places.size(), 2u);
}

TEST(PageMarks, HeaderFactsAreFoundAsTheyArePrinted) {
  Document document;
  document.text = "KE HOACH\nChuyen doi so\nngay 05 thang 2 nam 2026\nNơi nhận: Chuyen doi so\nLan";
  document.header.type = "Ke hoach";
  document.header.title = "Chuyen doi so";
  document.header.recipients = {"Chuyen doi so", "khong in"};
  document.header.signer = Signer{std::nullopt, std::nullopt, std::nullopt, "Lan"};
  std::vector<std::string> texts;
  for (const MarkedFact& fact : mark_facts(document, laid_out(document.text))) {
    EXPECT_EQ(fact.kind, FactKind::header);
    texts.push_back(fact.text + " " + std::to_string(fact.places.front().page));
  }
  EXPECT_THAT(texts, ElementsAre("KE HOACH 1", "Chuyen doi so 1", "Chuyen doi so 2", "Lan 2"));
}

TEST(PageMarks, AnIssueWithoutTextStandsInItsOwnBox) {
  Document document;
  document.text = "a";
  document.issues.push_back({"number-drawn", Severity::warning, "m", "m", {{0, 0}, 7, Box{1, 2, 3, 4}}});
  document.issues.push_back({"number-missing", Severity::warning, "m", "m", {}});
  EXPECT_THAT(seen(mark_facts(document, laid_out(document.text))), ElementsAre(Seen{"I1", 7, {1, 2, 3, 4}}));
}

TEST(PageIndex, ShowsWhateverWasReadAsText) {
  const std::vector<MarkedFact> facts{
      {FactKind::issue, "I1", "<script>alert(\"x\")</script> & \xFF", {{1, {}}, {2, {}}, {2, {}}}}};
  const std::string html = page_index("<b>", 2, facts, Language::vietnamese);
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; \\xff"));
  EXPECT_THAT(html, HasSubstr("<h1>&lt;b&gt;</h1>"));
  EXPECT_THAT(html, HasSubstr("src=\"page-002.png\""));
  std::size_t rows = 0;
  for (std::size_t at = html.find("<tr>"); at != std::string::npos; at = html.find("<tr>", at + 1)) ++rows;
  EXPECT_EQ(rows, 2u) << "once on each of its pages";
}

}  // namespace
}  // namespace vanthu
