#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout_support.h"

namespace vanthu {
namespace {

using layout_testing::findings;
using layout_testing::lay_out;
using layout_testing::paragraphs;
using ::testing::ElementsAre;

struct ResidueCase {
  const char* printed;
  const char* text;  // paragraphs with "⏎" between them
  const char* kind;  // "" where nothing is residue
};

class ConverterResidue : public ::testing::TestWithParam<ResidueCase> {};

TEST_P(ConverterResidue, IsStrippedAndContentIsKept) {
  const ResidueCase& c = GetParam();
  const ExtractedDocument document = lay_out(c.printed);
  layout_testing::expect_sound(document);
  std::string text = document.text;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at))
    text.replace(at, 1, "⏎");
  EXPECT_EQ(text, c.text);
  std::vector<std::string> kinds;
  for (const Finding& finding : document.findings) {
    if (finding.code == "converter-residue") kinds.push_back(finding.arguments.at(0));
  }
  if (*c.kind == '\0') {
    EXPECT_TRUE(kinds.empty());
  } else {
    EXPECT_THAT(kinds, ElementsAre(c.kind));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Markdown, ConverterResidue,
    ::testing::Values(
        ResidueCase{"**1.** Thủ trưởng các đơn vị", "1. Thủ trưởng các đơn vị", "Markdown"},
        ResidueCase{"##### 1. Mục đích", "1. Mục đích", "Markdown"},
        ResidueCase{"## **II. NỘI DUNG**", "II. NỘI DUNG", "Markdown"},
        ResidueCase{"phương châm “*đúng việc, đúng hạn*”.", "phương châm “đúng việc, đúng hạn”.", "Markdown"},
        ResidueCase{"(*thay b/c*)", "(thay b/c)", "Markdown"},
        ResidueCase{"**TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH**", "TM. ỦY BAN NHÂN DÂN⏎CHỦ TỊCH", "Markdown"},
        ResidueCase{"1\\. Mục đích \\- yêu cầu", "1. Mục đích - yêu cầu", "Markdown"},
        ResidueCase{"> Các đơn vị thực hiện", "Các đơn vị thực hiện", "Markdown"},
        ResidueCase{"xem [Cổng thông tin](https://vd.vn/a) của xã", "xem Cổng thông tin của xã", "Markdown"},
        ResidueCase{"_Nơi nhận:_", "Nơi nhận:", "Markdown"},
        ResidueCase{"**Ghi chú chưa đóng", "Ghi chú chưa đóng", "Markdown"},
        ResidueCase{"Diện tích 5 * 3 mét", "Diện tích 5 * 3 mét", ""},
        ResidueCase{"Số liệu (*) tạm tính; (**) ước tính", "Số liệu (*) tạm tính; (**) ước tính", ""},
        ResidueCase{"Lớp lập trình C# cơ bản", "Lớp lập trình C# cơ bản", ""},
        ResidueCase{"* Đối với các thôn", "* Đối với các thôn", ""},
        ResidueCase{"Số: ____/KH-UBND", "Số: ____/KH-UBND", ""},
        ResidueCase{"> 80% hồ sơ đúng hạn", "> 80% hồ sơ đúng hạn", ""},
        ResidueCase{"Tỷ lệ 2*3*4", "Tỷ lệ 2*3*4", ""},
        ResidueCase{"ho_so_dien_tu.pdf", "ho_so_dien_tu.pdf", ""}),
    [](const auto& tested) { return "case" + std::to_string(tested.index); });

INSTANTIATE_TEST_SUITE_P(
    Html, ConverterResidue,
    ::testing::Values(ResidueCase{"<p>Các đơn vị&nbsp;thực hiện</p>", "Các đơn vị\u00A0thực hiện", "HTML"},
                      ResidueCase{"Phòng Kinh tế;<br/>Công an xã", "Phòng Kinh tế;⏎Công an xã", "HTML"},
                      ResidueCase{"<ul style=\"list-style-type: none\"><li>- Một;</li><li>- Hai.</li></ul>",
                                  "- Một;⏎- Hai.", "HTML"},
                      ResidueCase{"HĐND &amp; UBND &lt;xã&gt; &#150; &#x111;", "HĐND & UBND <xã> – đ",
                                  "HTML"},
                      ResidueCase{"<!-- trang 2 -->Các thôn", "Các thôn", "HTML"},
                      ResidueCase{"Tỷ lệ <5% và R&D; A & B", "Tỷ lệ <5% và R&D; A & B", ""},
                      ResidueCase{"thư <phong.kt@vd.vn> của phòng", "thư <phong.kt@vd.vn> của phòng", ""}),
    [](const auto& tested) { return "case" + std::to_string(tested.index); });

INSTANTIATE_TEST_SUITE_P(
    Word, ConverterResidue,
    ::testing::Values(ResidueCase{"[bookmark: _GoBack]Phòng Kinh tế", "Phòng Kinh tế", "Word"},
                      ResidueCase{"Theo HYPERLINK \"https://vd.vn/x\" \\o \"Nghị định\" Nghị định",
                                  "Theo Nghị định", "Word"},
                      ResidueCase{"Mục tiêu PAGEREF _Toc123 \\h 4", "Mục tiêu 4", "Word"},
                      ResidueCase{"Họ tên: FORMTEXT Trần Bình", "Họ tên: Trần Bình", "Word"},
                      ResidueCase{"Xem trang PAGE \\* MERGEFORMAT 2", "Xem trang 2", "Word"},
                      ResidueCase{"Trang chủ HOMEPAGE và TOC", "Trang chủ HOMEPAGE và TOC", ""}),
    [](const auto& tested) { return "case" + std::to_string(tested.index); });

TEST(ConverterResidueFinding, StandsOnceForEachKindWhereItFirstStood) {
  const ExtractedDocument document =
      lay_out("Mở đầu.\n\n**Một.**\n\n**Hai.**\n\n<p>Ba.</p>\n\n<p>Bốn.</p>\n");
  EXPECT_THAT(findings(document, "converter-residue"), ElementsAre("Một.", "Ba."));
}

TEST(Rules, DrawnLinesAreDropped) {
  EXPECT_THAT(paragraphs(lay_out("Mục một.\n---\nMục hai.\n* * *\n________\nMục ba.\n")),
              ElementsAre("Mục một.", "Mục hai.", "Mục ba."));
}

}  // namespace
}  // namespace vanthu
