// A page by OCR, from end to end: what is printed is read again, with places and confidence.
#include "ingest/recognize_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "tests/ingest/pdf_support.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using testing::error_code;
using ::testing::IsEmpty;

const char* const kPlan = VANTHU_SOURCE_DIR "/corpus/renderings/tiem-chung-hai-chau.pdf";

class RecognizePage : public ::testing::Test {
 protected:
  void SetUp() override {
    if (find_ocr_fault({})) GTEST_SKIP() << "tesseract-ocr-vie is not installed";
  }
  const SourceFile plan_ = load_file(kPlan, {});
};

std::map<std::string, int> words_of(const std::string& text) {
  std::map<std::string, int> words;
  std::istringstream in(text);
  for (std::string word; in >> word;) ++words[word];
  return words;
}

/// Share of the words of `wanted` that `read` has.
double share_read(const std::string& wanted, const std::string& read) {
  const auto have = words_of(read);
  int all = 0, found = 0;
  for (const auto& [word, count] : words_of(wanted)) {
    all += count;
    const auto same = have.find(word);
    if (same != have.end()) found += std::min(count, same->second);
  }
  return static_cast<double>(found) / all;
}

TEST_F(RecognizePage, ReadsWhatIsPrintedInTheSameOrder) {
  ReadControl always;
  always.ocr.mode = OcrMode::always;
  const ExtractedDocument printed = read(plan_, {});
  const ExtractedDocument scanned = read(plan_, {}, always);
  EXPECT_GT(share_read(printed.text, scanned.text), 0.98);
  std::vector<std::size_t> rows_printed, rows_scanned;
  for (const Block& block : printed.blocks) {
    if (block.kind == BlockKind::table) rows_printed.push_back(block.table.rows.size());
  }
  for (const Block& block : scanned.blocks) {
    if (block.kind == BlockKind::table) rows_scanned.push_back(block.table.rows.size());
  }
  EXPECT_EQ(rows_scanned, rows_printed);
  EXPECT_EQ(scanned.source.ocr_pages.size(), static_cast<std::size_t>(*printed.source.pages));
}

TEST_F(RecognizePage, EveryWordHasItsPlaceAndConfidence) {
  const RecognizedPage read = recognize_page(plan_, 1, {}, {});
  ASSERT_GT(read.page.words.size(), 100u);
  for (const PageWord& word : read.page.words) {
    ASSERT_TRUE(word.confidence);
    EXPECT_GE(*word.confidence, 0);
    EXPECT_LE(*word.confidence, 1);
    EXPECT_LT(word.box.x0, word.box.x1);
    EXPECT_GE(word.box.x0, 0);
    EXPECT_LE(word.box.x1, read.page.width);
    EXPECT_TRUE(std::is_sorted(word.ends.begin(), word.ends.end())) << word.text;
  }
}

TEST_F(RecognizePage, PagesWithTextAreNotReadByOcr) {
  const ExtractedDocument document = read(plan_, {});
  EXPECT_THAT(document.source.ocr_pages, IsEmpty());
  for (const SourceRun& run : document.runs) EXPECT_FALSE(run.confidence);
}

TEST_F(RecognizePage, TimeIsBounded) {
  Limits limits;
  limits.ocr_seconds = 0;
  EXPECT_EQ(error_code([&] { recognize_page(plan_, 1, limits, {}); }), "limit-ocr-seconds");
}

TEST(RecognizePageWithoutData, NamesThePackageThatBringsIt) {
  OcrSettings settings;
  settings.languages = "xyz_old";
  const auto fault = find_ocr_fault(settings);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->code, "ocr-data-missing");
  EXPECT_THAT(fault->arguments, ElementsAre("xyz_old", "tesseract-ocr-xyz-old"));
}

}  // namespace
}  // namespace vanthu
