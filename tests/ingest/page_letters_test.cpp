#include "ingest/page_letters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/messages.h"
#include "ingest/page_lost_blanks.h"
#include "ingest/page_words.h"
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
using ::testing::StartsWith;

/// Codes of the messages, in order.
std::vector<std::string> messages_of(const LetterReport& report) {
  std::vector<std::string> codes;
  for (const PageFinding& finding : report.findings) codes.push_back(finding.message_code);
  return codes;
}

/// What every word promises (page.h), and that every finding has its words.
void expect_sound(const PrintedDocument& document, const LetterReport& report) {
  for (const Page& page : document.pages) {
    for (const PageWord& word : page.words) {
      EXPECT_EQ(word.ends.size(), count_code_points(word.text)) << word.text;
      EXPECT_TRUE(std::is_sorted(word.ends.begin(), word.ends.end())) << word.text;
      EXPECT_LE(word.box.x0, word.box.x1) << word.text;
    }
  }
  for (const PageFinding& finding : report.findings) {
    EXPECT_TRUE(has_message(finding.message_code)) << finding.message_code;
    EXPECT_EQ(message(Language::english, finding.message_code, finding.arguments).find('{'),
              std::string::npos);
  }
}

LetterReport repair(PrintedDocument& document) {
  LetterReport report = repair_pages(document);
  expect_sound(document, report);
  return report;
}

/// A page of prose, so that a page has something to be judged by.
void print_prose(Page& page, double from, std::uint16_t font = 0) {
  const char* const lines[] = {"Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản hướng dẫn",
                               "thi hành, Ủy ban nhân dân xã xây dựng kế hoạch triển khai công tác",
                               "chuyển đổi số trên địa bàn với những nội dung chủ yếu sau đây."};
  for (const char* const line : lines) print(page, line, 85, from += 20, 14, font);
}

TEST(PageLetters, AGoodPageStaysAsItIs) {
  Page page = make_page();
  print(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 250, 70);
  print_prose(page, 100);
  print(page, "Võ Thị Sáu, Ngõ 12, rõ ràng, cõi lòng, 05-NQ/ĐU, Facebook, Zalo, 15 % ~ 20 %", 85, 200);
  PrintedDocument document = document_of(page);
  const std::string before = text_of(page);
  const LetterReport report = repair(document);
  EXPECT_EQ(text_of(document.pages[0]), before);
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_THAT(report.unread_pages, IsEmpty());
  EXPECT_EQ(report.encoding, "UTF-8");
}

// ---- legacy fonts ----------------------------------------------------------------------------------

struct LegacyCase {
  const char* font;
  const char* printed;
  const char* read;
  const char* encoding;
};

class LegacyFontPage : public ::testing::TestWithParam<LegacyCase> {};

TEST_P(LegacyFontPage, IsDecodedByTheFontsName) {
  Page page = make_page();
  print(page, GetParam().printed, 85, 70);
  PrintedDocument document = document_of(page);
  document.fonts[0].name = GetParam().font;
  const LetterReport report = repair(document);
  EXPECT_EQ(text_of(document.pages[0]), GetParam().read);
  EXPECT_EQ(report.encoding, GetParam().encoding);
  EXPECT_THAT(messages_of(report), ElementsAre("page-letters-decoded"));
}

INSTANTIATE_TEST_SUITE_P(
    PageLetters, LegacyFontPage,
    ::testing::Values(
        LegacyCase{".VnTime", "KÕ ho¹ch ph¸t triÓn kinh tÕ", "Kế hoạch phát triển kinh tế", "TCVN3"},
        LegacyCase{".VnTimeH,Bold", "céng hßa x· héi chñ nghÜa", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "TCVN3"},
        LegacyCase{".VnTime-Italic", "®-îc ng-êi d©n", "được người dân", "TCVN3"},
        LegacyCase{"VNI-Times", "Keá hoaïch thöïc hieän", "Kế hoạch thực hiện", "VNI"},
        LegacyCase{"VNI-Times-BoldItalic", "Ñoäc laäp - Töï do", "Độc lập - Tự do", "VNI"}));

TEST(PageLetters, UnicodeTextInAFontOfALegacyNameStays) {
  Page page = make_page();
  print(page, "Ủy ban nhân dân xã xây dựng kế hoạch này", 85, 70);
  print(page, "phê và là thì", 85, 90);
  PrintedDocument document = document_of(page);
  document.fonts[0].name = ".VnTime";
  const std::string before = text_of(page);
  EXPECT_THAT(repair(document).findings, IsEmpty());
  EXPECT_EQ(text_of(document.pages[0]), before);
}

