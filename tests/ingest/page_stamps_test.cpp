#include "ingest/page_stamps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/messages.h"
#include "ingest/page_stamp_lines.h"
#include "page_support.h"

namespace vanthu {
namespace {

using page_testing::document_of;
using page_testing::make_page;
using page_testing::make_word;
using page_testing::print;
using page_testing::text_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The words of a line as an annotation.
void print_annotation(Page& page, std::string_view text, double x, double baseline, double size = 8) {
  const std::size_t first = page.words.size();
  print(page, text, x, baseline, size);
  for (std::size_t i = first; i < page.words.size(); ++i) page.words[i].annotation = true;
}

struct TimeCase {
  const char* printed;
  const char* iso;  // empty: none
};

class StampTime : public ::testing::TestWithParam<TimeCase> {};

TEST_P(StampTime, IsReadInEveryForm) {
  EXPECT_EQ(find_stamp_time(GetParam().printed).value_or(""), GetParam().iso);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, StampTime,
    ::testing::Values(TimeCase{"08.05.2026 10:12:33 +07:00", "2026-05-08T10:12:33+07:00"},
                      TimeCase{"08/05/2026 10:12", "2026-05-08T10:12:00"},
                      TimeCase{"2026.05.08 10:12:33 +07'00'", "2026-05-08T10:12:33+07:00"},
                      TimeCase{"2026-05-08T03:12:33Z", "2026-05-08T03:12:33Z"},
                      TimeCase{"ngày 8-5-2026", "2026-05-08"}, TimeCase{"số 12/2026", ""},
                      TimeCase{"32.13.2026", ""}, TimeCase{"1.2.3.4", ""}, TimeCase{"", ""},
                      TimeCase{"08.05.2026 99:99", "2026-05-08"}, TimeCase{"123456789/12/2026", ""}));

TEST(Stamps, ASignatureBecomesAFactAndLeavesTheText) {
  Page page = make_page();
  print(page, "Người ký: ỦY BAN NHÂN DÂN", 400, 40, 8);
  print(page, "XÃ THANH BÌNH", 400, 50, 8);
  print(page, "Email: vanphong@thanhbinh.gov.vn", 400, 60, 8);
  print(page, "Thời gian ký: 08.05.2026", 400, 70, 8);
  print(page, "10:12:33 +07:00", 400, 80, 8);
  print(page, "ỦY BAN NHÂN DÂN", 85, 80);
  print(page, "XÃ THANH BÌNH", 85, 100);
  PrintedDocument document = document_of(page);
  const StampReport report = take_stamps(document);
  EXPECT_EQ(text_of(document.pages[0]), "ỦY BAN NHÂN DÂN XÃ THANH BÌNH");
  ASSERT_EQ(document.signatures.size(), 1u);
  EXPECT_EQ(document.signatures[0].signer, "ỦY BAN NHÂN DÂN XÃ THANH BÌNH");
  EXPECT_EQ(document.signatures[0].time, "2026-05-08T10:12:33+07:00");
  EXPECT_EQ(document.signatures[0].page, 1);
  EXPECT_TRUE(report.stamped[0]);
}

TEST(Stamps, ASignatureOfAnotherProgramIsKnownToo) {
  Page page = make_page();
  print(page, "Digitally signed by Lê Văn Bình", 400, 700, 8);
  print(page, "Date: 2026.05.08 10:12:33 +07'00'", 400, 710, 8);
  PrintedDocument document = document_of(page);
  take_stamps(document);
  EXPECT_THAT(document.pages[0].words, IsEmpty());
  ASSERT_EQ(document.signatures.size(), 1u);
  EXPECT_EQ(document.signatures[0].signer, "Lê Văn Bình");
}

TEST(Stamps, WhatASignatureShowsCompletesItsFormField) {
  Page page = make_page();
  print_annotation(page, "Ký bởi: UBND xã Thanh Bình", 400, 700);
  print_annotation(page, "Thời gian ký: 08/05/2026 10:12:33", 400, 710);
  PrintedDocument document = document_of(page);
  document.signatures.push_back({"Ủy ban nhân dân xã Thanh Bình", std::nullopt, 1, Box{390, 680, 560, 720}});
  take_stamps(document);
  ASSERT_EQ(document.signatures.size(), 1u);
  EXPECT_EQ(document.signatures[0].signer, "Ủy ban nhân dân xã Thanh Bình");
  EXPECT_EQ(document.signatures[0].time, "2026-05-08T10:12:33");
  EXPECT_EQ(document.signatures[0].box, (Box{390, 680, 560, 720}));
}

TEST(Stamps, FormsAndSentencesAboutSigningStayText) {
  Page page = make_page();
  print(page, "Người ký: ……………… Ngày ký: ………", 85, 70);
  print(page, "Người ký văn bản chịu trách nhiệm về nội dung; ngày ký: 08/5/2026", 85, 90);
  print(page, "Cơ quan: Phòng Kinh tế", 85, 110);
  print(page, "Email: kinhte@thanhbinh.gov.vn", 85, 130);
  PrintedDocument document = document_of(page);
  const std::string before = text_of(page);
  take_stamps(document);
  EXPECT_EQ(text_of(document.pages[0]), before);
  EXPECT_THAT(document.signatures, IsEmpty());
}

TEST(Stamps, TheStampOfTheReceivingOfficeIsReportedAndIsNotTheNumber) {
  Page page = make_page();
  print(page, "Số: 45/KH-UBND", 85, 110);
  print(page, "Thanh Bình, ngày 08 tháng 5 năm 2026", 300, 110);
  print(page, "ĐẾN", 90, 150, 12);
  print(page, "Số: 1234", 130, 145, 10);
  print(page, "Ngày: 11/5/2026", 130, 158, 10);
  print(page, "Chuyển: Phòng Kinh tế", 130, 171, 10);
  print(page, "KẾ HOẠCH", 250, 200);
  PrintedDocument document = document_of(page);
  const StampReport report = take_stamps(document);
  EXPECT_EQ(text_of(document.pages[0]), "Số: 45/KH-UBND Thanh Bình, ngày 08 tháng 5 năm 2026 KẾ HOẠCH");
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].severity, Severity::info);
  EXPECT_THAT(report.findings[0].arguments,
              ElementsAre("Số: 1234 ĐẾN Ngày: 11/5/2026 Chuyển: Phòng Kinh tế"));
}

