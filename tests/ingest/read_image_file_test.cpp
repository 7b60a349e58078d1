#include "ingest/read_image_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/image_builder.h"
#include "tests/ingest/page_support.h"
#include "tests/ingest/pdf_support.h"

namespace vanthu {
namespace {

using testing::build_tiff;
using testing::cornered_image;
using ::testing::ElementsAre;
using testing::error_code;
using ::testing::HasSubstr;
using testing::tiff_picture;

/// An image file of so many pages.
SourceFile file_of(int pages) {
  return {"scan.tif",
          build_tiff(std::vector(static_cast<std::size_t>(pages), tiff_picture(cornered_image(64, 96))))};
}

RecognizedPage recognized(int number, const std::string& text) {
  RecognizedPage read{page_testing::make_page(number), {}};
  if (!text.empty()) page_testing::print(read.page, text, 100, 100);
  for (PageWord& word : read.page.words) word.confidence = 0.9F;
  return read;
}

/// OCR that reads `text` on every page but those that fail.
ReadControl control_with(const std::string& text, std::vector<int> failing = {}) {
  ReadControl control;
  control.recognize = [=](const std::vector<int>& pages) {
    RecognizedPages read;
    for (const int number : pages) {
      if (std::find(failing.begin(), failing.end(), number) != failing.end()) {
        read.failures.emplace_back("image-damaged", "scan.tif",
                                   std::vector<std::string>{std::to_string(number), "TIFF"}, number);
      } else {
        read.pages.push_back(recognized(number, text));
      }
    }
    return read;
  };
  return control;
}

TEST(ReadImageFile, EveryPageIsReadByOcr) {
  const ExtractedDocument document = read(file_of(3), {}, control_with("KẾ HOẠCH"));
  EXPECT_EQ(document.source.format, "tiff");
  EXPECT_EQ(document.source.pages, 3);
  EXPECT_THAT(document.source.ocr_pages, ElementsAre(1, 2, 3));
  EXPECT_THAT(document.source.unread_pages, ElementsAre());
  EXPECT_THAT(document.text, HasSubstr("KẾ HOẠCH"));
}

TEST(ReadImageFile, APageThatFailsDoesNotTakeTheOthersWithIt) {
  const ExtractedDocument document = read(file_of(3), {}, control_with("KẾ HOẠCH", {2}));
  EXPECT_THAT(document.source.ocr_pages, ElementsAre(1, 3));
  EXPECT_THAT(document.source.unread_pages, ElementsAre(2));
  const auto unreadable =
      std::find_if(document.findings.begin(), document.findings.end(),
                   [](const Finding& finding) { return finding.code == "page-unreadable"; });
  ASSERT_NE(unreadable, document.findings.end());
  EXPECT_EQ(unreadable->message_code, "image-damaged");
}

TEST(ReadImageFile, WhatIsMissingOfAPictureIsTold) {
  ReadControl control;
  control.recognize = [](const std::vector<int>&) {
    RecognizedPages read;
    read.pages.push_back(recognized(1, "KẾ HOẠCH"));
    read.pages.back().page.damage = "Premature end of JPEG file";
    return read;
  };
  const ExtractedDocument document = read(file_of(1), {}, control);
  const auto damaged = std::find_if(document.findings.begin(), document.findings.end(),
                                    [](const Finding& finding) { return finding.code == "page-damaged"; });
  ASSERT_NE(damaged, document.findings.end());
  EXPECT_EQ(damaged->message_code, "image-partly-damaged");
  EXPECT_THAT(damaged->arguments, ElementsAre("1", "Premature end of JPEG file"));
}

TEST(ReadImageFile, PagesThatKilledAReaderAreLeftOut) {
  ReadControl control = control_with("KẾ HOẠCH");
  control.skipped_pages = {1, 7};
  const ExtractedDocument document = read(file_of(2), {}, control);
  EXPECT_THAT(document.source.ocr_pages, ElementsAre(2));
  EXPECT_THAT(document.source.unread_pages, ElementsAre(1));
}

TEST(ReadImageFile, AFileWithoutTextSaysWhy) {
  const auto reading = [](const ReadControl& control) {
    return error_code([&] { read(file_of(2), {}, control); });
  };
  EXPECT_EQ(reading(control_with("")), "image-blank");
  EXPECT_EQ(reading(control_with("", {1})), "image-damaged");
  ReadControl never = control_with("KẾ HOẠCH");
  never.ocr.mode = OcrMode::never;
  EXPECT_EQ(reading(never), "image-needs-ocr");
  EXPECT_EQ(error_code([] { read({"scan.tif", file_of(1).bytes.substr(0, 12)}, {}); }), "image-damaged");
}

}  // namespace
}  // namespace vanthu
