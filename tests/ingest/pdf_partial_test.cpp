// Of a file with a page that cannot be read the others are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "ingest/read.h"
#include "tests/ingest/pdf_support.h"

namespace vanthu {
namespace {

using testing::add_pages;
using testing::build_pdf;
using testing::deflated;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::PdfBuilder;
using testing::PdfPage;
using testing::print;
using testing::reference;

/// A page that is like no other, so that nothing on it is taken for a head or a foot.
PdfPage page_of(const std::string& word) {
  std::string content;
  for (int line = 0; line < 6; ++line) {
    content += print("Nhiệm vụ " + word + " số " + std::to_string(line), 100 + 10 * line, 650 - 60 * line);
  }
  return {content};
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

struct Plan {
  ExtractedDocument document;
  std::vector<int> announced;  // pages
};

Plan read_plan(const std::string& bytes, const Limits& limits = {}, const std::vector<int>& skipped = {}) {
  Plan plan;
  ReadControl control;
  control.skipped_pages = skipped;
  control.on_page = [&](int page, int) { plan.announced.push_back(page); };
  plan.document = read({"plan.pdf", bytes}, limits, control);
  return plan;
}

/// The first, third and fourth page are there, each under its number, and a finding says why the second is
/// not.
void expect_second_missing(const Plan& plan, const std::string& code, const std::string& what) {
  const ExtractedDocument& document = plan.document;
  for (const char* word : {"một", "ba", "bốn"}) EXPECT_THAT(document.text, HasSubstr(word)) << what;
  EXPECT_THAT(document.text, Not(HasSubstr("hai"))) << what;
  EXPECT_EQ(document.source.pages, 4) << what;
  EXPECT_THAT(document.source.unread_pages, ElementsAre(2)) << what;
  EXPECT_THAT(plan.announced, ElementsAre(1, 2, 3, 4)) << what;
  std::set<int> pages;
  for (const SourceRun& run : document.runs) pages.insert(run.page.value_or(0));
  EXPECT_THAT(pages, ElementsAre(1, 3, 4)) << what;
  const auto finding = std::find_if(document.findings.begin(), document.findings.end(),
                                    [](const Finding& f) { return f.code == "page-unreadable"; });
  ASSERT_NE(finding, document.findings.end()) << what;
  EXPECT_EQ(finding->message_code, code) << what;
}

std::vector<PdfPage> four_pages(const PdfPage& second) {
  return {page_of("một"), second, page_of("ba"), page_of("bốn")};
}

/// Four pages whose second one is `object` in place of its own, in a tree with a node in it.
std::string with_second_object(const std::string& object) {
  PdfBuilder pdf;
  const std::string root = add_pages(pdf, four_pages(page_of("hai")));
  std::string bytes = pdf.build(root);
  std::size_t at = 0;
  for (int page = 0; page < 2; ++page) at = bytes.find("<</Type/Page/Parent", at + 1);
  // Of the same length, so that the table stays true.
  const std::size_t length = bytes.find("\nendobj", at) - at;
  EXPECT_LE(object.size(), length);
  return bytes.replace(at, length, object + std::string(length - object.size(), ' '));
}

TEST(PartialPdf, APageThatExceedsALimitIsLeftOut) {
  const struct {
    const char* what;
    std::size_t Limits::*limit;
    std::size_t value;
    std::string content, code;
  } cases[] = {
      {"letters", &Limits::page_letters, 400, page_of("hai").content + print(std::string(500, 'x'), 10, 20),
       "limit-page-letters"},
      {"shapes", &Limits::page_shapes, 40, repeated("10 10 m 500 90 l S ", 50), "limit-page-shapes"},
      {"content", &Limits::page_content_bytes, 3000, std::string(4000, ' '), "limit-page-content"},
      {"nesting", &Limits::page_nesting, 50, repeated("q ", 99), "limit-page-nesting"},
  };
  for (const auto& c : cases) {
    Limits limits;
    limits.*c.limit = c.value;
    expect_second_missing(read_plan(build_pdf(four_pages({c.content})), limits), c.code, c.what);
  }
}

TEST(PartialPdf, APageThatIsDamagedIsLeftOut) {
  for (const std::string& object : {std::string("<</Type/Page/Annots 7>>"), std::string("(no page at all)"),
                                    std::string("null"), std::string("]]]]")}) {
    expect_second_missing(read_plan(with_second_object(object)), "pdf-page-damaged", object);
  }
}

TEST(PartialPdf, APageWhoseContentIsDamagedIsLeftOut) {
  PdfBuilder pdf;
  const int bad = pdf.add_stream("this is not deflated", "/Filter/FlateDecode");
  PdfPage second{"", "/MediaBox[0 0 600 800]/Contents " + reference(bad)};
  std::string bytes = pdf.build(add_pages(pdf, four_pages(second)));
  // The builder's own /Contents stands behind and would count.
  const std::size_t own = bytes.find("/Contents ", bytes.find("/Contents " + reference(bad)) + 5);
  bytes.replace(own, 9, "/Nothings");
  expect_second_missing(read_plan(bytes), "pdf-page-damaged", "content");
}

TEST(PartialPdf, EachPageWhoseContentIsLostIsLeftOut) {
  PdfBuilder pdf;
  std::string bytes = pdf.build(add_pages(pdf, four_pages(page_of("hai"))));
  std::size_t at = 0;
  for (int page = 1; page <= 3; ++page) {
    at = bytes.find("/Contents ", at + 1);
    if (page > 1) bytes.replace(at, std::string("/Contents 10").size(), "/Contents 99");
  }
  const Plan plan = read_plan(bytes);
  EXPECT_THAT(plan.document.source.unread_pages, ElementsAre(2, 3));
  EXPECT_THAT(plan.document.text, HasSubstr("bốn"));
}

TEST(PartialPdf, APageAtWhichAReaderDiedIsLeftOut) {
  expect_second_missing(read_plan(build_pdf(four_pages(page_of("hai"))), {}, {2}), "pdf-page-deadly",
                        "deadly");
}

TEST(PartialPdf, WithoutAnyPageThereIsNothingToKeep) {
  try {
    read_plan(build_pdf(four_pages(page_of("hai"))), {}, {1, 2, 3, 4});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, "pdf-without-text");
    EXPECT_EQ(error.page, 1);
  }
}

TEST(PartialPdf, PagesThatTheTreeNamesAndDoesNotCountAreNone) {
  PdfBuilder pdf;
  const std::string root = add_pages(pdf, {page_of("một"), page_of("hai")});
  std::string bytes = pdf.build(root);
  const std::size_t kids = bytes.find("/Kids[");
  // 999 0 R is no object of the file.
  const std::string shortened =
      "/Kids[999 0 R " + bytes.substr(kids + 6, bytes.find(']', kids) - kids - 6) + "]";
  bytes.replace(kids, bytes.find(']', kids) + 1 - kids, shortened);
  bytes.resize(bytes.find("xref\n"));  // the table is wrong now; Poppler looks for the objects
  const ExtractedDocument document = read({"plan.pdf", bytes + "trailer<<" + root + ">>"}, {});
  EXPECT_THAT(document.source.unread_pages, ElementsAre());
  EXPECT_EQ(document.source.pages, 2);
}

}  // namespace
}  // namespace vanthu
