#include "ingest/scan_stamps.h"

#include <gtest/gtest.h>

#include "drawn_scan.h"
#include "ingest/scan_turn.h"

namespace vanthu {
namespace {

using std::chrono::steady_clock;

steady_clock::time_point in_a_minute() { return steady_clock::now() + std::chrono::minutes(1); }

/// Letters as Leptonica has them, black on white, 8 bits a pixel.
PixPtr typed(const char* text, int lines) {
  const PixPtr page = own(pixCreate(1000, 140 + 70 * lines, 8));
  pixSetAllArbitrary(page.get(), 255);
  L_BMF* letters = bmfCreate(nullptr, 18);
  l_int32 width = 0, overflow = 0;
  for (int line = 0; line < lines; ++line) {
    pixSetTextline(page.get(), letters, text, 0, 60, 100 + 70 * line, &width, &overflow);
  }
  bmfDestroy(&letters);
  return own(pixCopy(nullptr, page.get()));
}

std::string text_of(const std::vector<ScannedWord>& words) {
  std::string text;
  for (const ScannedWord& word : words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

class ScanStamps : public testing::Test {
 protected:
  void SetUp() override {
    try {
      engine = &ocr_engine({});
    } catch (const Error&) {
      GTEST_SKIP() << "Tesseract has no Vietnamese data here";
    }
  }
  OcrEngine* engine = nullptr;
};

TEST_F(ScanStamps, LettersOnTheirHeadAreTurnedWhereTheirShapesDoNotTell) {
  for (const int quarters : {0, 2}) {
    CleanScan scan;
    scan.grey = turned_by_quarters(typed("Uy ban nhan dan xa giao Phong Kinh te", 4).get(), quarters);
    scan.dots_per_inch = 200;
    scan.straightened = quarters == 2 ? 1.5 : 0;
    scan.stamps.push_back({Box{10, 20, 110, 70}, own(pixCreate(100, 50, 8))});
    const int width = pixGetWidth(scan.grey.get()), height = pixGetHeight(scan.grey.get());
    const auto upright = put_upright(*engine, std::move(scan), in_a_minute());
    ASSERT_TRUE(upright);
    EXPECT_NEAR(upright->straightened, quarters == 2 ? -178.5 : 0, 1e-9);
    const Box expected =
        quarters == 2 ? Box{width - 110.0, height - 70.0, width - 10.0, height - 20.0} : Box{10, 20, 110, 70};
    EXPECT_EQ(upright->stamps[0].box, expected);
  }
}

TEST_F(ScanStamps, APageThatIsSureStaysWithoutBeingRead) {
  CleanScan scan;
  scan.grey = typed("nothing", 1);
  scan.dots_per_inch = 200;
  scan.upright = 0.3;
  const auto past = steady_clock::now() - std::chrono::seconds(1);
  EXPECT_TRUE(put_upright(*engine, std::move(scan), past));
}

TEST_F(ScanStamps, WordsOfAFrameAreReadAndPlacedOnThePage) {
  PixPtr ink = typed("CONG VAN DEN", 1);
  PageImage framed = make_page_image(ink.get(), 200);
  draw_box(framed, 0, 0, framed.width, 5);
  draw_box(framed, 0, framed.height - 5, framed.width, 5);
  draw_box(framed, 0, 0, 5, framed.height);
  draw_box(framed, framed.width - 5, 0, 5, framed.height);
  const ScanStamp stamp{Box{300, 500, 300.0 + framed.width, 500.0 + framed.height}, make_pix(framed)};
  const auto words = read_stamp(*engine, stamp, 200, in_a_minute());
  ASSERT_TRUE(words);
  ASSERT_FALSE(words->empty());
  EXPECT_NE(text_of(*words).find("VAN"), std::string::npos) << text_of(*words);
  EXPECT_GT(words->front().x0, 340);
  EXPECT_GT(words->front().y0, 530);
  EXPECT_LT(words->front().baseline, 500 + framed.height);
}

TEST_F(ScanStamps, LettersThatRunAroundASealAreNotRead) {
  PageImage seal = blank_page(2, 2, 200);
  draw_ring(seal, 200, 200, 190, 8);
  draw_lines(seal, 120, 180, 160, 2);
  const ScanStamp stamp{Box{0, 0, 400, 400}, make_pix(seal)};
  const auto words = read_stamp(*engine, stamp, 200, in_a_minute());
  ASSERT_TRUE(words);
  EXPECT_TRUE(words->empty());
}

TEST_F(ScanStamps, NothingIsReadAfterTheDeadline) {
  const auto past = steady_clock::now() - std::chrono::seconds(1);
  PageImage page = blank_page(2, 1, 200);
  draw_box(page, 0, 0, page.width, page.height);
  const ScanStamp stamp{Box{0, 0, 400, 200}, make_pix(page)};
  EXPECT_FALSE(read_stamp(*engine, stamp, 200, past));
}

}  // namespace
}  // namespace vanthu