TEST(Stamps, OnAScanTheStampIsKnownByCrookedLettersAndScatteredWords) {
  Page page = make_page();
  print(page, "Chuyển: ……", 90, 171, 10);
  print(page, "Số: 45/KH-UBND", 85, 110);
  for (int i = 0; i < 50; ++i) print(page, "Căn cứ", 85, 300 + 14 * i);
  print(page, "VĂN PHÒNG ĐẢNG ỦY", 90, 132, 10);
  print(page, "ĐỀN Sổ:", 90, 145, 10);
  print(page, "1234", 180, 145, 10);
  print(page, "Ngảy: ……/5/2026", 90, 158, 10);
  print(page, "Thanh Bình, ngày 08 tháng 5 năm 2026", 300, 145);
  for (PageWord& word : page.words) word.confidence = 0.9f;
  const std::vector<PageFinding> findings = take_incoming_stamps(page);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "stamp-removed");
  EXPECT_THAT(findings[0].arguments,
              ElementsAre("VĂN PHÒNG ĐẢNG ỦY ĐỀN Sổ: 1234 Ngảy: ……/5/2026 Chuyển: ……", "0.90"));
  EXPECT_THAT(text_of(page), ::testing::StartsWith("Số: 45/KH-UBND Căn cứ"));
  EXPECT_THAT(text_of(page), ::testing::EndsWith("Căn cứ Thanh Bình, ngày 08 tháng 5 năm 2026"));
}

TEST(Stamps, ANumberWithInkInItIsNotTheStamps) {
  for (const char* number : {"Số: /7KH-UBND", "Số: 4KH-UBND", "Số: \uFFFD/KH-UBND"}) {
    Page page = make_page();
    print(page, number, 85, 125);
    print(page, "ĐẾN Số: 1234", 90, 145, 10);
    print(page, "Ngày: 12/5/2026", 90, 158, 10);
    for (PageWord& word : page.words) word.confidence = 0.9f;
    ASSERT_EQ(take_incoming_stamps(page).size(), 1u) << number;
    EXPECT_EQ(text_of(page), number);
  }
}

TEST(Stamps, SentencesWithTheWordsOfAStampStayText) {
  Page page = make_page();
  print(page, "Đến ngày 30/6/2026", 90, 150);
  print(page, "Số hộ nghèo: 5", 90, 165);
  EXPECT_THAT(take_incoming_stamps(page), IsEmpty());
  EXPECT_FALSE(page.words.empty());
}

TEST(Stamps, AWordDenAloneIsNoStamp) {
  Page page = make_page();
  print(page, "ĐẾN", 90, 150);
  print(page, "Số: 45/KH-UBND", 85, 110);
  PrintedDocument document = document_of(page);
  EXPECT_THAT(take_stamps(document).findings, IsEmpty());
  EXPECT_EQ(document.pages[0].words.size(), 3u);
}

TEST(Stamps, ACommentIsReportedAndLeavesTheText) {
  Page page = make_page();
  print(page, "Nội dung kế hoạch", 85, 100);
  print_annotation(page, "xem lại câu này", 450, 100);
  PrintedDocument document = document_of(page);
  const StampReport report = take_stamps(document);
  EXPECT_EQ(text_of(document.pages[0]), "Nội dung kế hoạch");
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_THAT(report.findings[0].arguments, ElementsAre("xem lại câu này"));
}

TEST(Stamps, ANumberLaidIntoItsGapIsText) {
  Page page = make_page();
  print(page, "Số:      /KH-UBND", 85, 100);
  print_annotation(page, "157", 112, 100, 12);
  PrintedDocument document = document_of(page);
  EXPECT_THAT(take_stamps(document).findings, IsEmpty());
  EXPECT_EQ(document.pages[0].words.size(), 3u);
  EXPECT_EQ(document.pages[0].words.back().text, "157");
}

// ---- print over print ------------------------------------------------------------------------------

