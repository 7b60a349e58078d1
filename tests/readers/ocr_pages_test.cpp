// Pages that OCR reads: side by side, each in a reader of its own, whatever becomes of the others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <new>
#include <thread>

#include "planted_recognizer.h"
#include "tools/readers/page_wire.h"

namespace vanthu {
namespace {

using testing::all_outcomes;
using testing::default_parser;
using ::testing::ElementsAre;
using testing::found_pages;
using ::testing::IsEmpty;
using testing::log_lines;
using testing::outcome_of;
using testing::planted_page;
using testing::scan_reader;
using testing::TemporaryFolder;
using testing::told;

using Act = RecognizedPage (*)(const SourceFile&, int);

/// What becomes of a scan of five pages where OCR does `act` with the third.
ReadOutcome outcome_with(Act act, const Limits& limits = {}, std::size_t readers = 2) {
  ReaderOptions options = scan_reader(5);
  options.limits = limits;
  options.readers = readers;
  options.recognizer.recognize = [act](const SourceFile& file, int number) {
    return number == 3 ? act(file, number) : planted_page(number);
  };
  return outcome_of(options);
}

TEST(OcrPages, AreReadEachAndTheFileWithThem) {
  for (const std::size_t readers : {1u, 2u, 4u}) {
    SCOPED_TRACE(readers);
    ReaderOptions options = scan_reader(9);
    options.readers = readers;
    const ReadOutcome outcome = outcome_of(options);
    ASSERT_EQ(told(outcome), "record");
    EXPECT_THAT(outcome.document->source.ocr_pages, ElementsAre(1, 2, 3, 4, 5, 6, 7, 8, 9));
    EXPECT_THAT(outcome.document->source.unread_pages, IsEmpty());
    EXPECT_EQ(outcome.document->text,
              "page 1\npage 2\npage 3\npage 4\npage 5\npage 6\npage 7\npage 8\npage 9\n");
  }
}

TEST(OcrPages, AreAllThatTheReaderOfThePageSaid) {
  ReaderOptions options = scan_reader(1);
  options.read_file = [](const SourceFile&, const ReadControl& control) {
    Document document;
    const RecognizedPages pages = control.recognize({7});
    if (pages.pages.size() != 1 || !testing::is_equal(pages.pages[0], testing::rich_page(7))) std::abort();
    return document;
  };
  options.recognizer.recognize = [](const SourceFile&, int number) { return testing::rich_page(number); };
  EXPECT_EQ(told(outcome_of(options)), "record");
}

struct FailingPage {
  const char* what;
  Act act;
  const char* code;
};

TEST(OcrPages, OneThatFailsIsMissingAndTheOthersAreThere) {
  const FailingPage kCases[] = {
      {"an error of OCR",
       [](const SourceFile&, int number) -> RecognizedPage {
         throw Error("image-damaged", "", {std::to_string(number), "no JPEG"});
       },
       "image-damaged"},
      {"a crash", [](const SourceFile&, int) -> RecognizedPage { std::abort(); }, "ocr-page-crashed"},
      {"an end without an answer", [](const SourceFile&, int) -> RecognizedPage { _exit(0); },
       "ocr-page-crashed"},
      {"no memory", [](const SourceFile&, int) -> RecognizedPage { throw std::bad_alloc(); },
       "ocr-page-memory"},
      {"a fault of our own", [](const SourceFile&, int) -> RecognizedPage { throw std::runtime_error("x"); },
       "ocr-page-failed"},
      {"another page", [](const SourceFile&, int) { return planted_page(4); }, "ocr-page-garbled"},
      {"letters that are no UTF-8",
       [](const SourceFile&, int number) {
         RecognizedPage page = planted_page(number);
         page.page.words[0].text = "pag\xff";
         return page;
       },
       "ocr-page-garbled"},
      {"a place that is none",
       [](const SourceFile&, int number) {
         RecognizedPage page = planted_page(number);
         page.page.words[0].box.x1 = std::numeric_limits<double>::quiet_NaN();
         return page;
       },
       "ocr-page-garbled"},
  };
  for (const FailingPage& c : kCases) {
    SCOPED_TRACE(c.what);
    const ReadOutcome outcome = outcome_with(c.act);
    ASSERT_EQ(told(outcome), "record");
    EXPECT_THAT(outcome.document->source.ocr_pages, ElementsAre(1, 2, 4, 5));
    EXPECT_THAT(outcome.document->source.unread_pages, ElementsAre(3));
    EXPECT_THAT(log_lines(*outcome.document), ElementsAre(std::string("3 ") + c.code));
  }
}

TEST(OcrPages, OneWithMoreLettersThanAPageMayHaveIsMissing) {
  Limits limits;
  limits.page_letters = 100;
  const ReadOutcome outcome = outcome_with(
      [](const SourceFile&, int number) {
        RecognizedPage page = planted_page(number);
        page.page.words.resize(100, page.page.words[0]);
        return page;
      },
      limits);
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(log_lines(*outcome.document), ElementsAre("3 ocr-page-garbled"));
}

TEST(OcrPages, OneWhoseAnswerIsHugeIsMissing) {
  const ReadOutcome outcome = outcome_with([](const SourceFile&, int number) {
    RecognizedPage page = planted_page(number);
    page.page.damage = std::string(kMostPageBytes, 'x');
    return page;
  });
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(log_lines(*outcome.document), ElementsAre("3 ocr-page-memory"));
}

TEST(OcrPages, ThatTogetherAreTooMuchForOneRecordAreMissing) {
  ReaderOptions options = scan_reader(6);
  options.readers = 1;
  options.limits.reader_record_bytes = 4096;
  options.recognizer.recognize = [](const SourceFile&, int number) {
    RecognizedPage page = planted_page(number);
    page.page.rules.resize(5000 / sizeof(Box));
    return page;
  };
  const ReadOutcome outcome = outcome_of(options);
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(outcome.document->source.ocr_pages, ElementsAre(1, 2));
  EXPECT_THAT(log_lines(*outcome.document),
              ElementsAre("3 ocr-page-bytes", "4 ocr-page-bytes", "5 ocr-page-bytes", "6 ocr-page-bytes"));
}

TEST(OcrPages, OneThatHangsIsStoppedAndTheOthersAreThere) {
  Limits limits;
  limits.ocr_seconds = 0;
  const ReadOutcome outcome = outcome_with(
      [](const SourceFile&, int) -> RecognizedPage {
        std::this_thread::sleep_for(std::chrono::hours(1));
        return {};
      },
      limits);
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(outcome.document->source.unread_pages, ElementsAre(3));
  EXPECT_THAT(log_lines(*outcome.document), ElementsAre("3 limit-ocr-seconds"));
}

TEST(OcrPages, TheTimeThatTheyTakeIsNotTheFiles) {
  Limits limits;
  limits.file_seconds = 1;
  const ReadOutcome outcome = outcome_with(
      [](const SourceFile&, int number) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        return planted_page(number);
      },
      limits, 1);
  EXPECT_EQ(told(outcome), "record");
}

TEST(OcrPages, MoreDeathsThanTheLimitAreGivenUp) {
  ReaderOptions options = scan_reader(6);
  options.readers = 1;
  options.limits.deadly_pages = 2;
  options.recognizer.recognize = [](const SourceFile&, int number) -> RecognizedPage {
    if (number > 1) std::abort();
    return planted_page(number);
  };
  const ReadOutcome outcome = outcome_of(options);
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(outcome.document->source.ocr_pages, ElementsAre(1));
  EXPECT_THAT(log_lines(*outcome.document),
              ElementsAre("2 ocr-page-crashed", "3 ocr-page-crashed", "4 ocr-page-crashed",
                          "5 ocr-pages-deadly", "6 ocr-pages-deadly"));
}

TEST(OcrPages, WithoutDataAreMissingAndThatIsToldOnce) {
  ReaderOptions options = scan_reader(3);
  options.recognizer.find_fault = [] { return Error("ocr-data-missing", "", {"vie", "tesseract-ocr-vie"}); };
  options.recognizer.recognize = [](const SourceFile&, int) -> RecognizedPage { std::abort(); };
  const TemporaryFolder folder;
  const std::string one = folder.write("1", "a scan"), other = folder.write("2", "another scan");
  ReaderPool pool(default_parser(), options);
  std::vector<std::string> troubles;
  pool.on_trouble([&](const Error& error) { troubles.push_back(error.code); });
  const auto outcomes = all_outcomes(pool, {one, other});
  for (const std::uint64_t i : {0u, 1u}) {
    ASSERT_EQ(told(outcomes.at(i)), "record");
    EXPECT_THAT(log_lines(*outcomes.at(i).document),
                ElementsAre("1 ocr-data-missing", "2 ocr-data-missing", "3 ocr-data-missing"));
  }
  EXPECT_THAT(troubles, ElementsAre("ocr-data-missing"));
}

TEST(OcrPages, OfFilesThatNeedNoneNothingIsAsked) {
  ReaderOptions options = scan_reader(0);
  options.recognizer.find_fault = []() -> std::optional<Error> { std::abort(); };
  options.recognizer.version = []() -> std::string { std::abort(); };
  options.recognizer.warm = [] { std::abort(); };
  EXPECT_EQ(told(outcome_of(options)), "record");
}

TEST(OcrPages, AreToldAsTheyAreRead) {
  const TemporaryFolder folder;
  ReaderOptions options = scan_reader(5);
  options.readers = 2;
  options.recognizer.recognize = [](const SourceFile&, int number) -> RecognizedPage {
    if (number == 2) throw Error("image-damaged", "", {"2", "x"});
    return planted_page(number);
  };
  ReaderPool pool(default_parser(), options);
  std::vector<int> pages, failed;
  std::vector<std::size_t> finished;
  pool.on_recognized([&](const PageNews& news) {
    EXPECT_EQ(news.number, 0u);
    EXPECT_EQ(news.wanted, 5u);
    pages.push_back(news.page);
    finished.push_back(news.finished);
    if (news.error != nullptr) failed.push_back(news.page);
  });
  all_outcomes(pool, {folder.write("plan", "a scan")});
  std::sort(pages.begin(), pages.end());
  EXPECT_THAT(pages, ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(finished, ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(failed, ElementsAre(2));
}

TEST(OcrPages, AReaderThatAsksForPagesOnceMoreIsAnsweredByThoseItHas) {
  ReaderOptions options = scan_reader(2);
  options.read_file = [](const SourceFile&, const ReadControl& control) {
    Document document;
    const RecognizedPages first = control.recognize({1, 2});
    document.source.ocr_pages = found_pages(first);
    return document;
  };
  const ReadOutcome outcome = outcome_of(options);
  ASSERT_EQ(told(outcome), "record");
  EXPECT_THAT(outcome.document->source.ocr_pages, ElementsAre(1, 2));
}

struct OddWish {
  const char* what;
  std::vector<int> pages;
};

TEST(OcrPages, OddOnesAreNotWaitedFor) {
  Limits limits;
  limits.pages = 10;
  for (const OddWish& c : {OddWish{"none", {}}, OddWish{"not ascending", {2, 1}}, OddWish{"twice", {2, 2}},
                           OddWish{"before the first", {0, 1}}, OddWish{"behind the last", {11}}}) {
    SCOPED_TRACE(c.what);
    ReaderOptions options = scan_reader(1);
    options.limits = limits;
    options.read_file = [pages = c.pages](const SourceFile&, const ReadControl& control) {
      control.recognize(pages);
      return Document{};
    };
    EXPECT_EQ(told(outcome_of(options)), "reader-garbled");
  }
}

}  // namespace
}  // namespace vanthu
