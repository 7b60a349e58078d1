// Words become lines and lines paragraphs by where they stand.
#include "ingest/page_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "page_flow.h"

namespace vanthu {
namespace {

using page_testing::make_page;
using page_testing::make_word;
using page_testing::print;
using page_testing::set_paragraph;
using page_testing::Setting;
using ::testing::ElementsAre;

WordIndices all_of(const Page& page) {
  WordIndices words(page.words.size());
  std::iota(words.begin(), words.end(), 0u);
  return words;
}

std::vector<std::string> lines(const Page& page) {
  WordPlaces places;
  std::vector<std::string> texts;
  for (const PrintedLine& line : make_lines(page, all_of(page)))
    texts.push_back(lay_line(page, line, places).text);
  return texts;
}

std::vector<std::string> paragraphs(const Page& page, const ColumnEdges& edges = {85, 538, true}) {
  WordPlaces places;
  std::vector<std::string> texts;
  for (const PrintedParagraph& paragraph : make_paragraphs(page, make_lines(page, all_of(page)), edges))
    texts.push_back(lay_paragraph(page, paragraph, places).text);
  return texts;
}

TEST(PageLines, WordsOfOneLineAreReadFromTheLeftInWhateverOrderTheyWereDrawn) {
  Page page = make_page();
  print(page, "phường Ninh Sơn", 200, 100);
  print(page, "lập kế hoạch năm", 85, 118);
  print(page, "Ủy ban nhân dân", 85, 100);
  EXPECT_THAT(lines(page), ElementsAre("Ủy ban nhân dân phường Ninh Sơn", "lập kế hoạch năm"));
}

TEST(PageLines, RaisedAndLoweredSignsStayOnTheirLine) {
  Page page = make_page();
  double x = print(page, "diện tích 120 m", 85, 100);
  page.words.push_back(make_word("2", x, 94, 8));
  print(page, "và khí CO", x + 10, 100);
  page.words.push_back(make_word("2", page.words.back().box.x1, 103, 8));
  print(page, "dòng dưới", 85, 118);
  EXPECT_THAT(lines(page), ElementsAre("diện tích 120 m2 và khí CO2", "dòng dưới"));
}

TEST(PageLines, ATurnedScanKeepsItsLinesTogether) {
  Page page = make_page();
  for (int row = 0; row < 12; ++row)
    print(page, "trường tiểu học và trung học cơ sở trên địa bàn xã", 85, 100 + 17 * row);
  // By 1.2 degrees: the ends of a line stand 9 points apart.
  for (PageWord& word : page.words) {
    const double shift = (word.box.x0 - 85) * 0.021;
    word.box.y0 += shift;
    word.box.y1 += shift;
    word.baseline += static_cast<float>(shift);
  }
  EXPECT_EQ(lines(page), std::vector<std::string>(12, "trường tiểu học và trung học cơ sở trên địa bàn xã"));
}

TEST(PageLines, UnevenBaselinesOfAScanMakeNoLines) {
  Page page = make_page();
  std::mt19937 random(7);
  for (int row = 0; row < 20; ++row) print(page, "kiểm tra việc thực hiện tại các thôn", 85, 100 + 18 * row);
  for (PageWord& word : page.words) {
    const double shift = static_cast<double>(random() % 41) / 10 - 2;
    word.box.y0 += shift;
    word.box.y1 += shift;
    word.baseline += static_cast<float>(shift);
  }
  EXPECT_EQ(lines(page), std::vector<std::string>(20, "kiểm tra việc thực hiện tại các thôn"));
}

TEST(PageLines, APieceForEachWordTellsItsPlace) {
  Page page = make_page();
  page.number = 3;
  print(page, "Tổ dân phố", 85, 100);
  WordPlaces places;
  const LaidLine line = lay_line(page, make_lines(page, all_of(page)).front(), places);
  ASSERT_EQ(line.pieces.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(line.pieces[i].source, (ByteRange{i, i + 1}));
    EXPECT_EQ(line.text.substr(line.pieces[i].text.begin, line.pieces[i].text.size()), page.words[i].text);
    EXPECT_EQ(places.all()[i].box, page.words[i].box);
    EXPECT_EQ(places.all()[i].page, 3);
  }
}

constexpr const char* kLong =
    "Ủy ban nhân dân xã giao các phòng chuyên môn theo dõi, đôn đốc việc thực hiện kế hoạch này và báo cáo "
    "kết "
    "quả trước ngày 15 tháng 12 hằng năm để tổng hợp.";
constexpr const char* kSecond =
    "Kinh phí thực hiện được bố trí trong dự toán ngân sách xã hằng năm theo phân cấp và các nguồn huy động "
    "hợp pháp khác theo quy định.";

TEST(PageParagraphs, IndentedParagraphsAreToldApart) {
  for (const bool justified : {true, false}) {
    Page page = make_page();
    Setting how;
    how.justified = justified;
    const double next = set_paragraph(page, kLong, 100, how) + how.leading;
    set_paragraph(page, kSecond, next, how);
    EXPECT_THAT(paragraphs(page), ElementsAre(kLong, kSecond)) << justified;
  }
}

TEST(PageParagraphs, AFullLastLineEndsItsParagraphWhereTheNextIsIndented) {
  Page page = make_page();
  print(page, "Giao Văn phòng xã theo dõi, tổng hợp, báo cáo về Ủy ban xã.", 121, 100);
  print(page, "Giao Công an xã", 121, 118);
  // The first line is full: nothing would have fitted behind it.
  EXPECT_THAT(paragraphs(page, {85, page.words[12].box.x1 + 2, true}),
              ElementsAre("Giao Văn phòng xã theo dõi, tổng hợp, báo cáo về Ủy ban xã.", "Giao Công an xã"));
}

TEST(PageParagraphs, ShortLinesAreParagraphs) {
  Page page = make_page();
  print(page, "Trưởng ban", 85, 100);
  print(page, "phó trưởng ban", 85, 118);
  print(page, "các thành viên", 85, 136);
  EXPECT_THAT(paragraphs(page), ElementsAre("Trưởng ban", "phó trưởng ban", "các thành viên"));
}

TEST(PageParagraphs, AWordThatBeginsLikeAnItemGoesOnBelowAFullLine) {
  Page page = make_page();
  const std::string text =
      "Tăng cường phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội vận động "
      "nhân "
      "dân tham gia.";
  Setting how;
  how.right = 85 + 36 + 61 * 7.0;
  for (how.right = 470; how.right < 545; how.right += 1) {
    page.words.clear();
    set_paragraph(page, text, 100, how);
    EXPECT_THAT(paragraphs(page, {85, how.right, true}), ElementsAre(text)) << how.right;
  }
}

TEST(PageParagraphs, HangingItemsKeepTheirLines) {
  Page page = make_page();
  const std::vector<std::string> items = {
      "- Tuyên truyền trên hệ thống loa truyền thanh của xã và tại các cuộc họp thôn, họp chi bộ hằng tháng;",
      "- Tổ chức ra quân dọn vệ sinh đường làng, ngõ xóm vào sáng chủ nhật đầu tiên của mỗi tháng trong "
      "năm."};
  double at = 100;
  for (const std::string& item : items) {
    Setting how;
    how.left = 85 + 10.5;
    how.indent = -10.5;
    at = set_paragraph(page, item, at, how) + how.leading;
  }
  EXPECT_THAT(paragraphs(page), ElementsAre(items[0], items[1]));
}

TEST(PageParagraphs, ATitleOfCentredLinesIsOneParagraph) {
  Page page = make_page();
  Setting title;
  title.centred = true;
  print(page, "KẾ HOẠCH", 270, 82);
  set_paragraph(page, "Phòng, chống bệnh sốt xuất huyết trên địa bàn phường Ninh Sơn giai đoạn 2026 - 2030",
                100, title);
  EXPECT_THAT(
      paragraphs(page),
      ElementsAre("KẾ HOẠCH",
                  "Phòng, chống bệnh sốt xuất huyết trên địa bàn phường Ninh Sơn giai đoạn 2026 - 2030"));
}

TEST(PageParagraphs, CentredLinesThatTheirAuthorBrokeStayApart) {
  Page page = make_page();
  print(page, "Phân công nhiệm vụ", 250, 100);
  print(page, "trên địa bàn xã", 257, 118);
  EXPECT_THAT(paragraphs(page), ElementsAre("Phân công nhiệm vụ", "trên địa bàn xã"));
}

TEST(PageParagraphs, ADistanceAboveTheUsualEndsAParagraph) {
  Page page = make_page();
  Setting how;
  how.indent = 0;
  const double next = set_paragraph(page, kLong, 100, how) + how.leading + 6;
  set_paragraph(page, kSecond, next, how);
  EXPECT_THAT(paragraphs(page), ElementsAre(kLong, kSecond));
}

TEST(PageParagraphs, TextSetOneAndAHalfLinesApartIsNotTornByATitleSetCloser) {
  Page page = make_page();
  Setting title, body;
  title.centred = true;
  body.leading = 25;
  const std::string heading =
      "Triển khai công tác chuyển đổi số và cải cách hành chính trên địa bàn xã trong năm";
  double at = set_paragraph(page, heading, 100, title) + 30;
  at = set_paragraph(page, kLong, at, body) + body.leading;
  set_paragraph(page, kSecond, at, body);
  EXPECT_THAT(paragraphs(page), ElementsAre(heading, kLong, kSecond));
}

TEST(PageParagraphs, AnotherSizeBeginsAParagraph) {
  Page page = make_page();
  print(page, "toàn bộ nội dung được niêm yết công khai tại trụ sở xã", 85, 100);
  print(page, "ghi chú nhỏ hơn", 85, 118, 11);
  EXPECT_THAT(paragraphs(page, {85, 460, true}),
              ElementsAre("toàn bộ nội dung được niêm yết công khai tại trụ sở xã", "ghi chú nhỏ hơn"));
}

TEST(PageParagraphs, ANumberCutAtALineEndIsPutTogether) {
  Page page = make_page();
  print(page, "thực hiện Nghị quyết số 27-", 85, 100);
  print(page, "NQ/ĐU ngày 02/3/2026", 85, 118);
  EXPECT_THAT(paragraphs(page, {85, 280, true}),
              ElementsAre("thực hiện Nghị quyết số 27-NQ/ĐU ngày 02/3/2026"));
}

TEST(PageParagraphs, ADateAtALinesEndIsNoPlaceAndDate) {
  Page page = make_page();
  Setting how;
  const std::string text =
      "Thực hiện Chương trình số 21-CTr/TU, ngày 16 tháng 5 năm 2025 của Tỉnh ủy về xây dựng nông thôn mới "
      "giai "
      "đoạn 2026 - 2030 trên địa bàn tỉnh.";
  for (how.right = 440; how.right < 545; how.right += 5) {
    page.words.clear();
    set_paragraph(page, text, 100, how);
    EXPECT_THAT(paragraphs(page, {85, how.right, true}), ElementsAre(text)) << how.right;
  }
}

TEST(PageParagraphs, RecipientsGoOnWhereTheirColumnEndsUnseen) {
  Page page = make_page();
  print(page, "Nơi nhận:", 85, 100, 12);
  print(page, "- Sở Nông nghiệp và Môi trường", 85, 113, 11);
  print(page, "tỉnh;", 85, 126, 11);
  print(page, "- Các thôn;", 85, 139, 11);
  print(page, "- Lưu: VT.", 85, 152, 11);
  EXPECT_THAT(paragraphs(page, {85, 320, false}),
              ElementsAre("Nơi nhận:", "- Sở Nông nghiệp và Môi trường tỉnh;", "- Các thôn;", "- Lưu: VT."));
}

TEST(PageParagraphs, AnAbbreviationAtALinesEndEndsNoRecipient) {
  Page page = make_page();
  print(page, "- Sở Khoa học và Công nghệ TP.", 91, 113, 11);
  print(page, "Đà Nẵng;", 91, 126, 11);
  print(page, "- Hội Cựu chiến binh các thôn;", 91, 139, 11);
  print(page, "- Lưu: VT.", 91, 152, 11);
  print(page, "ĐT: 0236", 91, 165, 11);
  EXPECT_THAT(paragraphs(page, {85, 320, false}),
              ElementsAre("- Sở Khoa học và Công nghệ TP. Đà Nẵng;", "- Hội Cựu chiến binh các thôn;",
                          "- Lưu: VT.", "ĐT: 0236"));
}

TEST(PageParagraphs, AColumnTooNarrowForItsLinesIsReadOn) {
  Page page = make_page();
  const auto centred = [&](const char* text, double baseline) {
    Setting how;
    how.centred = true;
    how.left = 300;
    how.right = 530;
    set_paragraph(page, text, baseline, how);
  };
  centred("TM. ỦY BAN NHÂN", 100);
  centred("DÂN", 116);
  centred("CHỦ TỊCH", 132);
  centred("Mường Lay, ngày 12 tháng 02 năm", 200);
  centred("2026", 216);
  EXPECT_THAT(paragraphs(page, {290, 538, false}),
              ElementsAre("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Mường Lay, ngày 12 tháng 02 năm 2026"));
}

TEST(PageParagraphs, WordsHeldTogetherByANoBreakSpaceGoOn) {
  Page page = make_page();
  print(page, "Thực hiện kế hoạch của Ủy ban nhân dân tỉnh", 121, 100);  // "Cao" would have fitted
  print(page, "Cao Bằng về phát triển kinh tế tập thể trong năm.", 85, 118);
  EXPECT_THAT(
      paragraphs(page, {85, 470, true}),
      ElementsAre("Thực hiện kế hoạch của Ủy ban nhân dân tỉnh Cao Bằng về phát triển kinh tế tập thể trong "
                  "năm."));
}

TEST(PageParagraphs, AScansPlacesAreTakenForWhatTheyAre) {
  Page page = make_page();
  std::mt19937 random(3);
  const double next = set_paragraph(page, kLong, 100) + 18;
  set_paragraph(page, kSecond, next);
  for (PageWord& word : page.words) {
    word.invisible = true;
    const double x = static_cast<double>(random() % 31) / 10 - 1.5,
                 y = static_cast<double>(random() % 41) / 10 - 2;
    word.box = {word.box.x0 + x, word.box.y0 + y, word.box.x1 + x, word.box.y1 + y};
    word.baseline += static_cast<float>(y);
    word.size += static_cast<float>(random() % 21) / 10 - 1;
  }
  EXPECT_THAT(paragraphs(page), ElementsAre(kLong, kSecond));
}

TEST(PageParagraphs, EveryWordIsReadOnce) {
  std::mt19937 random(11);
  for (int round = 0; round < 50; ++round) {
    Page page = make_page();
    const int count = 1 + static_cast<int>(random() % 300);
    for (int i = 0; i < count; ++i) {
      page.words.push_back(make_word("w" + std::to_string(i), static_cast<double>(random() % 600),
                                     static_cast<double>(random() % 842),
                                     4 + static_cast<double>(random() % 30)));
    }
    WordPlaces places;
    std::size_t laid = 0;
    for (const PrintedParagraph& paragraph :
         make_paragraphs(page, make_lines(page, all_of(page)), {85, 538, round % 2 == 0})) {
      laid += lay_paragraph(page, paragraph, places).pieces.size();
    }
    EXPECT_EQ(laid, page.words.size());
  }
}

TEST(PageLines, ManyWordsThatOverlapAreNoTrouble) {
  Page page = make_page();
  std::mt19937 random(5);
  for (int i = 0; i < 50'000; ++i) {
    const double size = i % 2 == 0 ? 1 : 400;
    page.words.push_back(
        make_word("x", static_cast<double>(random() % 500), static_cast<double>(random() % 800), size));
  }
  std::size_t words = 0;
  for (const PrintedLine& line : make_lines(page, all_of(page))) words += line.words.size();
  EXPECT_EQ(words, page.words.size());
}

}  // namespace
}  // namespace vanthu