TEST(PageLetters, LegacyCodesAreKnownByTheirLinesWhereTheFontDoesNotTell) {
  Page page = make_page();
  print(page, "Uû ban nh©n d©n x· x©y dùng kÕ ho¹ch ph¸t triÓn kinh tÕ n¨m nay", 85, 70);
  print(page, "víi nh÷ng néi dung chñ yÕu sau ®©y", 85, 90);
  PrintedDocument document = document_of(page);
  const LetterReport report = repair(document);
  EXPECT_EQ(
      text_of(document.pages[0]),
      "Uỷ ban nhân dân xã xây dựng kế hoạch phát triển kinh tế năm nay với những nội dung chủ yếu sau đây");
  EXPECT_EQ(report.encoding, "TCVN3");
}

TEST(PageLetters, CodesOfALegacyFontWithoutUnicodeAreItsBytes) {
  Page page = make_page();
  // U+F000 + code stands for a code that nothing maps to a letter (page.h): K, then 0xD5.
  print(page, "\uF04B\uF0D5 \uF068\uF06F\uF0B9\uF063\uF068", 85, 70);
  PrintedDocument document = document_of(page);
  document.fonts[0] = {".VnTime", false, false, false};
  EXPECT_THAT(messages_of(repair(document)), ElementsAre("page-letters-decoded"));
  EXPECT_EQ(text_of(document.pages[0]), "Kế hoạch");
}

TEST(PageLetters, CodesThatNoEncodingMakesLettersOfAreLostLettersNotLineEnds) {
  Page page = make_page();
  print(page, "\uF04B\uF0D5 \uF068\uF00A\uF0B9\uF063\uF068", 85, 70);
  print(page, "Uû ban nh©n d©n x· x©y dùng kÕ ho¹ch ph¸t triÓn kinh tÕ n¨m nay", 85, 90);
  print(page, "víi nh÷ng néi dung chñ yÕu sau ®©y", 85, 110);
  PrintedDocument document = document_of(page);
  document.fonts[0] = {".VnTime", false, false, false};
  repair(document);
  ASSERT_EQ(document.pages.size(), 1u);
  EXPECT_THAT(text_of(document.pages[0]), StartsWith("Kế h\uFFFDạch Uỷ ban"));
}

TEST(PageLetters, DecodedWordsKeepTheEndsOfTheirLetters) {
  Page page = make_page();
  page.words.push_back(make_word("hoaïch", 100, 70, 10));
  PrintedDocument document = document_of(page);
  document.fonts[0].name = "VNI-Times";
  repair(document);
  const PageWord& word = document.pages[0].words[0];
  EXPECT_EQ(word.text, "hoạch");
  // "aï" are two letters of half an em each.
  EXPECT_THAT(word.ends, ElementsAre(105, 110, 120, 125, 130));
}

// ---- letters that fonts confuse --------------------------------------------------------------------

