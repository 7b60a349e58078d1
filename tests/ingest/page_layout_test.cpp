// Whole pages are read in the order in which a person reads them.
#include "ingest/page_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "layout_support.h"
#include "page_flow.h"

namespace vanthu {
namespace {

using layout_testing::decoded_as_is;
using page_testing::make_page;
using page_testing::make_word;
using page_testing::print;
using page_testing::set_paragraph;
using page_testing::Setting;
using page_testing::width_of;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using ::testing::Not;

PrintedDocument printed(std::vector<Page> pages) {
  PrintedDocument document;
  for (std::size_t i = 0; i < pages.size(); ++i) pages[i].number = static_cast<int>(i) + 1;
  document.pages = std::move(pages);
  document.fonts.push_back({"LiberationSerif", true, false, false});
  return document;
}

/// The paragraphs of the document that is made of the pages.
std::vector<std::string> read(std::vector<Page> pages) {
  PagesLayout layout = lay_out_pages(printed(std::move(pages)));
  const ExtractedDocument document =
      assemble(std::move(layout.laid), decoded_as_is(""), "plan.pdf", Limits{});
  layout_testing::expect_sound(document);
  return layout_testing::paragraphs(document);
}

void print_centred(Page& page, std::string_view text, double middle, double baseline, double size = 13) {
  double width = 0;
  for (const std::string& word : page_testing::words_of(text))
    width += (width > 0 ? page_testing::kBlankWidth * size : 0) + width_of(word, size);
  print(page, text, middle - width / 2, baseline, size);
}

constexpr double kLeftColumn = 155, kRightColumn = 410;

void print_head(Page& page, double left_from = 70, double right_from = 70) {
  print_centred(page, "ỦY BAN NHÂN DÂN", kLeftColumn, left_from);
  print_centred(page, "XÃ TÂN LẬP", kLeftColumn, left_from + 15);
  print_centred(page, "Số: 31/KH-UBND", kLeftColumn, left_from + 37);
  print_centred(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kRightColumn, right_from, 12);
  print_centred(page, "Độc lập - Tự do - Hạnh phúc", kRightColumn, right_from + 15);
  print_centred(page, "Tân Lập, ngày 06 tháng 3 năm 2026", kRightColumn, right_from + 37);
}

constexpr const char* kBody =
    "Ủy ban nhân dân xã Tân Lập xây dựng kế hoạch bảo vệ môi trường làng nghề năm 2026 với những nội dung "
    "chủ "
    "yếu sau đây.";

// ---- heads
// ---------------------------------------------------------------------------------------------------

TEST(PageHead, IsReadColumnByColumnHoweverItsLinesStand) {
  for (const double shift : {0.0, 2.0, 7.0, 8.0, 12.0, -8.0, -14.0}) {
    Page page = make_page();
    print_head(page, 80, 80 + shift);
    print_centred(page, "KẾ HOẠCH", 311, 160, 14);
    set_paragraph(page, kBody, 200);
    EXPECT_THAT(read({page}), ElementsAre("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP", "Số: 31/KH-UBND",
                                          "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                                          "Tân Lập, ngày 06 tháng 3 năm 2026", "KẾ HOẠCH", kBody))
        << shift;
  }
}

TEST(PageHead, MayHaveMoreLinesOnOneSide) {
  Page page = make_page();
  print_centred(page, "ỦY BAN NHÂN DÂN", kLeftColumn, 70);
  print_centred(page, "XÃ TÂN LẬP", kLeftColumn, 85);
  print_centred(page, "BAN CHỈ ĐẠO GIẢM NGHÈO", kLeftColumn, 100);
  print_centred(page, "Số: 31/KH-BCĐ", kLeftColumn, 120);
  print_centred(page, "V/v rà soát hộ nghèo", kLeftColumn, 136, 12);
  print_centred(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kRightColumn, 70, 12);
  print_centred(page, "Độc lập - Tự do - Hạnh phúc", kRightColumn, 85);
  print_centred(page, "Tân Lập, ngày 06 tháng 3 năm 2026", kRightColumn, 120);
  set_paragraph(page, kBody, 180);
  EXPECT_THAT(read({page}),
              ElementsAre("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP", "BAN CHỈ ĐẠO GIẢM NGHÈO", "Số: 31/KH-BCĐ",
                          "V/v rà soát hộ nghèo", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                          "Độc lập - Tự do - Hạnh phúc", "Tân Lập, ngày 06 tháng 3 năm 2026", kBody));
}

TEST(PageHead, WithColumnsThatAlmostTouchIsTakenApartAtItsTitle) {
  Page page = make_page();
  print(page, "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", 60, 70, 12);
  const double right = page.words.back().box.x1 + 8;
  print(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right, 70, 12);
  print_centred(page, "XÃ TÂN LẬP", 165, 85, 12);
  print_centred(page, "Độc lập - Tự do - Hạnh phúc", right + 110, 85, 12);
  set_paragraph(page, kBody, 140);
  EXPECT_THAT(read({page}),
              ElementsAre("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ TÂN LẬP",
                          "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", kBody));
}

TEST(PageHead, OfThePartyHasItsTitleOnTheRight) {
  Page page = make_page();
  print_centred(page, "ĐẢNG BỘ TỈNH PHÚ THỌ", kLeftColumn, 70, 14);
  print_centred(page, "ĐẢNG ỦY XÃ TÂN LẬP", kLeftColumn, 86, 14);
  print_centred(page, "*", kLeftColumn, 102, 14);
  print_centred(page, "Số 12-KH/ĐU", kLeftColumn, 118, 14);
  print_centred(page, "ĐẢNG CỘNG SẢN VIỆT NAM", kRightColumn, 70, 15);
  print_centred(page, "Tân Lập, ngày 06 tháng 3 năm 2026", kRightColumn, 118, 14);
  set_paragraph(page, kBody, 180);
  EXPECT_THAT(read({page}),
              ElementsAre("ĐẢNG BỘ TỈNH PHÚ THỌ", "ĐẢNG ỦY XÃ TÂN LẬP", "*", "Số 12-KH/ĐU",
                          "ĐẢNG CỘNG SẢN VIỆT NAM", "Tân Lập, ngày 06 tháng 3 năm 2026", kBody));
}

TEST(PageHead, ThatWrapsInNarrowCellsKeepsItsNamesTogether) {
  Page page = make_page();
  print_centred(page, "ỦY BAN NHÂN DÂN", 150, 70);
  print_centred(page, "PHƯỜNG HOÀNG", 150, 84);
  print_centred(page, "VĂN THỤ", 150, 98);
  print_centred(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", 390, 70);
  print_centred(page, "NAM", 390, 84);
  print_centred(page, "Độc lập - Tự do - Hạnh phúc", 390, 98);
  set_paragraph(page, kBody, 150);
  EXPECT_THAT(read({page}),
              ElementsAre("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀNG VĂN THỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                          "Độc lập - Tự do - Hạnh phúc", kBody));
}

TEST(PageHead, IsReadFirstAlsoWhereItIsDrawnLast) {
  Page page = make_page();
  print(page, "Trang 1", 290, 800, 10);
  set_paragraph(page, kBody, 200);
  print_head(page);
  const std::vector<std::string> texts = read({page});
  EXPECT_EQ(texts.front(), "ỦY BAN NHÂN DÂN");
  EXPECT_EQ(texts.back(), kBody);
}

// ---- ends
// ----------------------------------------------------------------------------------------------------

void print_recipients(Page& page, double baseline, int items) {
  print(page, "Nơi nhận:", 85, baseline, 12);
  for (int i = 0; i < items; ++i) {
    const std::string item = "- Thôn Đông " + std::to_string(i + 1) + (i + 1 < items ? ";" : ".");
    print(page, item, 85, baseline + 13 * (i + 1), 11);
  }
}

void print_signature(Page& page, double baseline, double middle = 430) {
  print_centred(page, "TM. ỦY BAN NHÂN DÂN", middle, baseline);
  print_centred(page, "KT. CHỦ TỊCH", middle, baseline + 16);
  print_centred(page, "PHÓ CHỦ TỊCH", middle, baseline + 32);
  print_centred(page, "Lò Thị Hương", middle, baseline + 110);
}

TEST(PageEnd, RecipientsAreReadBeforeTheSignatureWhereverItBegins) {
  for (const double begin : {300.0, 284.0, 268.0, 306.0, 320.0, 350.0}) {
    for (const int items : {3, 9}) {
      Page page = make_page();
      set_paragraph(page, kBody, 200);
      print_recipients(page, 300, items);
      print_signature(page, begin);
      std::vector<std::string> expected = {kBody, "Nơi nhận:"};
      for (int i = 0; i < items; ++i)
        expected.push_back("- Thôn Đông " + std::to_string(i + 1) + (i + 1 < items ? ";" : "."));
      for (const char* line : {"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Hương"})
        expected.emplace_back(line);
      EXPECT_EQ(read({page}), expected) << begin << " " << items;
    }
  }
}

TEST(PageEnd, AListOfRecipientsThatGoesOnBehindThePageEndIsReadWhole) {
  Page page = make_page(), next = make_page();
  set_paragraph(page, kBody, 600);
  print(page, "Nơi nhận:", 85, 680, 12);
  print(page, "- Các phòng chuyên môn;", 85, 693, 11);
  print(page, "- Công an xã;", 85, 706, 11);
  print_centred(page, "CHỦ TỊCH", 430, 680);
  print_centred(page, "Vi Văn Tố", 430, 760);
  print(page, "- Trạm Y tế xã;", 85, 719, 11);
  print(next, "- Các thôn, bản;", 85, 80, 11);
  print(next, "- Lưu: VT.", 85, 93, 11);
  EXPECT_THAT(read({page, next}),
              ElementsAre(kBody, "Nơi nhận:", "- Các phòng chuyên môn;", "- Công an xã;", "- Trạm Y tế xã;",
                          "- Các thôn, bản;", "- Lưu: VT.", "CHỦ TỊCH", "Vi Văn Tố"));
}

TEST(PageEnd, TwoSignersStandBesideEachOther) {
  for (const bool named : {true, false}) {
    Page page = make_page();
    set_paragraph(page, kBody, 200);
    if (named) {
      print_centred(page, "TM. BAN THƯỜNG TRỰC", 170, 300);
      print_centred(page, "TM. ỦY BAN NHÂN DÂN", 430, 300);
    } else {
      print_centred(page, "ĐOÀN THANH NIÊN", 170, 300);
      print_centred(page, "HỘI CỰU CHIẾN BINH", 430, 300);
    }
    print_centred(page, "CHỦ TỊCH", 170, 316);
    print_centred(page, "PHÓ CHỦ TỊCH", 430, 316);
    print_centred(page, "Hà Công Lý", 170, 396);
    print_centred(page, "Sùng A Dơ", 430, 396);
    const std::vector<std::string> texts = read({page});
    ASSERT_EQ(texts.size(), 7u);
    EXPECT_EQ(texts[3], "Hà Công Lý");
    EXPECT_EQ(texts[6], "Sùng A Dơ");
  }
}

TEST(PageEnd, RecipientsMayStandBesideTwoSigners) {
  Page page = make_page();
  set_paragraph(page, kBody, 200);
  print(page, "Nơi nhận:", 60, 300, 12);
  print(page, "- Như trên;", 60, 314, 11);
  print(page, "- Lưu: VT.", 60, 328, 11);
  print_centred(page, "TM. MẶT TRẬN", 260, 300);
  print_centred(page, "CHỦ TỊCH", 260, 316);
  print_centred(page, "Hà Công Lý", 260, 396);
  print_centred(page, "TM. UBND XÃ", 460, 300);
  print_centred(page, "PHÓ CHỦ TỊCH", 460, 316);
  print_centred(page, "Sùng A Dơ", 460, 396);
  EXPECT_THAT(read({page}),
              ElementsAre(kBody, "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. MẶT TRẬN", "CHỦ TỊCH",
                          "Hà Công Lý", "TM. UBND XÃ", "PHÓ CHỦ TỊCH", "Sùng A Dơ"));
}

// ---- columns, and what looks like them
// ---------------------------------------------------------------------------

TEST(PageColumns, ProseInTwoColumnsIsReadColumnByColumn) {
  Page page = make_page();
  Setting left, right;
  left.right = 300;
  right.left = 323;
  left.indent = right.indent = 0;
  const std::string one =
      "Mỗi hộ gia đình phân loại rác thành ba nhóm ngay tại nhà và để đúng nơi quy định vào sáng thứ ba, thứ "
      "sáu "
      "hằng tuần, không để lẫn với phế thải xây dựng.";
  const std::string two =
      "Tổ thu gom đi theo lịch của thôn, ghi sổ theo dõi và báo ngay cho trưởng thôn khi có hộ chưa làm đúng "
      "để "
      "nhắc nhở, hướng dẫn lại trong ngày hôm đó.";
  set_paragraph(page, one, 150, left);
  set_paragraph(page, two, 150, right);
  EXPECT_THAT(read({page}), ElementsAre(one, two));
}

TEST(PageColumns, TheMarksOfAListAreNone) {
  Page page = make_page();
  std::vector<std::string> expected;
  for (int i = 1; i <= 6; ++i) {
    print(page, std::to_string(i) + ".", 85, 100 + 18 * i);
    print(page, "Kiểm tra công tác phòng cháy tại chợ xã", 130, 100 + 18 * i);
    expected.push_back(std::to_string(i) + ". Kiểm tra công tác phòng cháy tại chợ xã");
  }
  EXPECT_EQ(read({page}), expected);
}

TEST(PageColumns, LabelsAndTheirValuesAreNone) {
  Page page = make_page();
  for (int i = 0; i < 3; ++i) {
    print(page, "Họ và tên:", 85, 100 + 54 * i);
    print(page, "Lò Văn Pản", 300, 100 + 54 * i);
    print(page, "Chức vụ:", 85, 118 + 54 * i);
    print(page, "trưởng bản", 300, 118 + 54 * i);
  }
  for (int i = 0; i < 3; ++i) set_paragraph(page, kBody, 300 + 60 * i);  // shows the page's edges
  EXPECT_THAT(read({page}), Contains("Họ và tên: Lò Văn Pản").Times(3));
}

TEST(PageColumns, BlanksToBeFilledInAreNone) {
  Page page = make_page();
  const double x = print(page, "Căn cứ Quyết định số", 121, 100);
  print(page, "/QĐ-UBND ngày", x + 30, 100);
  print(page, "của Ủy ban nhân dân xã", 85, 118);
  EXPECT_THAT(read({page}), Contains(::testing::HasSubstr("Căn cứ Quyết định số /QĐ-UBND ngày")));
}

// ---- page numbers, running heads
// -----------------------------------------------------------------------------------

std::vector<Page> pages_with(const std::vector<std::string>& edges, double baseline) {
  std::vector<Page> pages;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    pages.push_back(make_page());
    print_centred(pages.back(), edges[i], 311, baseline, 12);
    const std::string text = std::string(1, static_cast<char>('A' + i)) + ". Nội dung của phần này.";
    print(pages.back(), text, 85, 300);
  }
  return pages;
}

const std::vector<std::string> kContents = {"A. Nội dung của phần này.", "B. Nội dung của phần này.",
                                            "C. Nội dung của phần này."};

TEST(PageFurniture, PageNumbersAreLeftOutInAllTheirForms) {
  for (const auto& numbers : std::vector<std::vector<std::string>>{{"1", "2", "3"},
                                                                   {"- 1 -", "- 2 -", "- 3 -"},
                                                                   {"1/3", "2/3", "3/3"},
                                                                   {"Trang 1", "Trang 2", "Trang 3"},
                                                                   {"Trang 1/3", "Trang 2/3", "Trang 3/3"},
                                                                   {"7", "8", "9"},
                                                                   {"", "2", "3"}}) {
    for (const double baseline : {40.0, 810.0})
      EXPECT_EQ(read(pages_with(numbers, baseline)), kContents) << numbers[1] << " " << baseline;
  }
}

TEST(PageFurniture, RunningHeadsAreLeftOut) {
  EXPECT_EQ(read(pages_with({"Kế hoạch chợ nông thôn, trang 1", "Kế hoạch chợ nông thôn, trang 2",
                             "Kế hoạch chợ nông thôn, trang 3"},
                            40)),
            kContents);
}

TEST(PageFurniture, AppendicesThatBeginAtTheSameHeightStay) {
  EXPECT_THAT(read(pages_with({"PHỤ LỤC I", "PHỤ LỤC II", "PHỤ LỤC III"}, 80)),
              IsSupersetOf({"PHỤ LỤC I", "PHỤ LỤC II", "PHỤ LỤC III"}));
  EXPECT_THAT(read(pages_with({"Biểu số 01", "Biểu số 02", "Biểu số 03"}, 80)),
              IsSupersetOf({"Biểu số 01", "Biểu số 02", "Biểu số 03"}));
}

TEST(PageFurniture, ANumberThatCountsNothingStays) {
  Page page = make_page();
  print(page, "Tổng số lớp mẫu giáo", 85, 85);
  print(page, "14", 300, 105);
  EXPECT_THAT(read({page}), Contains("14"));
}

// ---- page ends
// ---------------------------------------------------------------------------------------------------

/// One paragraph, its first `lines` lines on the first page, the rest on the second.
std::vector<Page> cut_paragraph(const std::string& text, std::size_t lines, const Setting& how = {}) {
  Page whole = make_page();
  set_paragraph(whole, text, 100, how);
  Page page = make_page(), next = make_page();
  const double seam = 100 + how.leading * (static_cast<double>(lines) - 0.5);
  for (PageWord& word : whole.words) {
    const bool first = word.baseline < seam;
    const double shift = first ? 740 - seam + 10 : 90 - seam;
    word.box.y0 += shift;
    word.box.y1 += shift;
    word.baseline += static_cast<float>(shift);
    (first ? page : next).words.push_back(std::move(word));
  }
  return {page, next};
}

TEST(PageEnds, AParagraphGoesOnBehindThePageWhateverItGoesOnWith) {
  const std::string text =
      "Giao cho Hội Nông dân xã, Hội Liên hiệp Phụ nữ xã chủ trì. Phối hợp với Công an Xã, Ban Chỉ huy Quân "
      "sự "
      "Xã, các tổ chức chính trị - xã hội và Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Tân Lập kiểm tra. Ban "
      "Quản "
      "lý chợ báo cáo.";
  for (double right = 400; right < 545; right += 3) {
    for (const std::size_t lines : {1u, 2u, 3u}) {
      Setting how;
      how.right = right;
      std::vector<Page> pages = cut_paragraph(text, lines, how);
      Setting other = how;
      for (Page& page : pages) set_paragraph(page, kBody, 300, other);  // shows the page's edges
      EXPECT_THAT(read({pages[1], pages[0], pages[1]}), Contains(text)) << right << " " << lines;
    }
  }
}

TEST(PageEnds, AnAppendixWithWiderTextDoesNotTearTheTextApart) {
  Page page = make_page(), appendix = make_page();
  const std::string text =
      "Thôn trưởng các thôn tổ chức họp dân, lấy ý kiến về phương án tu sửa đường ra đồng, kênh mương nội "
      "đồng, "
      "nhà văn hóa, sân thể thao; lập biên bản, danh sách hộ đóng góp ngày công, kinh phí và gửi về Ủy ban "
      "nhân "
      "dân xã qua bộ phận một cửa để tổng hợp, trình Hội đồng nhân dân xã xem xét, quyết định tại kỳ họp "
      "cuối "
      "năm theo quy định về dân chủ ở cơ sở.";
  Setting narrow, wide;
  narrow.right = 510;
  wide.right = 555;
  for (int i = 0; i < 3; ++i) {
    set_paragraph(page, text, 100 + 120 * i, narrow);
    set_paragraph(appendix, text, 100 + 120 * i, wide);
  }
  EXPECT_EQ(read({page, appendix}), std::vector<std::string>(6, text));
}

TEST(PageEnds, AnIndentedLineBeginsAParagraphBehindThePage) {
  Page page = make_page(), next = make_page();
  set_paragraph(page, kBody, 700);
  set_paragraph(next, "Các thôn tự kiểm tra và gửi kết quả về Ủy ban nhân dân xã trước ngày 30 hằng tháng.",
                80);
  EXPECT_EQ(read({page, next}).size(), 2u);
}

TEST(PageEnds, FootnotesDoNotStandBetweenTheHalvesOfAParagraph) {
  const std::string text =
      "Đến hết năm có ít nhất 80% số hộ trong vùng quy hoạch tham gia hợp tác xã hoặc tổ hợp tác kiểu mới, "
      "được "
      "vay vốn ưu đãi để mua máy và được tập huấn kỹ thuật canh tác bền vững.";
  std::vector<Page> pages = cut_paragraph(text, 2);
  Page& page = pages[0];
  // The mark behind the first word, the note below a short rule.
  page.words.push_back(make_word("1", page.words[0].box.x1, page.words[0].baseline - 4.6, 8));
  page.rules.push_back({85, 780, 229, 780.5});
  page.words.push_back(make_word("1", 85, 790, 7));
  print(page, "Theo số liệu rà soát của xã", 92, 793, 10);
  print(page, "tại thời điểm lập kế hoạch.", 85, 805, 10);
  EXPECT_THAT(read(pages), ElementsAre(text, "[1] Theo số liệu rà soát của xã tại thời điểm lập kế hoạch."));
}

TEST(PageEnds, SmallPrintBelowARuleThatHasNoMarkIsText) {
  Page page = make_page();
  set_paragraph(page, kBody, 600);
  page.rules.push_back({85, 680, 229, 680.5});
  print(page, "Ghi chú: số liệu chưa đầy đủ.", 85, 700, 10);
  EXPECT_THAT(read({page}), ElementsAre(kBody, "Ghi chú: số liệu chưa đầy đủ."));
}

// ---- the rest
// ----------------------------------------------------------------------------------------------------

TEST(PageAside, TurnedWordsFollowTheTextAndAWatermarkIsToldOnce) {
  std::vector<Page> pages;
  for (int i = 0; i < 2; ++i) {
    pages.push_back(make_page());
    PageWord mark = make_word("DỰ", 200, 400, 60);
    mark.direction = WordDirection::oblique;
    pages.back().words.push_back(mark);
    mark = make_word("THẢO", 280, 350, 60);
    mark.direction = WordDirection::oblique;
    pages.back().words.push_back(mark);
    set_paragraph(pages.back(), kBody, 200);
  }
  EXPECT_THAT(read(pages), ElementsAre(kBody, kBody, "DỰ THẢO"));
}

TEST(PageTables, StandWhereTheyStandBetweenParagraphs) {
  Page page = make_page();
  print(page, "Bảng tổng hợp nhiệm vụ như sau:", 121, 100);
  for (const double x : {85.0, 125.0, 330.0, 538.0}) page.rules.push_back({x, 120, x + 0.5, 180});
  for (const double y : {120.0, 150.0, 180.0}) page.rules.push_back({85, y, 538.5, y + 0.5});
  print(page, "STT", 90, 140);
  print(page, "Nhiệm vụ", 130, 140);
  print(page, "Đơn vị", 335, 140);
  print(page, "1", 90, 170);
  print(page, "Nạo vét mương", 130, 170);
  print(page, "Thôn Hạ", 335, 170);
  print(page, "Các thôn chủ động thực hiện.", 121, 210);
  EXPECT_THAT(read({page}),
              ElementsAre("Bảng tổng hợp nhiệm vụ như sau:", "[table]", "Các thôn chủ động thực hiện."));
}

TEST(PageLayout, EveryWordIsReadOnce) {
  std::mt19937 random(23);
  for (int round = 0; round < 40; ++round) {
    std::vector<Page> pages;
    std::vector<std::string> expected;
    for (int number = 0; number < 3; ++number) {
      pages.push_back(make_page());
      for (int i = 0; i < 120; ++i) {
        std::string text = "từ";
        for (int n = number * 1000 + i; n > 0; n /= 20) text += static_cast<char>('a' + n % 20);
        text += "z";
        pages.back().words.push_back(make_word(text, static_cast<double>(random() % 560),
                                               static_cast<double>(random() % 842),
                                               6 + static_cast<double>(random() % 12)));
        expected.push_back(text);
      }
      for (int i = 0; i < 10; ++i) {
        const double x = static_cast<double>(random() % 500), y = static_cast<double>(random() % 800);
        pages.back().rules.push_back(i % 2 == 0 ? Box{x, y, x + 90, y + 1} : Box{x, y, x + 1, y + 90});
      }
    }
    const PagesLayout layout = lay_out_pages(printed(pages));
    EXPECT_GE(layout.places.size(), expected.size());
    std::size_t laid = 0;
    for (const LaidBlock& block : layout.laid.blocks) {
      for (const LaidLine& line : block.lines) {
        laid += line.pieces.size();
        for (const LaidPiece& piece : line.pieces) EXPECT_LT(piece.source.begin, layout.places.size());
      }
      for (const LaidRow& row : block.table.rows) {
        for (const LaidCell& cell : row.cells) {
          for (const LaidLine& line : cell.lines) laid += line.pieces.size();
        }
      }
    }
    EXPECT_GE(laid, expected.size());  // a word over a column line is split
    read(pages);                       // is sound
  }
}

TEST(PageLayout, PagesMadeToBeSlowAreNot) {
  Page rows = make_page();
  for (int i = 0; i < 8000; ++i) {
    rows.words.push_back(make_word("a", 85, 10 + 0.1 * i, 0.09));
    rows.words.push_back(make_word("B", 300, 10 + 0.1 * i, 0.09));
    rows.words.push_back(make_word("c", 400, 10 + 0.1 * i, 0.09));
  }
  Page frames = make_page();
  for (int i = 0; i < 8000; ++i) {
    print(frames, i % 2 == 0 ? "Nơi nhận:" : "TM. BAN", i % 2 == 0 ? 85 : 400, 10 + 0.1 * i, 0.09);
  }
  EXPECT_FALSE(read({rows, frames}).empty());
}

TEST(PageLayout, PagesWithoutWordsAreFine) {
  EXPECT_TRUE(read({}).empty());
  EXPECT_TRUE(read({make_page(), make_page()}).empty());
}

}  // namespace
}  // namespace vanthu
