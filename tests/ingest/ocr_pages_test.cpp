// Pages that OCR read take their place in the document; numbers drawn on pages with text do so alone.
#include "ingest/ocr_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/page_support.h"

namespace vanthu {
namespace {

using page_testing::make_page;
using page_testing::make_word;
using page_testing::print;
using page_testing::text_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const SourceFile kFile{"plan.pdf", "%PDF"};

PrintedDocument two_pages() {
  PrintedDocument document;
  for (int number = 1; number <= 2; ++number) {
    document.pages.push_back(make_page());
    document.pages.back().number = number;
    print(document.pages.back(), number == 1 ? "Số:        /KH-UBND" : "trang hai", 85, 100);
  }
  return document;
}

/// OCR that reads `word` at (`x`, 100) of every page.
ReadControl reading(const std::string& word, double x, float confidence) {
  ReadControl control;
  control.recognize = [=](const std::vector<int>& pages) {
    RecognizedPages read;
    for (const int number : pages) {
      RecognizedPage one{make_page(), {}};
      one.page.number = number;
      one.page.words.push_back(make_word(word, x, 100, 14));
      one.page.words.back().confidence = confidence;
      read.pages.push_back(std::move(one));
    }
    return read;
  };
  return control;
}

OcrReport wanting_number(PrintedDocument& document, const ReadControl& control) {
  return put_recognized_pages(document, {{.page = 1, .numbers = {Box{105, 85, 130, 103}}}}, kFile, {},
                              control);
}

TEST(OcrPages, APageThatWasReadStandsInThePlaceOfTheOld) {
  PrintedDocument document = two_pages();
  const OcrReport report =
      put_recognized_pages(document, {{2, LayerFault::no_text}}, kFile, {}, reading("157", 85, 0.9F));
  EXPECT_THAT(report.ocr_pages, ElementsAre(2));
  ASSERT_THAT(document.pages, SizeIs(2));
  EXPECT_EQ(text_of(document.pages[1]), "157");
  EXPECT_EQ(report.findings.front().code, "page-recognized");
  EXPECT_EQ(report.findings.front().message_code, "page-recognized-without-text");
}

TEST(OcrPages, AFailureTakesItsPageOutAndSaysWhy) {
  PrintedDocument document = two_pages();
  ReadControl control;
  control.recognize = [](const std::vector<int>&) {
    RecognizedPages read;
    read.failures.emplace_back("limit-ocr-seconds", "plan.pdf", std::vector<std::string>{"2", "9"}, 2);
    return read;
  };
  const OcrReport report = put_recognized_pages(document, {{2, LayerFault::no_text}}, kFile, {}, control);
  EXPECT_THAT(report.unread_pages, ElementsAre(2));
  EXPECT_THAT(document.pages, SizeIs(1));
  EXPECT_EQ(report.findings.front().code, "page-unreadable");
}

TEST(OcrPages, APageThatNobodyAskedForIsLeftOut) {
  PrintedDocument document = two_pages();
  ReadControl control = reading("157", 85, 0.9F);
  const auto answer = control.recognize;
  control.recognize = [answer](const std::vector<int>&) { return answer({1, 2, 7}); };
  put_recognized_pages(document, {{2, LayerFault::no_text}}, kFile, {}, control);
  EXPECT_NE(text_of(document.pages[0]), "157");
  EXPECT_THAT(document.pages, SizeIs(2));
}

TEST(OcrPages, ADrawnNumberComesToTheTextOfItsPage) {
  PrintedDocument document = two_pages();
  const OcrReport report = wanting_number(document, reading("157", 106, 0.95F));
  ASSERT_THAT(report.numbers, SizeIs(1));
  EXPECT_EQ(report.numbers[0].text, "157");
  EXPECT_EQ(document.pages[0].words.back().text, "157");
  EXPECT_TRUE(document.pages[0].words.back().confidence);
  EXPECT_THAT(report.ocr_pages, IsEmpty());
  EXPECT_THAT(report.findings, IsEmpty());
}

TEST(OcrPages, ADrawnNumberThatIsNotSureOrNoNumberStaysBlank) {
  for (const ReadControl& control : {reading("157", 106, 0.6F), reading("l5", 106, 0.95F),
                                     reading("157", 300, 0.95F), reading("1234567", 106, 0.95F)}) {
    PrintedDocument document = two_pages();
    const std::string before = text_of(document.pages[0]);
    EXPECT_THAT(wanting_number(document, control).numbers, IsEmpty());
    EXPECT_EQ(text_of(document.pages[0]), before);
  }
}

TEST(OcrPages, APageOfWhichOnlyANumberWasWantedStaysWhenOcrFails) {
  PrintedDocument document = two_pages();
  ReadControl control;
  control.recognize = [](const std::vector<int>&) {
    RecognizedPages read;
    read.failures.emplace_back("ocr-data-missing", "plan.pdf", std::vector<std::string>{"vie", "x"}, 1);
    return read;
  };
  const OcrReport report = wanting_number(document, control);
  EXPECT_THAT(report.unread_pages, IsEmpty());
  EXPECT_THAT(document.pages, SizeIs(2));
}

}  // namespace
}  // namespace vanthu