TEST(PageLetters, LettersThatAFontConfusesAreUndone) {
  Page page = make_page();
  print(page, "CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 250, 70);
  print(page, "PHÕNG CHỐNG thiên tai, ngƣời dân đƣợc hƣớng dẫn, ông VÕ VĂN AN", 85, 90);
  PrintedDocument document = document_of(page);
  const LetterReport report = repair(document);
  EXPECT_EQ(
      text_of(document.pages[0]),
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM PHÒNG CHỐNG thiên tai, người dân được hướng dẫn, ông VÕ VĂN AN");
  ASSERT_THAT(messages_of(report), ElementsAre("page-letters-confused"));
  EXPECT_EQ(report.findings[0].arguments[0], "5");
}

TEST(PageLetters, OneOddWordProvesNoConfusion) {
  Page page = make_page();
  print(page, "Bà Hõa ở số nhà 12", 85, 70);
  PrintedDocument document = document_of(page);
  EXPECT_THAT(repair(document).findings, IsEmpty());
  EXPECT_EQ(text_of(document.pages[0]), "Bà Hõa ở số nhà 12");
}

TEST(PageLetters, AFontThatHasTheRightLetterAsWellConfusesNothing) {
  Page page = make_page();
  print(page, "phõng tõa hòa", 85, 70);
  PrintedDocument document = document_of(page);
  repair(document);
  EXPECT_EQ(text_of(document.pages[0]), "phõng tõa hòa");
}

TEST(PageLetters, WrongUnicodeIsUndoneWhereEveryWordHasOneReading) {
  Page page = make_page();
  print(page, "CỘNG HÒA: cơng khai, thơng tin, khơng trùng lặp, đơng đảo", 85, 70);
  PrintedDocument document = document_of(page);
  EXPECT_THAT(messages_of(repair(document)), ElementsAre("page-letters-confused"));
  EXPECT_EQ(text_of(document.pages[0]), "CỘNG HÒA: công khai, thông tin, không trùng lặp, đông đảo");
}

TEST(PageLetters, WrongUnicodeThatCannotBeToldFromRightGivesThePageUp) {
  Page page = make_page();
  print(page, "CỘNG HỊA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 250, 70);
  print(page, "Cơ quan chủ trì cơng tác thơng tin, khơng để xảy ra sơ suất, hồn thành đúng hạn", 85, 90);
  PrintedDocument document = document_of(page);
  const LetterReport report = repair(document);
  EXPECT_THAT(messages_of(report), ElementsAre("page-not-vietnamese"));
  EXPECT_THAT(report.unread_pages, ElementsAre(1));
  EXPECT_THAT(document.pages, IsEmpty());
}

// ---- accents, marks, symbols -----------------------------------------------------------------------

struct AccentCase {
  const char* printed;
  const char* read;  // composed
};

class AccentPage : public ::testing::TestWithParam<AccentCase> {};

TEST_P(AccentPage, HasItsAccentsOnTheirLetters) {
  Page page = make_page();
  print(page, GetParam().printed, 85, 70);
  PrintedDocument document = document_of(page);
  EXPECT_THAT(messages_of(repair(document)), ElementsAre("page-letters-accents"));
  EXPECT_EQ(text_of(document.pages[0]), GetParam().read);
}

INSTANTIATE_TEST_SUITE_P(
    PageLetters, AccentPage,
    ::testing::Values(AccentCase{"co´ ca´c la` nha`", "co\u0301 ca\u0301c la\u0300 nha\u0300"},
                      AccentCase{"c´o c´ac l`a to´an", "co\u0301 ca\u0301c la\u0300 toa\u0301n"},
                      AccentCase{"tie^´ng ha´t la~ng", "tie\u0302\u0301ng ha\u0301t la\u0303ng"}));

TEST(PageLetters, QuotesMadeOfAccentsStay) {
  Page page = make_page();
  print(page, "khẩu hiệu ´Vì nước´ và `Vì dân` và ´Vì xã´", 85, 70);
  PrintedDocument document = document_of(page);
  EXPECT_THAT(repair(document).findings, IsEmpty());
}

TEST(PageLetters, DecomposedAndMisorderedMarksAreLettersAndStayAsPrinted) {
  Page page = make_page();
  for (int i = 0; i < 10; ++i) print(page, "ke\u0301\u0302 hoa\u0323ch thu\u031B\u0323c", 85, 70 + 20 * i);
  PrintedDocument document = document_of(page);
  EXPECT_THAT(repair(document).findings, IsEmpty());
  EXPECT_EQ(document.pages.size(), 1u);
}

TEST(PageLetters, SymbolsOfWingdingsAreBulletsAndNoFault) {
  Page page = make_page();
  for (int i = 0; i < 20; ++i) print(page, "\uF0D8 nội", 85, 70 + 20 * i);
  for (std::size_t i = 0; i < page.words.size(); i += 2) page.words[i].font = 1;
  page.words.push_back(make_word("§", 85, 800, 14, 1));
  PrintedDocument document = document_of(page);
  document.fonts.push_back({"Wingdings-Regular", true, false, false});
  EXPECT_THAT(repair(document).findings, IsEmpty());
  EXPECT_EQ(document.pages[0].words.front().text, "➢");
  EXPECT_EQ(document.pages[0].words.back().text, "▪");
}

// ---- blanks ----------------------------------------------------------------------------------------

TEST(PageLetters, LettersSetApartBecomeWords) {
  Page page = make_page();
  print(page, "K Ế  H O Ạ C H", 250, 70);
  PrintedDocument document = document_of(page);
  const LetterReport report = repair(document);
  EXPECT_EQ(text_of(document.pages[0]), "KẾ HOẠCH");
  ASSERT_THAT(messages_of(report), ElementsAre("page-words-joined"));
  EXPECT_THAT(report.findings[0].arguments, ElementsAre("2", "K Ế", "KẾ"));
}

TEST(PageLetters, LettersSetApartEvenlyBecomeWordsWhereThereIsOneWay) {
  Page page = make_page();
  print(page, "K Ế H O Ạ C H", 250, 70);
  print(page, "T H Ự C H I Ệ N", 250, 100);  // also "THỰ CHIỆN"
  PrintedDocument document = document_of(page);
  repair(document);
  EXPECT_EQ(text_of(document.pages[0]), "KẾ HOẠCH T H Ự C H I Ệ N");
}

TEST(PageLetters, WordsInPiecesAreJoinedAcrossGapsThatAreNoBlanks) {
  Page page = make_page();
  double x = 85;
  for (const std::string piece : {"Đ", "ộc", " l", "ập", " -", " T", "ự", " do", " -", " Hạnh", " phúc"}) {
    const bool blank = piece.front() == ' ';
    page.words.push_back(make_word(piece.substr(blank ? 1 : 0), x + (blank ? 3.5 : 1.0), 70));
    x = page.words.back().box.x1;
  }
  PrintedDocument document = document_of(page);
  repair(document);
  EXPECT_EQ(text_of(document.pages[0]), "Độc lập - Tự do - Hạnh phúc");
}

TEST(PageLetters, MarksInTheCellsOfATableAreNoWord) {
  Page page = make_page();
  for (int i = 0; i < 6; ++i) page.words.push_back(make_word(i % 2 == 0 ? "c" : "a", 85 + 60 * i, 70));
  print(page, "x x x x", 85, 100);
  PrintedDocument document = document_of(page);
  EXPECT_THAT(repair(document).findings, IsEmpty());
}

TEST(PageLetters, WordsThatLostTheirBlankArePartedAtACapital) {
  Page page = make_page();
  print(page, "ban hànhQuy định, website xuLyVanBan@hanoi.gov.vn, EcoPark", 85, 70);
  PrintedDocument document = document_of(page);
  const LetterReport report = repair(document);
  EXPECT_EQ(text_of(document.pages[0]), "ban hành Quy định, website xuLyVanBan@hanoi.gov.vn, EcoPark");
  ASSERT_THAT(messages_of(report), ElementsAre("page-words-parted"));
  EXPECT_EQ(document.pages[0].words[1].box.x1, document.pages[0].words[2].box.x0);
}

TEST(PageLetters, WordsThatLostTheirBlankArePartedAtAWiderGap) {
  Page page = make_page();
  print(page, "nội dung kế hoạch hằng năm", 85, 70);
  page.words.push_back(make_word("kếhoạch", 85, 90, 10));
  for (std::size_t i = 2; i < 7; ++i) page.words.back().ends[i] += 1;  // a tenth of an em before the h
  PrintedDocument document = document_of(page);
  repair(document);
  EXPECT_EQ(text_of(document.pages[0]), "nội dung kế hoạch hằng năm kế hoạch");
}

TEST(PageLetters, OneGluedWordWithoutAGapStays) {
  Page page = make_page();
  print(page, "nội dung kếhoạch hằng năm", 85, 70);
  PrintedDocument document = document_of(page);
  EXPECT_THAT(repair(document).findings, IsEmpty());
  EXPECT_EQ(text_of(document.pages[0]), "nội dung kếhoạch hằng năm");
}

TEST(PageLetters, APageThatLostAllItsBlanksIsPartedWhereThereIsOneWay) {
  Page page = make_page();
  for (int i = 0; i < 12; ++i) print(page, "pháttriểnkinhtế", 85, 70 + 20 * i);
  PrintedDocument document = document_of(page);
  repair(document);
  EXPECT_THAT(text_of(document.pages[0]), ::testing::StartsWith("phát triển kinh tế phát"));
}

TEST(PageLetters, OnlySegmentationKnowsWhenThereIsNone) {
  EXPECT_THAT(only_segmentation("KẾHOẠCH"), ElementsAre(4u, 11u));
  EXPECT_THAT(only_segmentation("thựchiện"), IsEmpty());  // also "thự chiện"
  EXPECT_THAT(only_segmentation("Facebook"), IsEmpty());
  EXPECT_THAT(only_segmentation(""), IsEmpty());
  EXPECT_THAT(only_segmentation(std::string(5000, 'a')), IsEmpty());
}

}  // namespace
}  // namespace vanthu