TEST(Overprints, ANumberOverDotsFillsThemIn) {
  Page page = make_page();
  page.words.push_back(make_word("Số:……/KH-UBND", 85, 100, 14));
  page.words.push_back(make_word("157", 105, 99, 10));
  PrintedDocument document = document_of(page);
  EXPECT_THAT(part_overprints(document), IsEmpty());
  EXPECT_EQ(text_of(document.pages[0]), "Số: /KH-UBND 157");
  const auto& words = document.pages[0].words;
  EXPECT_LE(words[0].box.x1, words[2].box.x0 + 1);
  EXPECT_LE(words[2].box.x1, words[1].box.x0 + 1);
}

TEST(Overprints, ANumberOverAnotherReplacesItAndBothAreSaid) {
  Page page = make_page();
  page.words.push_back(make_word("Số:112/KH-UBND", 85, 100, 14));
  page.words.push_back(make_word("157", 106, 100, 14));
  PrintedDocument document = document_of(page);
  const auto findings = part_overprints(document);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].arguments, ElementsAre("112", "157"));
  EXPECT_TRUE(has_message(findings[0].message_code));
  EXPECT_EQ(text_of(document.pages[0]), "Số: /KH-UBND 157");
}

TEST(Overprints, ANumberThatTouchesItsNeighbourTakesNothingFromIt) {
  Page page = make_page();
  page.words.push_back(make_word("Số:……/KH-UBND", 85, 100, 14));
  page.words.push_back(make_word("157", 106, 100, 12));  // reaches over half of the "/"
  page.words.push_back(make_word("năm", 300, 100, 14));
  page.words.push_back(make_word("5", 300, 100, 14));
  PrintedDocument document = document_of(page);
  EXPECT_THAT(part_overprints(document), IsEmpty());
  EXPECT_EQ(text_of(document.pages[0]), "Số: /KH-UBND 157 năm 5");
}

TEST(Overprints, TheSameWordPrintedTwiceIsOne) {
  Page page = make_page();
  print(page, "KẾ HOẠCH", 200, 100);
  print(page, "KẾ HOẠCH", 200.5, 100);
  PrintedDocument document = document_of(page);
  EXPECT_THAT(part_overprints(document), IsEmpty());
  EXPECT_EQ(text_of(document.pages[0]), "KẾ HOẠCH");
}

TEST(Overprints, NeighboursWatermarksAndLinesBelowStay) {
  Page page = make_page();
  print(page, "DỰ THẢO", 85, 110, 60);
  print(page, "Nội dung kế hoạch", 85, 100);
  print(page, "của xã Thanh Bình", 85, 116);
  page.words.push_back(make_word("(1)", page.words.back().box.x1 - 1, 112, 8));
  PrintedDocument document = document_of(page);
  const std::string before = text_of(page);
  EXPECT_THAT(part_overprints(document), IsEmpty());
  EXPECT_EQ(text_of(document.pages[0]), before);
}

// ---- drawn numbers ---------------------------------------------------------------------------------

struct DrawnCase {
  const char* line;
  bool drawn;
};

class DrawnNumber : public ::testing::TestWithParam<DrawnCase> {};

TEST_P(DrawnNumber, IsReportedWhereAGapHoldsInk) {
  Page page = make_page();
  print(page, GetParam().line, 85, 100);
  // Ink about the third quarter of an inch of the line.
  page.drawings.push_back({114, 85, 126, 103});
  const auto findings = find_drawn_numbers(document_of(page));
  ASSERT_EQ(!findings.empty(), GetParam().drawn);
  if (!GetParam().drawn) return;
  EXPECT_EQ(findings[0].code, "number-drawn");
  EXPECT_EQ(findings[0].box, (Box{114, 85, 126, 103}));
  EXPECT_TRUE(has_message(findings[0].message_code));
}

INSTANTIATE_TEST_SUITE_P(
    Lines, DrawnNumber,
    ::testing::Values(DrawnCase{"Số:        /KH-UBND", true}, DrawnCase{"Số:……./KH-UBND", true},
                      DrawnCase{"Số: ….. /KH-UBND", true}, DrawnCase{"ngày        tháng 5 năm 2026", true},
                      DrawnCase{"Số: 157/KH-UBND", false}, DrawnCase{"Số:          45/KH-UBND", false},
                      DrawnCase{"Nội dung       kế hoạch", false}));

TEST(DrawnNumbers, AGapWithoutInkOrUnderAScanIsNotDrawn) {
  Page page = make_page();
  print(page, "Số:        /KH-UBND", 85, 100);
  page.pictures.push_back({0, 0, page.width, page.height});
  page.drawings.push_back({300, 85, 320, 103});
  EXPECT_THAT(find_drawn_numbers(document_of(page)), IsEmpty());
}

TEST(Placeholders, AreDotsAndLowLines) {
  for (const char* const text : {"…", "......", "____", "…..", ""}) EXPECT_TRUE(is_placeholder(text)) << text;
  for (const char* const text : {"-", "1...", "/", "a"}) EXPECT_FALSE(is_placeholder(text)) << text;
}

}  // namespace
}  // namespace vanthu
