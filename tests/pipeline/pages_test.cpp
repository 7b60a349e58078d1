// Every fact of a printed plan can be found again on its page.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "ingest/pdf_file.h"
#include "ingest/read.h"
#include "tests/pipeline/plans.h"

namespace vanthu::testing {
namespace {

struct NamedSpan {
  std::string name;
  Span span;
};

std::vector<NamedSpan> spans_of(const Document& record) {
  std::vector<NamedSpan> spans;
  for (const Section& section : record.sections) spans.push_back({"section " + section.id, section.span});
  for (const Citation& citation : record.citations)
    spans.push_back({"citation " + citation.raw, citation.span});
  for (const Assignment& task : record.assignments) spans.push_back({"task " + task.task, task.span});
  for (const AppendixTable& table : record.tables) {
    for (const TableRow& row : table.rows) spans.push_back({"row " + row.kind, row.span});
  }
  return spans;
}

std::vector<std::string> printed_plans() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(VANTHU_SOURCE_DIR "/corpus/renderings")) {
    if (entry.path().extension() == ".pdf") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST(PrintedPlan, EveryFactHasAPageAndABoxInsideThatPage) {
  const std::vector<std::string> paths = printed_plans();
  EXPECT_GE(paths.size(), 6u);
  for (const std::string& path : paths) {
    SCOPED_TRACE(path);
    const SourceFile file = load_file(path, Limits{});
    PdfFile pdf = PdfFile::open(file.bytes, path, Limits{});
    std::vector<Page> pages;
    for (int number = 1; number <= pdf.page_count(); ++number) pages.push_back(pdf.read_page(number));
    const Document record = record_of(file.bytes);
    EXPECT_EQ(record.source.pages, pdf.page_count());
    for (const NamedSpan& named : spans_of(record)) {
      SCOPED_TRACE(named.name);
      ASSERT_TRUE(named.span.page && named.span.box);
      ASSERT_GE(*named.span.page, 1);
      ASSERT_LE(*named.span.page, pdf.page_count());
      const Page& page = pages[static_cast<std::size_t>(*named.span.page) - 1];
      const Box& box = *named.span.box;
      EXPECT_LT(box.x0, box.x1);
      EXPECT_LT(box.y0, box.y1);
      EXPECT_GE(box.x0, 0);
      EXPECT_GE(box.y0, 0);
      EXPECT_LE(box.x1, page.width);
      EXPECT_LE(box.y1, page.height);
    }
  }
}

/// Blanks apart, what stands inside a citation's box begins with what was read there: the first word of `raw`
/// is a word of that page inside the box.
TEST(PrintedPlan, ACitationsBoxHoldsItsFirstWord) {
  for (const std::string& path : printed_plans()) {
    SCOPED_TRACE(path);
    const SourceFile file = load_file(path, Limits{});
    PdfFile pdf = PdfFile::open(file.bytes, path, Limits{});
    const Document record = record_of(file.bytes);
    for (const Citation& citation : record.citations) {
      SCOPED_TRACE(citation.raw);
      ASSERT_TRUE(citation.span.page && citation.span.box);
      const Page page = pdf.read_page(*citation.span.page);
      const std::string first = citation.raw.substr(0, citation.raw.find(' '));
      const auto inside = [&](const PageWord& word) {
        const double x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
        const Box& box = *citation.span.box;
        return box.x0 <= x && x <= box.x1 && box.y0 <= y && y <= box.y1 &&
               word.text.find(first.substr(0, 1)) != std::string::npos;
      };
      EXPECT_TRUE(std::any_of(page.words.begin(), page.words.end(), inside));
    }
  }
}

}  // namespace
}  // namespace vanthu::testing
