// Pages whose text layer is not their text, and pages that only look so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/messages.h"
#include "ingest/page_letters.h"
#include "page_support.h"

namespace vanthu {
namespace {

using page_testing::document_of;
using page_testing::make_page;
using page_testing::print;
using page_testing::text_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

void print_lines(Page& page, const std::vector<std::string>& lines, double from = 100) {
  for (const std::string& line : lines) print(page, line, 85, from += 20);
}

const std::vector<std::string> kProse = {"Ủy ban nhân dân xã xây dựng kế hoạch triển khai công tác",
                                         "chuyển đổi số trên địa bàn với những nội dung chủ yếu sau.",
                                         "Các phòng, ban phối hợp thực hiện và báo cáo đúng thời hạn."};

Page scan() {
  Page page = make_page();
  page.pictures.push_back({0, 0, page.width, page.height});
  return page;
}

/// The message that gives the page up; empty where it is kept.
std::string verdict(const Page& page, PrintedDocument document) {
  document.pages = {page};
  const LetterReport report = repair_pages(document);
  std::string given_up;
  for (const PageFinding& finding : report.findings) {
    if (finding.code != "page-unreadable") continue;
    EXPECT_EQ(finding.severity, Severity::error);
    EXPECT_TRUE(has_message(finding.message_code)) << finding.message_code;
    given_up = finding.message_code;
  }
  EXPECT_EQ(given_up.empty(), !document.pages.empty());
  EXPECT_EQ(given_up.empty(), report.unread_pages.empty());
  return given_up;
}

std::string verdict(const Page& page) { return verdict(page, document_of(page)); }

TEST(PageLayer, ABlankPageIsNoFault) { EXPECT_EQ(verdict(make_page()), ""); }

TEST(PageLayer, AScanWithoutTextIsUnread) { EXPECT_EQ(verdict(scan()), "page-without-text"); }

TEST(PageLayer, AScanInStripsIsUnread) {
  Page page = make_page();
  for (int i = 0; i < 10; ++i) page.pictures.push_back({0, i * 84.2, 595, (i + 1) * 84.2});
  EXPECT_EQ(verdict(page), "page-without-text");
}

TEST(PageLayer, AScanThatOnlyItsScannerMarkedIsUnread) {
  Page page = scan();
  print(page, "Scanned with CamScanner", 400, 830, 8);
  EXPECT_EQ(verdict(page), "page-without-text");
}

TEST(PageLayer, AScanWithASignatureAloneIsUnreadAndItsSignatureKept) {
  Page page = scan();
  print(page, "Người ký: Ủy ban nhân dân xã Thanh Bình", 400, 60, 8);
  print(page, "Thời gian ký: 08.05.2026 10:12:33 +07:00", 400, 70, 8);
  PrintedDocument document = document_of(page);
  const LetterReport report = repair_pages(document);
  EXPECT_THAT(report.unread_pages, ElementsAre(1));
  EXPECT_EQ(report.findings.back().message_code, "page-stamp-only");
  ASSERT_EQ(document.signatures.size(), 1u);
  EXPECT_EQ(document.signatures[0].time, "2026-05-08T10:12:33+07:00");
}

TEST(PageLayer, TextDrawnAsShapesIsUnread) {
  Page page = make_page();
  for (int i = 0; i < 900; ++i)
    page.drawings.push_back({85.0 + i % 60 * 7, 80.0 + i / 60 * 20, 90.0 + i % 60 * 7, 90});
  EXPECT_EQ(verdict(page), "page-without-text");
}

TEST(PageLayer, APageWithATitleAndAPictureIsNoFault) {
  Page page = make_page();
  print(page, "PHỤ LỤC", 250, 70);
  page.pictures.push_back({60, 90, 535, 700});
  EXPECT_EQ(verdict(page), "");
}

TEST(PageLayer, GoodTextOverAPictureOfTheWholePageIsNoFault) {
  Page page = scan();
  print_lines(page, kProse);
  EXPECT_EQ(verdict(page), "");
}

TEST(PageLayer, AnInvisibleLayerThatReadsWellIsUsed) {
  Page page = scan();
  print_lines(page, kProse);
  for (PageWord& word : page.words) word.invisible = true;
  EXPECT_EQ(verdict(page), "");
}

TEST(PageLayer, ALayerThatWasReadForAnotherLanguageIsUnread) {
  Page page = scan();
  print_lines(page,
              {"Uy ban nhan dan xa xay dung ke hoach trien khai cong tac", "chuyen doi so tren dia ban voi",
               "nhtng noi dung chi yeu sau: Can ctr Luat T6 chtc chinh quyen dia phucmg"});
  for (PageWord& word : page.words) word.invisible = true;
  EXPECT_EQ(verdict(page), "page-not-vietnamese");
}

TEST(PageLayer, QuestionMarksForLettersAreUnread) {
  Page page = make_page();
  print_lines(page, {"?y ban nhân dân xã xây d?ng k? ho?ch tri?n khai công tác",
                     "chuy?n ??i s? trên ??a bàn v?i nh?ng", "n?i dung ch? y?u sau ?ây theo ?úng ti?n ??"});
  EXPECT_EQ(verdict(page), "page-question-marks");
}

TEST(PageLayer, QuestionsAreNoQuestionMarksForLetters) {
  Page page = make_page();
  print_lines(page,
              {"Ai làm? Làm gì? Khi nào xong? Ở đâu? Vì sao? Bằng cách nào? Ai kiểm tra? Bao giờ báo cáo?"});
  EXPECT_EQ(verdict(page), "");
}

TEST(PageLayer, FontsWithoutUnicodeAreUnread) {
  Page page = make_page();
  for (int i = 0; i < 20; ++i)
    print(page, "\uF001\uF002\uF003\uF004 \U000F0123\U000F0456", 85, 70 + 20 * i, 14, 1);
  PrintedDocument document = document_of(page);
  document.fonts.push_back({"ABCDEE-F1", false, false, false});
  EXPECT_EQ(verdict(page, document), "page-without-unicode");
}

TEST(PageLayer, AShortPageInAFontWithoutUnicodeIsUnread) {
  Page page = make_page();
  print(page, "\uF001\uF002\uF003 \uF004\uF005", 250, 70);
  PrintedDocument document = document_of(page);
  document.fonts[0].has_unicode = false;
  EXPECT_EQ(verdict(page, document), "page-without-unicode");
}

TEST(PageLayer, BulletsOfASymbolFontWithoutUnicodeAreNoFault) {
  Page page = make_page();
  for (int i = 0; i < 20; ++i) print(page, "\uF0D8", 85, 70 + 20 * i, 14, 1);
  print_lines(page, kProse, 600);
  PrintedDocument document = document_of(page);
  document.fonts.push_back({"Wingdings-Regular", false, false, false});
  EXPECT_EQ(verdict(page, document), "");
}

TEST(PageLayer, APictureWithAPageNumberIsUnread) {
  Page page = make_page();
  print(page, "12", 290, 40);
  page.pictures.push_back({40, 60, 555, 780});
  EXPECT_EQ(verdict(page), "page-without-text");
}

TEST(PageLayer, AFewWordsWithoutUnicodeDoNotTakeThePageAlong) {
  Page page = make_page();
  print_lines(page, kProse);
  print(page, "\uF001\uF002", 85, 400, 14, 1);
  PrintedDocument document = document_of(page);
  document.fonts.push_back({"F1", false, false, false});
  EXPECT_EQ(verdict(page, document), "");
}

TEST(PageLayer, LettersOfAPrivateAreaAreUnread) {
  Page page = make_page();
  for (int i = 0; i < 20; ++i) print(page, "k\uE123 ho\uE055ch", 85, 70 + 20 * i);
  EXPECT_EQ(verdict(page), "page-private-codes");
}

TEST(PageLayer, LettersThatWereLostAreUnread) {
  Page page = make_page();
  for (int i = 0; i < 10; ++i) print(page, "th\uFFFDc hi\uFFFDn k\uFFFD ho\uFFFDch", 85, 70 + 20 * i);
  EXPECT_EQ(verdict(page), "page-without-unicode");
}

TEST(PageLayer, GlyphNumbersInPlaceOfLettersAreUnread) {
  Page page = make_page();
  print_lines(page, {"8͇\\ EDQ QKˢQ GˢQ [ˤ [ˢ\\ GͱQJ N͇ KR̩FK WUL͋Q NKDL F{QJ WiF", "FKX\\͋Q ŤͭL Vͩ WUrQ ŤͣD EjQ"});
  EXPECT_EQ(verdict(page), "page-not-vietnamese");
}

TEST(PageLayer, OtherLanguagesFiguresAndNamesAreNoFault) {
  for (const std::vector<std::string>& lines : std::vector<std::vector<std::string>>{
           {"The project supports communes with training and equipment for digital services and reports",
            "twice a year to the steering committee about its progress, problems and further needs."},
           {"1 250 300 12,5 2 480 600 13,7 3 990 100 15,2 4 120 200 16,8",
            "5 1.250.000 15/6/2026 TT 7 m2 km kg"},
           {"Lò Thị Mẩy, Vừ A Pó, Giàng Seo Vần, Y Thơm, K'Brễu, H'Nga, A Lăng Đợi, Hồ Xuân Long"},
           {"Facebook, Zalo, TikTok, Microsoft Teams, Google Meet, VNeID, QR Code, iPhone, eTax Mobile, LGSP",
            "VssID, SmartBanking, VietinBank iPay, MoMo, YouTube, OneDrive, JavaScript, PostgreSQL"}}) {
    Page page = make_page();
    print_lines(page, lines);
    EXPECT_EQ(verdict(page), "") << lines[0];
  }
}

TEST(PageLayer, OnlyTheWrongPagesAreGivenUp) {
  PrintedDocument document = document_of(make_page());
  print_lines(document.pages[0], kProse);
  document.pages.push_back(scan());
  document.pages[1].number = 2;
  document.pages.push_back(document.pages[0]);
  document.pages[2].number = 3;
  const LetterReport report = repair_pages(document);
  EXPECT_THAT(report.unread_pages, ElementsAre(2));
  ASSERT_EQ(document.pages.size(), 2u);
  EXPECT_EQ(document.pages[1].number, 3);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].page, 2);
}

}  // namespace
}  // namespace vanthu
