// Lines are cut into columns where there are columns, and nowhere else.
#include "ingest/page_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page_words.h"
#include "page_flow.h"

namespace vanthu {
namespace {

using page_testing::make_page;
using page_testing::make_word;
using page_testing::print;
using page_testing::set_paragraph;
using page_testing::Setting;
using ::testing::ElementsAre;

/// The columns of each band, the lines of a column parted by "|".
std::vector<std::vector<std::string>> bands(const Page& page) {
  WordIndices words(page.words.size());
  std::iota(words.begin(), words.end(), 0u);
  std::vector<std::vector<std::string>> found;
  for (const LineBand& band : split_columns(page, make_lines(page, words))) {
    found.emplace_back();
    for (const TextColumn& column : band.columns) {
      std::string lines;
      for (const PrintedLine& line : column.lines)
        lines += (lines.empty() ? "" : "|") + row_text(page, line.words);
      found.back().push_back(std::move(lines));
    }
  }
  return found;
}

struct Printed {
  double x, baseline;
  const char* text;
};

Page page_of(const std::vector<Printed>& lines, double size = 12) {
  Page page = make_page();
  for (const Printed& line : lines) print(page, line.text, line.x, line.baseline, size);
  return page;
}

TEST(PageColumns, AHeadHasTwo) {
  struct Case {
    const char* name;
    std::vector<Printed> lines;
    std::string left, right;
  };
  const std::vector<Case> cases = {
      {"as many lines on both sides",
       {{90, 70, "UBND XÃ HÒA AN"},
        {310, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
        {95, 90, "Số: 8/KH-UBND"},
        {340, 90, "Độc lập - Tự do - Hạnh phúc"}},
       "UBND XÃ HÒA AN|Số: 8/KH-UBND",
       "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc"},
      {"an issuer over two lines",
       {{70, 70, "BAN CHỈ ĐẠO CHUYỂN"},
        {310, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
        {75, 85, "ĐỔI SỐ XÃ HÒA AN"},
        {340, 85, "Độc lập - Tự do - Hạnh phúc"},
        {90, 115, "Số: 8/KH-BCĐ"}},
       "BAN CHỈ ĐẠO CHUYỂN|ĐỔI SỐ XÃ HÒA AN|Số: 8/KH-BCĐ",
       "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc"},
      {"of the Party",
       {{90, 70, "ĐẢNG BỘ XÃ HÒA AN"},
        {340, 70, "ĐẢNG CỘNG SẢN VIỆT NAM"},
        {95, 85, "CHI BỘ THÔN SÁU"},
        {132, 100, "*"},
        {110, 115, "Số 5-KH/CB"},
        {330, 115, "Hòa An, ngày 9 tháng 4 năm 2026"}},
       "ĐẢNG BỘ XÃ HÒA AN|CHI BỘ THÔN SÁU|*|Số 5-KH/CB",
       "ĐẢNG CỘNG SẢN VIỆT NAM|Hòa An, ngày 9 tháng 4 năm 2026"},
  };
  for (const Case& c : cases) {
    Page page = page_of(c.lines);
    set_paragraph(page, "Căn cứ tình hình thực tế, xã xây dựng kế hoạch tu bổ đê điều như sau đây.", 160);
    const auto found = bands(page);
    ASSERT_EQ(found.size(), 2u) << c.name;
    EXPECT_THAT(found[0], ElementsAre(c.left, c.right)) << c.name;
    EXPECT_EQ(found[1].size(), 1u) << c.name;
  }
}

TEST(PageColumns, AnEndHasTwoAndTheRecipientsMayGoOnBelowTheSignature) {
  const Page page = page_of({{85, 300, "Nơi nhận:"},
                             {370, 300, "TM. ỦY BAN NHÂN DÂN"},
                             {85, 314, "- Các tổ dân phố;"},
                             {400, 318, "CHỦ TỊCH"},
                             {85, 328, "- Các trường học;"},
                             {390, 390, "Đinh Thị Sáu"},
                             {85, 342, "- Trạm khuyến nông;"},
                             {85, 404, "- Lưu: VT."}});
  EXPECT_THAT(bands(page), ElementsAre(ElementsAre(
                               "Nơi nhận:|- Các tổ dân phố;|- Các trường học;|- Trạm khuyến nông;|- Lưu: VT.",
                               "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Đinh Thị Sáu")));
}

TEST(PageColumns, TheTypeOfADocumentStandsBelowItsHead) {
  const Page page = page_of(
      {{90, 70, "UBND XÃ HÒA AN"}, {310, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, {260, 100, "KẾ HOẠCH"}});
  EXPECT_THAT(bands(page), ElementsAre(ElementsAre("UBND XÃ HÒA AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                                       ElementsAre("KẾ HOẠCH")));
}

TEST(PageColumns, WideBlanksOfJustifiedLinesMakeNone) {
  const Page page = page_of({{85, 100, "Đoàn"},
                             {160, 100, "viên,"},
                             {270, 100, "thanh"},
                             {400, 100, "niên"},
                             {85, 118, "tham gia nạo vét kênh mương nội đồng của xã"},
                             {85, 136, "Trồng"},
                             {190, 136, "cây"},
                             {290, 136, "ven"},
                             {420, 136, "đường"},
                             {85, 154, "liên thôn và chăm sóc hoa trước cổng nhà dân"}});
  EXPECT_THAT(bands(page), ElementsAre(ElementsAre(::testing::_)));
}

TEST(PageColumns, AWholePageOfProseMayHaveTwo) {
  Page page = make_page();
  Setting left, right;
  left.right = 295;
  right.left = 330;
  left.size = right.size = 11;
  left.leading = right.leading = 14;
  left.indent = right.indent = 14;
  double left_at = 80, right_at = 80;
  for (int i = 0; i < 8; ++i) {
    left_at = 14 + set_paragraph(page,
                                 "Bà con các xóm ven sông cần kê cao đồ đạc, dự trữ lương thực và nước uống "
                                 "trong bảy ngày trước khi bão vào.",
                                 left_at, left);
    right_at = 14 + set_paragraph(page,
                                  "Đội xung kích trực cả ngày lẫn đêm ở nhà văn hóa, có thuyền, áo phao và "
                                  "đèn pin để đưa người già đi trước.",
                                  right_at, right);
  }
  const auto found = bands(page);
  ASSERT_EQ(found.size(), 1u);
  ASSERT_EQ(found[0].size(), 2u);
  EXPECT_EQ(found[0][0].find("Đội"), std::string::npos);
  EXPECT_EQ(found[0][1].find("Bà"), std::string::npos);
}

TEST(PageColumns, MarksOfAListAndLabelsMakeNone) {
  Page marks = make_page(), labels = make_page();
  for (int i = 1; i <= 8; ++i) {
    print(marks, std::to_string(i) + ".", 85, 100 + 18 * i);
    print(marks, "dọn vệ sinh khu chợ và bến đò", 140, 100 + 18 * i);
    print(labels, "người nhận việc:", 85, 100 + 18 * i);
    print(labels, "trưởng xóm", 300, 100 + 18 * i);
  }
  for (const Page& page : {marks, labels}) {
    for (const auto& band : bands(page)) EXPECT_EQ(band.size(), 1u);
  }
}

TEST(PageColumns, EveryWordStandsInOneColumn) {
  const Page page = page_of({{60, 300, "Nơi nhận:"},
                             {230, 300, "TM. MẶT TRẬN"},
                             {430, 304, "TM. UBND XÃ"},
                             {60, 314, "- Lưu: VT."},
                             {240, 380, "Giàng Seo Páo"},
                             {430, 384, "Lý Thị Mẩy"},
                             {60, 460, "một dòng ở dưới kéo dài qua cả hai bên của trang giấy này"}});
  std::size_t words = 0;
  for (const auto& band : bands(page)) {
    for (const std::string& column : band)
      words += page_testing::words_of(column).size() +
               static_cast<std::size_t>(std::count(column.begin(), column.end(), '|'));
  }
  EXPECT_EQ(words, page.words.size());
}

TEST(PageColumns, NoLinesMakeNoBands) { EXPECT_TRUE(split_columns(make_page(), {}).empty()); }

}  // namespace
}  // namespace vanthu
