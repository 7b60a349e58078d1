#include "tools/program/progress_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/utf8.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

ProgressFacts busy() {
  return {.done = 412,
          .total = 1200,
          .failed = 2,
          .rate = 35.25,
          .path = "kế hoạch/Đông Sơn/Kế hoạch cải cách hành chính năm 2026.pdf",
          .page = 12,
          .pages = 340};
}

TEST(ProgressLine, SaysEverythingWhereThereIsRoom) {
  EXPECT_EQ(progress_line(busy(), 139, Language::english),
            "[####---------]  412/1200  2 failed  35.2/s  0:23 left  "
            "kế hoạch/Đông Sơn/Kế hoạch cải cách hành chính năm 2026.pdf, p. 12/340");
  EXPECT_EQ(progress_line(busy(), 139, Language::vietnamese),
            "[####---------]  412/1200  lỗi 2  35,2/giây  còn 0:23  "
            "kế hoạch/Đông Sơn/Kế hoạch cải cách hành chính năm 2026.pdf, tr. 12/340");
}

TEST(ProgressLine, KeepsTheEndOfAPathThatIsTooLong) {
  const std::string line = progress_line(busy(), 79, Language::english);
  EXPECT_THAT(line, EndsWith("năm 2026.pdf, p. 12/340"));
  EXPECT_THAT(line, HasSubstr("  …"));
}

TEST(ProgressLine, SaysHowManyPagesOcrHasReadAndHowLongTheOthersTake) {
  ProgressFacts facts = busy();
  facts.total = 413;  // one file is left
  facts.rate = 100;
  facts.ocr_done = 40;
  facts.ocr_pages = 340;
  facts.pages_left = 300;
  facts.page_rate = 0.5;
  EXPECT_THAT(progress_line(facts, 139, Language::english), HasSubstr("  10:00 left  "));
  EXPECT_THAT(progress_line(facts, 139, Language::english), EndsWith("2026.pdf, OCR 40/340 p."));
  EXPECT_THAT(progress_line(facts, 139, Language::vietnamese), EndsWith("2026.pdf, OCR 40/340 tr."));
}

TEST(ProgressLine, PagesCountAsPartsOfTheirFile) {
  ProgressFacts facts = busy();
  facts.done = 0;
  facts.total = 1;
  facts.parts = 0.75;
  facts.rate = 0.01;
  EXPECT_THAT(progress_line(facts, 139, Language::english), HasSubstr("  0:25 left  "));
}

TEST(ProgressLine, FitsAnyWidth) {
  ProgressFacts facts = busy();
  for (const char* path :
       {"", "a.txt", "kế hoạch/Đông Sơn/Kế hoạch cải cách hành chính năm 2026.pdf",
        "計画計画計画計画計画計画計画計画計画計画計画計画計画計画計画計画計画計画計画計画計画計画.pdf",
        "e\u0301\u0301\u0301\u0301\u0301\u0301e\u0301e\u0301e\u0301e\u0301e\u0301.txt",
        "\xff\x1b[2J\n.txt"}) {
    facts.path = path;
    for (std::size_t width = 1; width < 200; ++width) {
      const std::string line = progress_line(facts, width, Language::vietnamese);
      EXPECT_LE(display_width(line), width) << line;
      EXPECT_EQ(find_invalid_utf8(line), std::string::npos) << line;
      EXPECT_THAT(line, Not(HasSubstr("\x1b")));
      EXPECT_THAT(line, Not(HasSubstr("\n")));
    }
  }
}

TEST(ProgressLine, CountsLongestOnANarrowTerminal) {
  EXPECT_EQ(progress_line(busy(), 8, Language::english), "412/1200");
  EXPECT_EQ(progress_line(busy(), 20, Language::english), "412/1200  2 failed");
  EXPECT_EQ(progress_line(busy(), 7, Language::english), "");
}

TEST(ProgressLine, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(progress_line({.done = 0, .total = 1, .path = "a.txt"}, 79, Language::english),
            "[--------]  0/1  a.txt");
  EXPECT_EQ(progress_line({.done = 1, .total = 1, .rate = 3.0}, 79, Language::english),
            "[########]  1/1  3.0/s");
  EXPECT_THAT(progress_line({.done = 1, .total = 2, .rate = 0.0}, 79, Language::english),
              Not(HasSubstr("left")));
  EXPECT_THAT(progress_line({.total = 2, .path = "a.pdf", .page = 1, .pages = 1}, 79, Language::english),
              EndsWith("a.pdf"));
}

TEST(ProgressLine, CountsSlowFilesByTheMinute) {
  EXPECT_THAT(progress_line({.done = 1, .total = 2, .rate = 0.04}, 79, Language::english),
              HasSubstr("  2.4/min"));
  EXPECT_THAT(progress_line({.done = 1, .total = 2, .rate = 0.04}, 79, Language::vietnamese),
              HasSubstr("  2,4/phút"));
  EXPECT_EQ(progress_line({.done = 0, .total = 2, .rate = 0.0}, 79, Language::english), "[--------]  0/2");
}

TEST(ProgressLine, TellsTimeInHoursWhereItIsLong) {
  EXPECT_THAT(progress_line({.done = 1, .total = 7201, .rate = 1.0}, 79, Language::english),
              HasSubstr("2:00:00 left"));
  EXPECT_THAT(progress_line({.done = 1, .total = 61, .rate = 1.0}, 79, Language::english),
              HasSubstr("1:00 left"));
  EXPECT_THAT(progress_line({.done = 1, .total = 100'000'000, .rate = 0.1}, 79, Language::english),
              Not(HasSubstr("left")));
}

TEST(ProgressLine, ABarIsNeverMoreThanFull) {
  EXPECT_THAT(progress_line({.done = 9, .total = 3}, 79, Language::english), StartsWith("[########]"));
  EXPECT_THAT(progress_line({.done = 0, .total = 0}, 79, Language::english), StartsWith("[--------]"));
}

TEST(RateMeter, KnowsTheRateOfTheLastHalfMinute) {
  RateMeter meter;
  const RateMeter::Time begin{};
  EXPECT_EQ(meter.rate(), std::nullopt);
  meter.add(begin, 0);
  meter.add(begin + 1s, 10);
  EXPECT_EQ(meter.rate(), std::nullopt) << "too short to tell";
  meter.add(begin + 2s, 20);
  EXPECT_EQ(meter.rate(), 10.0);
  for (int second = 3; second <= 120; ++second) {
    meter.add(begin + std::chrono::seconds(second), 20.0 + second - 2);
  }
  EXPECT_EQ(meter.rate(), 1.0) << "the fast beginning is forgotten";
}

}  // namespace
}  // namespace vanthu
